"""Emergency numbers and people to talk to. Open to all, before any passphrase (R01)."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from disentangle.help_lines import ONLINE, TALK, Country, help_lines
from disentangle.i18n import tr
from disentangle.ui.host import Host
from disentangle.ui.pages.base import Page
from disentangle.ui.pages.country_list import CountryChoice
from disentangle.ui.pages.days import day_words
from disentangle.ui.pages.help_parts import EmergencyBox, LineRow
from disentangle.ui.widgets.base import Foldable
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.cards import Card, Hint, RowCard
from disentangle.ui.widgets.panels import ActionBar, PageHead, ScrollPage
from disentangle.ui.widgets.text import Body, Heading, Meta, Support


class HelpPage(Page):
    """Numbers by country. Needs no case; remembers nothing."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.frame = "full" if host.has_session else "plain"
        known = help_lines()
        self._world = known.worldwide
        opens = host.has_session and host.session.answers.device.opens_steps
        head = PageHead(
            tr("Help and hotlines"),
            tr("Nothing here goes online."),
        )
        self.heading = head.heading
        self.emergency = EmergencyBox()
        self.choice = CountryChoice(known.countries)
        self._lines = _Lines(self._world, host, opens=opens)
        dated = Meta(
            tr(
                "Written down on {day}. Check a number before you rely on it.",
                day=day_words(known.checked),
            )
        )
        bill = Hint(
            tr("A call can show on the phone bill. It also stays in the phone’s list of calls."),
            "caution",
        )
        parts = (head, self.emergency, dated, bill, self._lines, _before_a_call(), _no_call())
        self._body = _Body(parts, self.choice)
        self.rows.addWidget(self._body, 1)
        if not host.has_session:
            bar = ActionBar()
            back = bar.add(Button(tr("Back"), Kind.PRIMARY, large=True))
            back.clicked.connect(self._on_back)
            self.rows.addWidget(bar)
        self.choice.chosen.connect(self._on_chosen)
        self._show(self._world)

    def _show(self, country: Country) -> None:
        lines = country.of_kind("emergency") or self._world.of_kind("emergency")
        self.emergency.show_lines(lines, tr(country.name))
        self._lines.show_country(country)

    def _on_chosen(self, country: Country) -> None:
        self._show(country)
        numbers = ", ".join(line.contact for line in country.of_kind("emergency"))
        self.host.say(tr("{country}: {numbers}", country=tr(country.name), numbers=numbers))

    def _on_back(self) -> None:
        self.host.back_from("help")


class _Lines(QWidget):
    """The lines of the picked country, then those for every country."""

    def __init__(self, world: Country, host: Host, *, opens: bool) -> None:
        super().__init__()
        self._world, self._host, self._opens = world, host, opens
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_country(self, country: Country) -> None:
        """Show another country."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        titles = (
            (TALK, tr("Talk to somebody"), tr("Talk to somebody, in any country")),
            (ONLINE, tr("Online, and pictures"), tr("Online, and pictures, in any country")),
        )
        for kind, title, _ in titles:
            self._add(title, country, kind)
        if country is not self._world:
            for kind, _, title in titles:
                self._add(title, self._world, kind)

    def _add(self, title: str, country: Country, kind: str) -> None:
        lines = country.of_kind(kind)
        if not lines:
            return
        card = RowCard()
        for line in lines:
            row = LineRow(line, opens=self._opens)
            row.page_asked.connect(self._host.ask_open_link)
            card.add_row(row)
        self._column.addWidget(Heading(title, 3))
        self._column.addWidget(card)


def _before_a_call() -> QWidget:
    card = Card(20)
    card.column.addWidget(Heading(tr("Before you call"), 3))
    for sentence in (
        tr("If somebody reads your phone bill or your calls, use the phone of a person you trust."),
        tr("You don’t need to know what to say. “I am leaving somebody” is enough."),
    ):
        card.column.addWidget(Body(sentence))
    return card


def _no_call() -> QWidget:
    card = Card(20)
    card.column.addWidget(Heading(tr("If you can’t call"), 3))
    for sentence in (
        tr("Ask somebody you trust to call for you."),
        tr("Some lines also answer by chat, text or mail. Their own page says so."),
        tr("Go where people are, such as a shop, a hospital or a police station. Ask for a phone."),
        tr("In some countries the emergency number takes texts, or a call where you stay silent."),
    ):
        card.column.addWidget(Body(sentence))
    card.column.addWidget(Support(tr("Find out how it works where you live, while it is calm.")))
    return card


class _Body(Foldable):
    """The page with the countries beside it, or among the parts when narrow."""

    narrow_below = 700

    def __init__(self, parts: tuple[QWidget, ...], choice: CountryChoice) -> None:
        super().__init__()
        self._choice = choice
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._page = ScrollPage(820, gap=14)
        for part in parts:
            self._page.column.addWidget(part)
        self._page.column.addStretch(1)
        self._row.addWidget(self._page, 1)
        self._row.addWidget(choice)

    def fold(self) -> None:
        """Countries after the emergency number when narrow: it stays first."""
        focused = self._choice.list.hasFocus() or self._choice.search.edit.hasFocus()
        self._choice.set_beside(not self.narrow)
        if self.narrow:
            self._page.column.insertWidget(3, self._choice)
        else:
            self._row.addWidget(self._choice)
        self._choice.show()
        if focused:
            self._choice.search.setFocus()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the panel beside the page."""
        if self.narrow:
            return
        c, painter, box = self.theme.color, QPainter(self), self._choice.geometry()
        painter.fillRect(box, c("sunken"))
        x = box.right() if self.isRightToLeft() else box.left()
        painter.fillRect(QRect(x, box.top(), 1, box.height()), c("line"))
