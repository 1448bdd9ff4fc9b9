"""A password to check, and the way to a new one. Nothing typed here is kept."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.passwords.reasons import ReasonKind
from disentangle.session.known_facts import known_facts
from disentangle.ui import accessible
from disentangle.ui.host import Host
from disentangle.ui.theme import STRONG
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.cards import Card
from disentangle.ui.widgets.chips import Chip, ReasonChip
from disentangle.ui.widgets.fields import TextField
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.secret import SecretField
from disentangle.ui.widgets.text import Body, Support

_ICONS: Final = {
    ReasonKind.KNOWS_YOU: "users",
    ReasonKind.OLD: "history",
    ReasonKind.SAME_AS_OTHER: "copy",
    ReasonKind.LIKE_OTHER: "copy",
    ReasonKind.SHORT: "minus",
}


class CheckCard(Card):
    """A field and what is found about the password in it, in words, never as a score."""

    def __init__(self, host: Host) -> None:
        super().__init__(20)
        self._host = host
        self.field = SecretField(
            tr("Check a password here"),
            tr("It is looked at on this computer only, and not kept."),
        )
        self.field.text_changed.connect(self._on_typed)
        self.field.submitted.connect(self._on_check)
        button = Button(tr("Check it"))
        button.clicked.connect(self._on_check)
        self._result = QWidget()
        self._rows = QVBoxLayout(self._result)
        self._rows.setContentsMargins(0, 6, 0, 0)
        self._rows.setSpacing(8)
        self.level = Body("", weight=STRONG)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, 8, 6)
        self.advice = Support("")
        for widget in (self.level, self._chips, self.advice):
            self._rows.addWidget(widget)
        self._result.hide()
        self.column.addWidget(self.field)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._result)
        self.column.addStretch(1)

    def forget(self) -> None:
        """Take away what was typed and what was said about it."""
        self.field.clear()
        self._result.hide()

    def _on_typed(self) -> None:
        self.field.set_error("")
        self._result.hide()

    def _on_check(self) -> None:
        typed = self.field.text()
        if not typed:
            self.field.set_error(tr("Type or paste a password here first."))
            self.field.setFocus()
            return
        from disentangle.passwords.strength import Level, check

        verdict = check(typed, known_facts(self._host.session.answers))
        while (item := self._flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.level.setText(
            {
                Level.GUESSABLE: tr("This one could be guessed."),
                Level.WEAK: tr("A computer could find this one."),
                Level.OK: tr("This one is hard to guess."),
            }[verdict.level]
        )
        for reason in verdict.reasons:
            urgent = verdict.level is Level.GUESSABLE
            icon = _ICONS.get(reason.kind, "triangle-alert")
            self._flow.addWidget(ReasonChip(reason.sentence, icon, urgent=urgent))
        if verdict.level is Level.OK:
            self._flow.addWidget(Chip(tr("Nothing found against it"), "done", "check"))
        self.advice.setText(verdict.advice)
        self._result.show()
        said = [self.level.text(), *(r.sentence for r in verdict.reasons), verdict.advice]
        accessible.announce(self, " ".join(said))


class MakeCard(Card):
    """Asks what a new password is for, as it may be kept under that name.

    Signals:
        asked(str): make one for this.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(20)
        self.field = TextField(
            tr("A new password for"), tr("Such as “bank” or “mail”. Never the password itself.")
        )
        self.field.edit.setMaxLength(80)
        self.field.submitted.connect(self._on_make)
        self.field.text_changed.connect(self._on_typed)
        button = Button(tr("Make a new one"), Kind.PRIMARY, "shuffle")
        button.clicked.connect(self._on_make)
        self.column.addWidget(self.field)
        self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def _on_typed(self, _text: str) -> None:
        self.field.set_error("")

    def _on_make(self) -> None:
        what = self.field.text().strip()
        if not what:
            self.field.set_error(tr("Write what it is for first."))
            self.field.setFocus()
            return
        self.asked.emit(what)
