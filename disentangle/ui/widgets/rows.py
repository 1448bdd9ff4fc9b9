"""Rows that open something: the whole row is one button."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from disentangle.ui.icons import paint_icon
from disentangle.ui.theme import REGULAR, STRONG, Role, Theme
from disentangle.ui.widgets.base import PaintedButton, round_box
from disentangle.ui.widgets.chips import ChipLook, chip_size, paint_chip
from disentangle.ui.widgets.glyph import State, paint_state, state_word
from disentangle.ui.widgets.textblock import TextBlock, block

_PAD: Final = 18
_GLYPH: Final = 26
_STACK_BELOW: Final = 480
"""Counted in text: under this width the right-hand fact goes below the title."""
_INLINE_FROM: Final = 760
"""Counted in text: from this width a dense row sets its second line beside the title."""
_INLINE_AT: Final = 0.39
"""Where along the row the second text of a dense row starts, as a share of its width."""


class _Plan(NamedTuple):
    """One row laid out in a width."""

    title: TextBlock
    sub: TextBlock | None
    sub_x: float
    inline: bool
    right: QSize
    stacked: bool
    height: int


class TaskRow(PaintedButton):
    """A task or sitting: state, title, a second line, a fact or chip on the right, a chevron.

    Args:
        title: what to do.
        sub: a second line; may be empty.
        state: its shape; None for none.
        right: a short plain fact on the right, such as "To do, 5 min".
        chip: a chip on the right instead of the fact.
        fraction: how much of a begun task is done, 0 to 1.
        icon: an icon instead of a state.
        dense: a lower row, with the second line beside the title when there is room.
        pale: done is a pale tick.

    Signals:
        clicked: from Qt.
    """

    def __init__(
        self,
        title: str,
        sub: str = "",
        state: State | None = State.TODO,
        *,
        right: str = "",
        chip: ChipLook | None = None,
        fraction: float = 0.0,
        icon: str | None = None,
        dense: bool = False,
        pale: bool = False,
        chevron: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._sub, self._state, self._right, self._chip = sub, state, right, chip
        self._fraction, self._icon, self._dense, self._pale = fraction, icon, dense, pale
        self._chevron = chevron
        self._current = False
        self.grow_with_width()
        self._speak()

    @property
    def state(self) -> State | None:
        """The state shown."""
        return self._state

    def show_task(
        self,
        title: str,
        sub: str,
        state: State | None,
        *,
        right: str = "",
        chip: ChipLook | None = None,
        fraction: float = 0.0,
    ) -> None:
        """Show another task or another state of it."""
        self._text, self._sub, self._state = title, sub, state
        self._right, self._chip, self._fraction = right, chip, fraction
        self._speak()
        self.updateGeometry()
        self.update()

    def set_current(self, current: bool) -> None:
        """Mark the row whose details are open beside the list."""
        self._current = current
        self._speak()
        self.update()

    def _speak(self) -> None:
        fact = self._chip.text if self._chip else self._right
        if not fact and self._state is not None:
            fact = state_word(self._state)
        self.setAccessibleName(", ".join(part for part in (self._text, self._sub, fact) if part))

    def _start(self, theme: Theme) -> float:
        if self._state is None and self._icon is None:
            return float(theme.px(_PAD))
        return theme.px(_PAD) + theme.icon(_GLYPH) + theme.px(17)

    def _plan(self, width: float) -> _Plan:
        theme = self.theme
        start = self._start(theme)
        end = theme.px(_PAD) + (theme.icon(16) + theme.px(18) if self._chevron else 0)
        room = width - start - end
        stacked = theme.in_text(width) < _STACK_BELOW
        right = self._right_size(theme, room if stacked else room * 0.5)
        beside = 0 if stacked or right.isEmpty() else right.width() + theme.px(20)
        weight = REGULAR if self._state is State.DONE else STRONG
        inline = self._dense and bool(self._sub) and theme.in_text(width) >= _INLINE_FROM
        sub_x = max(start, width * _INLINE_AT) if inline else start
        title_room = sub_x - start - theme.px(12) if inline else room - beside
        title = block(theme, self._text, Role.BODY, title_room, weight)
        sub_role = Role.SUPPORT if self._dense else Role.META
        sub_room = width - end - beside - sub_x
        sub = block(theme, self._sub, sub_role, sub_room) if self._sub else None
        lines = max(title.height, sub.height) if inline and sub else title.height
        if sub and not inline:
            lines += sub.height - theme.px(1)
        if stacked and not right.isEmpty():
            lines += right.height() + theme.px(4)
        least = theme.px(45 if self._dense else 61 if self._sub else 50)
        pad = 2 * theme.px(8)
        return _Plan(title, sub, sub_x, inline, right, stacked, max(least, round(lines) + pad))

    def _right_size(self, theme: Theme, limit: float) -> QSize:
        if self._chip:
            return chip_size(theme, self._chip, limit)
        if self._right:
            words = block(theme, self._right, Role.META, limit)
            return QSize(round(words.width) + 1, round(words.height))
        return QSize(0, 0)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at this width."""
        return self._plan(width).height

    def sizeHint(self) -> QSize:
        """A readable width."""
        width = self.theme.text_px(480)
        return QSize(width, self._plan(width).height)

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        theme = self.theme
        return QSize(theme.text_px(150), theme.px(45))

    def ring_rect(self) -> QRect:
        """Just inside the row, so that the ring stays within its card."""
        return self.rect().adjusted(4, 4, -4, -4)

    def ring_radius(self) -> float:
        """The corner radius in px."""
        return 8.0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row in its present state."""
        theme, painter = self.theme, QPainter(self)
        c = theme.color
        if self._current:
            painter.fillRect(self.rect(), c("soft"))
            painter.fillRect(self.mirrored(QRectF(0, 0, 4, self.height())), c("accent"))
        elif self.isDown() or self.hovered:
            inner = self.rect().adjusted(4, 4, -4, -4)
            round_box(painter, inner, c("na_tint" if self.isDown() else "sunken"), None, 8)
        plan = self._plan(self.width())
        middle = self.height() / 2
        self._paint_lead(painter, theme, middle)
        x = self._start(theme)
        words = plan.title.height
        if plan.sub and not plan.inline:
            words += plan.sub.height - theme.px(1)
        if plan.stacked and not plan.right.isEmpty():
            words += plan.right.height() + theme.px(4)
        y = middle - words / 2
        self._draw(painter, plan.title, x, y, "ink")
        if plan.sub and plan.inline:
            self._draw(painter, plan.sub, plan.sub_x, middle - plan.sub.height / 2, "ink2")
        elif plan.sub:
            y += plan.title.height - theme.px(1)
            self._draw(painter, plan.sub, x, y, "ink2" if self._current else "ink3")
        self._paint_right(painter, theme, plan, middle, y + (plan.sub or plan.title).height)
        if self._chevron:
            side = theme.icon(16)
            box = QRectF(self.width() - theme.px(_PAD) - side + 2, middle - side / 2, side, side)
            name = "chevron-left" if self.isRightToLeft() else "chevron-right"
            paint_icon(painter, name, self.mirrored(box), c("ink2"))

    def _draw(self, painter: QPainter, words: TextBlock, x: float, y: float, tone: str) -> None:
        place = self.mirrored(QRectF(x, y, words.width, words.height))
        words.draw(painter, place.x(), y, self.theme.color(tone))

    def _paint_lead(self, painter: QPainter, theme: Theme, middle: float) -> None:
        side = theme.icon(_GLYPH)
        box = self.mirrored(QRectF(theme.px(_PAD), middle - side / 2, side, side))
        if self._icon:
            inset = (side - theme.icon(20)) / 2
            box.adjust(inset, inset, -inset, -inset)
            paint_icon(painter, self._icon, box, theme.color("ink2"))
        elif self._state is not None:
            paint_state(painter, theme, box, self._state, fraction=self._fraction, pale=self._pale)

    def _paint_right(
        self, painter: QPainter, theme: Theme, plan: _Plan, middle: float, below: float
    ) -> None:
        if plan.right.isEmpty():
            return
        size = plan.right
        if plan.stacked:
            x, y = self._start(theme), below + theme.px(4)
        else:
            end = theme.px(_PAD) + (theme.icon(16) + theme.px(18) if self._chevron else 0)
            x, y = self.width() - end - size.width(), middle - size.height() / 2
        box = self.mirrored(QRectF(x, y, size.width(), size.height()))
        if self._chip:
            paint_chip(painter, theme, box, self._chip)
        else:
            words = block(theme, self._right, Role.META, size.width() + 1)
            words.draw(painter, box.x(), y, theme.color("ink3"))
