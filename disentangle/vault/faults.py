"""What can be wrong with a case file before its content is reached, worded for the person."""

from __future__ import annotations

from disentangle.errors import ForPerson
from disentangle.i18n import tr


class WrongSecret(ForPerson):
    """No slot opens with what was typed."""

    def __init__(self) -> None:
        super().__init__(
            tr("Those words or that code do not open your file."),
            tr("Nothing was changed. You can try as often as you like."),
            tr("Check for small slips and try again. Your recovery code opens it too."),
        )


class KeyringPartMissing(ForPerson):
    """The file needs the words and a part kept by this computer; only the words were given."""

    def __init__(self) -> None:
        super().__init__(
            tr("Your file also needs the part that this computer keeps for you."),
            tr("Your file is unchanged."),
            tr("Unlock this computer’s password store and try again, or use your recovery code."),
        )


class DamagedHeader(ForPerson):
    """Both copies of the header are unreadable."""

    def __init__(self) -> None:
        super().__init__(
            tr("The start of your file is damaged, so it cannot be opened."),
            tr("The file is left exactly as it is."),
            tr("Go back to an earlier copy of your file."),
        )


class CostOutOfRange(ForPerson):
    """The slot asks for less work than our floor or more than our ceiling; nothing was run."""

    def __init__(self) -> None:
        super().__init__(
            tr("The part of your file that checks your words has unusual settings."),
            tr("The file is left exactly as it is."),
            tr("Use your recovery code, or go back to an earlier copy of your file."),
        )


class NotEnoughMemory(ForPerson):
    """The computer has too little free memory to turn the words into a key."""

    def __init__(self) -> None:
        super().__init__(
            tr("This computer has too little free memory to open your file."),
            tr("Your file is unchanged."),
            tr("Close other programs and try again, or use your recovery code."),
        )


class NewerVersion(ForPerson):
    """The file was written by a later version of the program."""

    def __init__(self) -> None:
        super().__init__(
            tr("Your file was written by a newer version of this program."),
            tr("The file is left exactly as it is."),
            tr("Open it with the newer version."),
        )


class NotACase(ForPerson):
    """The file was not made by this program, or is not a plain file."""

    def __init__(self) -> None:
        super().__init__(
            tr("The file in this place was not made by this program."),
            tr("It is left exactly as it is."),
            tr("Move it to another folder, or go back to an earlier copy of your file."),
        )


class EmptyFile(NotACase):
    """The file has no content at all."""

    def __init__(self) -> None:
        super().__init__()
        self.what = tr("The file in this place is empty.")


class Truncated(ForPerson):
    """The file is shorter than it says it is."""

    def __init__(self) -> None:
        super().__init__(
            tr("The end of your file is missing."),
            tr("What is left of it stays exactly as it is."),
            tr("Go back to an earlier copy of your file."),
        )


class CodeNotReadable(ForPerson):
    """What was typed cannot be a recovery code: wrong length, a strange sign, or a slip."""

    def __init__(self, what: str) -> None:
        super().__init__(
            what,
            tr("Nothing was changed. You can try as often as you like."),
            tr("Compare it with your paper, group by group."),
        )
