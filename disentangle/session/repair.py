"""What can be done when the case does not open."""

from __future__ import annotations

from enum import Enum

from disentangle.errors import ForPerson


class Remedy(Enum):
    """What to offer beside the sentences of a fault."""

    TYPE_AGAIN = "type-again"  # what was typed does not fit; the file is well
    EARLIER_COPY = "earlier-copy"  # the file itself is damaged or not there
    NONE = "none"  # the sentences say it: close the other window, unlock the store


def remedy(fault: ForPerson) -> Remedy:
    """What helps against a fault of opening a case."""
    from disentangle.store import faults as store
    from disentangle.vault import faults as vault

    if isinstance(fault, vault.WrongSecret | vault.CodeNotReadable):
        return Remedy.TYPE_AGAIN
    if isinstance(
        fault,
        vault.DamagedHeader
        | vault.CostOutOfRange
        | vault.NotACase
        | vault.Truncated
        | store.DamagedContent
        | store.Missing,
    ):
        return Remedy.EARLIER_COPY
    return Remedy.NONE
