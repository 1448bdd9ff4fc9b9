"""Groups of rows that fold, and the two columns of folded ones."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.ui.icons import paint_icon
from disentangle.ui.theme import STRONG, Role, Theme
from disentangle.ui.widgets.base import Foldable, PaintedButton, Panel, round_box
from disentangle.ui.widgets.cards import RADIUS
from disentangle.ui.widgets.glyph import State, paint_state
from disentangle.ui.widgets.textblock import TextBlock, block

_PAD: Final = 16


class GroupHeader(PaintedButton):
    """The head of a group: its title, what may be noticed, a count. Pressing it folds the group."""

    def __init__(
        self, title: str, count: str, notice: str, *, foldable: bool, done: bool,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(title, parent)
        self._count, self._notice, self._done = count, notice, done
        self._foldable = foldable
        self._open = True
        if not foldable:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setCursor(Qt.CursorShape.ArrowCursor)
        self.grow_with_width()
        self.set_open(True)

    def set_facts(self, title: str, count: str, notice: str) -> None:
        """Other words."""
        self._text, self._count, self._notice = title, count, notice
        self.set_open(self._open)
        self.updateGeometry()

    def set_open(self, is_open: bool) -> None:
        """Draw and speak the group as open or folded."""
        self._open = is_open
        parts = [self._text, self._notice, self._count]
        if self._foldable:
            parts.append(tr("open") if is_open else tr("folded"))
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.update()

    def _start(self, theme: Theme) -> float:
        x = float(theme.px(_PAD))
        if self._foldable:
            x += theme.icon(16) + theme.px(12)
        if self._done:
            x += theme.icon(20) + theme.px(10)
        return x

    def _blocks(self, width: float) -> tuple[TextBlock, TextBlock | None, TextBlock | None, bool]:
        """Title, notice and count; and whether the last two go below the title."""
        theme = self.theme
        room = width - self._start(theme) - theme.px(_PAD)
        title = block(theme, self._text, Role.BODY, None, STRONG)
        notice = block(theme, self._notice, Role.SUPPORT) if self._notice else None
        count = block(theme, self._count, Role.META) if self._count else None
        full = title.width + (count.width + theme.px(16) if count else 0)
        full += notice.width + self._notice_lead(theme) if notice else 0
        if full <= room:
            return title, notice, count, False
        title = block(theme, self._text, Role.BODY, room, STRONG)
        if notice:
            room_notice = room - theme.icon(16) - theme.px(10)
            notice = block(theme, self._notice, Role.SUPPORT, room_notice)
        return title, notice, block(theme, self._count, Role.META, room) if count else None, True

    def _notice_lead(self, theme: Theme) -> int:
        return theme.px(16) + theme.icon(16) + theme.px(10)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at this width."""
        title, notice, count, below = self._blocks(width)
        tall = title.height
        if below:
            tall += (notice.height if notice else 0) + (count.height if count else 0)
        return max(self.theme.px(44), round(tall) + 2 * self.theme.px(9))

    def sizeHint(self) -> QSize:
        """A readable width."""
        width = self.theme.text_px(420)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(self.theme.text_px(150), self.theme.px(44))

    def ring_rect(self) -> QRect:
        """Just inside the header."""
        return self.rect().adjusted(4, 4, -4, -4)

    def ring_radius(self) -> float:
        """The corner radius in px."""
        return 8.0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the header."""
        theme, painter = self.theme, QPainter(self)
        c = theme.color
        if self._foldable and (self.isDown() or self.hovered):
            inner = self.rect().adjusted(4, 4, -4, -4)
            round_box(painter, inner, c("na_tint" if self.isDown() else "sunken"), None, 8)
        title, notice, count, below = self._blocks(self.width())
        middle, x = self.height() / 2, float(theme.px(_PAD))
        line = theme.px(9) + theme.line(Role.BODY) / 2 if below else middle
        if self._foldable:
            side = theme.icon(16)
            name = "chevron-down" if self._open else "chevron-right"
            if self.isRightToLeft() and not self._open:
                name = "chevron-left"
            box = QRectF(x, line - side / 2, side, side)
            paint_icon(painter, name, self.mirrored(box), c("ink2"))
            x += side + theme.px(12)
        if self._done:
            side = theme.icon(20)
            box = self.mirrored(QRectF(x, line - side / 2, side, side))
            paint_state(painter, theme, box, State.DONE, pale=True)
            x += side + theme.px(10)
        y = theme.px(9) if below else middle - title.height / 2
        self._draw(painter, title, x, y, "ink")
        y += title.height
        if notice:
            side = theme.icon(16)
            at = x if below else x + title.width + theme.px(16)
            top = y if below else middle - notice.height / 2
            mark = QRectF(at, top + theme.line(Role.SUPPORT) / 2 - side / 2, side, side)
            paint_icon(painter, "triangle-alert", self.mirrored(mark), c("wait"))
            self._draw(painter, notice, at + side + theme.px(10), top, "wait")
            y += notice.height
        if count and below:
            self._draw(painter, count, x, y, "ink3")
        elif count:
            at = self.width() - theme.px(_PAD) - count.width
            self._draw(painter, count, at, middle - count.height / 2, "ink3")

    def _draw(self, painter: QPainter, words: TextBlock, x: float, y: float, tone: str) -> None:
        place = self.mirrored(QRectF(x, y, words.width, words.height))
        words.draw(painter, place.x(), y, self.theme.color(tone))


class Group(Panel):
    """A card of rows under a header that folds.

    Args:
        title: the group's name.
        count: a fact on the right, such as "3 sittings, 1 begun".
        notice: "J may notice", or empty. It sits here and not on every row.
        is_open: whether the rows show.
        foldable: False for a group that is always open.
        done: everything in it is done; a pale tick shows.

    Signals:
        folded(bool): the person folded (True) or opened (False) it.
    """

    folded = Signal(bool)

    def __init__(
        self,
        title: str,
        count: str = "",
        notice: str = "",
        *,
        is_open: bool = True,
        foldable: bool = True,
        done: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.header = GroupHeader(title, count, notice, foldable=foldable, done=done)
        self._foldable, self._open = foldable, True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(1)
        self._column.addWidget(self.header)
        self._rows: list[QWidget] = []
        if foldable:
            self.header.clicked.connect(self._on_header)
        self.set_open(is_open or not foldable)

    @property
    def is_open(self) -> bool:
        """Whether the rows show."""
        return self._open

    @property
    def rows(self) -> tuple[QWidget, ...]:
        """The rows in order."""
        return tuple(self._rows)

    def add_row(self, row: QWidget) -> None:
        """One more row at the end."""
        self._rows.append(row)
        self._column.addWidget(row)
        row.setVisible(self._open)

    def clear(self) -> None:
        """Take every row out and delete it."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []

    def set_facts(self, title: str, count: str, notice: str = "") -> None:
        """Other words in the header."""
        self.header.set_facts(title, count, notice)

    def set_open(self, is_open: bool) -> None:
        """Show or fold the rows, without a signal."""
        self._open = is_open
        self.header.set_open(is_open)
        for row in self._rows:
            row.setVisible(is_open)
        self.updateGeometry()
        self.update()

    def _on_header(self) -> None:
        self.set_open(not self._open)
        self.folded.emit(not self._open)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and the lines between rows."""
        painter, line = QPainter(self), self.theme.color("line")
        round_box(painter, self.rect(), self.theme.color("surface"), line, RADIUS)
        if self._open:
            for row in self._rows:
                if not row.isHidden():
                    painter.fillRect(QRect(0, row.y() - 1, self.width(), 1), line)


class FoldedGrid(Foldable):
    """Folded groups in two columns, or one when narrow. An opened one takes a whole line."""

    narrow_below = 700

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[Group] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.restyle()

    def add_group(self, group: Group) -> None:
        """One more group at the end."""
        self._groups.append(group)
        group.folded.connect(self._on_folded)
        self.fold()

    def clear(self) -> None:
        """Take every group out and delete it."""
        for group in self._groups:
            self._grid.removeWidget(group)
            group.hide()
            group.deleteLater()
        self._groups = []

    def _on_folded(self, _folded: bool) -> None:
        self.fold()

    def fold(self) -> None:
        """Put the groups in their places, in reading order."""
        for group in self._groups:
            self._grid.removeWidget(group)
        row = column = 0
        wide = 1 if self.narrow else 2
        for group in self._groups:
            if group.is_open or self.narrow:
                row += 1 if column else 0
                self._grid.addWidget(group, row, 0, 1, 2)
                row, column = row + 1, 0
                continue
            self._grid.addWidget(group, row, column, Qt.AlignmentFlag.AlignTop)
            column += 1
            if column == wide:
                row, column = row + 1, 0

    def restyle(self) -> None:
        """Gaps."""
        gap = self.theme.px(8)
        self._grid.setSpacing(gap)
