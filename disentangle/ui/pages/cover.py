"""The lock where nothing is kept: a plain cover over the window, and the word that lifts it."""

from __future__ import annotations

import hmac

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.panels import ScrollPage
from disentangle.ui.widgets.secret import SecretField
from disentangle.ui.widgets.text import Heading

WIDTH = 420


class CoverPage(QWidget):
    """A field for the word, or one button if she set none. It says nothing else.

    Signals:
        opened: the word was right.
    """

    opened = Signal()

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        scroll = ScrollPage(WIDTH)
        column = scroll.column
        column.addStretch(2)
        self._field: SecretField | None = None
        self._button = Button(tr("Open") if word else tr("Show again"), Kind.PRIMARY, large=True)
        if word:
            column.addWidget(Heading(tr("Enter your word")))
            self._field = SecretField(tr("Your word"))
            self._field.hide_label()
            self._field.submitted.connect(self._on_open)
            column.addWidget(self._field)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(3)
        self._button.clicked.connect(self._on_open)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(scroll)

    def arrive(self) -> None:
        """Put the keyboard where it is needed."""
        if self._field is not None:
            self._field.setFocus()
        else:
            self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_open(self) -> None:
        if self._field is not None:
            typed = self._field.text().strip().encode()
            if not hmac.compare_digest(typed, self._word.encode()):
                self._field.set_error(tr("That is another word. You can try again."))
                self._field.setFocus()
                self._field.edit.selectAll()
                return
            self._field.clear()
        self.opened.emit()
