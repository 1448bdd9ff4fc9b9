"""A few words to an answer: why it stays as it is, or who could help. All of it optional."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from disentangle.i18n import tr
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.fields import TextField
from disentangle.ui.widgets.sheet import Sheet
from disentangle.ui.widgets.text import Body


class AnswerSheet(Sheet):
    """One or two fields and a main button.

    Args:
        fields: (label, text so far) of each field.
        button: what the main button says.

    Signals:
        typed(list): the texts as typed so far, at each change.
        answered(list): the texts as typed, in order; the sheet has closed.
    """

    typed = Signal(list)
    answered = Signal(list)

    def __init__(
        self, area: QWidget, title: str, text: str, fields: Sequence[tuple[str, str]], button: str
    ) -> None:
        super().__init__(area, title)
        self.column.addWidget(Body(text, "ink2"))
        self._fields = [TextField(name, text=typed) for name, typed in fields]
        for field in self._fields:
            self.column.addWidget(field)
            field.submitted.connect(self._on_main)
            field.text_changed.connect(self._on_text)
        self.column.addStretch(1)
        main = Button(button, Kind.PRIMARY)
        main.clicked.connect(self._on_main)
        self.add_button(main)
        back = Button(tr("Back"), Kind.QUIET)
        back.clicked.connect(self.close_sheet)
        self.add_button(back)
        self.closed.connect(self.deleteLater)

    def _on_text(self) -> None:
        self.typed.emit([field.text() for field in self._fields])

    def _on_main(self) -> None:
        texts = [field.text().strip() for field in self._fields]
        self.close_sheet()
        self.answered.emit(texts)


def keep_sheet(area: QWidget, reason: str) -> AnswerSheet:
    """Why it stays as it is."""
    return AnswerSheet(
        area,
        tr("Keep it as it is"),
        tr("Leaving it can be the better choice. If you like, write why, so that you know later."),
        [(tr("Why, if you like"), reason)],
        tr("Keep it as it is"),
    )


def help_sheet(area: QWidget, who: str, when: str) -> AnswerSheet:
    """Who could help and when."""
    return AnswerSheet(
        area,
        tr("I need help with this"),
        tr("It goes on your list to ask. Both fields can stay empty."),
        [(tr("Who could help"), who), (tr("When"), when)],
        tr("Put it on my list to ask"),
    )
