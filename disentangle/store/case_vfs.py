"""The layer below the cipher that lets header and database live in one file.

Why apsw-sqlite3mc and not sqlcipher3: its cipher sits in a VFS of its own on top of any other
one, and apsw lets that other one be written in Python. A few lines below the cipher move the
database 8192 bytes into the file, so one file is the whole case. The same place sees every
encrypted write, sync and delete, so tests can record, cut and refuse them exactly where a drive
would. sqlcipher3 offers neither.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import apsw

from disentangle.vault.header import HEADER_BYTES

if TYPE_CHECKING:
    from typing_extensions import Buffer

# The engine puts its cipher on top of the layer "session" under this prefix.
CIPHER_PREFIX: Final = "multipleciphers-"
# Lies about the size: the one way to ask how many pages a shortened database should have.
_MEASURE: Final = "session-measure"
_HUGE: Final = 1 << 40


@cache
def system_vfs() -> str:
    """The name of the system's own layer; SQLite's default would already be a ciphering one."""
    return next(name for name in apsw.vfs_names() if not name.startswith(CIPHER_PREFIX))


class ShiftedFile(apsw.VFSFile):
    """A file whose main database starts at `HEADER_BYTES`; journals are passed through."""

    def __init__(self, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__(system_vfs(), name, flags)
        self.shift: Final = HEADER_BYTES if flags[0] & apsw.SQLITE_OPEN_MAIN_DB else 0

    def xRead(self, amount: int, offset: int) -> bytes:
        return super().xRead(amount, offset + self.shift)

    def xWrite(self, data: Buffer, offset: int) -> None:
        super().xWrite(data, offset + self.shift)

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize + self.shift)

    def xFileSize(self) -> int:
        return max(0, super().xFileSize() - self.shift)


class ShiftedVFS(apsw.VFS):
    """Opens every main database shifted.

    Must stay referenced until the process ends, with a name of its own: the cipher's layer is made
    once per name and keeps pointing at it.

    Attributes:
        name: the layer's name; connections use it with `CIPHER_PREFIX` in front.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name, system_vfs())
        self.name: Final = name

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        return ShiftedFile(name, flags)


class _MeasuringFile(ShiftedFile):
    def xFileSize(self) -> int:
        return _HUGE if self.shift else super().xFileSize()


class _MeasuringVFS(ShiftedVFS):
    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        return _MeasuringFile(name, flags)


@cache
def case_vfs() -> ShiftedVFS:
    """The layer every case is opened with, registered once per process."""
    return ShiftedVFS("session")


@cache
def measuring_vfs() -> ShiftedVFS:
    """The layer used only to find out whether a damaged file lost its end."""
    return _MeasuringVFS(_MEASURE)
