"""Small steps on files that survive a kill: private, synced, never over something else."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from disentangle.store.faults import AlreadyExists
from disentangle.vault.header import MAGIC

if sys.platform == "darwin":
    import fcntl

_PLAIN: Final[int] = (
    getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
)


def part_of(path: Path) -> Path:
    """The neutral name beside `path` under which an unfinished file is written."""
    return path.with_name(path.name + ".part")


def next_of(path: Path) -> Path:
    """The name of a finished file that is about to take the place of `path`."""
    return path.with_name(path.name + ".next")


def journal_of(path: Path) -> Path:
    """SQLite's rollback journal of `path`."""
    return path.with_name(path.name + "-journal")


def open_new(path: Path) -> int:
    """A descriptor of a new empty 0600 file.

    Raises:
        FileExistsError: something is there, even a dangling link.
    """
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _PLAIN, 0o600)
    make_private_file(fd)  # a strange umask may have taken our own rights away
    return fd


def make_private_file(fd: int) -> None:
    """Make an open file 0600 if the system lets us (Windows: the folder decides)."""
    if sys.platform != "win32":
        with suppress(OSError):  # a drive without modes
            os.fchmod(fd, 0o600)


def open_present(path: Path, *, write: bool) -> int:
    """A descriptor of a file that exists; links are not followed where the system can say so."""
    mode = os.O_RDWR if write else os.O_RDONLY
    return os.open(path, mode | _PLAIN | getattr(os, "O_NONBLOCK", 0))


def write_at(fd: int, data: bytes, offset: int) -> None:
    """All of `data` at `offset`."""
    os.lseek(fd, offset, os.SEEK_SET)
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def read_at(fd: int, size: int, offset: int) -> bytes:
    """Up to `size` bytes from `offset`; fewer only at the end of the file."""
    os.lseek(fd, offset, os.SEEK_SET)
    parts = []
    while size > 0 and (part := os.read(fd, size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def sync(fd: int) -> None:
    """Blocks until the file's content is on the drive."""
    if sys.platform == "darwin":
        fcntl.fcntl(fd, fcntl.F_FULLFSYNC)  # fsync alone stops at the drive's own memory there
    else:
        os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Blocks until new and removed names in the folder are on the drive (not on Windows)."""
    if sys.platform != "win32":
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def publish(part: Path, target: Path) -> None:
    """Give a finished and synced file its name, never over something that is there.

    Raises:
        AlreadyExists: the name is taken; both files are left as they are.
    """
    try:
        if sys.platform == "win32":
            os.rename(part, target)  # refuses to replace there
            return
        try:
            os.link(part, target, follow_symlinks=False)
            sync_folder(target.parent)
            os.unlink(part)
        except FileExistsError:
            raise
        except OSError:
            # A drive without hard links (FAT). The name is taken with an empty file first; a kill
            # right here leaves that empty file, which is then named as such and can be moved.
            os.close(open_new(target))
            os.replace(part, target)
    except FileExistsError:
        raise AlreadyExists from None
    sync_folder(target.parent)


def discard_unfinished(path: Path) -> None:
    """Remove what a killed run left under the `.part` name of `path`, and its journal.

    Such a file was never confirmed to anybody. Something that we did not write stays.

    Raises:
        AlreadyExists: a foreign file has that name.
    """
    part = part_of(path)
    try:
        facts = part.lstat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(facts.st_mode):
        raise AlreadyExists
    with part.open("rb") as file:
        start = file.read(len(MAGIC))
    if start not in (MAGIC, bytes(len(start))):
        raise AlreadyExists
    journal_of(part).unlink(missing_ok=True)
    part.unlink()
    sync_folder(part.parent)


def finish_replacing(path: Path) -> None:
    """Complete a restore that was decided and then interrupted; does nothing otherwise.

    The old journal goes first: played into the restored file it would damage it.
    """
    ready = next_of(path)
    if os.path.isfile(ready) and not os.path.islink(ready):  # False too if we may not look
        journal_of(path).unlink(missing_ok=True)
        sync_folder(path.parent)
        os.replace(ready, path)
        sync_folder(path.parent)
