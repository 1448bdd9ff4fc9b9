"""The parts of a page: a scrolling column, a side panel, and the bar pinned below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from disentangle.ui.theme import STRONG, Role, theme_of
from disentangle.ui.widgets.base import Foldable
from disentangle.ui.widgets.buttons import Button
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.text import Body, Heading, Lead, Meta, Support

PAGE_PAD = 36
"""Px left and right of a page; less when the window is narrow."""
_NARROW = 900
_NARROW_PAD = 20


def page_pad(widget: QWidget) -> int:
    """Px left and right of a page in the window of this widget."""
    wide = theme_of(widget).in_text(widget.window().width()) >= _NARROW
    return PAGE_PAD if wide else _NARROW_PAD


class ScrollPage(QScrollArea):
    """A page that scrolls, with one column in the middle. Put widgets into `column`.

    The widget with the keyboard is always scrolled into view, with room for its ring.

    Args:
        max_width: px at 100 % of the column: 760 for a question; None for the whole width.
        top: px above the first widget.
        gap: px between widgets.
    """

    def __init__(
        self, max_width: int | None = None, top: int = 24, gap: int = 12,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._max_width, self._top, self._gap = max_width, top, gap
        # Told by resize events: asking for the viewport loads half of Qt before the first paint.
        self._view_width = self.width()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self._inner.setObjectName("column")
        # Its height follows from the width alone. Left to itself, a scroll area also asks for the
        # minimum size, which counts words as wrapped that are not, and shows a bar for nothing.
        self._inner.setMinimumHeight(1)
        self.column = QVBoxLayout(self._inner)
        self.setWidget(self._inner)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        self._pad()

    def _pad(self) -> None:
        theme = theme_of(self)
        side = page_pad(self)
        top = theme.px(self._top if side == PAGE_PAD else min(self._top, 12))
        if self._max_width is not None:
            side = max(side, (self.width() - theme.text_px(self._max_width)) // 2)
        # The scroll bar takes its room from the margin, so that the column and the bar below
        # line up whether it shows or not.
        end = max(side - (self.width() - self._view_width), 8)
        left, right = (end, side) if self.isRightToLeft() else (side, end)
        margins = self.column.contentsMargins()
        if (margins.left(), margins.top(), margins.right()) != (left, top, right):
            self.column.setContentsMargins(left, top, right, theme.px(24))
        self.column.setSpacing(theme.px(self._gap))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centre the column."""
        self._view_width = event.size().width()
        self._pad()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Pad again for a new look."""
        if event.type() == QEvent.Type.StyleChange:
            self._pad()
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Small: it scrolls."""
        return QSize(200, 120)

    def _on_focus_changed(self, _old: QObject | None, now: QObject | None) -> None:
        if isinstance(now, QWidget) and self._inner.isAncestorOf(now):
            self.show_widget(now)
            # What has just been shown takes its place a moment later.
            QTimer.singleShot(0, self, self._on_laid_out)

    def _on_laid_out(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and self._inner.isAncestorOf(now):
            self.show_widget(now)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll so that a widget and its ring are in view."""
        self.ensureWidgetVisible(widget, 10, 24)


class PageHead(Foldable):
    """The top of a page: its heading, a line under it, and a few controls at the right.

    Args:
        title: the heading.
        sub: the line under it; `**strong**` marks are read; may be empty.
        is_question: a larger heading, for pages that ask one thing.
    """

    narrow_below = 620

    def __init__(
        self, title: str, sub: str = "", *, is_question: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.heading = Heading(title, 1, Role.QUESTION if is_question else Role.PAGE)
        self.sub = Lead(sub, marks=True) if is_question else Body(sub, "ink2", marks=True)
        if not sub:  # never shown before it has a parent: that would open a window
            self.sub.hide()
        words = QVBoxLayout()
        words.setSpacing(6 if is_question else 1)
        words.addWidget(self.heading)
        words.addWidget(self.sub)
        words.addStretch(1)
        self._controls = QWidget()
        self._flow = FlowLayout(self._controls, 12, 8)
        self._controls.hide()
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addLayout(words, 1)
        self._outer.addWidget(self._controls, 0, Qt.AlignmentFlag.AlignTop)
        self.restyle()

    def set_words(self, title: str, sub: str = "") -> None:
        """Another heading and line."""
        self.heading.setText(title)
        self.sub.setText(sub)
        self.sub.setVisible(bool(sub))

    def add_control(self, control: QWidget) -> None:
        """One more control at the right, or below the words when narrow."""
        self._flow.addWidget(control)
        self._controls.show()

    def fold(self) -> None:
        """Controls below when narrow."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._outer.setDirection(down if self.narrow else across)

    def restyle(self) -> None:
        """Gaps."""
        self._outer.setSpacing(self.theme.px(12))


class SidePanel(ScrollPage):
    """The panel at the side of a page, 300 px wide, with its own scrolling.

    Args:
        width: px at 100 %.
        on_side: whether it stands beside the page (a line on its left) or below it.
    """

    def __init__(self, width: int = 300, parent: QWidget | None = None) -> None:
        super().__init__(None, parent=parent)
        self._width = width
        self.set_beside(True)

    def set_beside(self, beside: bool) -> None:
        """Stand beside the page at a fixed width, or below it at full width."""
        self._beside = beside
        self._fit()

    def _fit(self) -> None:
        if self._beside:
            self.setFixedWidth(theme_of(self).text_px(self._width))
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)

    def _pad(self) -> None:
        theme = theme_of(self)
        side = theme.px(24)
        self.column.setContentsMargins(side, theme.px(22), side, theme.px(22))
        self.column.setSpacing(theme.px(8))

    def changeEvent(self, event: QEvent) -> None:
        """Another width for another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sunken ground."""
        theme, painter = theme_of(self), QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("sunken"))
        x = self.width() - 1 if self.isRightToLeft() else 0
        if self._beside:
            painter.fillRect(QRect(x, 0, 1, self.height()), theme.color("line"))


class ActionBar(Foldable):
    """The bar pinned below a page: the main button at the left, by the text.

    Args:
        max_width: the column of the page above it, so that both line up; None for the whole width.
    """

    narrow_below = 620

    def __init__(self, max_width: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._max_width = max_width
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, 14, 8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._buttons.setSizePolicy(policy)
        self._title = Body("", weight=STRONG)
        self._sub = Support("")
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._sub)
        self._words.hide()
        self._aside = Meta("")
        self._aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._aside.hide()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._aside, 1)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)  # Fixed would cut wrapped words off
        self.setSizePolicy(policy)
        self.restyle()

    def add(self, button: Button) -> Button:
        """One more button after the others, and give it back. The first is the main one."""
        self._flow.addWidget(button)
        self._share()
        return button

    def clear(self) -> None:
        """Take every button out and delete it."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._share()

    def set_words(self, title: str, sub: str = "") -> None:
        """Say beside the buttons what the main one will do; "" takes it away."""
        self._title.setText(title)
        self._sub.setText(sub)
        self._sub.setVisible(bool(sub))
        self._words.setVisible(bool(title))
        self._share()

    def set_aside(self, text: str) -> None:
        """A quiet remark at the far end; hidden when there is no room."""
        self._aside.setText(text)
        self.fold()

    def _share(self) -> None:
        """Buttons take their own width beside words, and all of it when alone."""
        self._row.setStretch(0, 0 if self._has_words() else 1)
        self.updateGeometry()

    def _has_words(self) -> bool:
        return not self._words.isHidden() or not self._aside.isHidden()

    def fold(self) -> None:
        """When narrow, put words above the buttons and leave the remark out.

        The remark never carries what is needed.
        """
        self._aside.setVisible(bool(self._aside.text()) and not self.narrow)
        up, across = QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(up if self.narrow else across)
        self._row.setSpacing(self.theme.px(8 if self.narrow else 20))
        self._share()

    def restyle(self) -> None:
        """Paddings, in line with the page's column."""
        theme = self.theme
        side = page_pad(self)
        if self._max_width is not None:
            side = max(side, (self.width() - theme.text_px(self._max_width)) // 2)
        self._row.setContentsMargins(side, theme.px(15), side, theme.px(14))
        self._row.setSpacing(theme.px(8 if self.narrow else 20))
        self._flow.set_gap(theme.px(14), theme.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Line up again."""
        self.restyle()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Surface with a line above."""
        theme, painter = self.theme, QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.fillRect(QRect(QPoint(0, 0), QSize(self.width(), 1)), theme.color("line"))
