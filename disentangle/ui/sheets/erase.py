"""Erase everything: what goes, what stays behind, and a word to type."""

from __future__ import annotations

from PySide6.QtCore import Qt

from disentangle.errors import ForPerson
from disentangle.i18n import tr, trn
from disentangle.session.limits import Moment, at
from disentangle.session.whole import forget_all
from disentangle.ui import accessible
from disentangle.ui.host import Host
from disentangle.ui.sheets.asking import AskFirstSheet
from disentangle.ui.theme import STRONG
from disentangle.ui.widgets.buttons import Kind
from disentangle.ui.widgets.fields import TextField
from disentangle.ui.widgets.text import Body, Support


class EraseSheet(AskFirstSheet):
    """Asks for the words, then for a typed word; erases; says the last words; ends the program."""

    def __init__(self, host: Host) -> None:
        self._erased = False
        super().__init__(
            host,
            tr("Erase everything"),
            tr("First your words, so that nobody else can do this for you."),
            620,
        )
        self.closed.connect(self._on_closed)

    def confirmed(self) -> None:
        """Say what goes and what stays, and ask for the word."""
        column = self.new_step()
        column.addWidget(Support(tr("What goes"), "ink2", STRONG))
        column.addWidget(
            Body(
                tr(
                    "Your file, its copies here and the parts of the key. Also the passwords "
                    "this program keeps in this computer’s password store."
                )
            )
        )
        column.addWidget(Support(tr("What stays behind"), "ink2", STRONG))
        for limit in at(Moment.REMOVE):
            column.addWidget(Body(tr(limit.text)))
        column.addWidget(Body(tr("Files you saved elsewhere stay, and so does paper.")))
        # Translators: the word to type, in capitals.
        self._word = tr("ERASE")
        self._field = TextField(tr("Type {word} to go on", word=self._word))
        self._field.submitted.connect(self._on_erase)
        column.addWidget(self._field)
        self.add_step_button(tr("Erase everything"), Kind.ERASE).clicked.connect(self._on_erase)
        self.add_cancel(tr("Keep my work"))

    def _on_erase(self) -> None:
        if self.busy:
            return
        if self._field.text().strip().casefold() != self._word.casefold():
            self._field.set_error(tr("Type the word {word} here first.", word=self._word))
            self._field.setFocus()
            self.refit()
            return
        self._field.set_error("")
        self.begin()
        self.hold(True)
        secrets, session = self.host.secrets, self.host.session
        if secrets is None or not session.case.secrets:
            self._on_forgotten(())
            return
        future = forget_all(secrets, list(session.case.secrets))
        self.host.later.run(future, self._on_forgotten, self._on_fault, owner=self)

    def _on_forgotten(self, left: tuple[str, ...]) -> None:
        self._left = len(left)
        future = self.host.keeper.erase()
        self.host.later.run(future, self._on_done, self._on_fault, owner=self)

    def _on_done(self, names: list[str]) -> None:
        self._erased = True
        self.host.erased()
        self.hold(False)
        column = self.new_step()
        self.heading.setText(tr("Erased"))
        said = [tr("The keys are destroyed and your file and its copies are removed.")]
        if names:
            said = [
                tr("The keys are destroyed. These files could not be removed: {names}.",
                   names=", ".join(names)),
                tr("Nothing in them can be read any more."),
            ]  # fmt: skip
        if self._left:
            said.append(
                trn(
                    "One item stays in the password store. It cannot be read without the key.",
                    "{n} items stay in the password store. They cannot be read without the key.",
                    self._left,
                )
            )
        said.append(tr("The program itself is still on this computer. It closes now."))
        for sentence in said:
            column.addWidget(Body(sentence))
        button = self.add_step_button(tr("Close"), Kind.PRIMARY)
        button.clicked.connect(self.close_sheet)
        self.refit()
        accessible.announce(self, " ".join(said))
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_fault(self, fault: ForPerson) -> None:
        self.hold(False)
        self.failed(fault, tr("Erase everything"))

    def _on_closed(self) -> None:
        if self._erased:
            self.host.quick_exit()
