"""A panel over the page for one question. Not a window of its own: native ones swallow keys."""

from __future__ import annotations

from typing import Final
from weakref import ref

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from disentangle.i18n import tr
from disentangle.ui import accessible
from disentangle.ui.theme import theme_of
from disentangle.ui.widgets.base import Panel, round_box
from disentangle.ui.widgets.buttons import IconButton
from disentangle.ui.widgets.cards import RADIUS
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.text import Heading

_EDGE: Final = 24

_SCROLLS: Final = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
}


class Sheet(Panel):
    """A panel over its host. Esc closes it; Tab stays inside; focus goes back where it was.

    The host is the area below the top bar, so that quick exit is never covered.

    Args:
        host: the widget to cover.
        title: the heading; also the sheet's spoken name.
        width: px at 100 %.

    Put content into `column` and buttons into `add_button`.

    Signals:
        closed: it closed, by Esc, its cross or `close_sheet`.
    """

    closed = Signal()

    def __init__(self, host: QWidget, title: str, width: int = 520) -> None:
        super().__init__(host)
        self._width = width
        self._before: ref[QWidget] | None = None
        self._panel = _Paper(self)
        self.heading = Heading(title, 2)
        self.heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._cross = IconButton("x", tr("Close"))
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 0)
        head.addWidget(self.heading, 1)
        head.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        inner.setObjectName("column")
        inner.setMinimumHeight(1)  # as in ScrollPage
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(6, 0, 6, 6)
        self._host, self._inner = host, inner
        self._scroll = QScrollArea()
        self._scroll.setWidget(inner)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setMinimumHeight(1)  # one line of words is enough
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot = QWidget()
        self._flow = FlowLayout(self._foot, 12, 8)
        self._foot.hide()
        self._outer = QVBoxLayout(self._panel)
        self._outer.addLayout(head)
        self._outer.addWidget(self._scroll, 1)
        self._outer.addWidget(self._foot)
        self._cross.clicked.connect(self.close_sheet)
        accessible.speak_as(self, "dialog")
        self.setAccessibleName(title)
        host.installEventFilter(self)
        inner.installEventFilter(self)
        self.hide()
        self.restyle()

    def add_button(self, button: QWidget) -> None:
        """One more button in the foot, which never scrolls."""
        self._flow.addWidget(button)
        self._foot.show()

    def open_sheet(self) -> None:
        """Cover the host and move the keyboard to the heading."""
        focused = QApplication.focusWidget()
        self._before = ref(focused) if focused is not None else None
        self.setGeometry(self._host.rect())
        self._place()
        self.show()
        self.raise_()
        self._place()  # a layout counts its widgets once they are shown
        self.heading.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_sheet(self) -> None:
        """Uncover the host and give the keyboard back."""
        if self.isHidden():
            return
        self.hide()
        before = self._before() if self._before is not None else None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def restyle(self) -> None:
        """Paddings and size."""
        theme = self.theme
        pad = theme.px(22)
        self._outer.setContentsMargins(pad - 6, theme.px(14), theme.px(12), pad - 6)
        self._outer.setSpacing(theme.px(6))
        self.column.setSpacing(theme.px(10))
        self._flow.setContentsMargins(6, theme.px(6), 6, 6)
        self._place()

    def _place(self) -> None:
        """Take the room the content needs, and no more than there is."""
        theme = self.theme
        edge = min(_EDGE, self.width() // 12)
        width = min(theme.text_px(self._width), self.width() - 2 * edge)
        margins, gap = self._outer.contentsMargins(), self._outer.spacing()
        inner = width - margins.left() - margins.right()
        cross = self._cross.sizeHint()
        heading = self.heading.heightForWidth(inner - cross.width() - 12)
        content = self._inner
        wanted = margins.top() + margins.bottom() + max(heading, cross.height()) + gap
        if content.hasHeightForWidth():
            wanted += content.heightForWidth(inner)
        else:
            wanted += content.sizeHint().height()
        if not self._foot.isHidden():
            wanted += self._flow.heightForWidth(inner) + gap
        height = min(wanted, self.height() - 2 * edge)
        self._panel.setGeometry(
            (self.width() - width) // 2, max(edge, (self.height() - height) // 3), width, height
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the panel in the middle."""
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow and shrink with the host, and with what is inside."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        elif watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, Page Up and Page Down scroll; quick exit has its own keys."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
            return
        if event.key() in _SCROLLS:
            self._scroll.verticalScrollBar().triggerAction(_SCROLLS[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab inside."""
        stops = self._stops()
        if not stops:
            return True
        focused = QApplication.focusWidget()
        place = next((n for n, s in enumerate(stops) if s is focused), -1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(place + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def _stops(self) -> list[QWidget]:
        """What Tab visits, in reading order."""
        # Never by nextInFocusChain or focusProxy: PySide makes what they give a child of the
        # widget asked, and Python's collector then deletes the ring this makes of the window.
        return [
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and widget.isEnabled()
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the page below."""
        shade = QColor(self.theme.tokens.ink if self.theme.scheme == "light" else "#000000")
        shade.setAlpha(110)
        QPainter(self).fillRect(self.rect(), shade)


class _Paper(QWidget):
    """The panel itself."""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        box = QRect(self.rect())
        round_box(QPainter(self), box, theme.color("surface"), theme.color("line2"), RADIUS)
