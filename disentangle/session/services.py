"""Finds services in the content by what she types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from disentangle.catalogue.domains import host_of, readable
from disentangle.catalogue.model import Catalogue, Platform
from disentangle.plan.answers import Account

# Shown before she types. What most people have, and what opens other accounts first.
COMMON: Final = (
    "google", "apple", "microsoft", "any-mail", "phone-line", "carrier", "facebook", "instagram",
    "whatsapp", "messenger", "tiktok", "snapchat", "x", "telegram", "any-bank", "paypal",
    "netflix", "amazon", "spotify", "router",
)  # fmt: skip

# What a name field takes.
LONGEST_NAME: Final = 60

# For what is not in the content: she gives the name.
BY_NAME: Final = (
    *("any-account", "any-mail", "any-chat", "any-forum", "any-social", "any-shop"),
    *("any-employer", "any-school", "any-doctor", "any-mobile-money"),
)


_SITE: Final = "any-account"
_MAILBOX: Final = "any-mail"


@dataclass(frozen=True)
class Offer:
    """One thing to add.

    Attributes:
        platform: as shown; a site of its own has its name and letters here.
        domain: of a site that is no platform of the content; else empty.
        name: what she typed, where nothing has this name; else empty.
    """

    platform: Platform
    domain: str = ""
    name: str = ""


def offers(catalogue: Catalogue, text: str) -> list[Offer]:
    """What to add for a name, a web address or a mail address.

    A site known by another of its domains is the known one. For any other address there is the
    site itself, for a name the sites of that name in open lists, and for a name nobody knows an
    account of that name.
    """
    domain = catalogue.sites.domain(text)
    known = at_address(catalogue, text) if domain else None
    if known is not None:
        return [Offer(known)]
    if domain and "@" in text and "://" not in text:
        return [Offer(p) for p in _known(catalogue, (_MAILBOX,))]
    # A half-typed address can be one by itself: "instagram.co" on the way to "instagram.com".
    found = [Offer(platform) for platform in find(catalogue, text)]
    if domain:
        return [*found, *_sites(catalogue, [domain])]
    named = catalogue.sites.named(text)
    found += _sites(catalogue, [d for d in named if at_address(catalogue, d) is None])
    if not found and text.strip():
        title = " ".join(text.split())[:LONGEST_NAME]
        for platform in _known(catalogue, (_SITE,)):
            found.append(Offer(_titled(platform, title), name=title))
    return found


def at_address(catalogue: Catalogue, text: str) -> Platform | None:
    """The platform of the content whose address this is, or whose sign-in opens it too."""
    host = host_of(text)
    fits = [
        (-len(domain), platform.id, platform)
        for platform in catalogue.platforms.values()
        for domain in platform.domains
        if host == domain or host.endswith(f".{domain}")
    ]
    if not fits:
        family = set(catalogue.sites.get(catalogue.sites.domain(text)).family)
        fits = [
            (0, platform.id, platform)
            for platform in catalogue.platforms.values()
            if not family.isdisjoint(platform.domains)
        ]
    return min(fits, key=lambda fit: fit[:2])[2] if fits else None


def count(catalogue: Catalogue, offer: Offer, accounts: Sequence[Account]) -> int:
    """How many of her accounts are what is offered; sites with one sign-in count as one."""
    family = set(catalogue.sites.family(offer.domain)) if offer.domain else {""}
    return sum(
        account.platform == offer.platform.id
        and account.domain in family
        and (not offer.name or account.name == offer.name)
        for account in accounts
    )


def shown(catalogue: Catalogue, platform_id: str, domain: str) -> Platform:
    """The platform of an account, with the name and letters of its own site if it has one."""
    platform = catalogue.platforms[platform_id]
    return _titled(platform, readable(domain)) if domain else platform


def _sites(catalogue: Catalogue, domains: list[str]) -> list[Offer]:
    if _SITE not in catalogue.platforms:
        return []
    return [Offer(shown(catalogue, _SITE, domain), domain) for domain in domains]


def _titled(platform: Platform, title: str) -> Platform:
    return replace(platform, name=title, letters=title[:2].capitalize())


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
