"""The plan by account: rows are accounts, columns run in the order to do things."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from disentangle.ui.theme import STRONG, Role, theme_of
from disentangle.ui.widgets.base import Panel, round_box
from disentangle.ui.widgets.buttons import LinkButton
from disentangle.ui.widgets.cards import RADIUS
from disentangle.ui.widgets.glyph import State, paint_state
from disentangle.ui.widgets.plan_header import PlanHeader
from disentangle.ui.widgets.plan_model import (
    Index,
    PlanBand,
    PlanCell,
    PlanColumn,
    PlanModel,
    PlanRow,
)
from disentangle.ui.widgets.text import Support
from disentangle.ui.widgets.textblock import TextBlock, block


class _Delegate(QStyledItemDelegate):
    """Draws names and states."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = theme_of()
        tall = 0.0
        model, view = index.model(), self.parent()
        if index.column() == 0 and isinstance(model, PlanModel) and isinstance(view, _View):
            title, sub = self._names(model.plan[index.row()], view.columnWidth(0))
            tall = title.height + (sub.height if sub else 0) + theme.px(6)
        return QSize(theme.text_px(80), max(round(tall), theme.px(49)))

    def _names(self, row: PlanRow, width: float) -> tuple[TextBlock, TextBlock | None]:
        theme = theme_of()
        room = width - theme.px(24)
        title = block(theme, row.title, Role.SUPPORT, room, STRONG)
        return title, block(theme, row.sub, Role.META, room) if row.sub else None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, view = index.model(), self.parent()
        if not isinstance(model, PlanModel) or not isinstance(view, _View):
            return
        theme, box = theme_of(), QRectF(option.rect)
        painter.save()
        row, cell = model.plan[index.row()], model.cell(index)
        if index.column() == 0:
            tone = "ink" if row.cells else "ink3"
            title, sub = self._names(row, box.width())
            y = box.center().y() - (title.height + (sub.height if sub else 0)) / 2
            title.draw(painter, box.x() + theme.px(18), y, theme.color(tone))
            if sub:
                sub.draw(painter, box.x() + theme.px(18), y + title.height, theme.color("ink3"))
        elif cell is not None:
            self._paint_cell(painter, box, cell, current=view.currentIndex() == index, view=view)
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, box: QRectF, cell: PlanCell, *, current: bool, view: _View
    ) -> None:
        theme = theme_of()
        if current:
            inner = box.adjusted(theme.px(10), 5, -theme.px(10), -5)
            round_box(painter, inner, theme.color("soft"), None, 6)
            if view.hasFocus():
                painter.setPen(QPen(theme.color("focus"), 2.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                ring = inner.adjusted(-3.5, -3.5, 3.5, 3.5)
                painter.drawRoundedRect(ring, 9, 9)
        side = theme.icon(21)
        words = block(theme, cell.part, Role.FLOOR) if cell.part else None
        tall = side + (words.height if words else 0)
        centre = box.center()
        top = centre.y() - tall / 2
        glyph = QRectF(centre.x() - side / 2, top, side, side)
        paint_state(painter, theme, glyph, cell.state, pale=True)
        if words:
            x = centre.x() - words.width / 2
            words.draw(painter, x, top + side - 1, theme.color("ink2"))


class _View(QTableView):
    """The grid. Arrow keys move by cell; Tab leaves it; it never scrolls up or down itself."""

    entered = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)

    def ring_rect(self) -> QRect:
        """None: the chosen cell has its own ring."""
        return QRect()

    def ring_radius(self) -> float:
        """Unused, as there is no outer ring."""
        return 0.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open the chosen cell. Letters do nothing: no single-letter keys."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if not event.isAutoRepeat() and self.currentIndex().isValid():
                self.entered.emit(self.currentIndex())
            return
        if event.text() and event.text().isprintable():
            event.ignore()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines between rows, then the cells."""
        painter, line = QPainter(self.viewport()), theme_of(self).color("line")
        for row in range(self.model().rowCount()):
            y = self.rowViewportPosition(row)
            painter.fillRect(QRect(0, y, self.viewport().width(), 1), line)
        painter.end()
        super().paintEvent(event)


class PlanTable(Panel):
    """The grid of accounts and kinds of work.

    It takes one Tab stop. Arrow keys move by cell, each spoken "Google, Password, to do".

    Signals:
        cell_chosen(str, str): the row key and column key the person moved to.
        cell_opened(str, str): Enter, Space or a click on a cell that was already chosen.
        link_pressed(str): the button of a closed service's row; its row key.
    """

    cell_chosen = Signal(str, str)
    cell_opened = Signal(str, str)
    link_pressed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PlanModel(self)
        self.view = _View(self)
        self._header = PlanHeader(self.view)
        self.view.setHorizontalHeader(self._header)
        self.view.setModel(self._model)
        self.view.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 1, 10)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._pressed_on_current = False
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.view.entered.connect(self._on_entered)
        self.view.pressed.connect(self._on_pressed)
        self.view.clicked.connect(self._on_clicked)
        self._last = QPersistentModelIndex()

    def show_plan(
        self,
        columns: Sequence[PlanColumn],
        bands: Sequence[PlanBand],
        rows: Sequence[PlanRow],
        current: tuple[str, str] | None = None,
    ) -> None:
        """Show a plan, with the keyboard's cell at `current` (row key, column key)."""
        self._header.bands = tuple(bands)
        self._model.show_plan(columns, rows)
        self.view.clearSpans()
        for number, row in enumerate(rows):
            if not row.cells and columns:
                self.view.setSpan(number, 1, 1, len(columns))
                strip = _Closed(row, self)
                strip.link.clicked.connect(strip.on_link)
                self.view.setIndexWidget(self._model.index(number, 1), strip)
        self.choose(current)
        self.restyle()

    def choose(self, current: tuple[str, str] | None) -> None:
        """Move to a cell; the first open one if it is unknown."""
        keys = [row.key for row in self._model.plan]
        names = [column.key for column in self._model.columns]
        if current is not None and current[0] in keys and current[1] in names:
            at = (keys.index(current[0]), names.index(current[1]) + 1)
        else:
            at = next(
                ((r, c + 1) for r, row in enumerate(self._model.plan)
                 for c, cell in enumerate(row.cells)
                 if cell.state not in (State.DONE, State.NA)), (0, 1),
            )  # fmt: skip
        self.view.setCurrentIndex(self._model.index(*at))

    def current(self) -> tuple[str, str] | None:
        """The chosen cell as (row key, column key); None on an account's name."""
        return self._keys(self.view.currentIndex())

    def _keys(self, index: Index) -> tuple[str, str] | None:
        if not index.isValid() or index.column() == 0:
            return None
        row = self._model.plan[index.row()]
        return (row.key, self._model.columns[index.column() - 1].key) if row.cells else None

    def _on_current(self, index: QModelIndex, before: QModelIndex) -> None:
        for one in (index, before):
            if one.isValid():
                self.view.update(one)
        self._show_cell(index)
        keys = self._keys(index)
        if keys is not None:
            self.cell_chosen.emit(*keys)

    def _show_cell(self, index: QModelIndex) -> None:
        """Have the page scroll to the cell, as the table itself never scrolls up or down."""
        page = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        inner = page.widget() if page is not None else None
        if page is not None and inner is not None and self.view.hasFocus():
            centre = self.view.viewport().mapTo(inner, self.view.visualRect(index).center())
            page.ensureVisible(centre.x(), centre.y(), 10, self.view.rowHeight(index.row()))

    def _on_entered(self, index: QModelIndex) -> None:
        keys = self._keys(index)
        if keys is not None:
            self.cell_opened.emit(*keys)

    def _on_pressed(self, index: QModelIndex) -> None:
        # The press moves the current cell first, so compare with the one before.
        self._pressed_on_current = self._last == QPersistentModelIndex(index)
        self._last = QPersistentModelIndex(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._pressed_on_current:
            self._on_entered(index)

    def restyle(self) -> None:
        """Columns share the width; rows take what their words need."""
        count = self._model.columnCount()
        if count < 2:
            return
        theme = self.theme
        words = [self._header.least(n) for n in range(1, count)]
        least, name = max(theme.text_px(74), *words), theme.text_px(150)
        width = max(self.width() - 2, 0)
        first = max(name, min(theme.text_px(200), width - least * (count - 1)))
        each = max(least, (width - first) // (count - 1))
        self.view.setColumnWidth(0, max(name, width - each * (count - 1)) if width else name)
        for column in range(1, count):
            self.view.setColumnWidth(column, each)
        self._header.setMinimumHeight(0)
        self.view.resizeRowsToContents()
        for number, row in enumerate(self._model.plan):
            strip = self.view.indexWidget(self._model.index(number, 1))
            if not row.cells and strip is not None:
                needed = strip.heightForWidth(each * (count - 1))
                self.view.setRowHeight(number, max(self.view.rowHeight(number), needed))
        tall = self._header.sizeHint().height()
        self._header.setFixedHeight(tall)
        tall += sum(self.view.rowHeight(r) for r in range(self._model.rowCount()))
        if first + each * (count - 1) > width:
            tall += self.view.horizontalScrollBar().sizeHint().height()
        self.view.setFixedHeight(tall)
        self._header.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self.restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        c = self.theme.color
        round_box(QPainter(self), self.rect(), c("surface"), c("line"), RADIUS)


class _Closed(Panel):
    """The row of a service that closed: what is left, and where to go."""

    def __init__(self, row: PlanRow, table: PlanTable) -> None:
        super().__init__()
        self._key, self._table = row.key, table
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 16, 0)
        line.addWidget(Support(row.left), 1)
        self.link = LinkButton(row.link, "plus", name=f"{row.title}: {row.link}")
        if not row.link:  # never shown before it has a parent: that would open a window
            self.link.hide()
        line.addWidget(self.link)

    def on_link(self) -> None:
        """Pass the press on."""
        self._table.link_pressed.emit(self._key)
