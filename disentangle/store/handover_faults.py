"""What can be wrong with a file to hand over, worded for the person."""

from __future__ import annotations

from typing import ClassVar

from disentangle.errors import ForPerson
from disentangle.i18n import N_, tr


class HandoverFault(ForPerson):
    """The file to hand over was not written, or was not read."""

    what_: ClassVar[str]
    kept_: ClassVar[str] = N_("That file is left exactly as it is.")
    do_: ClassVar[str]

    def __init__(self) -> None:
        super().__init__(tr(self.what_), tr(self.kept_), tr(self.do_))


class WrongPassphrase(HandoverFault):
    """The file has our shape and does not open with these words."""

    what_ = N_("These words do not open that file.")
    do_ = N_("Check for small slips and try again.")


class DamagedFile(HandoverFault):
    """The words may be right, but bytes are changed, missing or added."""

    what_ = N_("That file is damaged or not complete.")
    do_ = N_("Copy it again from where it came, then try once more.")


class NotThisFormat(HandoverFault):
    """Not an age file with a passphrase, or what is inside is not a case."""

    what_ = N_("That file is not one this program can read.")
    do_ = N_("Choose another file.")


class WorkOutOfRange(NotThisFormat):
    """The file asks for less or more work than we accept; nothing was run."""

    what_ = N_("That file was locked with settings this program does not accept.")
    do_ = N_("Ask the person who made it to make it again here.")


class NewerFormat(NotThisFormat):
    """The case inside was written by a later version of the program."""

    what_ = N_("That file was made by a newer version of this program.")
    do_ = N_("Open it with the newer version.")


class TooLarge(HandoverFault):
    """More content than the caller allows."""

    what_ = N_("That file is too large to open here.")
    do_ = N_("Open it on a computer with more memory.")


class NotEnoughMemory(HandoverFault):
    """The words cannot be checked: that takes up to 1 GiB for files of other programs."""

    what_ = N_("This computer has too little free memory to open that file.")
    do_ = N_("Close other programs and try again.")


class CannotRead(HandoverFault):
    """The system does not give us the file."""

    what_ = N_("This computer does not let us read that file.")
    do_ = N_("Check that the drive is connected, then try again.")


class TargetExists(HandoverFault):
    """Something already has this name; it was not opened, followed or replaced."""

    what_ = N_("Something with this name is already there.")
    kept_ = N_("It is left exactly as it is.")
    do_ = N_("Choose another name or another folder.")


class WriteFailed(HandoverFault):
    """The drive did not take the file; no part of it was left."""

    what_ = N_("The file could not be saved there.")
    kept_ = N_("Your case is unchanged, and no half-written file was left.")
    do_ = N_("Check the drive or choose another folder, then try again.")


class DriveFull(WriteFailed):
    """There is no room left for the file."""

    what_ = N_("There is not enough room there for the file.")
    do_ = N_("Make some room or choose another folder, then try again.")
