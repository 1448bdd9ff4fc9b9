"""A verified copy of an open case, made by the database's own backup method."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import apsw

from disentangle.store import engine, files
from disentangle.store.case_vfs import ShiftedVFS
from disentangle.store.faults import AlreadyExists, DamagedContent, write_fault
from disentangle.vault.header import Header, encode


def make_copy(
    source: apsw.Connection,
    header: Header,
    content_key: bytes,
    target: Path,
    vfs: ShiftedVFS | None = None,
) -> None:
    """A new case file at `target` with the same header and content. Blocks.

    It is written under another name, synced, opened and checked in full, and gets its name last;
    a kill leaves either the whole copy or none.

    Raises:
        AlreadyExists: `target` is taken. WriteFailed, DiskFull: the drive did not take it.
        DamagedContent: the copy, and so the source, is not whole.
    """
    part = files.part_of(target)
    try:
        files.discard_unfinished(target)
        new_file(part, header)
        copy = engine.connect(part, content_key, vfs, new=True)
        try:
            with copy.backup("main", source, "main") as backup:
                backup.step()
            check(copy)
            if revision(copy) != revision(source):
                raise DamagedContent
        finally:
            copy.close()
        engine.encrypted_on_disk(part)
        fd = files.open_present(part, write=True)
        try:
            files.sync(fd)
        finally:
            os.close(fd)
        files.publish(part, target)
    except apsw.Error as error:
        raise engine.fault_of(error, part, content_key, writing=True) from None
    except OSError as error:
        raise write_fault(error) from None
    finally:
        with suppress(OSError, AlreadyExists):  # after a fault: its room is needed, it is not
            files.discard_unfinished(target)


def new_file(path: Path, header: Header) -> None:
    """A new 0600 file that holds the header twice and no database yet, synced.

    Raises:
        FileExistsError: something is there. OSError: the drive did not take it.
    """
    fd = files.open_new(path)
    try:
        files.write_at(fd, encode(header) * 2, 0)
        files.sync(fd)
    finally:
        os.close(fd)


def check(connection: apsw.Connection) -> None:
    """Read and check every page. Blocks; time grows with the file.

    Raises:
        DamagedContent: something is not whole.
    """
    try:
        answer = connection.pragma("integrity_check")
    except (apsw.CorruptError, apsw.NotADBError):
        raise DamagedContent from None
    if answer != "ok":
        raise DamagedContent


def revision(connection: apsw.Connection) -> bytes:
    """A value that is equal in two files of one case only if their content is equal."""
    row = connection.execute("SELECT revision FROM state").fetchone()
    if row is None:
        raise DamagedContent
    return bytes(row[0])
