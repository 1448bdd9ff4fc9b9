"""Remarks that change: what the other person may notice, and what can be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.ui import accessible
from disentangle.ui.theme import STRONG
from disentangle.ui.widgets.base import Foldable, IconMark, Panel, round_box
from disentangle.ui.widgets.buttons import Button, Kind, LinkButton
from disentangle.ui.widgets.cards import ACROSS, DOWN, RADIUS
from disentangle.ui.widgets.text import Body, Support


class MayNotice(Foldable):
    """Says what the other person may notice, before the steps. Folds to one line once read.

    Args:
        title: "J may notice".
        text: what they may notice; `**strong**` marks are read.
        button: the answer that puts the task off, such as "Not now"; "" for none.

    Signals:
        put_off: the button was pressed.
        unfolded: "Read again" was pressed.
    """

    put_off = Signal()
    unfolded = Signal()
    narrow_below = 480

    def __init__(
        self, title: str, text: str, button: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._outer = QBoxLayout(ACROSS, self)
        self._icon = IconMark("triangle-alert", "wait", 20)
        self._head = Body(title, weight=STRONG)
        self._text = Support(text, "ink", marks=True)
        self._again = LinkButton(tr("Read again"), name=tr("Read again: {title}", title=title))
        self._button = Button(button, Kind.SECONDARY, "pause")
        if not button:  # never shown before it has a parent: that would open a window
            self._button.hide()
        first = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        self._line = QHBoxLayout()
        self._line.addWidget(self._head)
        self._line.addWidget(self._again)
        self._line.addStretch(1)
        words.addLayout(self._line)
        words.addWidget(self._text)
        first.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        first.addLayout(words, 1)
        self._first = first
        self._outer.addLayout(first, 1)
        self._outer.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._again.clicked.connect(self._on_again)
        self._button.clicked.connect(self.put_off)
        accessible.speak_as(self, "note")
        self._folded = False
        self.set_folded(False)
        self.restyle()

    @property
    def folded(self) -> bool:
        """Whether only the title shows."""
        return self._folded

    def set_folded(self, folded: bool) -> None:
        """Show only the title once it is read, or everything again."""
        self._folded = folded
        self._head.setText(f"{self._title}." if folded else self._title)
        self._text.setVisible(not folded)
        self._again.setVisible(folded)
        self._first.setAlignment(
            self._icon, Qt.AlignmentFlag.AlignVCenter if folded else Qt.AlignmentFlag.AlignTop
        )
        self.restyle()

    def _on_again(self) -> None:
        self.set_folded(False)
        accessible.announce(self, self._text.text())
        if not self._button.isHidden():
            self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfolded.emit()

    def fold(self) -> None:
        """The button below the words when narrow."""
        self._outer.setDirection(DOWN if self.narrow else ACROSS)

    def restyle(self) -> None:
        """Paddings; less when folded."""
        theme = self.theme
        y = theme.px(7 if self._folded else 13)
        self._outer.setContentsMargins(theme.px(18), y, theme.px(12), y)
        self._outer.setSpacing(theme.px(14))
        self._first.setSpacing(theme.px(14))
        self._line.setSpacing(theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the amber box."""
        round_box(QPainter(self), self.rect(), self.theme.color("wait_tint"), None, RADIUS)


class UndoLine(Panel):
    """Says what changed and takes it back: "Marked as done. Undo". It stays until it is replaced.

    Signals:
        undone: Undo was pressed.
    """

    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._icon = IconMark("check", "done", 18)
        self._label = Support("", "ink")
        self._undo = LinkButton(tr("Undo"), "undo-2")
        self._row.addWidget(self._icon)
        self._row.addWidget(self._label)
        self._row.addWidget(self._undo)
        self._row.addStretch(1)
        self._undo.clicked.connect(self.undone)
        self.hide()
        self.restyle()

    def show_change(self, text: str, undo_name: str = "") -> None:
        """Say what changed; `undo_name` is spoken for the button instead of "Undo: ..."."""
        self._label.setText(text)
        self._undo.set_name(undo_name or tr("Undo: {what}", what=text))
        self.show()
        accessible.announce(self, text)

    def restyle(self) -> None:
        """Paddings."""
        theme = self.theme
        self._row.setContentsMargins(theme.px(14), theme.px(4), theme.px(8), theme.px(4))
        self._row.setSpacing(theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pale box."""
        round_box(QPainter(self), self.rect(), self.theme.color("done_tint"), None, 8)
