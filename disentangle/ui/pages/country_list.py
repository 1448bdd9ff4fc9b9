"""The choice of a country: a field to look for it, and the list."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from disentangle import help_lines
from disentangle.help_lines import Country
from disentangle.i18n import tr
from disentangle.ui.theme import MEDIUM, REGULAR, Role, theme_of
from disentangle.ui.widgets.base import Panel, round_box
from disentangle.ui.widgets.secret import SearchField
from disentangle.ui.widgets.text import Heading, Meta
from disentangle.ui.widgets.textblock import block

_Index = QModelIndex | QPersistentModelIndex
_ROWS_WHEN_NARROW: Final = 5


class _Row(QStyledItemDelegate):
    """One country, drawn like a place of the sidebar."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme = theme_of()
        return QSize(theme.text_px(80), theme.px(14) + theme.line(Role.SUPPORT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = theme_of()
        state: QStyle.StateFlag = option.state
        box = QRectF(option.rect)
        picked = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if picked:
            round_box(painter, box, theme.color("soft"), None, 8)
            bar = QRectF(box.x(), box.center().y() - theme.px(10), 4, theme.px(20))
            if _mirrored(option):
                bar.moveRight(box.right())
            round_box(painter, bar, theme.color("accent"), None, 2)
        elif state & QStyle.StateFlag.State_MouseOver:
            round_box(painter, box, theme.color("surface"), None, 8)
        pad = theme.px(14)
        words = block(
            theme, str(index.data()), Role.SUPPORT, box.width() - 2 * pad,
            MEDIUM if picked else REGULAR,
        )  # fmt: skip
        x = box.x() + pad
        if _mirrored(option):
            x = box.right() - pad - words.width
        words.draw(
            painter, x, box.center().y() - words.height / 2,
            theme.color("on_soft" if picked else "ink"),
        )  # fmt: skip
        painter.restore()


def _mirrored(option: QStyleOptionViewItem) -> bool:
    direction: Qt.LayoutDirection = option.direction
    return direction == Qt.LayoutDirection.RightToLeft


class _List(QListWidget):
    """One stop of the Tab key; arrows and letters move, and moving picks."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Row(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def row_height(self) -> int:
        """Px of one row."""
        theme = theme_of(self)
        return theme.px(14) + theme.line(Role.SUPPORT)


class CountryChoice(Panel):
    """Looks for a country and picks it. Nothing about it is written anywhere.

    Args:
        countries: all there are; the first is picked.

    Signals:
        chosen(object): another `Country` is picked.
    """

    chosen = Signal(object)

    def __init__(self, countries: tuple[Country, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._countries = countries
        self._shown: tuple[Country, ...] = ()
        self._picked = countries[0]
        self._beside = True
        self.search = SearchField(tr("Look for a country"))
        self.list = _List(tr("Countries"), self)
        self._none = Meta(tr("No country here has this name. Worldwide has lists of many more."))
        self._none.hide()
        self._column = QVBoxLayout(self)
        self._column.addWidget(Heading(tr("Where you are"), 3))
        self._column.addWidget(self.search)
        self._column.addWidget(self._none)
        self._column.addWidget(self.list, 1)
        self.search.text_changed.connect(self._on_typed)
        self.search.edit.returnPressed.connect(self._on_enter)
        self.list.currentRowChanged.connect(self._on_row)
        self._fill("")
        self.restyle()

    def set_beside(self, beside: bool) -> None:
        """Stand beside the page at a fixed width, or in it with a few rows."""
        self._beside = beside
        self.restyle()

    def restyle(self) -> None:
        """Paddings and size."""
        theme = self.theme
        x, y = (theme.px(20), theme.px(22)) if self._beside else (0, 0)
        self._column.setContentsMargins(x, y, x, y // 2)
        self._column.setSpacing(theme.px(8))
        expanding, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        if self._beside:
            self.setFixedWidth(theme.text_px(280))
            self.list.setMinimumHeight(2 * self.list.row_height())
            self.list.setMaximumHeight(16_777_215)
            self.setSizePolicy(fixed, expanding)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
            # Half a row more shows that the list goes on.
            self.list.setFixedHeight(round((_ROWS_WHEN_NARROW + 0.5) * self.list.row_height()))
            self.setSizePolicy(expanding, fixed)
        self.list.doItemsLayout()

    def _on_typed(self, typed: str) -> None:
        self._fill(typed)
        if typed.strip() and len(self._shown) == 1:
            self.list.setCurrentRow(0)

    def _on_enter(self) -> None:
        """Pick the best match."""
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _fill(self, typed: str) -> None:
        self._shown = help_lines.find(self._countries, typed)
        self.list.blockSignals(True)
        self.list.clear()
        for country in self._shown:
            self.list.addItem(QListWidgetItem(tr(country.name)))
        if self._picked in self._shown:
            self.list.setCurrentRow(self._shown.index(self._picked))
        else:
            self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        self._none.setVisible(not self._shown)

    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._shown) and self._shown[row] != self._picked:
            self._picked = self._shown[row]
            self.chosen.emit(self._picked)
