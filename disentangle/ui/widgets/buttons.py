"""Buttons. One main (primary) button per page."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from disentangle.ui import accessible
from disentangle.ui.icons import paint_icon
from disentangle.ui.theme import MEDIUM, STRONG, Role, Theme
from disentangle.ui.widgets.base import PaintedButton, round_box
from disentangle.ui.widgets.textblock import TextBlock, block


class Kind(Enum):
    """How much a button asks to be pressed."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    EXIT = "exit"
    ERASE = "erase"


_FILLED: Final = (Kind.PRIMARY, Kind.EXIT)
_ICON: Final = 18
_GAP: Final = 10
_LONGEST: Final = 420
"""Where the words of a button wrap, px at 100 %."""
_PAGE_EDGE: Final = 56
"""What a narrow window keeps free at each side, with the padding of a card."""


class Button(PaintedButton):
    """A push button.

    Args:
        text: starts with a verb.
        kind: see Kind. ERASE is red and for erasing only.
        icon: shown before the words.
        chevron: show a chevron after the words, for buttons that go on.
        large: 48 px high, for the action bar; else 44.
        small: 36 px high, for dense rows. Never with `large`.
        name: the spoken name where the words alone do not say it: "Make a new one for Email".
    """

    def __init__(
        self,
        text: str,
        kind: Kind = Kind.SECONDARY,
        icon: str | None = None,
        *,
        chevron: bool = False,
        large: bool = False,
        small: bool = False,
        name: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind, self._icon, self._chevron = kind, icon, chevron
        self._height = 48 if large else 36 if small else 44
        self._quiet_pad = 8
        self._name = name
        if name:
            self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def kind(self) -> Kind:
        """See Kind."""
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Look like another kind."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: str | None) -> None:
        """Another icon before the words."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_name(self, name: str) -> None:
        """Speak another name than the words; empty for the words themselves."""
        self._name = name or None
        self.setAccessibleName(name or self._text)
        accessible.name_changed(self)

    def setText(self, text: str) -> None:
        """Show other words; a spoken name given apart stays."""
        super().setText(text)
        if self._name:
            self.setAccessibleName(self._name)

    def _font(self, theme: Theme) -> QFont:
        role = Role.SUPPORT if self._height == 36 else Role.BODY
        return theme.font(role, STRONG if self._kind in _FILLED else MEDIUM)

    def _pad(self, theme: Theme) -> int:
        if self._kind is Kind.QUIET:
            return theme.px(self._quiet_pad)
        return theme.px(20 if self._height == 48 else 12 if self._height == 36 else 18)

    def _sides(self, theme: Theme) -> float:
        extra = 2.0 * self._pad(theme)
        for shown in (self._icon is not None, self._chevron):
            extra += theme.icon(_ICON) + theme.px(_GAP) if shown else 0
        return extra

    def _words(self, theme: Theme, width: float) -> TextBlock:
        font = self._font(theme)
        return TextBlock(self._text, font, round(font.pixelSize() * 1.25), width)

    def sizeHint(self) -> QSize:
        """As wide as the words; very long words wrap."""
        theme = self.theme
        natural = QFontMetricsF(self._font(theme)).horizontalAdvance(self._text) + 1
        room = self.window().width() - 2 * _PAGE_EDGE - self._sides(theme)
        limit = min(natural, theme.text_px(_LONGEST), max(room, theme.text_px(80)))
        words = self._words(theme, limit)
        pad = theme.px(self._height / 2) - round(theme.text_px(16) / theme.scale * 0.625)
        least = theme.px(self._height)
        height = max(least, round(words.height) + 2 * max(pad, 4))
        return QSize(round(limit + self._sides(theme)), height)

    def minimumSizeHint(self) -> QSize:
        """As sizeHint: a button is never squeezed."""
        return self.sizeHint()

    def _colors(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Fill, edge and ink of the present state."""
        theme, kind = self.theme, self._kind
        c, pressed, hover = theme.color, self.isDown(), self.hovered
        if not self.isEnabled():
            return c("na_tint") if kind in _FILLED else None, c("line"), c("ink3")
        if kind is Kind.PRIMARY:
            fill = c("accent_hover") if hover or pressed else c("accent")
            return fill, c("on_soft") if pressed else None, c("on_accent")
        if kind is Kind.EXIT:
            fill = c("exit")
            if hover or pressed:
                fill = fill.lighter(125) if theme.scheme == "light" else fill.darker(112)
            return fill, None, c("on_exit")
        if kind is Kind.ERASE:
            return c("stop_tint") if hover or pressed else c("surface"), c("stop"), c("stop")
        if kind is Kind.QUIET:
            fill_quiet = c("na_tint") if pressed else c("soft") if hover else None
            return fill_quiet, None, c("accent_hover") if hover else c("accent")
        fill = c("na_tint") if pressed else c("sunken") if hover else c("surface")
        return fill, c("ink2") if hover else c("line2"), c("ink")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the icon, the words and the chevron, centred together."""
        theme, painter = self.theme, QPainter(self)
        fill, edge, ink = self._colors()
        if fill is not None or edge is not None:
            round_box(painter, self.rect(), fill, edge, theme.px(8))
        sides = self._sides(theme)
        words = self._words(theme, self.width() - sides + 1)
        side, gap = theme.icon(_ICON), theme.px(_GAP)
        total = words.width + sides - 2 * self._pad(theme)
        x = (self.width() - total) / 2
        if self._kind is Kind.QUIET:
            x = self._pad(theme)
        middle = self.height() / 2
        if self._icon:
            box = QRectF(x, middle - side / 2, side, side)
            paint_icon(painter, self._icon, self.mirrored(box), ink)
            x += side + gap
        place = self.mirrored(QRectF(x, middle - words.height / 2, words.width, words.height))
        words.draw(painter, place.x(), place.y(), ink)
        if self._chevron:
            box = QRectF(x + words.width + gap, middle - side / 2, side, side)
            left = self.mirrored(box) != box
            paint_icon(
                painter, "chevron-left" if left else "chevron-right", self.mirrored(box), ink
            )


class LinkButton(Button):
    """A quiet button that sits in a line of text: accent words, no box, 36 px high."""

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        *,
        name: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, Kind.QUIET, icon, small=True, name=name, parent=parent)
        self._quiet_pad = 4  # so that its words nearly line up with the text above


class IconButton(PaintedButton):
    """A square button with an icon only, 44 px.

    Args:
        icon: the icon's name.
        name: what it does, spoken. Required.
        small: 32 px, for dense places.
    """

    def __init__(
        self, icon: str, name: str, *, small: bool = False, parent: QWidget | None = None
    ) -> None:
        if not name.strip():
            raise ValueError("an icon button needs a spoken name")
        super().__init__(name, parent)
        self._icon, self._side = icon, 32 if small else 44
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, name: str) -> None:
        """Another icon and what it does now."""
        self._icon = icon
        self.setText(name)

    def sizeHint(self) -> QSize:
        """A square."""
        side = max(self.theme.px(self._side), self.theme.icon(_ICON) + 12)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon, on a soft square while hovered or pressed."""
        theme, painter = self.theme, QPainter(self)
        if self.isDown() or self.hovered:
            fill = theme.color("na_tint" if self.isDown() else "soft")
            round_box(painter, self.rect(), fill, None, theme.px(8))
        side = theme.icon(_ICON)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(painter, self._icon, box, theme.color("accent" if self.isEnabled() else "ink3"))


class AnswerButton(PaintedButton):
    """An answer that acts at once: icon, title, a line of help in an outlined card.

    Args:
        title: the answer in the person's own voice.
        sub: what it does.
        icon: its icon.
    """

    def __init__(self, title: str, sub: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._sub, self._icon = sub, icon
        self.setAccessibleDescription(sub)
        self.grow_with_width()

    def _blocks(self, width: float) -> tuple[TextBlock, TextBlock]:
        theme = self.theme
        room = width - self._start(theme) - theme.px(12)
        return (
            block(theme, self._text, Role.SUPPORT, room, STRONG),
            block(theme, self._sub, Role.FLOOR, room),
        )

    def _start(self, theme: Theme) -> int:
        return theme.px(14) + theme.icon(_ICON) + theme.px(13)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at this width."""
        title, sub = self._blocks(width)
        return round(title.height + sub.height) + 2 * self.theme.px(6)

    def sizeHint(self) -> QSize:
        """A readable width."""
        width = self.theme.text_px(250)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(self.theme.text_px(120), self.theme.px(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        theme, painter = self.theme, QPainter(self)
        c = theme.color
        tone = "na_tint" if self.isDown() else "sunken" if self.hovered else "surface"
        edge = c("ink2" if self.hovered else "line2")
        round_box(painter, self.rect(), c(tone), edge, theme.px(8))
        side, middle = theme.icon(_ICON), self.height() / 2
        box = self.mirrored(QRectF(theme.px(14), middle - side / 2, side, side))
        paint_icon(painter, self._icon, box, c("ink2"))
        title, sub = self._blocks(self.width())
        y, x = middle - (title.height + sub.height) / 2, self._start(theme)
        place = self.mirrored(QRectF(x, y, title.width, title.height))
        title.draw(painter, place.x(), y, c("ink"))
        place = self.mirrored(QRectF(x, y, sub.width, sub.height))
        sub.draw(painter, place.x(), y + title.height, c("ink2"))
