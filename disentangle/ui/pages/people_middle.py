"""How the people page lies: the list beside the note, and what stands there before anybody."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.letters.notes import Relation
from disentangle.ui.pages.people_note import Note
from disentangle.ui.pages.people_parts import RELATIONS
from disentangle.ui.widgets.base import Foldable
from disentangle.ui.widgets.buttons import Button
from disentangle.ui.widgets.cards import EmptyState
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.panels import ScrollPage, SidePanel

_PANEL: Final = 456


class First(EmptyState):
    """The first small thing to do: buttons for those many tell. Nobody is filled in.

    Signals:
        chosen(Relation): the button of this tie was pressed.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(
            "users",
            tr("Think of one person first"),
            tr("Pick someone who can keep it to themselves. One is enough for today."),
        )
        row = QWidget()
        flow = FlowLayout(row, 10, 8)
        for relation, (words, icon) in RELATIONS.items():
            button = Button(tr(words), icon=icon)
            button.setObjectName(relation.value)
            button.clicked.connect(self._on_pressed)
            flow.addWidget(button)
        self._column.addWidget(row)

    def _on_pressed(self) -> None:
        self.chosen.emit(Relation(self.sender().objectName()))


class Middle(Foldable):
    """The list with the note beside it; below it when narrow."""

    narrow_below = 880

    def __init__(self, page: ScrollPage, note: Note) -> None:
        super().__init__()
        self._page, self._note = page, note
        self._shown = True
        self._panel = SidePanel(_PANEL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(page, 1)
        row.addWidget(self._panel)
        self._panel.column.addStretch(1)
        self.fold()

    def show_note(self, shown: bool) -> None:
        """Without anybody on the list there is no note."""
        self._shown = shown
        self._note.setVisible(shown)
        self._panel.setVisible(shown and not self.narrow)

    def fold(self) -> None:
        """Move the note."""
        if self.narrow:
            column = self._page.column
            column.insertWidget(column.count() - 1, self._note)
        else:
            self._panel.column.insertWidget(0, self._note)
        self.show_note(self._shown)
