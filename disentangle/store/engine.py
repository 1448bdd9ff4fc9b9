"""An encrypted connection with every decided setting set, read back and checked."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import apsw

from disentangle.errors import ForPerson
from disentangle.store.case_vfs import CIPHER_PREFIX, ShiftedVFS, case_vfs, measuring_vfs
from disentangle.store.faults import (
    AlreadyOpen,
    CipherOff,
    DamagedContent,
    DiskFull,
    Unreadable,
    WriteFailed,
)
from disentangle.store.files import journal_of
from disentangle.vault.faults import Truncated
from disentangle.vault.header import HEADER_BYTES

CIPHER: Final = "chacha20"
PAGE_BYTES: Final = 4096


@dataclass(frozen=True)
class Setting:
    """One PRAGMA: its name, what is set, and what must be read back."""

    name: str
    value: str
    reads: str | int


# Rollback journal with EXTRA: one complete file when idle, no confirmed row lost in simulated
# power cuts (sqlite.org/pragma.html#pragma_synchronous). In EXCLUSIVE mode SQLite keeps the
# journal between transactions; a size limit of 0 empties it, so the main file is complete alone.
SETTINGS: Final = (
    Setting("page_size", str(PAGE_BYTES), PAGE_BYTES),
    Setting("locking_mode", "EXCLUSIVE", "exclusive"),
    Setting("journal_mode", "DELETE", "delete"),
    Setting("journal_size_limit", "0", 0),
    Setting("synchronous", "EXTRA", 3),
    Setting("fullfsync", "ON", 1),
    Setting("temp_store", "MEMORY", 2),
    Setting("secure_delete", "ON", 1),
    Setting("foreign_keys", "ON", 1),
    Setting("trusted_schema", "OFF", 0),
    Setting("cell_size_check", "ON", 1),
    Setting("mmap_size", "0", 0),
)


def connect(
    path: Path, content_key: bytes, vfs: ShiftedVFS | None = None, *, new: bool = False
) -> apsw.Connection:
    """A connection to the database behind the header of an existing file. Blocks.

    Args:
        vfs: the layer below the cipher; tests hand in one that records or refuses writes.
        new: the file is just being made, so an error of the drive is one of writing.

    Raises:
        AlreadyOpen, Unreadable: the file cannot be had.
        Truncated, DamagedContent: its content is not whole.
        DiskFull, WriteFailed: an interrupted change could not be undone.
        CipherOff: the engine does not encrypt. A setting that does not hold counts as this too.
    """
    layer = vfs or case_vfs()
    dead_before = _has_dead_journal(path)
    connection: apsw.Connection | None = None
    try:
        connection = _keyed(path, content_key, layer)
        _configure(connection)
        if not connection.readonly("main"):
            # Takes the lock now and undoes what a killed run left half-written.
            connection.execute("BEGIN EXCLUSIVE").execute("COMMIT")
            if dead_before and _has_dead_journal(path):
                journal_of(path).unlink()
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        if _missing(path, connection):  # the engine would notice only when it reads that page
            raise Truncated
    except (apsw.Error, ForPerson, OSError) as error:
        if connection is not None:
            with suppress(apsw.Error):
                connection.close()
        if isinstance(error, ForPerson):
            raise
        if isinstance(error, OSError):
            raise (WriteFailed() if new else Unreadable()) from None
        raise fault_of(error, path, content_key, writing=new) from None
    return connection


def encrypted_on_disk(path: Path) -> None:
    """Refuse a file whose database part is empty or readable.

    Raises:
        CipherOff: it is.
    """
    with path.open("rb") as file:
        file.seek(HEADER_BYTES)
        start = file.read(16)
    if not start or start.startswith(b"SQLite format"):
        raise CipherOff


def fault_of(
    error: apsw.Error, path: Path, content_key: bytes, *, writing: bool = False
) -> ForPerson:
    """The named fault behind an error of the engine. Reads the file, never writes it."""
    if isinstance(error, apsw.CorruptError | apsw.NotADBError):
        return Truncated() if _lost_its_end(path, content_key) else DamagedContent()
    if isinstance(error, apsw.FullError):
        return DiskFull()
    if writing:
        return WriteFailed()
    if isinstance(error, apsw.BusyError | apsw.LockedError):
        return AlreadyOpen()
    return Unreadable()


def _keyed(path: Path, content_key: bytes, layer: ShiftedVFS) -> apsw.Connection:
    if not any(name.startswith(CIPHER_PREFIX) for name in apsw.vfs_names()):
        raise CipherOff  # plain SQLite would ignore the key and write readable text
    connection = apsw.Connection(
        os.fspath(path), flags=apsw.SQLITE_OPEN_READWRITE, vfs=CIPHER_PREFIX + layer.name
    )
    connection.pragma("cipher", CIPHER)
    connection.execute(f'PRAGMA key = "raw:{content_key.hex()}"')
    return connection


def _configure(connection: apsw.Connection) -> None:
    if connection.pragma("cipher") != CIPHER:
        raise CipherOff
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting.name} = {setting.value}").fetchall()
        if connection.pragma(setting.name) != setting.reads:
            raise CipherOff
    connection.enable_load_extension(False)
    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    if connection.config(apsw.SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, -1):
        raise CipherOff


def _has_dead_journal(path: Path) -> bool:
    """Whether a kill left a journal that holds nothing to undo (its first byte is not set yet).

    SQLite leaves such a file alone. It may go once the lock is ours, and only if it was dead
    before we came: a journal that SQLite has just played back is still in its hands.
    """
    try:
        with journal_of(path).open("rb") as file:
            return file.read(1) in (b"", b"\0")
    except OSError:
        return False


def _lost_its_end(path: Path, content_key: bytes) -> bool:
    try:
        connection = _keyed(path, content_key, measuring_vfs())
    except apsw.Error:
        return False
    try:
        return _missing(path, connection)
    except (OSError, apsw.Error):
        return (path.stat().st_size - HEADER_BYTES) % PAGE_BYTES != 0
    finally:
        connection.close()


def _missing(path: Path, connection: apsw.Connection) -> bool:
    """Whether the first page names more pages than the file has."""
    named = int(connection.pragma("page_count")) * PAGE_BYTES
    return path.stat().st_size - HEADER_BYTES < named
