"""The list of devices and shared plans: a table when wide, lines under each other when narrow."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from disentangle.i18n import tr
from disentangle.plan.device_words import holds_words, theirs, words_of
from disentangle.plan.devices import QUESTIONS, Device
from disentangle.ui import accessible
from disentangle.ui.icons import paint_icon
from disentangle.ui.theme import MEDIUM, REGULAR, STRONG, Role, Theme
from disentangle.ui.widgets.base import PaintedButton, Panel, round_box
from disentangle.ui.widgets.textblock import TextBlock, block

_PAD: Final = 18
_ICON: Final = 20
_CELL: Final = 72
"""Px at 100 % of one column."""
_TABLE_FROM: Final = 500
"""Counted in text: under this width there are no columns."""


def _is_table(theme: Theme, width: float) -> bool:
    return theme.in_text(width) >= _TABLE_FROM


def _cells_at(theme: Theme, width: float) -> float:
    """Where the columns start."""
    return width - theme.px(8) - len(QUESTIONS) * theme.text_px(_CELL)


class DeviceHeader(Panel):
    """The head of one part of the list, with the words of its columns when there is room."""

    def __init__(self, title: str, *, shared: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._columns = [question.column(shared=shared) for question in QUESTIONS]
        self.setAccessibleName(title)
        accessible.speak_as(self, "group")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """One line high."""
        self.setFixedHeight(self.theme.line(Role.BODY) + 2 * self.theme.px(9))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words."""
        theme, painter, width = self.theme, QPainter(self), self.width()
        middle = self.height() / 2

        def draw(words: TextBlock, x: float, tone: str) -> None:
            left = width - x - words.width if self.isRightToLeft() else x
            words.draw(painter, left, middle - words.height / 2, theme.color(tone))

        draw(block(theme, self._title, Role.BODY, None, STRONG), theme.px(_PAD), "ink")
        if _is_table(theme, width):
            for number, words in enumerate(self._columns):
                x = _cells_at(theme, width) + number * theme.text_px(_CELL)
                draw(block(theme, words, Role.META, None, MEDIUM), x, "ink2")


class DeviceRow(PaintedButton):
    """One device or plan. Bold and a word mark where the other person has a hold.

    Args:
        title: its name.
        sub: what is signed in there; may be empty.
        them: the label of the other person.
        shared: a plan or group.

    Signals:
        clicked: from Qt.
    """

    def __init__(
        self, icon: str, them: str, *, shared: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._icon, self._them, self._shared = icon, them, shared
        self._sub = ""
        self._device: Device | None = None
        self._current = False
        self.grow_with_width()

    def show_device(self, device: Device, title: str, sub: str) -> None:
        """Show it as it is now."""
        self._device, self._text, self._sub = device, title, sub
        said = [title, sub]
        for question in QUESTIONS:
            value = getattr(device, question.field)
            if value:
                head = question.column(shared=self._shared)
                who = words_of(value, self._them)
                said.append(tr("{question}: {answer}", question=head, answer=who))
        said.append(holds_words(device, self._them, only_code=True))
        self.setAccessibleName(", ".join(part for part in said if part))
        accessible.name_changed(self)
        self.updateGeometry()
        self.update()

    def set_current(self, current: bool) -> None:
        """Mark the one whose details are shown."""
        self._current = current
        self.setAccessibleDescription(tr("Shown beside the list") if current else "")
        self.update()

    # -- measuring ---------------------------------------------------------------------------

    def _start(self, theme: Theme) -> float:
        return theme.px(_PAD) + theme.icon(_ICON) + theme.px(16)

    def _lines(self, width: float) -> list[tuple[TextBlock, str]]:
        """Name, what is signed in, and the bold line of holds, with their tones."""
        theme = self.theme
        table = _is_table(theme, width)
        end = _cells_at(theme, width) - theme.px(8) if table else width - theme.px(_PAD)
        room = end - self._start(theme)
        found = [(block(theme, self._text, Role.BODY, room, STRONG), "ink")]
        if self._sub:
            found.append((block(theme, self._sub, Role.META, room), "ink3"))
        holds = ""
        if self._device is not None:
            holds = holds_words(self._device, self._them, only_code=table)
        if holds:
            found.append((block(theme, holds, Role.META, room, STRONG), "ink"))
        return found

    def _cells(self, width: float) -> list[TextBlock]:
        theme = self.theme
        if self._device is None or not _is_table(theme, width):
            return []
        room = theme.text_px(_CELL) - theme.px(6)
        cells = []
        for question in QUESTIONS:
            value = getattr(self._device, question.field)
            weight = STRONG if theirs(value) else REGULAR
            cells.append(block(theme, words_of(value, self._them), Role.META, room, weight))
        return cells

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at this width."""
        theme = self.theme
        tall = sum(words.height for words, _ in self._lines(width))
        cells = max((cell.height for cell in self._cells(width)), default=0)
        return max(theme.px(58), round(max(tall, cells)) + 2 * theme.px(8))

    def sizeHint(self) -> QSize:
        """A readable width."""
        width = self.theme.text_px(520)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(self.theme.text_px(170), self.theme.px(58))

    def ring_rect(self) -> QRect:
        """Just inside the row, so that the ring stays within its card."""
        return self.rect().adjusted(4, 4, -4, -4)

    def ring_radius(self) -> float:
        """The corner radius in px."""
        return 8.0

    # -- drawing -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row in its present state."""
        theme, painter, width = self.theme, QPainter(self), self.width()
        c = theme.color
        if self._current:
            painter.fillRect(self.rect(), c("soft"))
            painter.fillRect(self.mirrored(QRectF(0, 0, 4, self.height())), c("accent"))
        elif self.isDown() or self.hovered:
            inner = self.rect().adjusted(4, 4, -4, -4)
            round_box(painter, inner, c("na_tint" if self.isDown() else "sunken"), None, 8)
        middle, side = self.height() / 2, theme.icon(_ICON)
        box = self.mirrored(QRectF(theme.px(_PAD), middle - side / 2, side, side))
        paint_icon(painter, self._icon, box, c("ink2"))
        lines = self._lines(width)
        y = middle - sum(words.height for words, _ in lines) / 2
        for words, tone in lines:
            tone = "ink2" if self._current and tone == "ink3" else tone
            self._draw(painter, words, self._start(theme), y, tone)
            y += words.height
        for number, words in enumerate(self._cells(width)):
            x = _cells_at(theme, width) + number * theme.text_px(_CELL)
            value = getattr(self._device, QUESTIONS[number].field)
            tone = "ink" if theirs(value) else "ink2"
            self._draw(painter, words, x, middle - words.height / 2, tone)

    def _draw(self, painter: QPainter, words: TextBlock, x: float, y: float, tone: str) -> None:
        place = self.mirrored(QRectF(x, y, words.width, words.height))
        words.draw(painter, place.x(), y, self.theme.color(tone))
