"""The first 8192 bytes of a case file: two equal copies of a header of 4096 bytes each.

One copy, all numbers big-endian:

    at   bytes  what
    0    8      magic: 93 53 44 54 0D 0A 1A 0A
    8    2      format version: 1
    10   8      generation, one higher after every change of a slot
    18   16     case id, random
    34   1      number of slots, 1 to 16
    35   93     first slot, the others follow without a gap
    ...         zero bytes
    4064 32     SHA-256 of the 4064 bytes before

One slot, 93 bytes: kind 1, salt 16, Argon2id memory in KiB 4, passes 4, lanes 4, nonce 12,
sealed key 48, zero 4. What the fields of a slot mean stands in `disentangle.vault.slots`.

Magic, version and checksum keep their places in every later version, so an older program can say
"newer" instead of "damaged". The encrypted database starts at byte 8192. The header says nothing
about the person or the content.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from dataclasses import dataclass
from typing import Final

from disentangle.vault.faults import DamagedHeader, EmptyFile, NewerVersion, NotACase, Truncated
from disentangle.vault.passphrase import Cost
from disentangle.vault.slots import FORMAT_VERSION, Kind, Slot

MAGIC: Final = b"\x93SDT\r\n\x1a\n"
COPY_BYTES: Final = 4096
HEADER_BYTES: Final = 2 * COPY_BYTES
CASE_ID_BYTES: Final = 16

_CHECKED: Final = COPY_BYTES - 32
_FIXED: Final = struct.Struct(">8sHQ16sB")
_SLOT: Final = struct.Struct(">B16sIII12s48s4s")
_MOST_SLOTS: Final = 16


@dataclass(frozen=True)
class Header:
    """What one copy says. Holds no secret.

    Attributes:
        case_id: 16 random bytes, the same in every backup of the case.
        generation: grows by one with every change of a slot.
        slots: the ways to open the file.
    """

    case_id: bytes
    generation: int
    slots: tuple[Slot, ...]

    def slot_of(self, *kinds: Kind) -> Slot | None:
        """The first slot of one of these kinds."""
        return next((slot for slot in self.slots if slot.kind in kinds), None)


def encode(header: Header) -> bytes:
    """One copy, 4096 bytes."""
    if not 1 <= len(header.slots) <= _MOST_SLOTS:
        raise ValueError("a header has 1 to 16 slots")
    parts = [
        _FIXED.pack(MAGIC, FORMAT_VERSION, header.generation, header.case_id, len(header.slots))
    ]
    for slot in header.slots:
        cost = slot.cost
        parts.append(
            _SLOT.pack(
                slot.kind,
                slot.salt,
                cost.memory_kib,
                cost.passes,
                cost.lanes,
                slot.nonce,
                slot.sealed,
                bytes(4),
            )
        )
    body = b"".join(parts).ljust(_CHECKED, b"\0")
    return body + hashlib.sha256(body).digest()


def decode(copy: bytes) -> Header:
    """What one copy of 4096 bytes says. Never runs a key derivation.

    Raises:
        NotACase: no magic. DamagedHeader: checksum or fields are wrong.
        NewerVersion: an intact copy of a later format.
    """
    if copy[: len(MAGIC)] != MAGIC:
        raise NotACase
    body, checksum = copy[:_CHECKED], copy[_CHECKED:]
    if not hmac.compare_digest(hashlib.sha256(body).digest(), checksum):
        raise DamagedHeader
    _, version, generation, case_id, count = _FIXED.unpack_from(body)
    if version > FORMAT_VERSION:
        raise NewerVersion
    if version != FORMAT_VERSION or not 1 <= count <= _MOST_SLOTS:
        raise DamagedHeader
    slots = tuple(_slot(body, _FIXED.size + index * _SLOT.size) for index in range(count))
    return Header(case_id, generation, slots)


def _slot(body: bytes, at: int) -> Slot:
    kind, salt, memory_kib, passes, lanes, nonce, sealed, _ = _SLOT.unpack_from(body, at)
    try:
        return Slot(Kind(kind), salt, Cost(memory_kib, passes, lanes), nonce, sealed)
    except ValueError:
        raise DamagedHeader from None


@dataclass(frozen=True)
class Copies:
    """Both copies as found.

    Attributes:
        first, second: what each copy says, or None if it is damaged.
    """

    first: Header | None
    second: Header | None

    @property
    def newest_first(self) -> tuple[Header, ...]:
        """The intact and different headers, the one with the highest generation first."""
        intact = [header for header in (self.first, self.second) if header is not None]
        intact.sort(key=lambda header: header.generation, reverse=True)
        return tuple(dict.fromkeys(intact))

    @property
    def agree(self) -> bool:
        """Both copies are intact and equal."""
        return self.first is not None and self.first == self.second


def read_copies(start: bytes) -> Copies:
    """Both copies from the first 8192 bytes of a file (fewer if the file is shorter).

    Raises:
        EmptyFile: nothing at all. NotACase: no copy has our magic.
        Truncated: our magic, but fewer than 8192 bytes.
        NewerVersion: one intact copy of a later format. DamagedHeader: no copy is intact.
    """
    if not start:
        raise EmptyFile
    halves = (start[:COPY_BYTES], start[COPY_BYTES:HEADER_BYTES])
    if not any(half.startswith(MAGIC) for half in halves):
        raise NotACase
    if len(start) < HEADER_BYTES:
        raise Truncated
    found: list[Header | None] = []
    for half in halves:
        try:
            found.append(decode(half))
        except (NotACase, DamagedHeader):
            found.append(None)
    if found == [None, None]:
        raise DamagedHeader
    return Copies(*found)
