"""Removing everything the program wrote, keys first."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from disentangle.paths import folders
from disentangle.store import files
from disentangle.vault.header import HEADER_BYTES

_ENDINGS: Final = ("", ".part", ".next", "-journal", ".part-journal")


def erase(data: Path) -> list[Path]:
    """Make the case, what was kept aside and every backup unreadable, then remove them. Blocks.

    First the headers of all files are overwritten and synced: without them nothing opens the
    content again, even if a kill stops the rest. Then names are removed. Only our own names are
    touched, and links are removed, never followed. Run again, it goes on where it stopped.

    Args:
        data: the data folder of this run; no case in it may be open.

    Returns:
        What could not be made unreadable or removed; empty if everything went.
    """
    here = folders(data)
    ours = sorted(set(_ours(data, here.case_file, here.backups)))
    left = [path for path in ours if not _unkeyed(path)]
    for path in ours:
        if path not in left:
            with suppress(OSError):
                path.unlink(missing_ok=True)
    with suppress(OSError):
        here.lock_file.unlink(missing_ok=True)
    for folder in (here.backups, data):
        with suppress(OSError):
            files.sync_folder(folder)
        with suppress(OSError):
            folder.rmdir()  # only goes if it is empty: other people's files stay
    remains = [path for path in (*ours, here.lock_file) if os.path.lexists(path)]
    return sorted(set(remains))


def _ours(data: Path, case: Path, backups: Path) -> Iterator[Path]:
    for name in (case.name, f"{case.stem}-kept-*{case.suffix}", f"{case.stem}-v*{case.suffix}"):
        for ending in _ENDINGS:
            yield from data.glob(name + ending)
    for ending in _ENDINGS:
        yield from backups.glob("copy-*.dat" + ending)


def _unkeyed(path: Path) -> bool:
    """Overwrite where the header is; True if no header of ours can be left in the file."""
    try:
        facts = path.lstat()
        if not stat.S_ISREG(facts.st_mode):
            return not stat.S_ISDIR(facts.st_mode)
        if not facts.st_mode & stat.S_IWUSR:
            path.chmod(0o600)
        fd = files.open_present(path, write=True)
        try:
            files.write_at(fd, secrets.token_bytes(min(HEADER_BYTES, facts.st_size)), 0)
            files.sync(fd)
        finally:
            os.close(fd)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
