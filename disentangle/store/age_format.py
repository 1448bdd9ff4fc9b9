"""The age file format, version 1, with a passphrase. Published at c2sp.org/age.

Any age program opens what `encrypt` makes. Only the passphrase recipient is known here, written
in binary, not in letters ("armor").
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from disentangle.store.handover_faults import (
    DamagedFile,
    NotEnoughMemory,
    NotThisFormat,
    TooLarge,
    WorkOutOfRange,
    WrongPassphrase,
)

# 2^17 rounds of scrypt with r = 8 take 128 MiB and under a second on a 2-core laptop; a helper's
# phone manages it too. Other programs choose up to 2^20 (1 GiB). Beyond that a hostile file could
# stall the computer, so it is refused before any memory is taken.
WRITTEN_LOG2N: Final = 17
LOWEST_LOG2N: Final = 14
HIGHEST_LOG2N: Final = 20

CHUNK_BYTES: Final = 64 * 1024
_TAG_BYTES: Final = 16
_NONCE_BYTES: Final = 16
_LONGEST_HEADER: Final = 256

_MAGIC: Final = b"age-encryption.org/v1\n"
_HEADER: Final = re.compile(
    rb"(age-encryption\.org/v1\n"
    rb"-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n"
    rb"([A-Za-z0-9+/]{43})\n"
    rb"---) ([A-Za-z0-9+/]{43})\n"
)


def encrypt(plaintext: Iterable[bytes], passphrase: str) -> Iterator[bytes]:
    """The bytes of an age file, chunk by chunk. Blocks about half a second before the first.

    Memory use does not grow with the plaintext.

    Raises:
        ValueError: the passphrase is empty.
        NotEnoughMemory: scrypt could not have its 128 MiB.
    """
    file_key = secrets.token_bytes(16)
    salt = secrets.token_bytes(16)
    wrapped = ChaCha20Poly1305(_wrap_key(passphrase, salt, WRITTEN_LOG2N)).encrypt(
        bytes(12), file_key, None
    )
    head = b"%s-> scrypt %s %d\n%s\n---" % (_MAGIC, _text(salt), WRITTEN_LOG2N, _text(wrapped))
    nonce = secrets.token_bytes(_NONCE_BYTES)
    yield b"%s %s\n%s" % (head, _text(_header_mac(file_key, head)), nonce)
    key = ChaCha20Poly1305(_derived(file_key, b"payload", nonce))
    held = bytearray()
    counter = 0
    for piece in plaintext:
        held += piece
        # The last chunk carries a mark, so a full one is held back until more arrives.
        while len(held) > CHUNK_BYTES:
            yield key.encrypt(_chunk_nonce(counter, last=False), bytes(held[:CHUNK_BYTES]), None)
            del held[:CHUNK_BYTES]
            counter += 1
    yield key.encrypt(_chunk_nonce(counter, last=True), bytes(held), None)


def decrypt(read: Callable[[int], bytes], passphrase: str, limit_bytes: int) -> bytes:
    """The whole plaintext. `read(n)` gives up to n bytes, and none only at the end.

    Blocks, up to some seconds for files of other programs.

    Raises:
        NotThisFormat: not an age file with a passphrase.
        WorkOutOfRange: scrypt's log2(N) is not in 14..20; nothing was computed.
        WrongPassphrase: the words do not open it.
        DamagedFile: a byte is changed, missing or added.
        TooLarge: there are more than `limit_bytes`; reading stopped there.
        NotEnoughMemory: scrypt could not have its memory.
    """
    start = _exactly(read, _LONGEST_HEADER)
    file_key, header_bytes = open_header(start, passphrase)
    ahead = memoryview(start)[header_bytes:]

    def rest(count: int) -> bytes:
        nonlocal ahead
        if not ahead:
            return read(count)
        piece, ahead = bytes(ahead[:count]), ahead[count:]
        return piece

    return open_payload(file_key, rest, limit_bytes)


def open_header(start: bytes, passphrase: str) -> tuple[bytes, int]:
    """The 16-byte file key, and how many bytes of `start` the header has. Faults: see `decrypt`."""
    found = _HEADER.match(start)
    if found is None:
        raise _not_a_header(start)
    head, salt, log2n, wrapped, mac = found.groups()
    if not LOWEST_LOG2N <= int(log2n) <= HIGHEST_LOG2N:
        raise WorkOutOfRange
    wrap_key = _wrap_key(passphrase, _raw(salt), int(log2n))
    try:
        file_key = ChaCha20Poly1305(wrap_key).decrypt(bytes(12), _raw(wrapped), None)
    except InvalidTag:
        file_key = b""
    if not file_key:
        raise WrongPassphrase
    if not hmac.compare_digest(_header_mac(file_key, head), _raw(mac)):
        raise DamagedFile
    return file_key, found.end()


def open_payload(file_key: bytes, read: Callable[[int], bytes], limit_bytes: int) -> bytes:
    """The plaintext behind the header. Faults: see `decrypt`."""
    nonce = _exactly(read, _NONCE_BYTES)
    if len(nonce) != _NONCE_BYTES:
        raise DamagedFile
    key = ChaCha20Poly1305(_derived(file_key, b"payload", nonce))
    whole = bytearray()
    counter = 0
    chunk = _exactly(read, CHUNK_BYTES + _TAG_BYTES)
    while True:
        following = _exactly(read, CHUNK_BYTES + _TAG_BYTES)
        plain = _open_chunk(key, counter, chunk, last=not following)
        if not plain and counter:
            raise DamagedFile  # only an empty file may end with an empty chunk
        if len(whole) + len(plain) > limit_bytes:
            raise TooLarge
        whole += plain
        if not following:
            return bytes(whole)
        chunk, counter = following, counter + 1


def _open_chunk(key: ChaCha20Poly1305, counter: int, chunk: bytes, *, last: bool) -> bytes:
    try:
        return key.decrypt(_chunk_nonce(counter, last=last), chunk, None)
    except InvalidTag:
        pass
    raise DamagedFile


def _chunk_nonce(counter: int, *, last: bool) -> bytes:
    return counter.to_bytes(11, "big") + bytes([last])


def _not_a_header(start: bytes) -> NotThisFormat | DamagedFile:
    ours = _MAGIC + b"-> scrypt "
    if start.startswith(ours) or (start and ours.startswith(start)):
        return DamagedFile()
    return NotThisFormat()


def _wrap_key(passphrase: str, salt: bytes, log2n: int) -> bytes:
    if not passphrase:
        raise ValueError("an empty passphrase opens for everybody")
    # The same words must open the file on another system, whose keys may compose letters
    # differently.
    words = unicodedata.normalize("NFC", passphrase).encode()
    n = 1 << log2n
    try:
        return hashlib.scrypt(
            words,
            salt=b"age-encryption.org/v1/scrypt" + salt,
            n=n,
            r=8,
            p=1,
            maxmem=128 * 8 * (n + 16),
            dklen=32,
        )
    except (MemoryError, ValueError):
        pass
    raise NotEnoughMemory


def _header_mac(file_key: bytes, head: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"header", b""), head, "sha256")


def _derived(file_key: bytes, info: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=salt, info=info).derive(file_key)


def _text(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def _raw(text: bytes) -> bytes:
    raw = base64.b64decode(text + b"=" * (-len(text) % 4))
    if _text(raw) != text:  # the same bytes must have one spelling only
        raise DamagedFile
    return raw


def _exactly(read: Callable[[int], bytes], count: int) -> bytes:
    parts = []
    while count > 0 and (part := read(count)):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
