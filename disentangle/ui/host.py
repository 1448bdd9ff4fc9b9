"""What a page may ask of the window it stands in. Pages show and ask; they do not decide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtWidgets import QWidget

from disentangle.errors import ForPerson

if TYPE_CHECKING:
    from disentangle.session.keeper import Keeper, Opened
    from disentangle.session.session import Session
    from disentangle.ui.clipboard import SecretClipboard
    from disentangle.ui.tasks import Later
    from disentangle.ui.theme import ThemeKeeper
    from disentangle.vault.keyring_store import SecretStore

Frame = Literal["bare", "plain", "full"]
"""bare: the lock page, no name; plain: one thing to do, no places; full: with the places."""


class Host(Protocol):
    """The window as pages see it. Everything on the window's thread; nothing blocks."""

    @property
    def session(self) -> Session:
        """The open case. Pages of the frame "full" and the questions may rely on it."""

    @property
    def has_session(self) -> bool:
        """Whether a case is open (on the first pages there is none yet)."""

    @property
    def secrets(self) -> SecretStore | None:
        """This computer's password store for the case; None in keep-nothing mode."""

    @property
    def keeper(self) -> Keeper:
        """Makes, opens, copies and erases the case."""

    @property
    def later(self) -> Later:
        """Delivers results of futures."""

    @property
    def clipboard(self) -> SecretClipboard:
        """Copies secrets and takes them away again."""

    @property
    def first_answers(self) -> dict[str, str]:
        """Answers given before a case exists: "device" (see `plan.answers.Device`)."""

    def go(self, view: str, task: str = "") -> None:
        """Show another view: a name of `session.flow`, or "passwords", "notes", "help",
        "settings", "about", "unlock"."""

    def after(self, view: str) -> None:
        """Go on from a view of the start, to where `session.flow.after` leads."""

    def back_from(self, view: str) -> None:
        """Go back from a view of the start."""

    def opened(self, opened: Opened, word: str = "") -> None:
        """A case was made or opened: take it over and go on.

        Args:
            word: in keep-nothing mode, the word that brings the window back after a lock.
        """

    def say(self, text: str) -> None:
        """Tell a screen reader politely; nothing is shown."""

    @property
    def sheet_area(self) -> QWidget:
        """What a `Sheet` covers: hand it in as the sheet's host, then call `open_sheet`."""

    @property
    def look(self) -> ThemeKeeper:
        """Text size and colours; changing them is kept in the case."""

    def show_fault(self, fault: ForPerson) -> None:
        """Show what happened, what is kept and what to do, on a sheet."""

    def ask_open_link(self, link: str) -> None:
        """Show an official page as text, with copy, a code for the phone, and, after the words
        about history, opening in the browser."""

    def choose_new_file(self, title: str, name: str, ending: str) -> Path | None:
        """Ask where to save a new file; None if she closed the dialog. Qt's own dialog."""

    def choose_file(self, title: str, pattern: str) -> Path | None:
        """Ask for an existing file; None if she closed the dialog. Qt's own dialog."""

    def lock(self) -> None:
        """Lock: save, then the process ends and starts again at the lock page."""

    def quick_exit(self) -> None:
        """Hide now, save, end."""

    def erased(self) -> None:
        """Everything was erased: forget the case and end the program after the last words."""

    def settings_changed(self) -> None:
        """Text size, colours or lock time were changed in the settings of the case."""

    def widget(self) -> QWidget:
        """The window, for dialogs."""
