"""The bar on top of every page: quick exit never scrolls, moves or gets covered."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QWidget

from disentangle.i18n import tr
from disentangle.ui import accessible
from disentangle.ui.icons import mark
from disentangle.ui.theme import STRONG, Role, theme_of
from disentangle.ui.widgets.base import IconMark
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.text import Body, Text

_LOW_BELOW: Final = 780
"""Counted in text: under this width the bar is lower, to leave room for the page."""


class Mark(QWidget):
    """The product's mark. Nothing to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renew()

    def _renew(self) -> None:
        height = theme_of(self).icon(18)
        self.setFixedSize(round(height * 26 / 18), height)

    def changeEvent(self, event: QEvent) -> None:
        """Another size for another text size."""
        if event.type() == QEvent.Type.StyleChange:
            self._renew()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        pixmap = mark(theme_of(self).tokens, self.height(), self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, pixmap)


class SavedState(QWidget):
    """A small tick and a word such as "Saved". Hidden while it has no word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        self._tick = IconMark("check", "done", 16, self)
        self._label = Text("", Role.META, "ink3", wrap=False)
        row.addWidget(self._tick)
        row.addWidget(self._label)
        row.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.hide()

    def text(self) -> str:
        """The word shown; "" for none."""
        return self._label.text()

    def show_text(self, text: str, *, ticked: bool, announce: bool = False) -> None:
        """Show a word, with the tick if `ticked`; announced politely on wish. "" hides it."""
        changed = text != self._label.text()
        self._label.setText(text)
        self._tick.setVisible(ticked)
        self.setVisible(bool(text))
        if announce and text and changed:
            accessible.announce(self, text)


class TopBar(QWidget):
    """Session name, saved state, text size, help and quick exit.

    As the window gets narrow or the text large it gives up, in this order: "or press Shift 3
    times", the session name, the words of Text size and Get help (their icons stay, named), and
    the saved state. Quick exit always keeps its words.

    Args:
        name: the neutral name of the session.
        locked: the plain variant for the lock page: no mark, no name, "Help" and "Close".

    Signals:
        exit_asked: Quick exit or Close was pressed.
        help_asked: Get help was pressed.
        text_size_asked: Text size was pressed.
    """

    exit_asked = Signal()
    help_asked = Signal()
    text_size_asked = Signal()

    def __init__(
        self, name: str = "", *, locked: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sized = False
        self._locked = locked
        self.exit_button = Button(tr("Quick exit"), Kind.EXIT, "log-out", parent=self)
        self.help_button = Button(tr("Get help"), Kind.QUIET, "circle-question-mark", parent=self)
        self.text_button = Button(tr("Text size"), Kind.QUIET, "a-large-small", parent=self)
        self.saved = SavedState(self)
        self._mark = Mark(self)
        self._name = Body(name, weight=STRONG, wrap=False, parent=self)
        self._shift = Text(
            tr("or press Shift 3 times"), Role.FLOOR, "ink3", wrap=False, parent=self
        )
        self._lead = QHBoxLayout()
        self._row = QHBoxLayout(self)
        # The bar gives parts up instead of holding the window wide.
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.addLayout(self._lead)
        for widget in (self._mark, self._name, self.saved):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        for control in (self.text_button, self.help_button, self._shift, self.exit_button):
            self._row.addWidget(control)
        # Quick exit is the first stop of the Tab key, wherever it sits in the row.
        for before, after in (
            (self.exit_button, self.help_button),
            (self.help_button, self.text_button),
        ):
            QWidget.setTabOrder(before, after)
        self.exit_button.clicked.connect(self.exit_asked)
        self.help_button.clicked.connect(self.help_asked)
        self.text_button.clicked.connect(self.text_size_asked)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._renew()

    def set_session_name(self, name: str) -> None:
        """Another neutral name."""
        self._name.setText(name)
        self._collapse()

    def set_locked(self, locked: bool) -> None:
        """Switch to the plain variant of the lock page, or back."""
        if locked != self._locked:
            self._locked = locked
            self._renew()

    def set_saved(self, text: str, *, ticked: bool = True, announce: bool = True) -> None:
        """Show the saved state, such as "Saved" or "Nothing is kept"; "" hides it."""
        self.saved.show_text(text, ticked=ticked, announce=announce)
        self._collapse()

    def set_lead(self, widget: QWidget | None) -> None:
        """Put a widget such as the Places button in front; None takes it away.

        The widget stays the caller's. While it is there the mark and the name make room.
        """
        item = self._lead.takeAt(0)
        before = item.widget() if item is not None else None
        if before is not None and before is not widget:
            before.hide()
        if widget is not None:
            self._lead.addWidget(widget)
            widget.show()
        self._collapse()

    def _renew(self) -> None:
        theme = theme_of(self)
        self._set_margins()
        self._row.setSpacing(theme.px(12))
        self.exit_button.setText(tr("Close") if self._locked else tr("Quick exit"))
        self._collapse()

    def _set_margins(self) -> None:
        theme = theme_of(self)
        low = theme.in_text(self.width()) < _LOW_BELOW
        side, pad = (theme.px(14), theme.px(7)) if low else (theme.px(20), theme.px(10))
        self._row.setContentsMargins(side, pad, theme.px(12 if low else 17), pad + 1)

    def _collapse(self) -> None:
        if not self._sized:
            return  # what fits is not known yet, and measuring for nothing delays the first paint
        self._give_up()
        self._row.activate()  # at once: quick exit is whole at every moment

    def _give_up(self) -> None:
        lead = self._lead.itemAt(0)
        named = not self._locked and lead is None
        saved = not self._locked and bool(self.saved.text())
        self._mark.setVisible(named)
        self._name.setVisible(named and bool(self._name.text()))
        self.saved.setVisible(saved)
        self._shift.setVisible(not self._locked)
        self._words(full=True)
        if self._fits():
            return
        self._shift.hide()
        if self._fits():
            return
        self._name.hide()
        if self._fits():
            return
        self._words(full=False)
        if not self._fits():
            self.saved.hide()

    def _words(self, *, full: bool) -> None:
        help_text = tr("Help") if self._locked else tr("Get help")
        for button, text in ((self.text_button, tr("Text size")), (self.help_button, help_text)):
            button.set_name(text)
            button.setText(text if full else "")

    def _fits(self) -> bool:
        self._row.invalidate()
        return self._row.sizeHint().width() <= self.width()

    def minimumSizeHint(self) -> QSize:
        """Room for quick exit and two icons."""
        height = self._row.sizeHint().height()
        return QSize(self.exit_button.sizeHint().width() + 3 * height, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up or bring back parts."""
        super().resizeEvent(event)
        self._sized = True
        self._set_margins()
        self._collapse()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again for a new look."""
        if event.type() == QEvent.Type.StyleChange:
            self._renew()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface with a line below."""
        theme, painter = theme_of(self), QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        line = QRect(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, theme.color("line"))
