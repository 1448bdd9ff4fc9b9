"""A way through menus, named as the person will see it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from disentangle.i18n import tr
from disentangle.ui.icons import paint_icon
from disentangle.ui.theme import MEDIUM, Role, theme_of
from disentangle.ui.widgets.base import round_box
from disentangle.ui.widgets.textblock import TextBlock, block


class MenuPath(QLabel):
    """A way through menus, as chips with chevrons: Security > Your devices. Wraps.

    Spoken as one name: "Security, then Your devices".
    """

    def __init__(self, parts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_parts(parts)

    def set_parts(self, parts: Sequence[str]) -> None:
        """Show another path."""
        self._parts = tuple(parts)
        spoken = self._parts[0] if self._parts else ""
        for part in self._parts[1:]:
            spoken = tr("{before}, then {after}", before=spoken, after=part)
        self.setText(spoken)
        self.updateGeometry()

    def _places(self, width: float) -> list[tuple[QRectF, TextBlock]]:
        theme = theme_of(self)
        pad, gap = theme.px(10), theme.px(12) * 2 + theme.icon(14)
        x = y = 0.0
        found: list[tuple[QRectF, TextBlock]] = []
        tall = float(theme.line(Role.SUPPORT) + 2 * theme.px(3))
        for part in self._parts:
            words = block(theme, part, Role.SUPPORT, None, MEDIUM)
            if words.width + 2 * pad > width:
                words = block(theme, part, Role.SUPPORT, width - 2 * pad, MEDIUM)
            wide = words.width + 2 * pad
            if x and x + wide > width:
                x, y = 0.0, y + tall + theme.px(6)
            found.append((QRectF(x, y, wide, words.height + 2 * theme.px(3)), words))
            tall = words.height + 2 * theme.px(3)
            x += wide + gap
        return found

    def hasHeightForWidth(self) -> bool:
        """The lines follow from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        places = self._places(width)
        return round(places[-1][0].bottom()) + 1 if places else 0

    def sizeHint(self) -> QSize:
        """One line."""
        places = self._places(100_000)
        if not places:
            return QSize(0, 0)
        return QSize(round(places[-1][0].right()) + 1, round(places[-1][0].bottom()) + 1)

    def minimumSizeHint(self) -> QSize:
        """A few words wide."""
        theme = theme_of(self)
        return QSize(theme.text_px(100), theme.line(Role.SUPPORT))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again for a new look."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chips; a chevron stands after each but the last."""
        theme, painter = theme_of(self), QPainter(self)
        rtl = self.isRightToLeft()
        places = self._places(self.width())
        for number, (place, words) in enumerate(places):
            box = QRectF(place)
            if rtl:
                box.moveLeft(self.width() - place.right())
            round_box(painter, box, theme.color("sunken"), theme.color("line"), theme.px(6))
            words.draw(painter, box.x() + theme.px(10), box.y() + theme.px(3), theme.color("ink"))
            if number < len(places) - 1:
                side = theme.icon(14)
                at = box.x() - theme.px(12) - side if rtl else box.right() + theme.px(12)
                mark = QRectF(at, box.center().y() - side / 2, side, side)
                name = "chevron-left" if rtl else "chevron-right"
                paint_icon(painter, name, mark, theme.color("ink3"))
