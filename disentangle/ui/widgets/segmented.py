"""A few answers in one line, of which one is picked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.ui import accessible
from disentangle.ui.theme import MEDIUM, STRONG, Role
from disentangle.ui.widgets.base import PaintedButton, Panel, round_box
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.text import Body
from disentangle.ui.widgets.textblock import block

_STEPS: Final = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class _Segment(PaintedButton):
    """One answer."""

    def __init__(self, key: str, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.key = key
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _font_weight(self) -> QFont.Weight:
        return STRONG if self.isChecked() else MEDIUM

    def sizeHint(self) -> QSize:
        """Room for the words in their strong form, so that nothing moves when it is picked."""
        theme = self.theme
        words = block(theme, self._text, Role.SUPPORT, None, STRONG)
        return QSize(round(words.width) + 2 * theme.px(16), round(words.height) + 2 * theme.px(5))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, in a box when picked."""
        theme, painter = self.theme, QPainter(self)
        if self.isChecked():
            fill, edge = theme.color("surface"), theme.color("line2")
            round_box(painter, self.rect(), fill, edge, theme.px(6), 1.2)
        elif self.hovered or self.isDown():
            round_box(painter, self.rect(), theme.color("sunken"), None, theme.px(6))
        words = block(theme, self._text, Role.SUPPORT, None, self._font_weight())
        tone = "ink" if self.isChecked() else "ink2"
        words.draw(
            painter, (self.width() - words.width) / 2, (self.height() - words.height) / 2,
            theme.color(tone),
        )  # fmt: skip


class _Rail(Panel):
    """The ground the answers stand on."""

    def paintEvent(self, event: QPaintEvent) -> None:
        c = self.theme.color
        round_box(QPainter(self), self.rect(), c("side"), c("line"), self.theme.px(9))


class Segmented(Panel):
    """A few answers in one line, spoken as radio buttons. Arrow keys move and pick.

    Args:
        options: (key, words) in order.
        name: what is asked, spoken for the whole.
        current: the key picked at first; the first option unless given.

    Signals:
        chosen(str): the person picked this key.
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        name: str,
        current: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._segments: list[_Segment] = []
        # The rail keeps its height when the row it stands in is taller.
        self._rail = _Rail(self)
        self._flow = FlowLayout(self._rail, 3, 3)
        self._flow.setContentsMargins(4, 4, 4, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(self._rail)
        column.addStretch(1)
        for key, text in options:
            segment = _Segment(key, text, self._rail)
            segment.setAccessibleDescription(name)
            self._segments.append(segment)
            self._group.addButton(segment)
            self._flow.addWidget(segment)
        self._group.buttonClicked.connect(self._on_clicked)
        accessible.speak_as(self, "group")
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if options:
            self.set_current(current if current is not None else options[0][0])

    def current(self) -> str:
        """The key picked now; "" if there is none."""
        return next((s.key for s in self._segments if s.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Pick a key, without a signal. An unknown key changes nothing."""
        for segment in self._segments:
            if segment.key == key:
                segment.setChecked(True)

    def _on_clicked(self, segment: _Segment) -> None:
        self.chosen.emit(segment.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys, passed on by the segments."""
        step = _STEPS.get(Qt.Key(event.key()))
        focused = self.focusWidget()
        if step is None or focused not in self._segments:
            super().keyPressEvent(event)
            return
        if self.isRightToLeft() and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = -step
        place = next(n for n, s in enumerate(self._segments) if s is focused)
        segment = self._segments[(place + step) % len(self._segments)]
        segment.setFocus(Qt.FocusReason.TabFocusReason)
        segment.setChecked(True)
        self.chosen.emit(segment.key)


class PlatformSwitch(Panel):
    """ "I’m using [A web browser] Android iPhone": which steps are shown.

    Signals:
        chosen(str): the person picked this key.
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        current: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.switch = Segmented(options, tr("I’m using"), current)
        row = FlowLayout(self, 12, 4)
        row.addWidget(Body(tr("I’m using"), "ink2", wrap=False))
        row.addWidget(self.switch)
        self.switch.chosen.connect(self.chosen)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def current(self) -> str:
        """The key picked now."""
        return self.switch.current()
