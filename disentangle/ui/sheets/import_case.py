"""Work from another computer, into a case in which nothing is begun."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from disentangle.errors import ForPerson
from disentangle.i18n import tr
from disentangle.session.whole import nothing_yet
from disentangle.ui.host import Host
from disentangle.ui.pages.bring_in import take_over
from disentangle.ui.sheets.asking import StepSheet
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.secret import SecretField
from disentangle.ui.widgets.text import Body, Meta

if TYPE_CHECKING:
    from disentangle.session.case import Case


class ImportSheet(StepSheet):
    """Asks for the file and its words. If there is work already, says what to do instead."""

    def __init__(self, host: Host) -> None:
        super().__init__(host, tr("Bring work from another computer"))
        self._source: Path | None = None
        column = self.new_step()
        if not nothing_yet(host.session.case):
            for sentence in (
                tr("There is work here already. It would be lost, so nothing is brought in."),
                tr("To bring in a file, begin anew: save your work here, then erase it."),
            ):
                column.addWidget(Body(sentence))
            button = self.add_step_button(tr("OK"), Kind.PRIMARY)
            button.clicked.connect(self.close_sheet)
            return
        column.addWidget(Body(tr("It is the file you saved there. Its name may end in “.age”.")))
        choose = Button(tr("Choose the file"), icon="folder")
        choose.clicked.connect(self._on_choose)
        column.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        self._choose = choose
        self._name = Meta("", "ink2")
        self._name.hide()
        column.addWidget(self._name)
        self._words = SecretField(tr("The words that lock that file"))
        self._words.submitted.connect(self._on_open)
        column.addWidget(self._words)
        self.add_step_button(tr("Bring it in"), Kind.PRIMARY).clicked.connect(self._on_open)
        self.add_cancel()

    def _on_choose(self) -> None:
        source = self.host.choose_file(tr("Choose the file with your work"), "*.age")
        if source is None:
            return
        self._source = source
        self._name.setText(source.name)
        self._name.show()
        self.show_problem("")
        self._words.setFocus()

    def _on_open(self) -> None:
        if self.busy:
            return
        if self._source is None:
            self.show_problem(tr("Choose the file first."))
            self._choose.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self._words.text().strip():
            self._words.set_error(tr("Type the words of that file."))
            self._words.setFocus()
            self.refit()
            return
        self._words.set_error("")
        self.begin()
        future = self.host.keeper.read_export(self._source, self._words.text())
        self.host.later.run(future, self._on_read, self._on_fault, owner=self)

    def _on_read(self, case: Case) -> None:
        host = self.host
        self._words.clear()
        self.close_sheet()
        take_over(host, case)

    def _on_fault(self, fault: ForPerson) -> None:
        self.failed(fault, tr("Bring it in"))
        self._words.setFocus()
        self._words.edit.selectAll()
