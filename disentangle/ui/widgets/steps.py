"""The numbered steps of a task. One is open; it names the exact menu path."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.ui.icons import paint_icon
from disentangle.ui.theme import STRONG, Role, Theme
from disentangle.ui.widgets.base import PaintedButton, Panel, round_box
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.menu_path import MenuPath
from disentangle.ui.widgets.text import Body
from disentangle.ui.widgets.textblock import TextBlock, block, read_marks

_GLYPH: Final = 30
_PAD: Final = 18


class StepState(Enum):
    """Where a step stands."""

    DONE = "done"
    OPEN = "open"
    WAITING = "waiting"


class _Head(PaintedButton):
    """A step's number and words. Pressing a closed one opens it."""

    def __init__(self, number: int, of: int, text: str, parent: QWidget) -> None:
        plain, self._strong = read_marks(text)
        super().__init__(plain, parent)
        self._number, self._of = number, of
        self._state = StepState.WAITING
        self.grow_with_width()

    def set_state(self, state: StepState) -> None:
        """Draw and speak where the step stands."""
        self._state = state
        word = {
            StepState.DONE: tr("done"),
            StepState.OPEN: tr("open"),
            StepState.WAITING: tr("to do"),
        }[state]
        self.setAccessibleName(
            tr("Step {number} of {count}, {state}: {words}",
               number=self._number, count=self._of, state=word, words=self._text)
        )  # fmt: skip
        is_open = state is StepState.OPEN
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if is_open else Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor if is_open else Qt.CursorShape.PointingHandCursor)
        self.updateGeometry()
        self.update()

    def _words(self, theme: Theme, width: float) -> TextBlock:
        weight = STRONG if self._state is StepState.OPEN else None
        room = width - _start(theme) - theme.px(_PAD)
        return block(theme, self._text, Role.BODY, room, weight, self._strong)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at this width."""
        theme = self.theme
        tall = max(round(self._words(theme, width).height), theme.icon(_GLYPH))
        below = 0 if self._state is StepState.OPEN else theme.px(11)
        return tall + theme.px(11) + below

    def sizeHint(self) -> QSize:
        """A readable width."""
        width = self.theme.text_px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(self.theme.text_px(150), self.theme.px(44))

    def ring_rect(self) -> QRect:
        """Just inside the row."""
        return self.rect().adjusted(4, 4, -4, -4)

    def ring_radius(self) -> float:
        """The corner radius in px."""
        return 8.0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number or tick, and the words."""
        theme, painter = self.theme, QPainter(self)
        is_open = self._state is StepState.OPEN
        if not is_open and (self.isDown() or self.hovered):
            inner = self.rect().adjusted(4, 4, -4, -4)
            tone = "na_tint" if self.isDown() else "sunken"
            round_box(painter, inner, theme.color(tone), None, 8)
        side = theme.icon(_GLYPH)
        top = theme.px(11)
        box = self.mirrored(QRectF(theme.px(_PAD), top, side, side))
        paint_number(
            painter, theme, box, self._number,
            done=self._state is StepState.DONE, filled=is_open,
        )  # fmt: skip
        words = self._words(theme, self.width())
        line = theme.line(Role.BODY)
        y = top + max(0.0, (side - line) / 2)
        place = self.mirrored(QRectF(_start(theme), y, words.width, words.height))
        tone = "ink2" if self._state is StepState.DONE else "ink"
        words.draw(painter, place.x(), y, theme.color(tone))


def _start(theme: Theme) -> int:
    return theme.px(_PAD) + theme.icon(_GLYPH) + theme.px(17)


def paint_number(
    painter: QPainter, theme: Theme, box: QRectF, number: int, *,
    done: bool = False, filled: bool = False,
) -> None:  # fmt: skip
    """Draw a number in a ring, in a filled disc, or a tick in its place."""
    c = theme.color
    if done:
        round_box(painter, box, c("done"), None, box.width() / 2)
        inset = box.width() * 0.22
        tick = box.adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, "check", tick, c("surface"))
        return
    edge = None if filled else c("line2")
    fill = c("accent") if filled else c("surface")
    round_box(painter, box, fill, edge, box.width() / 2, 1.5)
    words = block(theme, str(number), Role.SUPPORT, None, STRONG)
    ink = c("on_accent") if filled else c("ink2")
    centre = box.center()
    words.draw(painter, centre.x() - words.width / 2, centre.y() - words.height / 2, ink)


class Step(Panel):
    """One step: number, words, and, while it is open, the menu path and its buttons.

    Args:
        number: from 1.
        of: how many steps the task has.
        text: what to do; `**strong**` marks are read.
        path: the menu path, in order; may be empty.
        expect: what the person will see; may be empty.
        button: what the main button says, such as "I see the list".

    Signals:
        confirmed: the main button was pressed.
        differs: "Mine looks different" was pressed.
        open_asked: a closed step was pressed.
    """

    confirmed = Signal()
    differs = Signal()
    open_asked = Signal()

    def __init__(
        self,
        number: int,
        of: int,
        text: str,
        path: Sequence[str] = (),
        expect: str = "",
        button: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._head = _Head(number, of, text, self)
        self._more = QWidget()
        self.main = Button(button or tr("I did this"), Kind.PRIMARY)
        self.other = Button(
            tr("Mine looks different"), Kind.QUIET,
            name=tr("Mine looks different: step {number}", number=number),
        )  # fmt: skip
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, 16, 8)
        flow.addWidget(self.main)
        flow.addWidget(self.other)
        self._inner = QVBoxLayout(self._more)
        if path:
            self._inner.addWidget(MenuPath(path))
        if expect:
            self._inner.addWidget(Body(expect, "ink2", marks=True))
        self._inner.addWidget(self._buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head)
        outer.addWidget(self._more)
        self.main.clicked.connect(self.confirmed)
        self.other.clicked.connect(self.differs)
        self._head.clicked.connect(self._on_head)
        self._state = StepState.WAITING
        self.set_state(StepState.WAITING)
        self.restyle()

    @property
    def state(self) -> StepState:
        """Where it stands."""
        return self._state

    def set_state(self, state: StepState) -> None:
        """Open, close or tick it."""
        self._state = state
        self._head.set_state(state)
        self._more.setVisible(state is StepState.OPEN)

    def set_buttons_shown(self, shown: bool) -> None:
        """Hide the buttons when the action bar shows them instead (large text)."""
        self._buttons.setVisible(shown)

    def add_extra(self, widget: QWidget) -> None:
        """Put something more between the words and the buttons of the open step."""
        self._inner.insertWidget(self._inner.count() - 1, widget)
        self._buttons.raise_()  # the last child too, so that Tab comes to them after it

    def _on_head(self) -> None:
        if self._state is not StepState.OPEN:
            self.open_asked.emit()

    def restyle(self) -> None:
        """Paddings: everything lines up with the words of the head."""
        theme = self.theme
        self._inner.setContentsMargins(_start(theme), theme.px(2), theme.px(_PAD), theme.px(14))
        self._inner.setSpacing(theme.px(9))


class NumberedNote(Panel):
    """A number in a ring beside a sentence or two. Takes no focus.

    Args:
        number: from 1.
        text: the words.
        title: a strong line above them; may be empty.
    """

    def __init__(
        self, number: int, text: str, title: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._number = number
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._gap = row
        words = QVBoxLayout()
        words.setSpacing(0)
        if title:
            words.addWidget(Body(title, weight=STRONG))
        words.addWidget(Body(text, "ink2" if title else "ink"))
        words.addStretch(1)
        row.addLayout(words)
        self.restyle()

    def restyle(self) -> None:
        """Room for the number."""
        theme = self.theme
        self._gap.setContentsMargins(theme.icon(28) + theme.px(12), 0, 0, 0)
        self.setMinimumHeight(theme.icon(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the number."""
        side = self.theme.icon(28)
        x = self.width() - side if self.isRightToLeft() else 0
        paint_number(QPainter(self), self.theme, QRectF(x, 0, side, side), self._number)
