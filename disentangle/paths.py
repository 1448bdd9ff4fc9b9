"""The one place that knows folders. `--folder` moves everything the program writes."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

# A neutral name: the folder and the file say nothing about what the program is for.
_NEUTRAL = "my-session"


@dataclass(frozen=True)
class Folders:
    """Where this run keeps its files.

    Attributes:
        data: the folder, 0700, that holds the case file and its backups. Not created yet.
    """

    data: Path

    @property
    def case_file(self) -> Path:
        """The one case file, 0600. It may not exist."""
        return self.data / "session.dat"

    @property
    def backups(self) -> Path:
        """The folder of the rotating copies of the case file."""
        return self.data / "copies"

    @property
    def used(self) -> bool:
        """Whether a case or a copy of one lies here. Then it is opened or repaired, never made."""
        return os.path.lexists(self.case_file) or any(self.backups.glob("copy-*"))

    @property
    def lock_file(self) -> Path:
        """Held by the running program so that a second start does not open the case twice."""
        return self.data / "session.lock"


def folders(override: Path | None = None) -> Folders:
    """The folders of this run: `override`, or the system's local (never roaming) data folder."""
    if override is not None:
        return Folders(override)
    import platformdirs

    return Folders(Path(platformdirs.user_data_dir(_NEUTRAL, appauthor=False, roaming=False)))


def make_private(folder: Path) -> None:
    """Create the folder if needed and make it 0700, whatever the umask says.

    Raises:
        OSError: the folder cannot be made or its mode cannot be set.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) != 0o700:
        folder.chmod(0o700)
