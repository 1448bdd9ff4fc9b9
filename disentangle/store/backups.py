"""Rotating copies of the case in a folder beside it, and going back to one of them.

The copies are numbered; the number, not the clock, says which one is newer.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import apsw

from disentangle.errors import ForPerson
from disentangle.paths import make_private
from disentangle.store import copies, engine, files, header_file
from disentangle.store.faults import AlreadyExists, FolderInPlace, WriteFailed, write_fault
from disentangle.store.open_case import CaseFile

KEEP: Final = 5
_NAME: Final = re.compile(r"copy-(\d{6,})\.dat")


@dataclass(frozen=True)
class Backup:
    """One copy.

    Attributes:
        path: the file; it opens like the case itself.
        number: grows by one with each copy.
        made: when, by this computer's clock.
    """

    path: Path
    number: int
    made: datetime


def list_backups(folder: Path) -> list[Backup]:
    """The copies in the folder, the newest first. Empty if there is no folder."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            name = _NAME.fullmatch(path.name)
            if name and path.is_file() and not path.is_symlink():
                made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                found.append(Backup(path, int(name[1]), made))
    return sorted(found, key=lambda backup: backup.number, reverse=True)


class Rotation:
    """Decides when a copy is due, makes it, and keeps the last few.

    A copy is due once per session, if the content differs from the newest copy, and again after
    every `after_changes` changes.
    """

    def __init__(self, folder: Path, *, keep: int = KEEP, after_changes: int = 200) -> None:
        if keep < 1:
            raise ValueError("at least one copy is kept")
        self._folder = folder
        self._keep = keep
        self._after_changes = after_changes
        self._changes_at_last: int | None = None

    def run_if_due(self, case: CaseFile) -> Backup | None:
        """The copy that was made, or None if none was due. Blocks.

        Raises:
            WriteFailed, DiskFull, DamagedContent: no copy was made, no older one was removed.
        """
        if self._changes_at_last is None:
            if self._newest_is_same(case):
                self._changes_at_last = case.changes_written
                return None
        elif case.changes_written - self._changes_at_last < self._after_changes:
            return None
        backup = make_backup(case, self._folder, keep=self._keep)
        self._changes_at_last = case.changes_written
        return backup

    def _newest_is_same(self, case: CaseFile) -> bool:
        for backup in list_backups(self._folder)[:1]:
            try:
                found = header_file.read(backup.path)
                if found.copies.newest_first[0] != case.header:
                    return False
                connection = engine.connect(backup.path, case.content_key)
                try:
                    return copies.revision(connection) == copies.revision(case.connection)
                finally:
                    connection.close()
            except (ForPerson, apsw.Error):
                return False
        return False


def make_backup(case: CaseFile, folder: Path, *, keep: int = KEEP) -> Backup:
    """A new verified copy; only then are copies older than the newest `keep` removed. Blocks.

    Raises:
        WriteFailed, DiskFull, DamagedContent: no copy was made, no older one was removed.
    """
    try:
        make_private(folder)
    except OSError as error:
        raise write_fault(error) from None
    present = list_backups(folder)
    number = present[0].number + 1 if present else 1
    path = folder / f"copy-{number:06}.dat"
    for leftover in folder.glob("copy-*.dat.part"):  # of a copy that a kill interrupted
        with suppress(OSError, AlreadyExists):
            files.discard_unfinished(leftover.with_suffix(""))
    case.copy_to(path)
    with suppress(OSError):  # one too many is no harm
        for old in present[keep - 1 :]:
            old.path.unlink()
    return Backup(path, number, datetime.fromtimestamp(path.stat().st_mtime, UTC))


def refresh_headers(case: CaseFile, folder: Path) -> list[Path]:
    """Give the copies of this case its present header; returns those that would not take it.

    Without this, the copies still open with the words or the code from before a change.
    """
    left = []
    for backup in list_backups(folder):
        try:
            found = header_file.read(backup.path)
            if found.copies.newest_first[0].case_id != case.case_id:
                continue
            fd = files.open_present(backup.path, write=True)
            try:
                header_file.replace(fd, found.copies, case.header)
            finally:
                os.close(fd)
        except (ForPerson, OSError):
            left.append(backup.path)
    return left


def newest_good(folder: Path, open_case: Callable[[Path], CaseFile]) -> Backup | None:
    """The newest copy that opens and is whole in every page. Blocks, for each copy tried.

    Args:
        open_case: opens a path with what the person typed, such as `open_with_passphrase`.
    """
    for backup in list_backups(folder):
        with suppress(ForPerson), open_case(backup.path) as case:
            case.check()
            return backup
    return None


def restore(path: Path, backup: Path, *, now: datetime | None = None) -> Path | None:
    """Put a copy of `backup` in the place of the closed case file. Blocks.

    Returns:
        Where the file from before is kept, under a dated name; None if there was none.

    A kill leaves the file from before in its place, or the restored one; never neither.

    Raises:
        FolderInPlace, WriteFailed, DiskFull: the file from before is in its place.
        Any fault of `header_file.read`: the backup itself is not usable.
    """
    header_file.read(backup)
    part = files.part_of(path)
    try:
        make_private(path.parent)
        files.finish_replacing(path)
        files.discard_unfinished(path)
        if path.is_dir() and not path.is_symlink():
            raise FolderInPlace
        _copy(backup, part)
        aside = _set_aside(path, now or datetime.now()) if os.path.lexists(path) else None
        os.replace(part, files.next_of(path))
        files.sync_folder(path.parent)
        files.finish_replacing(path)
    except OSError as error:
        raise write_fault(error) from None
    return aside


def _set_aside(path: Path, now: datetime) -> Path:
    """A second name for the present file (and its journal, if a kill left one)."""
    stem = f"{path.stem}-kept-{now:%Y%m%d-%H%M%S}"
    for suffix in ("", *(f"-{count}" for count in range(2, 1000))):
        aside = path.with_name(f"{stem}{suffix}{path.suffix}")
        try:
            _second_name(path, aside)
        except FileExistsError:
            continue
        journal = files.journal_of(path)
        if journal.is_file():
            _second_name(journal, files.journal_of(aside))
        files.sync_folder(path.parent)
        return aside
    raise WriteFailed


def _second_name(path: Path, name: Path) -> None:
    try:
        os.link(path, name, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a drive without hard links
        _copy(path, name)


def _copy(source: Path, target: Path) -> None:
    fd = files.open_new(target)
    with source.open("rb") as reader, os.fdopen(fd, "wb") as writer:
        shutil.copyfileobj(reader, writer)
        writer.flush()
        files.sync(writer.fileno())
