"""Boxes: cards, lists of rows, hints, and the one thing to do next."""

from __future__ import annotations

from typing import Final, Literal

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.ui import accessible
from disentangle.ui.theme import STRONG, Role
from disentangle.ui.widgets.base import Foldable, IconMark, Panel, round_box
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.text import Body, Heading, Support, Text

RADIUS: Final = 12
DOWN: Final = QBoxLayout.Direction.TopToBottom
ACROSS: Final = QBoxLayout.Direction.LeftToRight


class Card(Panel):
    """A surface with a thin line round it. Put widgets into `column`.

    Args:
        pad: px round the content at 100 %.
        sunken: the tone of side panels instead of white.
    """

    def __init__(
        self, pad: int = 22, *, sunken: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pad = pad
        self._fill = "sunken" if sunken else "surface"
        self.column = QVBoxLayout(self)
        self.restyle()

    def restyle(self) -> None:
        """Paddings."""
        pad = self.theme.px(self._pad)
        self.column.setContentsMargins(pad, pad, pad, pad)
        self.column.setSpacing(self.theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface."""
        c = self.theme.color
        round_box(QPainter(self), self.rect(), c(self._fill), c("line"), RADIUS)


class RowCard(Panel):
    """Rows under each other in one card, with a line between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(1)

    def add_row(self, row: QWidget) -> None:
        """One more row at the end."""
        self._column.addWidget(row)

    def rows(self) -> list[QWidget]:
        """The rows in order."""
        items = [self._column.itemAt(n) for n in range(self._column.count())]
        found = [item.widget() for item in items if item is not None]
        return [row for row in found if row is not None]

    def clear(self) -> None:
        """Take every row out and delete it."""
        for row in self.rows():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and the lines."""
        painter, line = QPainter(self), self.theme.color("line")
        round_box(painter, self.rect(), self.theme.color("surface"), line, RADIUS)
        shown = [row for row in self.rows() if not row.isHidden()]
        for row in shown[1:]:
            painter.fillRect(QRect(0, row.y() - 1, self.width(), 1), line)


_HINTS: Final = {
    "info": ("help_tint", None, "info", "help", "ink"),
    "caution": ("wait_tint", None, "triangle-alert", "wait", "ink"),
    "plain": ("sunken", "line", "info", "ink2", "ink2"),
    "done": ("done_tint", None, "check", "done", "ink"),
}


class Hint(Panel):
    """A boxed remark with an icon.

    Args:
        text: our own sentence; `**strong**` marks are read.
        kind: "info" (blue), "caution" (amber: pause and think), "plain", or "done" (green).
        icon: another icon than the kind’s own.
    """

    def __init__(
        self,
        text: str,
        kind: Literal["info", "caution", "plain", "done"] = "info",
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        fill, edge, own_icon, icon_tone, tone = _HINTS[kind]
        self._fill, self._edge = fill, edge
        self._row = QHBoxLayout(self)
        self._icon = IconMark(icon or own_icon, icon_tone, 20)
        self.label = Support(text, tone, marks=True)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.label, 1)
        accessible.speak_as(self, "note")
        self.restyle()

    def set_text(self, text: str) -> None:
        """Other words."""
        self.label.setText(text)

    def restyle(self) -> None:
        """Paddings."""
        theme = self.theme
        self._row.setContentsMargins(theme.px(18), theme.px(13), theme.px(18), theme.px(13))
        self._row.setSpacing(theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        c = self.theme.color
        edge = c(self._edge) if self._edge else None
        round_box(QPainter(self), self.rect(), c(self._fill), edge, RADIUS)


class NextCard(Foldable):
    """The one thing to do next.

    Signals:
        started: the main button was pressed.
        other_asked: "Pick something else" was pressed.
    """

    started = Signal()
    other_asked = Signal()
    narrow_below = 760

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.eyebrow = Text(tr("Do this next"), Role.SUPPORT, "on_soft", STRONG)
        self.title = Heading("", 2)
        self.text = Support("")
        self.main = Button("", Kind.PRIMARY, chevron=True, large=True)
        self.other = Button(tr("Pick something else"), Kind.QUIET)
        self._outer = QBoxLayout(ACROSS, self)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.eyebrow, self.title, self.text):
            words.addWidget(label)
        self._outer.addLayout(words, 1)
        buttons = QWidget()
        self._flow = FlowLayout(buttons, 16, 4)
        self._flow.addWidget(self.other)
        self._flow.addWidget(self.main)
        self._outer.addWidget(buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        QWidget.setTabOrder(self.main, self.other)
        self.main.clicked.connect(self.started)
        self.other.clicked.connect(self.other_asked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.restyle()

    def show_task(self, title: str, text: str, button: str) -> None:
        """What to do, why, and what the button says, such as "Start, about 6 minutes"."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.main.setText(button)

    def fold(self) -> None:
        """Buttons below the words when narrow, beside them when wide."""
        self._outer.setDirection(DOWN if self.narrow else ACROSS)
        first, last = (self.main, self.other) if self.narrow else (self.other, self.main)
        for button in (first, last):
            self._flow.removeWidget(button)
            self._flow.addWidget(button)
        self.restyle()

    def restyle(self) -> None:
        """Paddings."""
        theme = self.theme
        self._outer.setContentsMargins(theme.px(22), theme.px(14), theme.px(22), theme.px(16))
        self._outer.setSpacing(theme.px(14 if self.narrow else 8))
        self._flow.set_gap(theme.px(14), theme.px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the soft box."""
        c = self.theme.color
        round_box(QPainter(self), self.rect(), c("soft"), c("accent"), RADIUS)


class EmptyState(Panel):
    """An empty page: the first small thing to do.

    Signals:
        asked: its button was pressed.
    """

    asked = Signal()

    def __init__(
        self, icon: str, title: str, text: str, button: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self.button = Button(button, Kind.PRIMARY)
        if not button:  # never shown before it has a parent: that would open a window
            self.button.hide()
        self._column.addWidget(IconMark(icon, "ink3", 28), 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(Heading(title, 2))
        self._column.addWidget(Body(text, "ink2"))
        self._column.addSpacing(8)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self.asked)
        self.restyle()

    def restyle(self) -> None:
        """Paddings."""
        pad = self.theme.px(28)
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._column.setSpacing(self.theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface."""
        c = self.theme.color
        round_box(QPainter(self), QRectF(self.rect()), c("surface"), c("line"), RADIUS)
