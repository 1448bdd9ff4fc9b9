"""Answers: cards and rows that are picked."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from disentangle.ui.icons import paint_icon
from disentangle.ui.theme import MEDIUM, STRONG, Role, Theme
from disentangle.ui.widgets.base import PaintedButton, round_box
from disentangle.ui.widgets.boxes import paint_box
from disentangle.ui.widgets.textblock import TextBlock, block

_BOX: Final = 22
_ICON: Final = 20


class ChoiceCard(PaintedButton):
    """An answer that can be picked: a radio or check mark, a title, a line of help, an icon.

    Args:
        title: the answer in the person's own voice.
        sub: one more line; may be empty.
        icon: shown between mark and title.
        radio: one of several; else a check box.
        dense: smaller paddings and regular weight, for side panels.

    Signals:
        toggled(bool): from Qt, whenever it is picked or not.
    """

    def __init__(
        self,
        title: str,
        sub: str = "",
        icon: str | None = None,
        *,
        radio: bool = False,
        dense: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._sub, self._icon, self._radio, self._dense = sub, icon, radio, dense
        self._wrong = False
        self.setCheckable(True)
        # Qt speaks an exclusive checkable button as a radio button and keeps it picked.
        self.setAutoExclusive(radio)
        self.setAccessibleDescription(sub)
        self.grow_with_width()

    @property
    def radio(self) -> bool:
        """Whether it is one of several."""
        return self._radio

    def set_sub(self, sub: str) -> None:
        """Another line of help."""
        self._sub = sub
        self.setAccessibleDescription(sub)
        self.updateGeometry()
        self.update()

    def set_wrong(self, wrong: bool) -> None:
        """Mark that an answer is missing here; say so in words beside it as well."""
        self._wrong = wrong
        self.update()

    def _measures(self, theme: Theme) -> tuple[int, int, int, int]:
        """Side padding, top padding, width before the words, least height."""
        if self._dense:
            side, top, least = theme.px(12), theme.px(8), theme.px(42)
        elif self._sub:
            side, top, least = theme.px(18), theme.px(13), theme.px(66)
        else:
            side, top, least = theme.px(18), theme.px(13), theme.px(52)
        start = side + theme.icon(_BOX) + theme.px(10 if self._dense else 17)
        if self._icon:
            start += theme.icon(_ICON) + theme.px(17)
        return side, top, start, least

    def _words(self, theme: Theme, width: float) -> tuple[TextBlock, TextBlock | None]:
        weight = STRONG if not self._dense else STRONG if self.isChecked() else MEDIUM
        role = Role.SUPPORT if self._dense else Role.BODY
        title = block(theme, self._text, role, width, weight)
        sub_role = Role.META if self._dense else Role.SUPPORT
        return title, block(theme, self._sub, sub_role, width) if self._sub else None

    def _height(self, width: int) -> int:
        theme = self.theme
        side, top, start, least = self._measures(theme)
        title, sub = self._words(theme, width - start - side)
        return max(least, round(title.height + (sub.height if sub else 0)) + 2 * top)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at this width."""
        return self._height(width)

    def sizeHint(self) -> QSize:
        """Wide enough for one line of each text, up to a readable width."""
        theme = self.theme
        side, _, start, _ = self._measures(theme)
        title, sub = self._words(theme, theme.text_px(340))
        width = round(max(title.width, sub.width if sub else 0)) + start + side + 2
        return QSize(width, self._height(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a few words on each line."""
        theme = self.theme
        side, _, start, least = self._measures(theme)
        return QSize(start + side + theme.text_px(70), least)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card in its present state."""
        theme, painter = self.theme, QPainter(self)
        chosen, hover = self.isChecked(), self.hovered
        if chosen:
            fill, edge, width = theme.color("soft"), theme.color("accent"), 2.0
        else:
            fill = theme.color("na_tint" if self.isDown() else "sunken" if hover else "surface")
            edge, width = theme.color("ink2" if hover else "line2"), 1.0
        if self._wrong and not chosen:
            edge, width = theme.color("wait"), 2.0
        if not self.isEnabled():
            fill, edge = theme.color("sunken"), theme.color("line")
        round_box(painter, self.rect(), fill, edge, self.ring_radius(), width)
        side, _, start, _ = self._measures(theme)
        middle, box = self.height() / 2, theme.icon(_BOX)
        paint_box(
            painter, theme, self.mirrored(QRectF(side, middle - box / 2, box, box)),
            checked=chosen, radio=self._radio, enabled=self.isEnabled(),
        )  # fmt: skip
        ink = theme.color("ink" if self.isEnabled() else "ink3")
        if self._icon:
            size = theme.icon(_ICON)
            x = start - theme.px(17) - size
            tone = theme.color("on_soft" if chosen else "ink2")
            place = self.mirrored(QRectF(x, middle - size / 2, size, size))
            paint_icon(painter, self._icon, place, tone)
        title, sub = self._words(theme, self.width() - start - side)
        y = middle - (title.height + (sub.height if sub else 0)) / 2
        words = self.mirrored(QRectF(start, y, title.width, title.height))
        title.draw(painter, words.x(), y, ink)
        if sub:
            words = self.mirrored(QRectF(start, y, sub.width, sub.height))
            quiet = theme.color("ink2" if self.isEnabled() else "ink3")
            sub.draw(painter, words.x(), y + title.height, quiet)

    def ring_radius(self) -> float:
        """The corner radius in px."""
        return float(self.theme.px(8 if self._dense else 10))

    def ring_rect(self) -> QRect:
        """The whole card."""
        return self.rect()


class CheckRow(PaintedButton):
    """A check box with its words and a line of help, without a card.

    Signals:
        toggled(bool): from Qt.
    """

    def __init__(self, text: str, sub: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._sub = sub
        self.setCheckable(True)
        self.setAccessibleDescription(sub)
        self.grow_with_width()

    def _blocks(self, width: float) -> tuple[TextBlock, TextBlock | None]:
        theme = self.theme
        room = width - self._start(theme)
        title = block(theme, self._text, Role.BODY, room)
        return title, block(theme, self._sub, Role.META, room) if self._sub else None

    def _start(self, theme: Theme) -> int:
        return theme.icon(_BOX) + theme.px(13)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at this width; 36 px at least."""
        title, sub = self._blocks(width)
        tall = title.height + (sub.height - self.theme.px(3) if sub else 0)
        return max(self.theme.px(36), round(tall) + 2 * self.theme.px(5))

    def sizeHint(self) -> QSize:
        """A readable width."""
        width = self.theme.text_px(320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(self.theme.text_px(120), self.theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and the words."""
        theme, painter = self.theme, QPainter(self)
        if self.hovered:
            round_box(painter, self.rect(), theme.color("sunken"), None, 8)
        side, middle = theme.icon(_BOX), self.height() / 2
        paint_box(
            painter, theme, self.mirrored(QRectF(1, middle - side / 2, side, side)),
            checked=self.isChecked(), radio=False, enabled=self.isEnabled(),
        )  # fmt: skip
        title, sub = self._blocks(self.width())
        tall = title.height + (sub.height - theme.px(3) if sub else 0)
        y, x = middle - tall / 2, self._start(theme)
        place = self.mirrored(QRectF(x, y, title.width, title.height))
        title.draw(painter, place.x(), y, theme.color("ink" if self.isEnabled() else "ink3"))
        if sub:
            place = self.mirrored(QRectF(x, y, sub.width, sub.height))
            sub.draw(painter, place.x(), y + title.height - theme.px(3), theme.color("ink3"))
