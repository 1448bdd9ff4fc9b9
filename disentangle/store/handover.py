"""The whole case as one encrypted file that any age program opens.

Around it the age format, version 1, with a passphrase (c2sp.org/age). Inside, JSON:

    {"format":"disentangle case","version":1,"documents":[{"kind":…,"id":…,"body":…},…]}

without spaces, documents sorted by kind and id, bodies in base64 (RFC 4648, padded).
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from disentangle.store import files
from disentangle.store.age_format import decrypt, encrypt
from disentangle.store.faults import AlreadyExists
from disentangle.store.handover_faults import (
    CannotRead,
    DamagedFile,
    DriveFull,
    NewerFormat,
    NotThisFormat,
    TargetExists,
    WriteFailed,
)

T = TypeVar("T")

FORMAT: Final = "disentangle case"
VERSION: Final = 1

DEFAULT_LIMIT_BYTES: Final = 1 << 30
"""The largest content that `read_age` takes into memory unless told otherwise: 1 GiB."""


def write_age(path: Path, plaintext: bytes | Iterable[bytes], passphrase: str) -> None:
    """Encrypt into a new 0600 file at `path`. Blocks until it is on the drive.

    It is written beside `path` under a neutral name and named at the end, so `path` is either
    complete or not there. Nothing is replaced and no link is followed. After any fault, and after
    any exception of the `plaintext` iterable, nothing new is left in the folder.

    Raises:
        TargetExists: something has that name, be it a file, a folder, a link or a pipe.
        WriteFailed: the drive did not take it; `DriveFull` if it has no room.
        NotEnoughMemory: scrypt could not have its 128 MiB.
        ValueError: the passphrase is empty.
    """
    if os.path.lexists(path):
        raise TargetExists
    part = path.with_name(f"{secrets.token_hex(8)}.part")
    pieces = encrypt([plaintext] if isinstance(plaintext, bytes) else plaintext, passphrase)
    first = next(pieces)  # the slow step, and it may fail, so nothing is on the drive before it
    fault: WriteFailed | TargetExists
    try:
        _write_new(part, first, pieces, path)
        return
    except AlreadyExists:
        fault = TargetExists()
    except OSError as error:
        full = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
        fault = DriveFull() if error.errno in full else WriteFailed()
    raise fault


def read_age(path: Path, passphrase: str, limit_bytes: int = DEFAULT_LIMIT_BYTES) -> bytes:
    """The content of an age file that has a passphrase. Blocks, up to some seconds.

    Raises:
        CannotRead: the system does not give us the file.
        NotThisFormat, WorkOutOfRange, WrongPassphrase, DamagedFile, TooLarge, NotEnoughMemory:
            see `age_format.decrypt`.
    """
    # A pipe must not make us wait for somebody to write into it.
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        descriptor = os.open(path, flags | getattr(os, "O_CLOEXEC", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise NotThisFormat
            return decrypt(file.read, passphrase, limit_bytes)
    except OSError:
        pass
    raise CannotRead


def _write_new(part: Path, first: bytes, pieces: Iterator[bytes], path: Path) -> None:
    descriptor = files.open_new(part)
    written = os.fstat(descriptor)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(first)
            for piece in pieces:
                file.write(piece)
            file.flush()
            files.sync(descriptor)
        files.publish(part, path)
    except BaseException:
        for leftover in (part, path):
            with suppress(OSError):
                if os.path.samestat(leftover.lstat(), written):
                    leftover.unlink()
        raise


class _Document(msgspec.Struct, forbid_unknown_fields=True):
    kind: str
    id: str
    body: bytes


class _Case(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    version: int
    documents: list[_Document]


class _Heading(msgspec.Struct):
    format: str
    version: int


def export_documents(documents: Mapping[tuple[str, str], bytes]) -> bytes:
    """All documents, by kind and id, as canonical JSON: equal documents give equal bytes."""
    listed = [_Document(kind, id_, body) for (kind, id_), body in sorted(documents.items())]
    return msgspec.json.encode(_Case(FORMAT, VERSION, listed))


def import_documents(data: bytes) -> dict[tuple[str, str], bytes]:
    """The documents that `export_documents` wrote.

    Raises:
        NotThisFormat: this is not an exported case; `NewerFormat` if a later version made it.
        DamagedFile: it is one, but not exactly as `export_documents` writes it: a field too many
            or too few, a document twice, another order or spelling.
    """
    heading = _decoded(data, _Heading)
    if heading is None or heading.format != FORMAT or heading.version < 1:
        raise NotThisFormat
    if heading.version > VERSION:
        raise NewerFormat
    case = _decoded(data, _Case)
    if case is None:
        raise DamagedFile
    documents = {(document.kind, document.id): document.body for document in case.documents}
    if export_documents(documents) != data:
        raise DamagedFile
    return documents


def _decoded(data: bytes, shape: type[T]) -> T | None:
    try:
        return msgspec.json.decode(data, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
