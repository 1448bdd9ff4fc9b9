"""Rows of things kept: accounts, log entries, files; counts; and how far a long look has come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from disentangle.ui import accessible
from disentangle.ui.icons import paint_icon
from disentangle.ui.theme import MEDIUM, STRONG, Role
from disentangle.ui.widgets.base import Foldable, PaintedButton, Panel, round_box
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.cards import ACROSS, DOWN, RADIUS
from disentangle.ui.widgets.chips import Chip, ChipLook
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.text import Body, Meta, Text
from disentangle.ui.widgets.textblock import TextBlock, block


class IconTile(Panel):
    """An icon in a small sunken square. Nothing to a screen reader."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.restyle()

    def restyle(self) -> None:
        """A square."""
        side = self.theme.icon(42)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        c, painter = self.theme.color, QPainter(self)
        round_box(painter, self.rect(), c("sunken"), c("line"), 8)
        side = self.theme.icon(18)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(painter, self._icon, box, c("ink2"))


class AccountRow(Foldable):
    """An account with its reasons in words and one button.

    Args:
        title: the account, such as "Email".
        tail: more about it, such as "Google".
        icon: for the tile.
        reasons: chips; never a score, never a password.
        button: what the button says.
        button_name: its spoken name: "Make a new one for Email".
        main: whether this is the page's main button.

    Signals:
        pressed: the button was pressed.
    """

    pressed = Signal()
    narrow_below = 520

    def __init__(
        self,
        title: str,
        tail: str,
        icon: str,
        reasons: Sequence[ChipLook],
        button: str,
        button_name: str,
        *,
        button_icon: str | None = None,
        main: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.button = Button(
            button, Kind.PRIMARY if main else Kind.SECONDARY, button_icon, name=button_name
        )
        if not button:  # never shown before it has a parent: that would open a window
            self.button.hide()
        self.chips = QWidget()
        self._flow = FlowLayout(self.chips, 8, 6)
        for look in reasons:
            self._flow.addWidget(Chip(look.text, look.tone, look.icon))
        if not reasons:  # never shown before it has a parent: that would open a window
            self.chips.hide()
        names = QWidget()
        line = FlowLayout(names, 12, 0)
        line.addWidget(Body(title, weight=STRONG, wrap=False))
        if tail:
            line.addWidget(Meta(tail, wrap=False))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        words.addWidget(names)
        words.addWidget(self.chips)
        words.addStretch(1)
        lead = QHBoxLayout()
        lead.addWidget(IconTile(icon), 0, Qt.AlignmentFlag.AlignTop)
        lead.addLayout(words, 1)
        self._lead = lead
        self._outer = QBoxLayout(ACROSS, self)
        self._outer.addLayout(lead, 1)
        self._outer.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.clicked.connect(self.pressed)
        self.restyle()

    def add_beside_chips(self, widget: QWidget) -> None:
        """Put something after the reasons, such as a Show button."""
        self._flow.addWidget(widget)
        self.chips.show()

    def fold(self) -> None:
        """The button below when narrow."""
        self._outer.setDirection(DOWN if self.narrow else ACROSS)

    def restyle(self) -> None:
        """Paddings."""
        theme = self.theme
        self._outer.setContentsMargins(theme.px(17), theme.px(11), theme.px(15), theme.px(11))
        self._outer.setSpacing(theme.px(12))
        self._lead.setSpacing(theme.px(16))


class EntryRow(PaintedButton):
    """One entry of the log in a list: when, what, how many files. The whole card is a button.

    Args:
        when: day and time in words.
        text: what happened, cut by the caller if long.
        files: how many files; 0 shows none.
        files_spoken: the same in words, such as "2 files".
    """

    def __init__(
        self, when: str, text: str, files: int = 0, files_spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(", ".join(part for part in (when, text, files_spoken) if part), parent)
        self._when, self._what, self._files = when, text, files
        self._current = False
        self.grow_with_width()

    def set_current(self, current: bool) -> None:
        """Mark the entry that is open beside the list."""
        self._current = current
        self.update()

    def _blocks(self, width: float) -> tuple[TextBlock, TextBlock]:
        theme = self.theme
        room = width - 2 * theme.px(16)
        files = theme.text_px(44) if self._files else 0
        when = block(theme, self._when, Role.META, room - files, MEDIUM)
        weight = STRONG if self._current else None
        return when, block(theme, self._what, Role.SUPPORT, room, weight)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at this width."""
        when, what = self._blocks(width)
        return round(when.height + what.height) + 2 * self.theme.px(10)

    def sizeHint(self) -> QSize:
        """A readable width."""
        width = self.theme.text_px(340)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(self.theme.text_px(150), self.theme.px(60))

    def ring_radius(self) -> float:
        """The corner radius in px."""
        return 10.0

    def ring_rect(self) -> QRect:
        """The whole card."""
        return self.rect()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        theme, painter = self.theme, QPainter(self)
        c = theme.color
        if self._current:
            round_box(painter, self.rect(), c("soft"), c("accent"), 10, 2)
        else:
            tone = "na_tint" if self.isDown() else "sunken" if self.hovered else "surface"
            round_box(painter, self.rect(), c(tone), c("line"), 10)
        when, what = self._blocks(self.width())
        y = (self.height() - when.height - what.height) / 2
        pad = theme.px(16)
        place = self.mirrored(QRectF(pad, y, when.width, when.height))
        when.draw(painter, place.x(), y, c("on_soft" if self._current else "ink3"))
        if self._files:
            count = block(theme, str(self._files), Role.META)
            side = theme.icon(14)
            x = self.width() - pad - count.width
            place = self.mirrored(QRectF(x, y, count.width, count.height))
            count.draw(painter, place.x(), y, c("ink3"))
            top = y + when.height / 2 - side / 2
            box = self.mirrored(QRectF(x - side - theme.px(6), top, side, side))
            paint_icon(painter, "paperclip", box, c("ink3"))
        place = self.mirrored(QRectF(pad, y + when.height, what.width, what.height))
        what.draw(painter, place.x(), place.y(), c("ink"))


class FileRow(Panel):
    """A kept file as a row: name, facts, a chip. Never a picture of it. Takes no focus itself."""

    def __init__(
        self, name: str, facts: str, chip: ChipLook | None = None, icon: str = "image",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._icon = icon
        self.row = QHBoxLayout(self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(name, Role.SUPPORT, weight=STRONG))
        words.addWidget(Text(facts, Role.FLOOR, "ink3"))
        self.row.addLayout(words, 1)
        if chip is not None:
            self.row.addWidget(Chip(chip.text, chip.tone, chip.icon))
        self.restyle()

    def add_button(self, button: QWidget) -> None:
        """A button at the end of the row."""
        self.row.addWidget(button)

    def restyle(self) -> None:
        """Paddings, with room for the icon."""
        theme = self.theme
        lead = theme.px(16) + theme.icon(18) + theme.px(14)
        self.row.setContentsMargins(lead, theme.px(8), theme.px(12), theme.px(8))
        self.row.setSpacing(theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and the icon."""
        theme, painter = self.theme, QPainter(self)
        c = theme.color
        round_box(painter, self.rect(), c("surface"), c("line"), 10)
        side = theme.icon(18)
        x = theme.px(16)
        if self.isRightToLeft():
            x = self.width() - x - side
        box = QRectF(x, (self.height() - side) / 2, side, side)
        paint_icon(painter, self._icon, box, c("ink2"))


_COUNT_TONES: Final = {"wait": "wait_tint", "na": "na_tint", "done": "done_tint"}


class CountTile(Panel):
    """A number and what it counts: "3 to change first".

    Args:
        tone: "wait", "na" or "done".
    """

    def __init__(
        self, count: int, text: str, tone: str = "na", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fill = _COUNT_TONES[tone]
        self._row = QHBoxLayout(self)
        self._number = Text(str(count), Role.PAGE, tone, wrap=False)
        self._words = Body(text, weight=MEDIUM)
        self._row.addWidget(self._number)
        self._row.addWidget(self._words, 1)
        accessible.speak_as(self, "group")
        self.show_count(count, text)
        self.restyle()

    def show_count(self, count: int, text: str) -> None:
        """Another count."""
        self._number.setText(str(count))
        self._words.setText(text)
        self.setAccessibleName(f"{count} {text}")

    def restyle(self) -> None:
        """Paddings."""
        theme = self.theme
        self._row.setContentsMargins(theme.px(18), theme.px(13), theme.px(18), theme.px(13))
        self._row.setSpacing(theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        round_box(QPainter(self), self.rect(), self.theme.color(self._fill), None, RADIUS)


class ProgressLine(Panel):
    """How far something has come: a bar without a percent. Words beside it say the count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        accessible.speak_as(self, "graphic")
        self.restyle()

    def show_progress(self, done: int, of: int, spoken: str) -> None:
        """Show `done` of `of`; `spoken` is the same in words, such as "112 of 214 looked at"."""
        self._share = min(1.0, done / of) if of else 0.0
        self.setAccessibleName(spoken)
        self.update()

    def restyle(self) -> None:
        """A thin bar."""
        self.setFixedHeight(self.theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        c, painter = self.theme.color, QPainter(self)
        radius = self.height() / 2
        round_box(painter, self.rect(), c("surface"), c("line2"), radius)
        width = self.width() * self._share
        if width > 0:
            x = self.width() - width if self.isRightToLeft() else 0
            painter.setClipRect(QRectF(x, 0, width, self.height()))
            round_box(painter, self.rect(), c("accent"), None, radius)
