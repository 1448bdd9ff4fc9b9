"""Sheets in steps, of which the first may ask for the passphrase again (R-066)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from disentangle.errors import ForPerson
from disentangle.i18n import tr
from disentangle.ui import accessible
from disentangle.ui.host import Host
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.cards import Hint
from disentangle.ui.widgets.secret import SecretField
from disentangle.ui.widgets.sheet import Sheet
from disentangle.ui.widgets.text import Body


class StepSheet(Sheet):
    """A sheet whose content changes from step to step. Deletes itself when closed.

    Args:
        host: the window.
        title: the heading.
        width: px at 100 %.
    """

    def __init__(self, host: Host, title: str, width: int = 560) -> None:
        super().__init__(host.sheet_area, title, width)
        self.host = host
        self._step: QWidget | None = None
        self._buttons: list[Button] = []
        self._hint: Hint | None = None
        self._busy = False
        self._held = False
        self.closed.connect(self.deleteLater)

    @property
    def busy(self) -> bool:
        """Whether something is under way, so that another press does nothing."""
        return self._busy

    def new_step(self) -> QVBoxLayout:
        """Empty the sheet and give the column of the next step."""
        while (item := self.column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        self._busy = False
        self._step = QWidget()
        column = QVBoxLayout(self._step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._hint = Hint("", "caution")
        self._hint.hide()
        self.column.addWidget(self._step)
        self.column.addWidget(self._hint)
        self.column.addStretch(1)
        return column

    def add_step_button(self, text: str, kind: Kind = Kind.SECONDARY) -> Button:
        """A button that goes with this step; the first is the main one."""
        button = Button(text, kind)
        self._buttons.append(button)
        self.add_button(button)
        return button

    def add_cancel(self, text: str = "") -> None:
        """A button that closes the sheet and changes nothing."""
        button = self.add_step_button(text or tr("Cancel"), Kind.QUIET)
        button.clicked.connect(self.close_sheet)

    def begin(self, words: str = "") -> None:
        """Say that something takes a moment."""
        self._busy = True
        words = words or tr("This takes a few seconds.")
        self.show_problem("")
        accessible.announce(self, words)
        if self._buttons:
            self._buttons[0].setText(words)
        self.refit()

    def show_problem(self, text: str) -> None:
        """Say what is missing or did not work, below the content; "" takes it back."""
        if self._hint is None:
            return
        self._hint.set_text(text)
        self._hint.setVisible(bool(text))
        if text:
            accessible.announce(self._hint, text)
        self.refit()

    def failed(self, fault: ForPerson, button: str) -> None:
        """A fault after `begin`; `button` is what the main button says again."""
        self._busy = False
        if self._buttons:
            self._buttons[0].setText(button)
        self.show_problem(fault.sentences())

    def refit(self) -> None:
        """Take the height of what is shown now."""
        # New widgets count in a layout only once they are shown, which Qt does a moment later.
        if self._step is not None:
            self._step.show()
        for button in self._buttons:
            button.show()
        self.column.activate()
        self.restyle()

    def show_done(self, text: str) -> None:
        """The last step: one sentence and a button that closes."""
        column = self.new_step()
        column.addWidget(Hint(text, "done"))
        button = self.add_step_button(tr("OK"), Kind.PRIMARY)
        button.clicked.connect(self.close_sheet)
        self.refit()
        accessible.announce(self, text)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def hold(self, held: bool) -> None:
        """Keep the sheet open while something must not be left half done."""
        self._held = held

    def close_sheet(self) -> None:
        """Close, unless it is held."""
        if not self._held:
            super().close_sheet()


class AskFirstSheet(StepSheet):
    """A sheet that asks for the passphrase before anything else.

    Where nothing is kept there is no passphrase, and `confirmed` comes at once.

    Args:
        why: what it is asked for, one sentence.
    """

    def __init__(self, host: Host, title: str, why: str, width: int = 560) -> None:
        super().__init__(host, title, width)
        if not host.session.keeps:
            self.confirmed()
            return
        column = self.new_step()
        column.addWidget(Body(why))
        self._words = SecretField(tr("Your words, or your recovery code"))
        self._words.submitted.connect(self._on_confirm)
        column.addWidget(self._words)
        button = self.add_step_button(tr("Go on"), Kind.PRIMARY)
        button.clicked.connect(self._on_confirm)
        self.add_cancel()

    def confirmed(self) -> None:
        """The passphrase was right: show the next step. For subclasses."""

    def open_sheet(self) -> None:
        """Open with the cursor in the field."""
        super().open_sheet()
        if self.host.session.keeps:
            self._words.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_confirm(self) -> None:
        if self.busy:
            return
        typed = self._words.text()
        if not typed.strip():
            self._words.set_error(tr("Type the words that open your work."))
            self._words.setFocus()
            self.refit()
            return
        self._words.set_error("")
        self.begin(tr("Looking"))
        future = self.host.keeper.confirm(typed)
        self.host.later.run(future, self._on_right, self._on_wrong, owner=self)

    def _on_right(self, _nothing: None) -> None:
        self._words.clear()
        self.confirmed()
        self.refit()
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_wrong(self, fault: ForPerson) -> None:
        self.failed(fault, tr("Go on"))
        self.show_problem("")
        self._words.set_error(fault.sentences())
        self._words.setFocus()
        self._words.edit.selectAll()
        self.refit()
