"""Says that something did not work: what happened, what is kept, what to do."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from disentangle.errors import ForPerson
from disentangle.i18n import tr
from disentangle.ui.theme import STRONG
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.sheet import Sheet
from disentangle.ui.widgets.text import Body, Support


class FaultSheet(Sheet):
    """Shows the three sentences of a fault. Deletes itself when closed.

    Args:
        area: the widget to cover.
        fault: the sentences; empty ones are left out.
    """

    def __init__(self, area: QWidget, fault: ForPerson) -> None:
        super().__init__(area, tr("Something did not work"))
        parts = (
            (tr("What happened"), fault.what),
            (tr("What is kept"), fault.kept),
            (tr("What you can do"), fault.do),
        )
        for label, sentence in parts:
            if not sentence:
                continue
            block = QVBoxLayout()
            block.setSpacing(0)
            block.addWidget(Support(label, "ink2", STRONG))
            block.addWidget(Body(sentence))
            self.column.addLayout(block)
        self.column.addStretch(1)
        # Spoken with the sheet's name, as the sentences themselves never take the keyboard.
        self.setAccessibleDescription(fault.sentences())
        self.heading.setAccessibleDescription(fault.sentences())
        button = Button(tr("OK"), Kind.PRIMARY)
        button.clicked.connect(self.close_sheet)
        self.add_button(button)
        self.closed.connect(self.deleteLater)
