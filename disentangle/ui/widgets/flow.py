"""A layout that sets its items in a line and wraps them to the next one."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items side by side, wrapped like words.

    Args:
        gap: px between items.
        row_gap: px between lines; `gap` unless given.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 8, row_gap: int | None = None):
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._row_gap = gap, gap if row_gap is None else row_gap
        self.setContentsMargins(QMargins())

    def set_gap(self, gap: int, row_gap: int | None = None) -> None:
        """Other distances, px."""
        self._gap, self._row_gap = gap, gap if row_gap is None else row_gap
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item; called by addWidget."""
        self._items.append(item)

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One item; None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and give one item; None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The lines follow from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place every item."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """All items in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        margins = self.contentsMargins()
        width = sum(s.width() for s in sizes) + self._gap * max(0, len(sizes) - 1)
        height = max((s.height() for s in sizes), default=0)
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    def minimumSize(self) -> QSize:
        """Room for the widest single item."""
        found = QSize()
        for item in self._shown():
            found = found.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return found + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        rows: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self._shown():
            size = item.sizeHint()
            if size.width() > area.width():
                width = max(area.width(), item.minimumSize().width())
                tall = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
                size = QSize(width, tall)
            if rows[-1] and used + size.width() > area.width():
                rows.append([])
                used = 0
            rows[-1].append((item, size))
            used += size.width() + self._gap
        y = area.y()
        for number, row in enumerate(rows):
            tallest = max((size.height() for _, size in row), default=0)
            x = area.x()
            for item, size in row:
                if move:
                    top = y + (tallest - size.height()) // 2
                    place = QRect(QPoint(x, top), size)
                    if self._direction() == Qt.LayoutDirection.RightToLeft:
                        place.moveLeft(area.left() + area.right() - place.right())
                    item.setGeometry(place)
                x += size.width() + self._gap
            y += tallest + (self._row_gap if number < len(rows) - 1 else 0)
        return y - rect.y() + margins.bottom()

    def _direction(self) -> Qt.LayoutDirection:
        widget = self.parentWidget()
        return widget.layoutDirection() if widget else Qt.LayoutDirection.LeftToRight
