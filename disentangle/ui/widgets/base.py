"""What every self-painted control shares: keys, states, measuring, mirrored places."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from disentangle.ui import accessible
from disentangle.ui.icons import paint_icon
from disentangle.ui.theme import Theme, theme_of


class PaintedButton(QAbstractButton):
    """A button that draws itself. Enter and Space press it; it is spoken by its text.

    Subclasses draw in paintEvent and measure in sizeHint or heightForWidth.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # setText would make a shortcut of "&" in words the person typed, so the name is separate.
        self._text = text
        self.setAccessibleName(text)

    def text(self) -> str:
        """The words on the button."""
        return self._text

    def setText(self, text: str) -> None:
        """Show and speak other words."""
        self._text = text
        self.setAccessibleName(text)
        accessible.name_changed(self)
        self.updateGeometry()
        self.update()

    @property
    def theme(self) -> Theme:
        """The look in force."""
        return theme_of(self)

    @property
    def hovered(self) -> bool:
        """Whether the pointer is over it and it can be pressed."""
        return self.underMouse() and self.isEnabled()

    def grow_with_width(self) -> None:
        """Have layouts ask heightForWidth, so that words wrap instead of being cut."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def mirrored(self, rect: QRectF) -> QRectF:
        """The place of `rect` when the language runs right to left; itself otherwise."""
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return rect
        return QRectF(self.width() - rect.right(), rect.y(), rect.width(), rect.height())

    def minimumSizeHint(self) -> QSize:
        """The same as sizeHint unless the control can wrap."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space already does. Holding it down presses once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        if event.key() in _ARROWS:
            event.ignore()  # arrows belong to the group or the scroll area round the button
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again for a new look."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def round_box(
    painter: QPainter,
    rect: QRect | QRectF,
    fill: QColor | None,
    edge: QColor | None = None,
    radius: float = 8,
    width: float = 1,
) -> None:
    """Draw a rounded box whose edge lies wholly inside `rect`, crisp at whole pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(rect)
    if edge is not None:
        inset = width / 2
        box = box.adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(edge, width))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)


class Panel(QWidget):
    """A container that sets its paddings again when the look changes.

    Subclasses put sizes that depend on the text size into `restyle` and call it once at the end
    of their constructor.
    """

    def restyle(self) -> None:
        """Set margins, gaps and fixed sizes from the look in force."""

    @property
    def theme(self) -> Theme:
        """The look in force."""
        return theme_of(self)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again for a new look."""
        if event.type() == QEvent.Type.StyleChange:
            self.restyle()
            self.update()
        super().changeEvent(event)


class Foldable(Panel):
    """A panel that lays itself out in another way when it is narrow.

    Attributes:
        narrow_below: the width, counted in text, under which it is narrow.
        narrow: how it lies now.
    """

    narrow_below = 640

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.narrow = False

    def fold(self) -> None:
        """Lay out for `narrow`; called whenever that changes."""

    def _measure(self) -> None:
        narrow = self.theme.in_text(self.width()) < self.narrow_below
        if narrow != self.narrow:
            self.narrow = narrow
            self.fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether it is narrow now."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """A width counts for less when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()


class IconMark(Panel):
    """An icon beside words. Nothing to a screen reader.

    Args:
        name: the icon.
        tone: a colour token.
        size: px at 100 %.
    """

    def __init__(
        self, name: str, tone: str = "ink2", size: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._tone, self._size = name, tone, size
        self.restyle()

    def set_icon(self, name: str, tone: str) -> None:
        """Another icon in another colour."""
        self._name, self._tone = name, tone
        self.update()

    def restyle(self) -> None:
        """A square of the icon's size."""
        side = self.theme.icon(self._size)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        color = self.theme.color(self._tone)
        paint_icon(QPainter(self), self._name, QRectF(self.rect()), color)
