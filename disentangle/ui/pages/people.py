"""People: who to tell, what to say, and what to ask of them. Nothing here writes to anyone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from disentangle.i18n import tr
from disentangle.letters.notes import Relation
from disentangle.plan.answers import Living
from disentangle.session.people import (
    How,
    Person,
    Telling,
    counts,
    in_order,
    next_one,
    renamed,
    set_aside,
    told,
    worded_like,
)
from disentangle.ui.host import Host
from disentangle.ui.pages.base import Page
from disentangle.ui.pages.people_middle import First, Middle
from disentangle.ui.pages.people_note import Note
from disentangle.ui.pages.people_parts import PersonRow
from disentangle.ui.sheets.answer import AnswerSheet
from disentangle.ui.sheets.person import PersonSheet, ToldSheet
from disentangle.ui.widgets.buttons import Button, LinkButton
from disentangle.ui.widgets.cards import Hint, RowCard
from disentangle.ui.widgets.notices import UndoLine
from disentangle.ui.widgets.panels import PageHead, ScrollPage
from disentangle.ui.widgets.text import Meta


class PeoplePage(Page):
    """The list beside the note of one of them."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._rows: dict[str, PersonRow] = {}
        self._chosen = ""
        self._before: Person | None = None
        head = PageHead(tr("People"), tr("Who to tell, what to say, and what to ask of them."))
        head.narrow_below = 400  # one small button beside the heading
        self.heading = head.heading
        self._add = Button(tr("Add"), icon="plus", name=tr("Add someone"))
        self._add.clicked.connect(self._on_add)
        head.add_control(self._add)
        self._page = ScrollPage(gap=14)
        self._undo = UndoLine()
        self._undo.undone.connect(self._on_undo)
        self._card = RowCard()
        self._empty = First()
        self._empty.chosen.connect(self._on_first)
        self._counts = Meta("")
        for widget in (head, *self._hints(), self._undo, self._card, self._empty, self._counts):
            self._page.column.addWidget(widget)
        self._page.column.addStretch(1)
        self.note = Note(host)
        for signal, slot in (
            (self.note.told_asked, self._on_told),
            (self.note.later_asked, self._on_later),
            (self.note.help_asked, self._on_help),
            (self.note.edit_asked, self._on_edit),
            (self.note.remove_asked, self._on_remove),
        ):
            signal.connect(slot)
        self.note.done.undone.connect(self._on_undo)
        self._middle = Middle(self._page, self.note)
        self.rows.addWidget(self._middle, 1)
        people = host.session.case.people
        first = next_one(people) or next(iter(in_order(people)), None)
        self._refresh()
        self._choose(first.id if first else "")
        host.session.changed.append(self._on_changed)

    def leave(self) -> None:
        """The rows need not follow the case any more."""
        if self.host.has_session and self._on_changed in self.host.session.changed:
            self.host.session.changed.remove(self._on_changed)

    def _hints(self) -> list[QWidget]:
        answers = self.host.session.answers
        them = answers.them.replace("**", "").strip()
        found: list[QWidget] = []
        if not answers.device.opens_steps:
            found.append(
                Hint(tr("Someone else may read this computer. Write no names here yet."), "caution")
            )
        if them:
            first = tr("Tell these few before the first step {them} may notice.", them=them)
        else:
            first = tr("Tell these few before the first step that may be noticed.")
        slips = tr("Friends can let things slip if they don’t know.")
        found.append(Hint(f"{first} {slips}"))
        if answers.living is Living.TOGETHER:
            words = tr("You live under one roof. Tell only those who can keep it, face to face.")
            found.append(Hint(words, "caution"))
        return found

    # -- showing -----------------------------------------------------------------------------

    def _refresh(self) -> None:
        people = self.host.session.case.people
        following = next_one(people)
        for gone in [i for i in self._rows if i not in people]:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for person in in_order(people):
            is_next = following is not None and person.id == following.id
            if person.id in self._rows:
                self._rows[person.id].show_person(person, is_next=is_next)
        if any(i not in self._rows for i in people):
            self._build(following)
        self._card.setVisible(bool(people))
        self._empty.setVisible(not people)
        self._middle.show_note(bool(people))
        found = counts(people.values())
        said = []
        if people:
            said = [
                tr("{n} told", n=found.told),
                *([tr("{n} set aside by you", n=found.aside)] if found.aside else []),
                tr("{n} to tell", n=found.to_tell),
            ]
        line = tr("You choose who. This app never writes to anyone.")
        self._counts.setText(f"{', '.join(said)}. {line}" if said else line)

    def _build(self, following: Person | None) -> None:
        """All rows anew, in their order: one came or came back."""
        self._card.clear()
        self._rows = {}
        for person in in_order(self.host.session.case.people):
            is_next = following is not None and person.id == following.id
            row = PersonRow(person, is_next=is_next)
            row.set_current(person.id == self._chosen)
            row.clicked.connect(self._on_row)
            self._rows[person.id] = row
            self._card.add_row(row)

    def _choose(self, person_id: str) -> None:
        self._chosen = person_id
        for key, row in self._rows.items():
            row.set_current(key == person_id)
        if person_id:
            self.note.show_person(self.host.session.case.people[person_id])

    def _on_changed(self) -> None:
        self._refresh()

    def _on_row(self) -> None:
        row = self.sender()
        if not isinstance(row, PersonRow):
            return
        self._undo.hide()
        self._choose(row.person.id)
        if self._middle.narrow:
            self._page.ensureWidgetVisible(self.note.copy, 10, 24)
            self.note.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.host.say(self.note.heading.text())

    @property
    def _person(self) -> Person | None:
        return self.host.session.case.people.get(self._chosen)

    # -- changing ----------------------------------------------------------------------------

    def _put(self, person: Person, said: str) -> None:
        """Change one, say so, and offer to take it back."""
        self._before = self.host.session.case.people.get(person.id)
        self.host.session.put_person(person)
        self._choose(person.id)
        self._undo.hide()
        self.note.show_done(said)

    def _on_undo(self) -> None:
        before, self._before = self._before, None
        removed = not self._undo.isHidden()
        self._undo.hide()
        self.note.done.hide()
        if before is None:
            return
        now = self.host.session.case.people.get(before.id)
        if now is not None:  # the words of the note stay as they are by now
            before = worded_like(before, now)
        self.host.session.put_person(before)
        self._choose(before.id)
        stop = self._rows[before.id] if removed else self.note.told
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add(self) -> None:
        self._open_person(PersonSheet(self.host.sheet_area))

    def _on_first(self, relation: Relation) -> None:
        self._open_person(PersonSheet(self.host.sheet_area, relation=relation))

    def _open_person(self, sheet: PersonSheet) -> None:
        sheet.answered.connect(self._on_added)
        sheet.open_sheet()

    def _on_added(self, relation: str, name: str, line: str) -> None:
        self._undo.hide()
        person = self.host.session.add_person(Relation(relation), name, line)
        self._choose(person.id)
        self._rows[person.id].setFocus(Qt.FocusReason.OtherFocusReason)
        self.host.say(tr("{name} is on your list.", name=name))

    def _on_edit(self) -> None:
        if self._person is None:
            return
        sheet = PersonSheet(self.host.sheet_area, self._person)
        sheet.answered.connect(self._on_edited)
        sheet.open_sheet()

    def _on_edited(self, relation: str, name: str, line: str) -> None:
        if self._person is not None:
            changed = renamed(self._person, Relation(relation), name, line)
            self._put(changed, tr("{name} is changed.", name=name))

    def _on_told(self) -> None:
        if self._person is None:
            return
        sheet = ToldSheet(self.host.sheet_area, self._person, self.host.session.now().date())
        sheet.answered.connect(self._on_told_answer)
        sheet.open_sheet()

    def _on_told_answer(self, how: str, day: str) -> None:
        if self._person is not None:
            said = tr("Kept: you told {name}.", name=self._person.name)
            self._put(told(self._person, How(how), day), said)

    def _on_later(self) -> None:
        person = self._person
        if person is None:
            return
        if person.telling in (Telling.LATER, Telling.TOLD):
            said = tr("{name}: to do.", name=person.name)
            self._put(set_aside(person, Telling.TODO), said)
            return
        sheet = AnswerSheet(
            self.host.sheet_area,
            tr("{name}: later", name=person.name),
            tr("It stays on your list, and nothing reminds you."),
            [(tr("When, or after what, if you like"), person.remark)],
            tr("Put it off"),
        )
        sheet.answered.connect(self._on_later_answer)
        sheet.open_sheet()

    def _on_later_answer(self, texts: list[str]) -> None:
        if self._person is not None:
            said = tr("{name}: later.", name=self._person.name)
            self._put(set_aside(self._person, Telling.LATER, texts[0]), said)

    def _on_help(self) -> None:
        person = self._person
        if person is None:
            return
        sheet = AnswerSheet(
            self.host.sheet_area,
            tr("I need help with this"),
            tr("An advocate, a lawyer or a friend can go through it with you first."),
            [(tr("Whom to ask, if you like"), person.remark)],
            tr("Mark it"),
        )
        sheet.answered.connect(self._on_help_answer)
        sheet.open_sheet()

    def _on_help_answer(self, texts: list[str]) -> None:
        if self._person is not None:
            said = tr("{name}: needs help.", name=self._person.name)
            self._put(set_aside(self._person, Telling.HELP, texts[0]), said)

    def _on_remove(self) -> None:
        person = self._person
        if person is None:
            return
        left = [p.id for p in in_order(self.host.session.case.people) if p.id != person.id]
        following = next_one({i: self.host.session.case.people[i] for i in left})
        self._before = person
        self._chosen = ""
        self.host.session.remove_person(person.id)
        self._choose(following.id if following else left[0] if left else "")
        self._undo.show_change(tr("{name} is off the list.", name=person.name))
        for button in self._undo.findChildren(LinkButton):
            button.setFocus(Qt.FocusReason.OtherFocusReason)
