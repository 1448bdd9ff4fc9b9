"""The icons: Lucide outlines and the product's own mark, drawn in any colour and size."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from disentangle.resources import resource
from disentangle.ui.theme import LIGHT, Tokens

_CACHE: Final = 512


@lru_cache(maxsize=_CACHE)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _render(svg: str, width: int, height: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=_CACHE)
def _pixmap(name: str, color: str, size: int, ratio: float) -> QPixmap:
    return _render(_source(name).replace("currentColor", color), size, size, ratio)


def icon_pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """A square picture of an icon, `size` px wide on a screen with this pixel ratio.

    Raises:
        FileNotFoundError: no icon has this name.
    """
    return _pixmap(name, color.name(), size, ratio)


def paint_icon(painter: QPainter, name: str, box: QRectF, color: QColor) -> None:
    """Draw an icon centred in `box`, as large as its shorter side."""
    size = round(min(box.width(), box.height()))
    if size <= 0:
        return
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    centre = box.center()
    corner = QPointF(round(centre.x() - size / 2), round(centre.y() - size / 2))
    painter.drawPixmap(corner, icon_pixmap(name, color, size, ratio))


def icon(name: str, color: QColor, size: int) -> QIcon:
    """The icon for a stock widget such as a menu entry."""
    found = QIcon(icon_pixmap(name, color, size))
    found.addPixmap(icon_pixmap(name, color, size, 2.0))
    return found


@lru_cache(maxsize=8)
def mark(tokens: Tokens, height: int, ratio: float = 1.0) -> QPixmap:
    """The two interlocked rings, `height` px high, in the colours of this look."""
    svg = _source("mark").replace(LIGHT.accent, tokens.accent).replace(LIGHT.line2, tokens.line2)
    return _render(svg, round(height * 26 / 18), height, ratio)
