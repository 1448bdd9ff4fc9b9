"""Asks once before a case that is kept nowhere is closed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from disentangle.i18n import tr
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.sheet import Sheet
from disentangle.ui.widgets.text import Body


class LeavingSheet(Sheet):
    """The question of keep-nothing mode when the window is closed. Deletes itself when closed.

    Signals:
        leave_chosen: close, and keep nothing.
    """

    leave_chosen = Signal()

    def __init__(self, area: QWidget) -> None:
        super().__init__(area, tr("Close and keep nothing?"))
        words = tr("Nothing is kept. If you close now, all of it is gone.")
        self.column.addWidget(Body(words))
        self.column.addStretch(1)
        self.setAccessibleDescription(words)
        self.heading.setAccessibleDescription(words)
        stay = Button(tr("Stay"), Kind.PRIMARY)
        leave = Button(tr("Close and keep nothing"))
        stay.clicked.connect(self.close_sheet)
        leave.clicked.connect(self._on_leave)
        self.add_button(stay)
        self.add_button(leave)
        self.closed.connect(self.deleteLater)

    def _on_leave(self) -> None:
        self.close_sheet()
        self.leave_chosen.emit()
