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

    Reset routes that run in a circle (a mailbox reset by phone, the phone account by mail) are
    cut at the mailbox: it comes first, as R11 says.
    """
    waiting = sorted(accounts, key=lambda a: (tier(platforms[a.platform]), a.added, a.id))
    routes = {account.id: _resets(account, waiting, platforms) for account in waiting}
    placed: set[str] = set()
    result: list[Account] = []
    while waiting:
        # The first one whose routes are all placed; in a circle, the first in tier order.
        chosen = next((a for a in waiting if routes[a.id] <= placed), waiting[0])
        waiting.remove(chosen)
        placed.add(chosen.id)
        result.append(chosen)
    return tuple(result)


def _resets(
    account: Account, accounts: Sequence[Account], platforms: Mapping[str, Platform]
) -> set[str]:
    """Ids of the other accounts that can reset this one and lie no later than it."""
    mine = platforms[account.platform]
    found: set[str] = set()
    for other in accounts:
        theirs = platforms[other.platform]
        if other.id == account.id or tier(theirs) > tier(mine):
            continue
        if (
            ("email" in mine.reset_by and has_mailbox(theirs) and tier(mine) > 0)
            or ("phone" in mine.reset_by and tier(theirs) == 1 and tier(mine) > 1)
            or (theirs.id in (*mine.reset_by, mine.parent) and theirs.id != mine.id)
        ):
            found.add(other.id)
    return found
