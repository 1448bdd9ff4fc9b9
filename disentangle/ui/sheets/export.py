"""The whole case as one locked file for another computer."""

from __future__ import annotations

from disentangle.errors import ForPerson
from disentangle.i18n import tr
from disentangle.session.limits import Moment, at
from disentangle.ui.host import Host
from disentangle.ui.sheets.asking import AskFirstSheet
from disentangle.ui.sheets.new_words import NewWords
from disentangle.ui.widgets.buttons import Kind
from disentangle.ui.widgets.text import Body, Meta

FILE_NAME = "session.age"  # says nothing about the program or what is in it


class ExportSheet(AskFirstSheet):
    """Asks for the words, then for words for the file and a place for it."""

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            tr("Take my work with me"),
            tr("First your words, so that nobody else can do this for you."),
            760,
        )

    def confirmed(self) -> None:
        """Say what will be in the file, and offer words for it."""
        column = self.new_step()
        for sentence in (
            tr("One locked file with your answers, your plan, your ticks and your private notes."),
            tr("Passwords in this computer’s password store are not in it."),
            tr("This program opens it on another computer. So does any program for age files."),
            tr("Put it on a stick or in a mailbox the other person can’t reach."),
            tr("The file has words of its own and no code. Without its words nobody opens it."),
        ):
            column.addWidget(Body(sentence))
        self._new = NewWords(self.host)
        self._new.card.field.submitted.connect(self._on_save)
        column.addWidget(self._new)
        for limit in at(Moment.EXPORT):
            column.addWidget(Meta(tr(limit.text), "ink2"))
        button = self.add_step_button(tr("Choose where to save it"), Kind.PRIMARY)
        button.clicked.connect(self._on_save)
        self.add_cancel()

    def _on_save(self) -> None:
        if self.busy:
            return
        if not self._new.ready():
            self.refit()
            return
        target = self.host.choose_new_file(tr("Save the file"), FILE_NAME, ".age")
        if target is None:
            return
        self.begin()
        future = self.host.keeper.export(self.host.session.case, target, self._new.words())
        self.host.later.run(future, self._on_saved, self._on_fault, owner=self)

    def _on_saved(self, _nothing: None) -> None:
        self.show_done(tr("The file is saved. It opens only with the words you typed for it."))

    def _on_fault(self, fault: ForPerson) -> None:
        self.failed(fault, tr("Choose where to save it"))
