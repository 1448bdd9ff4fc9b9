"""The focus ring: 2.5 px, outside the control with a gap, drawn above its neighbours.

One transparent overlay per window follows the focused widget, so controls need no margin for
it and line up with the text around them. It is cut off only at the edge of a scroll area.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple, Protocol, runtime_checkable
from weakref import ref

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget
from shiboken6 import isValid

WIDTH: Final = 2.5
GAP: Final = 2.5
REACH: Final = 5
"""How many px round a control the ring needs."""


class RingLook(NamedTuple):
    """The ring's colour, and the corner radius of an ordinary control in px."""

    color: QColor
    radius: int


@runtime_checkable
class RingShape(Protocol):
    """A widget whose ring is not simply its own rectangle."""

    def ring_rect(self) -> QRect:
        """The rectangle to ring, in the widget's own coordinates; empty for no ring."""

    def ring_radius(self) -> float:
        """The corner radius of that rectangle in px."""


class FocusRings(QObject):
    """Shows the ring wherever the keyboard is. Lives as long as the application."""

    def __init__(self, app: QApplication, look: Callable[[], RingLook]) -> None:
        super().__init__(app)
        self._look = look
        self._ring: _Ring | None = None
        # Weak, since holding a window here would destroy it in the middle of a focus change.
        self._watched: list[ref[QWidget]] = []
        app.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, QApplication.focusWidget())

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        for known in self._watched:
            before = known()
            if before is not None and isValid(before):
                before.removeEventFilter(self)
        self._watched = []
        # A heading has no ring. Looking no further keeps the way up to the window, which loads
        # much of Qt, out of the time to the first paint.
        if now is None or isinstance(now, _Ring) or _shape(now, 0)[0].isEmpty():
            self._hide()
            return
        widget: QWidget | None = now
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(ref(widget))
            if widget.isWindow():
                break
            widget = widget.parentWidget()
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the ring along when the focused widget or anything round it moves."""
        if event.type() in _MOVES:
            self._follow()
        return False

    def _hide(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()

    def _follow(self) -> None:
        target = QApplication.focusWidget()
        if target is None or not self._watched or not target.isVisible():
            self._hide()
            return
        rect, radius = _shape(target, self._look().radius)
        if rect.isEmpty():
            self._hide()
            return
        window = target.window()
        if self._ring is None or not isValid(self._ring) or self._ring.parentWidget() != window:
            if self._ring is not None and isValid(self._ring):
                self._ring.deleteLater()
            self._ring = _Ring(window)
        around = rect.translated(target.mapTo(window, QPoint(0, 0)))
        around.adjust(-REACH - 1, -REACH - 1, REACH + 1, REACH + 1)
        self._ring.show_at(around, _visible_part(target, window), radius, self._look().color)


_MOVES: Final = frozenset(
    {
        QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide,
        QEvent.Type.StyleChange, QEvent.Type.LayoutRequest, QEvent.Type.ParentChange,
    }
)  # fmt: skip


def _shape(target: QWidget, radius: float) -> tuple[QRect, float]:
    if isinstance(target, RingShape):
        return target.ring_rect(), target.ring_radius()
    if isinstance(target, QScrollArea):
        return QRect(), 0
    return target.rect(), radius


def _visible_part(target: QWidget, window: QWidget) -> QRect:
    """What the scroll areas round the target leave visible, in window coordinates."""
    part = window.rect()
    widget = target.parentWidget()
    while widget is not None and widget is not window:
        holder = widget.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and holder.viewport() is widget:
            part &= QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        widget = holder
    return part


class _Ring(QWidget):
    """The overlay itself: takes no clicks, no focus, and is nothing to a screen reader."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offset = QPoint()
        self._full = QRect()
        self._radius = 0.0
        self._color = QColor()

    def show_at(self, around: QRect, visible: QRect, radius: float, color: QColor) -> None:
        """Draw the ring just inside `around`, cut to `visible`; both in window coordinates."""
        shown = around & visible
        self._full = QRect(around.topLeft() - shown.topLeft(), around.size())
        self._radius, self._color = radius, color
        self.setGeometry(shown)
        self.setVisible(not shown.isEmpty())
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Stroke a rounded rectangle outside the control, leaving the gap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._color, WIDTH))
        inset = 1 + WIDTH / 2
        radius = self._radius + GAP + WIDTH / 2
        painter.drawRoundedRect(
            QRectF(self._full).adjusted(inset, inset, -inset, -inset), radius, radius
        )
