"""From what the person typed to the content key, over both copies of the header.

After a kill in the middle of a change the copies differ, and nobody was told which one is in
force. Both are tried, the newer first, so that the old words or the new ones open the file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from disentangle.errors import ForPerson
from disentangle.vault import slots
from disentangle.vault.faults import WrongSecret
from disentangle.vault.header import Copies, Header
from disentangle.vault.passphrase import Limits
from disentangle.vault.recovery_code import RecoveryCode
from disentangle.vault.slots import Kind, Slot

WORDS: Final = (Kind.PASSPHRASE, Kind.PASSPHRASE_AND_KEYRING)


def with_passphrase(
    copies: Copies, passphrase: str, limits: Limits, keyring_secret: bytes | None = None
) -> tuple[Header, bytes]:
    """The header that opened and the content key. Blocks for about a second.

    Raises:
        WrongSecret, KeyringPartMissing, CostOutOfRange, NotEnoughMemory: see `slots`.
    """

    def unwrap(slot: Slot, case_id: bytes) -> bytes:
        return slots.open_with_passphrase(slot, case_id, passphrase, limits, keyring_secret)

    return _first(copies, WORDS, unwrap)


def with_code(copies: Copies, code: RecoveryCode) -> tuple[Header, bytes]:
    """The header that opened and the content key.

    Raises:
        WrongSecret: it is another code.
    """
    return _first(
        copies,
        (Kind.RECOVERY_CODE,),
        lambda slot, case_id: slots.open_with_code(slot, case_id, code),
    )


def _first(
    copies: Copies, kinds: tuple[Kind, ...], unwrap: Callable[[Slot, bytes], bytes]
) -> tuple[Header, bytes]:
    first_fault: ForPerson | None = None
    for header in copies.newest_first:
        slot = header.slot_of(*kinds)
        if slot is None:
            continue
        try:
            return header, unwrap(slot, header.case_id)
        except ForPerson as fault:
            first_fault = first_fault or fault
    raise first_fault or WrongSecret()
