"""In which order accounts are made hers: what resets an account comes before it (R11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from disentangle.catalogue.model import Platform
from disentangle.plan.answers import Account

# R11: mailbox, then what receives codes, then ecosystem accounts, then password stores, money,
# messaging, social, the rest.
_TIERS = (
    ("mail",),
    ("carrier", "phone"),
    ("ecosystem",),
    ("passwords",),
    ("money",),
    ("messaging",),
    ("social",),
)
_LAST = len(_TIERS)

MAIN_KINDS = frozenset({"mail", "carrier", "phone", "ecosystem", "passwords"})
MONEY_KINDS = frozenset({"money", "work"})


def tier(platform: Platform) -> int:
    """0 for a mailbox, 1 for the phone, higher for what rests on them."""
    if has_mailbox(platform):
        return 0
    return next((n for n, kinds in enumerate(_TIERS) if platform.kind in kinds), _LAST)


def has_mailbox(platform: Platform) -> bool:
    """Whether mail arrives there, so that it can reset other accounts."""
    return platform.kind == "mail" or (
        platform.kind == "ecosystem" and "mail-rules" in platform.actions
    )


def own_phase(platform: Platform) -> str:
    """The phase in which an account on this platform is made hers."""
    if platform.kind in MAIN_KINDS or has_mailbox(platform):
        return "main"
    return "money" if platform.kind in MONEY_KINDS else "other"


def in_reset_order(
    accounts: Sequence[Account], platforms: Mapping[str, Platform]
) -> tuple[Account, ...]:
    """The accounts so that none stands before one that can reset it.

    What resets by mail or phone lies in a lower tier, so the tiers settle that; inside a tier a
    platform comes after the platforms that open it. Routes that run in a circle (a mailbox reset
    by phone, the phone account by mail) are cut at the mailbox: it comes first, as R11 says.
    Accounts on one platform stay together.
    """
    tiers = {name: tier(platforms[name]) for name in {a.platform for a in accounts}}
    by_age = sorted(accounts, key=lambda a: (tiers[a.platform], a.added, a.id))
    place: dict[str, int] = {}

    def put(name: str, above: frozenset[str]) -> None:
        if name in place or name in above:
            return
        platform = platforms[name]
        for other in (*platform.reset_by, platform.parent):
            if tiers.get(other) == tiers[name]:
                put(other, above | {name})
        place[name] = len(place)

    for account in by_age:
        put(account.platform, frozenset())
    return tuple(
        sorted(by_age, key=lambda a: (tiers[a.platform], place[a.platform], a.added, a.id))
    )
