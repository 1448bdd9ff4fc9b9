"""Reading and replacing the two header copies inside a file."""

from __future__ import annotations

import hmac
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from disentangle.store import files
from disentangle.store.faults import FolderInPlace, Missing, Unreadable, WriteFailed, write_fault
from disentangle.vault.faults import NotACase, Truncated
from disentangle.vault.header import COPY_BYTES, HEADER_BYTES, Copies, Header, encode, read_copies


@dataclass(frozen=True)
class Found:
    """What a first look at the file gave, before any key work.

    Attributes:
        copies: the two headers.
        size: bytes in the file.
    """

    copies: Copies
    size: int


def read(path: Path) -> Found:
    """The headers of the file. Opens it for reading only.

    Raises:
        Missing, FolderInPlace, Unreadable: the file cannot be reached.
        NotACase, EmptyFile, Truncated, NewerVersion, DamagedHeader: what stands in it.
    """
    try:
        facts = path.lstat()
        if stat.S_ISDIR(facts.st_mode):
            raise FolderInPlace
        if not stat.S_ISREG(facts.st_mode):  # a link, pipe or device is never ours
            raise NotACase
        fd = files.open_present(path, write=False)
        try:
            start = files.read_at(fd, HEADER_BYTES, 0)
            size = os.fstat(fd).st_size
        finally:
            os.close(fd)
    except (FileNotFoundError, NotADirectoryError):
        raise Missing from None
    except OSError:
        raise Unreadable from None
    copies = read_copies(start)
    if size == HEADER_BYTES:
        raise Truncated  # the database would otherwise be taken for a new, empty one
    return Found(copies, size)


def replace(fd: int, current: Copies, new: Header) -> None:
    """Put `new` into both copies: write, sync and read back one, then the other. Blocks.

    The copy that is in use goes last, so at every moment one intact copy is on the drive.

    Raises:
        WriteFailed, DiskFull: at least one intact copy, old or new, is there.
    """
    image = encode(new)
    in_use = current.newest_first[0] if current.newest_first else None
    order = (1, 0) if current.first == in_use and current.first is not None else (0, 1)
    try:
        for index in order:
            files.write_at(fd, image, index * COPY_BYTES)
            files.sync(fd)
            if not hmac.compare_digest(files.read_at(fd, COPY_BYTES, index * COPY_BYTES), image):
                raise WriteFailed
    except OSError as error:
        raise write_fault(error) from None
