"""The shape of a task's state. Each state has a shape and a word, never a colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.ui import accessible
from disentangle.ui.icons import paint_icon
from disentangle.ui.theme import Theme
from disentangle.ui.widgets.base import Panel
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.text import Meta


class State(Enum):
    """What a glyph says."""

    NEXT = "next"
    TODO = "todo"
    BEGUN = "begun"
    DONE = "done"
    LATER = "later"
    UNSAFE = "unsafe"
    HELP = "help"
    NA = "na"
    KEPT = "kept"


class _Look(NamedTuple):
    fill: str
    edge: str
    icon: str


_MARKED: Final = {
    State.LATER: _Look("na_tint", "line2", "clock"),
    State.UNSAFE: _Look("wait_tint", "wait", "pause"),
    State.HELP: _Look("help_tint", "help", "life-buoy"),
    State.KEPT: _Look("soft", "on_soft", "pin"),
}


def state_word(state: State) -> str:
    """The word that always goes with the shape."""
    words = {
        State.NEXT: tr("Next"),
        State.TODO: tr("To do"),
        State.BEGUN: tr("Begun"),
        State.DONE: tr("Done"),
        State.LATER: tr("Later"),
        State.UNSAFE: tr("Not now, could be unsafe"),
        State.HELP: tr("Needs help"),
        State.NA: tr("Doesn’t apply"),
        State.KEPT: tr("Kept on purpose"),
    }
    return words[state]


def paint_state(
    painter: QPainter,
    theme: Theme,
    box: QRectF,
    state: State,
    *,
    fraction: float = 0.0,
    pale: bool = False,
) -> None:
    """Draw a state into a square.

    Args:
        fraction: 0 to 1, how much of a begun task is done.
        pale: done is a pale tick, so that open rings lead the eye.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    w = box.width()
    if state is State.NA:
        icon = box.adjusted(w * 0.19, w * 0.19, -w * 0.19, -w * 0.19)
        paint_icon(painter, "minus", icon, theme.color("ink3"))
    elif state is State.DONE:
        _disc(painter, theme, box, "done_tint" if pale else "done", None)
        inset = w * (0.23 if pale else 0.21)
        tone = "done" if pale else "surface"
        icon = box.adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, "check", icon, theme.color(tone))
    elif state in _MARKED:
        look = _MARKED[state]
        _disc(painter, theme, box, look.fill, look.edge, 1.4)
        inset = w * 0.22
        icon = box.adjusted(inset, inset, -inset, -inset)
        tone = "na" if state is State.LATER else look.edge
        paint_icon(painter, look.icon, icon, theme.color(tone))
    elif state is State.NEXT:
        _disc(painter, theme, box, "surface", "accent", w * 0.09)
        dot = w * 0.285
        _disc(painter, theme, box.adjusted(dot, dot, -dot, -dot), "accent", None)
    else:
        _disc(painter, theme, box, "surface", "line2", 1.5)
        if state is State.BEGUN:
            _arc(painter, theme, box, fraction)


def _disc(
    painter: QPainter, theme: Theme, box: QRectF, fill: str, edge: str | None, width: float = 1.0
) -> None:
    painter.setBrush(theme.color(fill))
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(box)
        return
    painter.setPen(QPen(theme.color(edge), width))
    half = width / 2
    painter.drawEllipse(box.adjusted(half, half, -half, -half))


def _arc(painter: QPainter, theme: Theme, box: QRectF, fraction: float) -> None:
    """The done part of the ring, from the top, clockwise."""
    width = box.width() * 0.115
    pen = QPen(theme.color("done"), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    half = width / 2
    turn = round(-360 * 16 * max(0.08, min(1.0, fraction)))
    painter.drawArc(box.adjusted(half, half, -half, -half), 90 * 16, turn)


class StateGlyph(Panel):
    """A state's shape by itself, spoken as its word.

    Args:
        state: see State.
        fraction: 0 to 1, for BEGUN.
        pale: see paint_state.
        size: px at 100 %.
    """

    def __init__(
        self,
        state: State,
        fraction: float = 0.0,
        *,
        pale: bool = False,
        size: int = 26,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pale, self._size = pale, size
        accessible.speak_as(self, "graphic")
        self.set_state(state, fraction)
        self.restyle()

    def set_state(self, state: State, fraction: float = 0.0) -> None:
        """Show another state."""
        self._state, self._fraction = state, fraction
        self.setAccessibleName(state_word(state))
        self.update()

    def restyle(self) -> None:
        """A square that grows with the text."""
        side = self.theme.icon(self._size)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shape."""
        box = QRectF(self.rect())
        paint_state(
            QPainter(self), self.theme, box, self._state, fraction=self._fraction, pale=self._pale
        )


class StateLegend(Panel):
    """The shapes with their words, for a table that shows shapes alone.

    Args:
        states: which, in order.
    """

    def __init__(self, states: Sequence[State], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, 18, 4)
        for state in states:
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            row.addWidget(StateGlyph(state, 0.4, pale=True, size=20))
            row.addWidget(Meta(state_word(state), "ink2", wrap=False))
            flow.addWidget(pair)
