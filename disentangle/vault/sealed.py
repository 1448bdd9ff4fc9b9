"""A secret sealed under the case's content key, as text that a system keyring can hold.

Whoever reads the keyring without the case sees only random letters. Published shape, version 1:
base64 of `01 | nonce (12) | ChaCha20-Poly1305(secret, tag 16)`, with the item's name as
authenticated data and a key from HKDF-SHA256 (RFC 5869, RFC 8439). A key part, which has to be
read before any content key is known, is base64 of `02 | 32 random bytes`.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from disentangle.vault.keyring_faults import SecretDamaged, SecretForeign, SecretTooLong

KEY_BYTES: Final = 32

# The Windows Credential Manager keeps 2,560 bytes (CRED_MAX_CREDENTIAL_BLOB_SIZE) and `keyring`
# writes UTF-16. The same limit holds everywhere, so a case can move between systems.
TEXT_LIMIT: Final = 1280

_INFO: Final = b"disentangle keyring item v1"
_SEALED: Final = b"\x01"
_KEY_PART: Final = b"\x02"
_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16

SECRET_LIMIT: Final = TEXT_LIMIT // 4 * 3 - 1 - _NONCE_BYTES - _TAG_BYTES
"""The longest secret that `seal` takes, in bytes."""


def item_key(content_key: bytes) -> bytes:
    """The 32-byte key for keyring items, derived from the case's 32-byte content key.

    Raises:
        ValueError: the content key does not have 32 bytes.
    """
    if len(content_key) != KEY_BYTES:
        raise ValueError("a content key has 32 bytes")
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=_INFO).derive(content_key)


def seal(key: bytes, name: str, secret: bytes) -> str:
    """`secret` as ASCII text that opens only with `key` (from `item_key`) and this item name.

    Raises:
        SecretTooLong: the secret has more than `SECRET_LIMIT` bytes.
    """
    if len(secret) > SECRET_LIMIT:
        raise SecretTooLong
    nonce = secrets.token_bytes(_NONCE_BYTES)
    closed = ChaCha20Poly1305(key).encrypt(nonce, secret, name.encode())
    return base64.b64encode(_SEALED + nonce + closed).decode()


def unseal(key: bytes, name: str, text: str) -> bytes:
    """The secret that `seal` closed.

    Raises:
        SecretForeign: this program did not write such text.
        SecretDamaged: the text has our shape, but belongs to another key or name, or was altered.
    """
    raw = _decoded(text, _SEALED)
    if len(raw) < _NONCE_BYTES + _TAG_BYTES:
        raise SecretForeign
    try:
        return ChaCha20Poly1305(key).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], name.encode())
    except InvalidTag:
        pass
    raise SecretDamaged


def key_part_text(part: bytes) -> str:
    """A 32-byte key part as text. It is not sealed: it is itself half of what opens the case."""
    if len(part) != KEY_BYTES:
        raise ValueError("a key part has 32 bytes")
    return base64.b64encode(_KEY_PART + part).decode()


def key_part_from(text: str) -> bytes:
    """The 32 bytes of a key part.

    Raises:
        SecretForeign: the text is not a key part of this program.
        SecretDamaged: it is one, but not 32 bytes long.
    """
    part = _decoded(text, _KEY_PART)
    if len(part) != KEY_BYTES:
        raise SecretDamaged
    return part


def _decoded(text: str, kind: bytes) -> bytes:
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raw = b""
    if raw[:1] != kind:
        raise SecretForeign
    return raw[1:]
