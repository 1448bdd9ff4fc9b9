"""Sections of settings: a title above a card of rows, each with words and its control."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from disentangle.ui.theme import STRONG
from disentangle.ui.widgets.base import Foldable
from disentangle.ui.widgets.cards import ACROSS, DOWN, RowCard
from disentangle.ui.widgets.text import Body, Heading, Support


class SettingRow(Foldable):
    """What can be set, what it means, and its control at the right; below when narrow.

    Args:
        title: what it is.
        sub: what it means; may be empty.
        control: None for a row that only tells something.
    """

    narrow_below = 640

    def __init__(
        self, title: str, sub: str = "", control: QWidget | None = None, *, wide: bool = False
    ) -> None:
        super().__init__()
        self._wide = wide
        self.sub = Support(sub)
        if not sub:  # never shown before it has a parent: that would open a window
            self.sub.hide()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        if title:
            words.addWidget(Body(title, weight=STRONG))
        words.addWidget(self.sub)
        words.addStretch(1)
        self._row = QBoxLayout(DOWN if wide else ACROSS, self)
        self._row.addLayout(words, 1)
        self._control = control
        if control is not None:
            self._row.addWidget(control)
        self.fold()
        self.restyle()

    def fold(self) -> None:
        """The control below the words when narrow."""
        below = self.narrow or self._wide
        self._row.setDirection(DOWN if below else ACROSS)
        if self._control is not None and not self._wide:
            align = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignVCenter
            self._row.setAlignment(self._control, align)

    def restyle(self) -> None:
        """Paddings."""
        theme = self.theme
        self._row.setContentsMargins(theme.px(20), theme.px(12), theme.px(18), theme.px(13))
        self._row.setSpacing(theme.px(10 if self._wide else 18))


class Section(QWidget):
    """A heading and a card of rows."""

    def __init__(self, title: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.heading = Heading(title, 2)
        self._card = RowCard()
        column.addWidget(self.heading)
        column.addWidget(self._card)

    def add(self, row: QWidget) -> QWidget:
        """One more row; gives it back."""
        self._card.add_row(row)
        return row

    def tell(self, title: str, sub: str = "") -> SettingRow:
        """A row that only tells something."""
        row = SettingRow(title, sub)
        self._card.add_row(row)
        return row
