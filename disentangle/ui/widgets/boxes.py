"""Radio and check marks, drawn the same wherever they stand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from disentangle.ui.theme import Theme
from disentangle.ui.widgets.base import round_box


def paint_box(
    painter: QPainter, theme: Theme, box: QRectF, *, checked: bool, radio: bool, enabled: bool
) -> None:
    """Draw a radio or check mark."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = theme.color("accent" if checked else "line2" if enabled else "line")
    if radio:
        painter.setPen(QPen(edge, 2))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if checked:
            dot = box.width() * 0.27
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(edge)
            painter.drawEllipse(box.adjusted(dot, dot, -dot, -dot))
        return
    radius = box.width() * 0.23
    if not checked:
        round_box(painter, box, theme.color("surface"), edge, radius, 2)
        return
    round_box(painter, box, edge, None, radius)
    paint_tick(painter, box, theme.color("on_accent"), box.width() * 0.1)


def paint_tick(painter: QPainter, box: QRectF, color: QColor, width: float) -> None:
    """Draw a tick in the middle half of `box`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    x, y, w = box.x(), box.y(), box.width()
    painter.drawPolyline(
        [QPointF(x + w * 0.28, y + w * 0.52), QPointF(x + w * 0.44, y + w * 0.67),
         QPointF(x + w * 0.73, y + w * 0.35)]
    )  # fmt: skip
