"""What can go wrong with files on the disk, worded for the person.

The faults of the header live in `disentangle.vault.faults`; all are `ForPerson`.
"""

from __future__ import annotations

import errno

from disentangle.errors import ForPerson
from disentangle.i18n import tr


class Missing(ForPerson):
    """There is no file at this place."""

    def __init__(self) -> None:
        super().__init__(
            tr("Your file is not in its place."),
            tr("Nothing was made in its place."),
            tr("Put it back, or go back to an earlier copy."),
        )


class FolderInPlace(ForPerson):
    """A folder has the name the file should have."""

    def __init__(self) -> None:
        super().__init__(
            tr("A folder is in the place where your file should be."),
            tr("The folder is left exactly as it is."),
            tr("Move or rename that folder, then try again."),
        )


class Unreadable(ForPerson):
    """The system does not let us read the file."""

    def __init__(self) -> None:
        super().__init__(
            tr("This computer does not let us read your file."),
            tr("The file is left exactly as it is."),
            tr("Check that the drive is connected and that the file belongs to you."),
        )


class AlreadyOpen(ForPerson):
    """Another running program holds the case."""

    def __init__(self) -> None:
        super().__init__(
            tr("Your file is already open in another window."),
            tr("Your work there is kept."),
            tr("Go on in that window, or close it first."),
        )


class AlreadyExists(ForPerson):
    """A new file was to be made where something already is."""

    def __init__(self) -> None:
        super().__init__(
            tr("There is already a file in this place."),
            tr("It is left exactly as it is."),
            tr("Open that file, or choose another folder."),
        )


class DamagedContent(ForPerson):
    """The header opened, the database behind it is damaged."""

    def __init__(self) -> None:
        super().__init__(
            tr("A part of your file is damaged."),
            tr("The file is left exactly as it is."),
            tr("Go back to an earlier copy of your file."),
        )


class WriteFailed(ForPerson):
    """The disk did not take the change; nothing of it is half-written."""

    def __init__(self) -> None:
        super().__init__(
            tr("Your last change could not be saved."),
            tr("Everything saved before is still there."),
            tr("Keep this window open, check the drive, then try again."),
        )


class DiskFull(WriteFailed):
    """There is no room left for the change."""

    def __init__(self) -> None:
        super().__init__()
        self.what = tr("The drive is full, so your last change could not be saved.")
        self.do = tr("Keep this window open, make some room, then try again.")


class CipherOff(ForPerson):
    """The database engine would have written readable text, so nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            tr("This copy of the program cannot lock what you write."),
            tr("Nothing was written."),
            tr("Install the program again from where you got it."),
        )


def write_fault(error: OSError) -> WriteFailed:
    """The fault for a system error while writing."""
    full = error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
    return DiskFull() if full else WriteFailed()
