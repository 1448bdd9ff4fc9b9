"""Quick limits, secrets of an invented person, and layers below the cipher for tests."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import apsw

from disentangle.store.case_file import CaseFile, create
from disentangle.store.case_vfs import ShiftedFile, ShiftedVFS
from disentangle.store.contract import Change
from disentangle.vault.passphrase import Cost, Limits
from disentangle.vault.recovery_code import RecoveryCode, parse_code

if TYPE_CHECKING:
    from typing_extensions import Buffer

# Below the floor on purpose; only tests ever pass limits.
QUICK = Limits(least=Cost(64, 1, 1), most=Cost(1024, 8, 4), aim_seconds=0)

WORDS = "walnut ferry cobalt velvet thimble"
OTHER_WORDS = "pepper lantern gravel mitten orbit"
KEYRING_SECRET = bytes(range(32))


def make(
    path: Path, vfs: ShiftedVFS | None = None, recovery: RecoveryCode | None = None
) -> CaseFile:
    """A new open case with `WORDS`."""
    return create(path, WORDS, limits=QUICK, vfs=vfs, recovery=recovery)[0]


def note(number: int, size: int = 300) -> Change:
    """A document whose body follows from its number."""
    return Change("note", f"{number:06}", body_of(number, size))


def body_of(number: int, size: int = 300) -> bytes:
    seed = hashlib.sha256(str(number).encode()).digest()
    return (seed * (size // 32 + 1))[:size]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass(frozen=True)
class Step:
    """One thing the layer below the cipher was asked to do; `file` is "db" or "journal"."""

    what: str
    file: str
    offset: int = 0
    data: bytes = field(default=b"", repr=False)


class _WatchedFile(ShiftedFile):
    def __init__(
        self,
        name: str | apsw.URIFilename | None,
        flags: list[int],
        tell: Callable[[Step], None],
    ) -> None:
        super().__init__(name, flags)
        self._label = "db" if flags[0] & apsw.SQLITE_OPEN_MAIN_DB else "journal"
        self._tell = tell

    def xWrite(self, data: Buffer, offset: int) -> None:
        self._tell(Step("write", self._label, offset + self.shift, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:
        self._tell(Step("truncate", self._label, newsize + self.shift))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:
        self._tell(Step("sync", self._label))
        super().xSync(flags)


class WatchedVFS(ShiftedVFS):
    """Tells `tell` about every step before it is done; `tell` may raise to refuse it."""

    # The cipher's layer keeps pointing at ours for the life of the process, so none may go away
    # and no name may come twice.
    _all: ClassVar[list[WatchedVFS]] = []

    def __init__(self, tell: Callable[[Step], None]) -> None:
        super().__init__(f"watched-{len(self._all)}")
        self._all.append(self)
        self.tell = tell

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        if not flags[0] & apsw.SQLITE_OPEN_MAIN_DB:
            self.tell(Step("open", "journal"))
        return _WatchedFile(name, flags, lambda step: self.tell(step))

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self.tell(Step("delete", "journal", int(syncdir)))
        super().xDelete(filename, syncdir)


def a_code() -> RecoveryCode:
    """A fixed code, for a vector or a second process."""
    return parse_code("7QKM-P2XR-9TVA-HD4W-C8NE-Z6YB-3FJZ")
