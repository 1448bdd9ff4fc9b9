"""The sheets of the people page: who it is, and how and when she told them."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.letters.notes import Relation
from disentangle.session.people import How, Person
from disentangle.ui import accessible
from disentangle.ui.pages.days import day_words
from disentangle.ui.pages.people_parts import HOW, RELATIONS
from disentangle.ui.pages.start_frame import Columns
from disentangle.ui.theme import STRONG
from disentangle.ui.widgets.base import Panel
from disentangle.ui.widgets.buttons import Button, IconButton, Kind
from disentangle.ui.widgets.choice_group import ChoiceGroup
from disentangle.ui.widgets.choices import ChoiceCard
from disentangle.ui.widgets.fields import TextField
from disentangle.ui.widgets.sheet import Sheet
from disentangle.ui.widgets.text import Body, Support


class PersonSheet(Sheet):
    """Who it is, what she calls them, and one line. Adds one or changes one.

    Args:
        person: the one to change; None to add one.
        relation: who a new one is, where that is known; then it is not asked.

    Signals:
        answered(str, str, str): relation, name and line; the sheet has closed.
    """

    answered = Signal(str, str, str)

    def __init__(
        self, area: QWidget, person: Person | None = None, relation: Relation | None = None
    ) -> None:
        if person is not None:
            title = tr("Change {name}", name=person.name)
        else:
            title = tr(RELATIONS[relation][0]) if relation is not None else tr("Who is it?")
        super().__init__(area, title, 600)
        self.kinds = ChoiceGroup(self)
        grid = Columns(2, 220)
        for key, (words, icon) in RELATIONS.items():
            card = ChoiceCard(tr(words), "", icon, radio=True, dense=True)
            grid.add(self.kinds.add(key.value, card))
        picked = person.relation if person else relation
        self._picked = relation is not None
        self.kinds.choose([picked.value] if picked else [])
        self.kinds.changed.connect(self._on_kind)
        self._missing = Support("", "wait")
        self._missing.hide()
        self.name = TextField(
            tr("What you call them"),
            tr("A first name or a letter is enough."),
            person.name if person else "",
        )
        self.line = TextField(
            tr("One line for you, if you like"),
            tr("Such as “helps me” or “front desk and my manager”. It is not in the note."),
            person.line if person else "",
        )
        self.name.edit.setMaxLength(60)
        self.line.edit.setMaxLength(120)
        if relation is None:
            self.column.addWidget(grid)
        else:  # said already by the button that led here
            grid.setParent(self)
            grid.hide()
        for widget in (self._missing, self.name, self.line):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        for field in (self.name, self.line):
            field.submitted.connect(self._on_main)
        main = Button(tr("Add to my list") if person is None else tr("Change it"), Kind.PRIMARY)
        main.clicked.connect(self._on_main)
        self.add_button(main)
        back = Button(tr("Back"), Kind.QUIET)
        back.clicked.connect(self.close_sheet)
        self.add_button(back)
        self.closed.connect(self.deleteLater)

    def open_sheet(self) -> None:
        """Open with the cursor in the name, where it is known already who it is."""
        super().open_sheet()
        if self._picked:
            self.name.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_kind(self, _keys: list[str]) -> None:
        self._missing.hide()

    def _on_main(self) -> None:
        kinds = self.kinds.chosen()
        if not kinds:
            self._missing.setText(tr("Pick who it is first."))
            self._missing.show()
            self.kinds.set_wrong(True)
            accessible.announce(self, self._missing.text())
            self.kinds.focus()
            return
        name = self.name.text().strip()
        if not name and Relation(kinds[0]).office:
            name = tr(RELATIONS[Relation(kinds[0])][0])
        if not name:
            self.name.set_error(tr("Write a name or a letter first."))
            self.name.setFocus()
            return
        line = self.line.text().strip()
        self.close_sheet()
        self.answered.emit(kinds[0], name, line)


class DayStep(Panel):
    """A day with a button to the day before and one to the day after. Never later than today.

    No typing, as nobody can tell 4/5 from 5/4.
    """

    def __init__(self, day: date, today: date) -> None:
        super().__init__()
        self._today = today
        self._words = Body("", weight=STRONG, wrap=False)
        earlier = IconButton("chevron-left", tr("One day earlier"))
        later = IconButton("chevron-right", tr("One day later"))
        for button in (earlier, later):
            button.setAutoRepeat(True)
        earlier.clicked.connect(self._on_earlier)
        later.clicked.connect(self._on_later)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(earlier)
        row.addWidget(later)
        row.addSpacing(8)
        row.addWidget(self._words)
        row.addStretch(1)
        self._show(min(day, today))

    @property
    def day(self) -> date:
        """The day it stands at."""
        return self._day

    def _show(self, day: date) -> None:
        self._day = day
        words = day_words(day)
        if day == self._today:
            words = tr("Today, {day}", day=words)
        elif day == self._today - timedelta(days=1):
            words = tr("Yesterday, {day}", day=words)
        self._words.setText(words)
        accessible.announce(self, words)

    def _on_earlier(self) -> None:
        self._show(self._day - timedelta(days=1))

    def _on_later(self) -> None:
        self._show(min(self._today, self._day + timedelta(days=1)))


class ToldSheet(Sheet):
    """How and on which day she told someone.

    Signals:
        answered(str, str): the value of `How` and the day (ISO 8601); the sheet has closed.
    """

    answered = Signal(str, str)

    def __init__(self, area: QWidget, person: Person, today: date) -> None:
        super().__init__(area, tr("You told {name}", name=person.name), 540)
        try:
            day = date.fromisoformat(person.told_on)
        except ValueError:
            day = today
        self.column.addWidget(Body(tr("How was it?"), weight=STRONG))
        self.ways = ChoiceGroup(self)
        grid = Columns(3, 145)
        for way, words in HOW.items():
            card = ChoiceCard(tr(words), radio=True, dense=True)
            grid.add(self.ways.add(way.value, card))
        self.column.addWidget(grid)
        self.ways.choose([person.how.value] if person.told_on else [])
        self.ways.changed.connect(self._on_way)
        self._missing = Support("", "wait")
        self._missing.hide()
        self.column.addWidget(self._missing)
        self.column.addWidget(Body(tr("On which day?"), weight=STRONG))
        self.step = DayStep(day, today)
        self.column.addWidget(self.step)
        self.column.addStretch(1)
        main = Button(tr("Keep this"), Kind.PRIMARY)
        main.clicked.connect(self._on_main)
        self.add_button(main)
        back = Button(tr("Back"), Kind.QUIET)
        back.clicked.connect(self.close_sheet)
        self.add_button(back)
        self.closed.connect(self.deleteLater)

    def _on_way(self, _keys: list[str]) -> None:
        self._missing.hide()

    def _on_main(self) -> None:
        ways = self.ways.chosen()
        if not ways:
            self._missing.setText(tr("Pick how you told them first."))
            self._missing.show()
            self.ways.set_wrong(True)
            accessible.announce(self, self._missing.text())
            self.ways.focus()
            return
        day = self.step.day.isoformat()
        self.close_sheet()
        self.answered.emit(How(ways[0]).value, day)
