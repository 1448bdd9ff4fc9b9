"""Slots: the same random content key, wrapped once per way of opening the file.

A slot is independent of the others, so one can be replaced without touching the content key.
Wrapping key of a slot, always HKDF-SHA256 to 32 bytes with the slot's salt and an info text:

- passphrase:              Argon2id(words)
- recovery code:           the 28 symbols as ASCII (135 random bits need no slow function)
- passphrase and keyring:  Argon2id(words) followed by the 32 bytes kept in the keyring

The info text is `_LABEL`, one zero byte and the slot kind as one byte. The content key is sealed
with ChaCha20-Poly1305; `_LABEL`, format version, case id, kind, salt and cost are authenticated,
so none of them can be changed or moved to another file unnoticed.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from disentangle.vault.faults import KeyringPartMissing, WrongSecret
from disentangle.vault.passphrase import Cost, Limits, normalised, stretch
from disentangle.vault.recovery_code import RecoveryCode

FORMAT_VERSION: Final = 1
KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
NONCE_BYTES: Final = 12
SEALED_BYTES: Final = KEY_BYTES + 16

_LABEL: Final = b"session file slot"
_NO_COST: Final = Cost(0, 0, 0)


class Kind(IntEnum):
    """How a slot is opened; the number is the one in the file."""

    PASSPHRASE = 1
    RECOVERY_CODE = 2
    PASSPHRASE_AND_KEYRING = 3


@dataclass(frozen=True)
class Slot:
    """One wrapped copy of the content key, exactly as it stands in the file (no secret).

    Attributes:
        kind: how it is opened.
        salt: 16 random bytes.
        cost: Argon2id cost; all zero for a recovery code.
        nonce: 12 random bytes.
        sealed: the content key and its tag, 48 bytes.
    """

    kind: Kind
    salt: bytes
    cost: Cost
    nonce: bytes
    sealed: bytes


def seal_with_passphrase(
    content_key: bytes,
    case_id: bytes,
    passphrase: str,
    cost: Cost,
    limits: Limits,
    keyring_secret: bytes | None = None,
) -> Slot:
    """A new slot for these words, or for words and keyring secret together. Blocks.

    Raises:
        CostOutOfRange, NotEnoughMemory: see `stretch`.
        ValueError: an empty passphrase, or a keyring secret that is not 32 bytes.
    """
    kind = Kind.PASSPHRASE if keyring_secret is None else Kind.PASSPHRASE_AND_KEYRING
    salt = secrets.token_bytes(SALT_BYTES)
    material = stretch(passphrase, salt, cost, limits) + _keyring_part(keyring_secret)
    return _seal(kind, salt, cost, material, content_key, case_id)


def seal_with_code(content_key: bytes, case_id: bytes, code: RecoveryCode) -> Slot:
    """A new slot for this recovery code."""
    salt = secrets.token_bytes(SALT_BYTES)
    material = code.symbols.encode("ascii")
    return _seal(Kind.RECOVERY_CODE, salt, _NO_COST, material, content_key, case_id)


def open_with_passphrase(
    slot: Slot, case_id: bytes, passphrase: str, limits: Limits, keyring_secret: bytes | None
) -> bytes:
    """The content key. Blocks for about a second. A keyring secret nobody asked for is ignored.

    Raises:
        WrongSecret: other words, another keyring secret, or a changed slot.
        KeyringPartMissing: the slot needs a keyring secret and none was given.
        CostOutOfRange, NotEnoughMemory: see `stretch`.
    """
    if slot.kind is Kind.PASSPHRASE:
        keyring_secret = None
    elif keyring_secret is None:
        raise KeyringPartMissing
    if not normalised(passphrase):
        raise WrongSecret
    material = stretch(passphrase, slot.salt, slot.cost, limits) + _keyring_part(keyring_secret)
    return _open(slot, material, case_id)


def open_with_code(slot: Slot, case_id: bytes, code: RecoveryCode) -> bytes:
    """The content key.

    Raises:
        WrongSecret: a code of another file, an older code, or a changed slot.
    """
    return _open(slot, code.symbols.encode("ascii"), case_id)


def _keyring_part(secret: bytes | None) -> bytes:
    if secret is None:
        return b""
    if len(secret) != KEY_BYTES:
        raise ValueError("a keyring secret has 32 bytes")
    return secret


def _seal(
    kind: Kind, salt: bytes, cost: Cost, material: bytes, content_key: bytes, case_id: bytes
) -> Slot:
    nonce = secrets.token_bytes(NONCE_BYTES)
    aead = ChaCha20Poly1305(_wrapping_key(kind, salt, material))
    sealed = aead.encrypt(nonce, content_key, _bound(kind, salt, cost, case_id))
    return Slot(kind, salt, cost, nonce, sealed)


def _open(slot: Slot, material: bytes, case_id: bytes) -> bytes:
    aead = ChaCha20Poly1305(_wrapping_key(slot.kind, slot.salt, material))
    try:
        return aead.decrypt(
            slot.nonce, slot.sealed, _bound(slot.kind, slot.salt, slot.cost, case_id)
        )
    except InvalidTag:
        raise WrongSecret from None


def _wrapping_key(kind: Kind, salt: bytes, material: bytes) -> bytes:
    info = _LABEL + bytes((0, kind))
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(material)


def _bound(kind: Kind, salt: bytes, cost: Cost, case_id: bytes) -> bytes:
    numbers = (cost.memory_kib, cost.passes, cost.lanes)
    return b"".join(
        (
            _LABEL,
            FORMAT_VERSION.to_bytes(2, "big"),
            case_id,
            bytes((kind,)),
            salt,
            *(number.to_bytes(4, "big") for number in numbers),
        )
    )
