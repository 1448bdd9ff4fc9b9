"""The plain lock page: no name, no purpose. Opens the case with the words or the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from disentangle.errors import ForPerson
from disentangle.i18n import tr
from disentangle.ui.host import Frame, Host
from disentangle.ui.pages.base import Page
from disentangle.ui.pages.days import day_words
from disentangle.ui.pages.new_words_sheet import NewWordsSheet
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.cards import Hint
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.panels import ScrollPage
from disentangle.ui.widgets.secret import SecretField
from disentangle.ui.widgets.text import Body, Heading

if TYPE_CHECKING:
    from pathlib import Path

    from disentangle.session.keeper import Opened
    from disentangle.store.backups import Backup

WIDTH = 420


class UnlockPage(Page):
    """One field. Enter opens."""

    frame: Frame = "bare"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._busy = False
        self._with_code = False
        self._tried: set[Path] = set()
        self._copy: Backup | None = None
        scroll = ScrollPage(WIDTH)
        self.rows.addWidget(scroll)
        column = scroll.column
        self.heading = Heading("")
        self._say = Body(tr("Your work is kept just as you left it."), "ink2")
        self.field = SecretField(tr("Your passphrase"))
        self.field.hide_label()
        self._open = Button(tr("Open"), Kind.PRIMARY, large=True)
        self._other = Button("", Kind.QUIET, large=True)
        self._wait = Body(tr("One moment. This takes a few seconds."), "ink2")
        self._wait.hide()
        self._repair = _Repair()
        buttons = QWidget()
        line = FlowLayout(buttons, 16, 8)
        line.addWidget(self._open)
        line.addWidget(self._other)
        column.addStretch(2)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        words.addWidget(self._say)
        column.addLayout(words)
        column.addSpacing(8)
        column.addWidget(self.field)
        column.addSpacing(4)
        for below in (buttons, self._wait, self._repair):
            column.addWidget(below)
        column.addStretch(3)
        self._show_way()
        self.field.submitted.connect(self._on_open)
        self._open.clicked.connect(self._on_open)
        self._other.clicked.connect(self._on_other)
        self._repair.look.clicked.connect(self._on_look)
        self._repair.use.clicked.connect(self._on_use)

    def arrive(self) -> None:
        """The field takes the keyboard: it is spoken, and Enter opens."""
        self.field.setFocus()

    def leave(self) -> None:
        """Nothing that was typed stays."""
        self.field.clear()

    def _show_way(self) -> None:
        code = self._with_code
        self.heading.setText(
            tr("Enter your recovery code") if code else tr("Enter your passphrase")
        )
        self.field.set_label(tr("Your recovery code") if code else tr("Your passphrase"))
        self._other.setText(tr("Use my passphrase") if code else tr("Use my recovery code"))
        self._say.setText(
            tr("Seven groups of four. Spaces and small letters are fine.")
            if code
            else tr("Your work is kept just as you left it.")
        )
        self.field.clear()
        self.field.set_shown(code)  # it is read from paper, letter by letter
        self.field.set_error("")

    def _on_other(self) -> None:
        if not self._busy:
            self._with_code = not self._with_code
            self._show_way()
            self.field.setFocus()

    # -- opening -----------------------------------------------------------------------------

    def _on_open(self) -> None:
        if self._busy:
            return
        typed = self.field.text()
        if not typed.strip():
            self.field.set_error(
                tr("Type your recovery code here.")
                if self._with_code
                else tr("Type your passphrase here.")
            )
            self.field.setFocus()
            return
        self.field.set_error("")
        self._repair.clear()
        self._set_busy(True)
        keeper = self.host.keeper
        future = keeper.open_with_code(typed) if self._with_code else keeper.open(typed)
        # No owner: what was opened must be taken over even if she looks at help now.
        done = self._on_opened_with_code if self._with_code else self._on_opened
        self.host.later.run(future, done, self._on_fault)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._wait.setVisible(busy)
        if busy:
            self.host.say(self._wait.text())

    def _on_opened(self, opened: Opened) -> None:
        self.host.opened(opened)

    def _on_opened_with_code(self, opened: Opened) -> None:
        self.host.opened(opened)
        if not self.host.has_session:  # the program is ending
            return
        NewWordsSheet(self.host).open_sheet()

    def _on_fault(self, fault: ForPerson) -> None:
        from disentangle.session.repair import Remedy, remedy

        if not isValid(self):
            if not self.host.has_session:  # else it was a second try, and the first one worked
                self.host.show_fault(fault)
            return
        self._set_busy(False)
        helps = remedy(fault)
        if helps is Remedy.TYPE_AGAIN:
            self.field.set_error(fault.sentences())
            self.field.setFocus()
            self.field.edit.selectAll()
            return
        self._repair.show_fault(fault, copies=helps is Remedy.EARLIER_COPY)
        self.host.say(fault.sentences())
        (self._repair.look if helps is Remedy.EARLIER_COPY else self.field).setFocus()

    # -- an earlier copy ---------------------------------------------------------------------

    def _on_look(self) -> None:
        if not self._busy:
            self.host.later.run(self.host.keeper.copies(), self._on_copies, self._on_fault, self)

    def _on_copies(self, copies: list[Backup]) -> None:
        self._copy = next((copy for copy in copies if copy.path not in self._tried), None)
        if self._copy is None:
            self._repair.show_words(
                tr(
                    "There is no other copy on this computer. "
                    "If you saved your work to a file elsewhere, you can bring it in again."
                )
            )
            self.field.setFocus()
            return
        made = self._copy.made.astimezone()
        when = tr("{day}, {time}", day=day_words(made.date()), time=f"{made:%H:%M}")
        self._repair.ask(
            tr(
                "The newest copy is from {when}. What you did after that is not in it. "
                "The file of now is kept beside it, and nothing is deleted.",
                when=when,
            )
        )
        self._repair.use.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_use(self) -> None:
        if self._copy is None or self._busy:
            return
        self._set_busy(True)
        self._tried.add(self._copy.path)
        self.host.later.run(
            self.host.keeper.restore(self._copy), self._on_restored, self._on_fault, self
        )

    def _on_restored(self, _nothing: None) -> None:
        self._set_busy(False)
        self._repair.show_words(tr("The copy is in its place. Open it with your words."))
        self.field.setFocus()
        self.field.edit.selectAll()


class _Repair(QWidget):
    """What is wrong with the file, and the way back to an earlier copy."""

    def __init__(self) -> None:
        super().__init__()
        self._hint = Hint("", "caution")
        self.look = Button(tr("Look for an earlier copy"), Kind.SECONDARY)
        self.use = Button(tr("Use this copy"), Kind.SECONDARY)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._hint)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        self.clear()

    def clear(self) -> None:
        """Say nothing."""
        self._show("", look=False, use=False)

    def show_fault(self, fault: ForPerson, *, copies: bool) -> None:
        """Say what happened; with `copies`, offer to look for one."""
        self._show(fault.sentences(), look=copies, use=False)

    def ask(self, text: str) -> None:
        """Ask before a copy is put in place."""
        self._show(text, look=False, use=True)

    def show_words(self, text: str) -> None:
        """Say how it went."""
        self._show(text, look=False, use=False)

    def _show(self, text: str, *, look: bool, use: bool) -> None:
        self._hint.set_text(text)
        self.look.setVisible(look)
        self.use.setVisible(use)
        self.setVisible(bool(text))
