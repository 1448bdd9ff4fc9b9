"""What the pages of the start share: Back, "Step 2 of 4", the heading, and a bar pinned below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from disentangle.errors import ForPerson
from disentangle.i18n import tr
from disentangle.ui import accessible
from disentangle.ui.pages.base import Page
from disentangle.ui.theme import STRONG, theme_of
from disentangle.ui.widgets.base import IconMark, Panel
from disentangle.ui.widgets.buttons import Button, Kind, LinkButton
from disentangle.ui.widgets.cards import Card, Hint
from disentangle.ui.widgets.panels import ActionBar, PageHead, ScrollPage
from disentangle.ui.widgets.text import Body, Heading, Support

if TYPE_CHECKING:
    from disentangle.ui.host import Frame, Host


def tell_device(host: Host, device: str) -> None:
    """Keep her answer to "Is this computer safe to use?", with or without an open case."""
    host.first_answers["device"] = device
    if host.has_session:
        from disentangle.plan.answers import Device

        host.session.answer(device=Device(device))


class StartPage(Page):
    """A page with one thing to do: a column that scrolls and a bar below it.

    Attributes:
        view: its name in the flow.
        column: takes the widgets of the page.
        bar: takes the buttons, the main one first.
    """

    frame: Frame = "plain"

    def __init__(self, host: Host, view: str, width: int | None = 760) -> None:
        super().__init__(host)
        self.view = view
        self.body = ScrollPage(width)
        self.column = self.body.column
        self.fault = FaultStrip()
        self.bar = ActionBar(width)
        self.rows.addWidget(self.body, 1)
        self.rows.addWidget(self.fault)
        self.rows.addWidget(self.bar)

    def head(self, title: str, say: str = "", count: str = "", *, back: bool = True) -> PageHead:
        """Put Back, the count, the heading and one sentence at the top."""
        if back or count:
            line = QHBoxLayout()
            line.addStrut(theme_of(self).px(36))  # the heading stands at one height on all pages
            if back:
                button = LinkButton(tr("Back"), "chevron-left")
                button.clicked.connect(self._on_back)
                line.addWidget(button)
            line.addStretch(1)
            line.addWidget(Support(count, wrap=False))
            self.column.addLayout(line)
        else:
            self.column.addSpacing(16)
        head = PageHead(title, say, is_question=True)
        self.heading = head.heading
        self.column.addWidget(head)
        self.column.addSpacing(8)
        return head

    def _on_back(self) -> None:
        self.host.back_from(self.view)

    def main_button(self, text: str, icon: str | None = None, *, chevron: bool = True) -> Button:
        """The main button, in its place in the bar."""
        return self.bar.add(Button(text, Kind.PRIMARY, icon, chevron=chevron, large=True))

    def quiet_button(self, text: str, icon: str | None = None) -> Button:
        """One more button in the bar."""
        return self.bar.add(Button(text, Kind.QUIET, icon, large=True))


class Missing(Panel):
    """Says what is missing, beside the place where it is missing. Nothing until then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconMark("triangle-alert", "wait", 18)
        self._words = Support("", "wait", STRONG)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def show_words(self, text: str) -> None:
        """Say it, and tell a screen reader; "" takes it back."""
        self._words.setText(text)
        self.setVisible(bool(text))
        if text:
            accessible.announce(self, text)


class FaultStrip(Panel):
    """What happened, what is kept and what to do, above the bar with the button pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = Hint("", "caution")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._hint)
        self.hide()
        self.restyle()

    def show_fault(self, fault: ForPerson | None) -> None:
        """Show a fault, or take it back."""
        self._hint.set_text(fault.sentences() if fault is not None else "")
        self.setVisible(fault is not None)
        if fault is not None:
            accessible.announce(self, fault.sentences())

    def restyle(self) -> None:
        """Paddings."""
        pad = self.theme.px(20)
        self._column.setContentsMargins(pad, 0, pad, self.theme.px(12))


class Columns(Panel):
    """Widgets in columns, fewer when narrow. All in a row are equally high.

    Args:
        most: how many columns at most.
        least: how wide a column is at least, counted in text.
    """

    def __init__(self, most: int = 2, least: int = 300, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most, self._least = most, least
        self._columns = most
        self._widgets: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.restyle()

    def add(self, widget: QWidget) -> None:
        """One more widget at the end, in reading order."""
        self._widgets.append(widget)
        self._put(len(self._widgets) - 1)

    def clear(self) -> None:
        """Take every widget out and delete it."""
        for widget in self._widgets:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = []

    def _put(self, number: int) -> None:
        place = (number // self._columns, number % self._columns)
        self._grid.addWidget(self._widgets[number], *place)

    def _fold(self) -> None:
        fit = int(self.theme.in_text(self.width()) // self._least)
        columns = max(1, min(self._most, fit))
        if columns == self._columns:
            return
        self._columns = columns
        for widget in self._widgets:
            self._grid.removeWidget(widget)
        for number in range(len(self._widgets)):
            self._put(number)
        self._share()

    def _share(self) -> None:
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit now."""
        super().resizeEvent(event)
        self._fold()

    def restyle(self) -> None:
        """Gaps."""
        self._grid.setSpacing(self.theme.px(12))
        self._share()
        self._fold()


class Point(Panel):
    """An icon, a few strong words and a sentence. Takes no focus."""

    def __init__(
        self, icon: str, title: str, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Body(title, weight=STRONG))
        if text:
            words.addWidget(Support(text))
        words.addStretch(1)
        self._row.addWidget(IconMark(icon, "ink2", 20), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)
        self.restyle()

    def restyle(self) -> None:
        """Gaps."""
        self._row.setSpacing(self.theme.px(16))


class Rule(Panel):
    """A thin line across. Nothing to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        QPainter(self).fillRect(self.rect(), self.theme.color("line"))


def section(title: str, points: Sequence[QWidget], gap: int = 14) -> Card:
    """A card with a heading and one point under the other."""
    card = Card(24)
    card.column.addWidget(Heading(title, 2))
    card.column.addSpacing(4)
    for number, point in enumerate(points):
        if number:
            card.column.addSpacing(max(0, gap - 8))
        card.column.addWidget(point)
    card.column.addStretch(1)
    accessible.speak_as(card, "group")
    card.setAccessibleName(title)
    return card
