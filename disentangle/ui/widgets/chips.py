"""Chips: a short fact in a rounded box."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from disentangle.ui.icons import paint_icon
from disentangle.ui.theme import MEDIUM, Role, Theme, theme_of
from disentangle.ui.widgets.base import round_box
from disentangle.ui.widgets.textblock import TextBlock, block

Tone = Literal["soft", "done", "wait", "help", "na", "plain"]

_TONES: Final[dict[Tone, tuple[str, str]]] = {
    "soft": ("soft", "on_soft"),
    "done": ("done_tint", "done"),
    "wait": ("wait_tint", "wait"),
    "help": ("help_tint", "help"),
    "na": ("na_tint", "na"),
    "plain": ("sunken", "ink2"),
}


class ChipLook(NamedTuple):
    """A chip as plain values, for rows that draw their own."""

    text: str
    tone: Tone = "na"
    icon: str | None = None


def _sides(theme: Theme, look: ChipLook) -> float:
    icon = theme.icon(14) + theme.px(8) if look.icon else 0
    return 2 * theme.px(12) + icon


def _words(theme: Theme, look: ChipLook, width: float | None) -> TextBlock:
    inner = None if width is None else width - _sides(theme, look)
    return block(theme, look.text, Role.META, inner, MEDIUM)


def chip_size(theme: Theme, look: ChipLook, width: float | None = None) -> QSize:
    """How large a chip is: one line, or wrapped when `width` px is not enough."""
    words = _words(theme, look, None)
    full = words.width + _sides(theme, look) + 1
    if width is not None and full > width:
        words = _words(theme, look, width)
        full = width
    return QSize(round(full), round(words.height) + 2 * theme.px(4))


def paint_chip(painter: QPainter, theme: Theme, box: QRectF, look: ChipLook) -> None:
    """Draw a chip into a box of chip_size."""
    fill, ink = _TONES[look.tone]
    edge = theme.color("line") if look.tone == "plain" else None
    radius = min(box.height() / 2, theme.line(Role.META) / 2 + theme.px(4))
    round_box(painter, box, theme.color(fill), edge, radius)
    x = box.x() + theme.px(12)
    if look.icon:
        side = theme.icon(14)
        place = QRectF(x, box.center().y() - side / 2, side, side)
        paint_icon(painter, look.icon, place, theme.color(ink))
        x += side + theme.px(8)
    words = _words(theme, look, box.width() + 1)
    words.draw(painter, x, box.center().y() - words.height / 2, theme.color(ink))


class Chip(QLabel):
    """A short fact; spoken as its words.

    Args:
        text: the fact.
        tone: "soft", "done", "wait", "help", "na" or "plain".
        icon: shown before the words.
    """

    def __init__(
        self,
        text: str,
        tone: Tone = "na",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._tone: Tone = tone
        self._icon = icon
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _look(self) -> ChipLook:
        return ChipLook(self.text(), self._tone, self._icon)

    def set_look(self, text: str, tone: Tone, icon: str | None = None) -> None:
        """Another fact."""
        self._tone, self._icon = tone, icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Long words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at this width."""
        return chip_size(theme_of(self), self._look(), width).height()

    def sizeHint(self) -> QSize:
        """One line."""
        return chip_size(theme_of(self), self._look())

    def minimumSizeHint(self) -> QSize:
        """A long chip may be as narrow as a few words."""
        theme = theme_of(self)
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme.text_px(120)), hint.height())

    def changeEvent(self, event: QEvent) -> None:
        """Measure again for a new look."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        theme, look = theme_of(self), self._look()
        tall = min(self.height(), chip_size(theme, look, self.width()).height())
        box = QRectF(0, (self.height() - tall) / 2, self.width(), tall)
        paint_chip(QPainter(self), theme, box, look)


class ReasonChip(Chip):
    """Why something is on the list, in words: "Same as 2 others". Amber while it matters now.

    Args:
        text: the reason.
        icon: its icon.
        urgent: amber; else grey.
    """

    def __init__(
        self, text: str, icon: str | None = None, *, urgent: bool = True,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(text, "wait" if urgent else "na", icon, parent)
