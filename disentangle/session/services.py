"""Finds services in the content by what she types."""

from __future__ import annotations

from typing import Final

from disentangle.catalogue.model import Catalogue, Platform

# Shown before she types. What most people have, and what opens other accounts first.
COMMON: Final = (
    "google", "apple", "microsoft", "any-mail", "phone-line", "carrier", "facebook", "instagram",
    "whatsapp", "messenger", "tiktok", "snapchat", "x", "telegram", "any-bank", "paypal",
    "netflix", "amazon", "spotify", "router",
)  # fmt: skip

# For what is not in the content: she gives the name.
BY_NAME: Final = ("any-account", "any-forum", "any-chat", "any-social", "any-mail")


def common(catalogue: Catalogue) -> list[Platform]:
    """The services shown before she types."""
    return _known(catalogue, COMMON)


def by_name(catalogue: Catalogue) -> list[Platform]:
    """The kinds of account that she names herself."""
    return _known(catalogue, BY_NAME)


def named_by_her(platform_id: str) -> bool:
    """Whether an account on it is known by the name she gives."""
    return platform_id.startswith("any-")


def everything(catalogue: Catalogue) -> list[Platform]:
    """Every service: the living ones by name, then the closed ones."""
    return sorted(
        catalogue.platforms.values(), key=lambda p: (p.closed is not None, p.name.casefold())
    )


def find(catalogue: Catalogue, text: str) -> list[Platform]:
    """The services that fit, best first: by name, by another name, by web address.

    A single letter has to begin a name; anything longer may stand inside it.
    """
    wanted = _plain(text)
    if not wanted:
        return common(catalogue)
    rated = ((_rate(platform, wanted), platform) for platform in everything(catalogue))
    found = [(rate, platform) for rate, platform in rated if rate]
    return [platform for _, platform in sorted(found, key=lambda pair: pair[0])]


def _rate(platform: Platform, wanted: str) -> int:
    """1 is the best fit, 0 none."""
    names = [_plain(platform.name), *(_plain(name) for name in platform.also)]
    if names[0] == wanted:
        return 1
    if names[0].startswith(wanted):
        return 2
    if any(name.startswith(wanted) for name in names):
        return 3
    if any(word.startswith(wanted) for name in names for word in name.split()):
        return 4
    if len(wanted) == 1:
        return 0
    if any(wanted in name for name in names):
        return 5
    return 6 if any(wanted in domain for domain in platform.domains) else 0


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").split())


def _known(catalogue: Catalogue, ids: tuple[str, ...]) -> list[Platform]:
    return [catalogue.platforms[i] for i in ids if i in catalogue.platforms]
