"""Bring work from another computer: the file to hand over, and its passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from disentangle.errors import ForPerson
from disentangle.i18n import tr
from disentangle.ui.host import Host
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.cards import Card, Hint
from disentangle.ui.widgets.secret import SecretField
from disentangle.ui.widgets.text import Heading, Meta

if TYPE_CHECKING:
    from disentangle.session.case import Case


class BringInCard(Card):
    """Opens one handed-over file. What was in it waits in `case` until the new lock is made."""

    def __init__(self, host: Host) -> None:
        super().__init__(22)
        self._host = host
        self._source: Path | None = None
        self.case: Case | None = None
        self._name = Meta("", "ink2")
        self._field = SecretField(tr("The words that lock that file"))
        self._button = Button(tr("Open the file"), Kind.SECONDARY)
        self._done = Hint(tr("Your work is here. Now give it a lock on this computer."), "done")
        self.column.addWidget(Heading(tr("Your work from another computer"), 3))
        self.column.addWidget(self._name)
        self.column.addWidget(self._field)
        self.column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._done)
        self._done.hide()
        self._field.submitted.connect(self._on_open)
        self._button.clicked.connect(self._on_open)

    def open_file(self, source: Path) -> None:
        """Ask for the words of this file."""
        self._source = source
        self._name.setText(source.name)
        self.show()
        self._field.setFocus()

    def _on_open(self) -> None:
        if self._source is None or not self._button.isEnabled():
            return
        if not self._field.text().strip():
            self._field.set_error(tr("Type the words of that file."))
            self._field.setFocus()
            return
        self._field.set_error("")
        self._button.setEnabled(False)
        self._button.setText(tr("This takes a few seconds"))
        future = self._host.keeper.read_export(self._source, self._field.text())
        self._host.later.run(future, self._on_read, self._on_fault, owner=self)

    def _on_read(self, case: Case) -> None:
        self.case = case
        self._field.clear()
        self._field.hide()
        self._button.hide()
        self._done.show()
        self._host.say(self._done.label.text())

    def _on_fault(self, fault: ForPerson) -> None:
        self._button.setEnabled(True)
        self._button.setText(tr("Open the file"))
        self._field.set_error(fault.sentences())
        self._field.setFocus()
        self._field.edit.selectAll()


def take_over(host: Host, case: Case) -> None:
    """Put the work into the case just made, and go on where she was.

    What she said about this computer, its text size and colours stay; those of the other one
    do not hold here.
    """
    from disentangle.session import flow

    session = host.session
    device, prefs = session.answers.device, session.prefs
    session.take_over(case)
    session.answer(device=device)
    session.set_prefs(text=prefs.text, scheme=prefs.scheme)
    host.settings_changed()
    place = case.place
    view, task = flow.resume(place.view, place.task, session.answers, frozenset(session.plan.tasks))
    host.go(view, task)
