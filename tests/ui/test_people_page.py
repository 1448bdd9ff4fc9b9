"""People: whom to tell, a note that gives nothing away, and what was told on which day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from disentangle.letters.notes import Relation, Slip
from disentangle.plan.answers import Answers, Living
from disentangle.session.case import Case
from disentangle.session.people import How, Person, Telling
from disentangle.ui.pages.people import PeoplePage
from disentangle.ui.widgets.sheet import Sheet
from tests.accessibility import audit
from tests.drive import Driver, running
from tests.ui.cases import ANSWERS, a_case, open_case

MARIA = Person(
    id="p1",
    relation=Relation.FRIEND,
    name="Maria",
    line="Helps me",
    telling=Telling.TOLD,
    told_on="2026-11-12",
    added=1,
)
MUM = Person(id="p2", relation=Relation.PARENT, name="Mum", line="J still calls her", added=2)
HOME = Person(id="p3", relation=Relation.LANDLORD, name="Landlord", added=3)


def a_list(*people: Person, answers: Answers = ANSWERS) -> Case:
    """A case with these people."""
    case = a_case("google", answers=answers)
    return replace(case, people={person.id: person for person in people})


@contextmanager
def at_people(folder: Path, case: Case) -> Iterator[tuple[Driver, PeoplePage]]:
    """The page of a case in a real encrypted file."""
    with running(folder) as run:
        open_case(run, case)
        run.go("people")
        assert isinstance(run.page, PeoplePage)
        yield run, run.page
        run.wait_saved()


def people(run: Driver) -> dict[str, Person]:
    """The people in the case, by name."""
    return {person.name: person for person in run.guide.session.case.people.values()}


def test_an_empty_list_offers_a_first_one_and_fills_nothing_in(tmp_path: Path) -> None:
    with at_people(tmp_path / "data", a_list()) as (run, _):
        assert run.shows("Think of one person first")
        assert run.shows("This app never writes to anyone.")
        assert not run.shows("Copy note")
        run.press("A parent, or family")
        assert run.written("What you call them") == ""
        run.press("Add to my list")
        assert run.shows("Write a name or a letter first.")
        run.type("What you call them", "Mum")
        run.type("One line for you", "J still calls her")
        run.press("Add to my list")
        assert people(run)["Mum"].relation is Relation.PARENT
        assert run.shows("A note for Mum") and run.shows("0 told, 1 to tell.")
        assert not run.shows("Think of one person first")


def test_who_it_is_is_asked_before_one_is_added(tmp_path: Path) -> None:
    with at_people(tmp_path / "data", a_list(MUM)) as (run, _):
        run.press("Add someone")
        run.press("Add to my list")
        assert run.shows("Pick who it is first.")
        run.press("Work")
        run.press("Add to my list")
        assert people(run)["Work"].relation is Relation.WORK


def test_the_list_says_how_far_each_one_is(tmp_path: Path) -> None:
    later = replace(HOME, telling=Telling.LATER, remark="After the move")
    with at_people(tmp_path / "data", a_list(MARIA, MUM, later)) as (run, _):
        assert run.button("Maria, friend, Helps me, Told 12 Nov, In person")
        assert run.button("Mum, J still calls her, Next, note open")
        assert run.button("Landlord, Later, After the move")
        assert run.shows("1 told, 1 set aside by you, 1 to tell.")
        assert run.shows("Tell these few before the first step J may notice.")


def test_maybe_leaves_plans_out_and_no_lets_them_in(tmp_path: Path) -> None:
    with at_people(tmp_path / "data", a_list(MUM)) as (run, _):
        assert run.shows("Could Mum let something slip to J?")
        assert "number" not in run.written("A note for Mum")
        run.press("No")
        assert "changing some accounts and my number" in run.written("A note for Mum")
        run.press("Maybe")
        assert "number" not in run.written("A note for Mum")
        assert run.shows("So the note leaves out your plans and new number.")
        run.press("Short")
        assert run.written("A note for Mum").startswith("Hi Mum. J and I have split up. Please")
        assert people(run)["Mum"].slip is Slip.MAYBE


def test_her_words_are_kept_while_typing_and_come_back_after_another_tone(tmp_path: Path) -> None:
    with at_people(tmp_path / "data", a_list(MUM)) as (run, _):
        run.type("A note for Mum", "Dearest! ")
        mine = run.written("A note for Mum")
        assert people(run)["Mum"].note == mine and mine.startswith("Dearest! Hi Mum.")
        run.go("notes")
        run.go("people")
        assert run.written("A note for Mum") == mine
        run.press("Formal")
        assert run.shows("The note is a new one.")
        assert "Dearest" not in run.written("A note for Mum")
        run.press("Undo")
        assert run.written("A note for Mum") == mine


def test_a_note_with_a_blank_is_not_copied_and_leads_to_the_blank(tmp_path: Path) -> None:
    with at_people(tmp_path / "data", a_list(HOME)) as (run, _):
        QGuiApplication.clipboard().clear()
        run.press("Copy note")
        assert run.shows("Fill in or take out first: [their full name], [my name]")
        assert QGuiApplication.clipboard().text() == ""
        field = run.field("A note for Landlord")
        assert isinstance(field, QPlainTextEdit)
        assert QApplication.focusWidget() is field
        assert field.textCursor().selectedText() == "[their full name]"
        field.insertPlainText("Sam Reed 😀")  # as when it is pasted
        run.press("Copy note")
        assert field.textCursor().selectedText() == "[my name]"
        QTest.keyClicks(field, "Ana")
        run.press("Copy note")
        copied = QGuiApplication.clipboard().text()
        assert "This is about Sam Reed 😀 above all." in copied and copied.endswith("Ana")
        assert run.shows("Copied. The copy is taken away after 30 seconds.")
        run.guide.clipboard.clear()
        assert QGuiApplication.clipboard().text() == ""


def test_told_asks_how_and_which_day_and_can_be_undone(tmp_path: Path) -> None:
    with at_people(tmp_path / "data", a_list(MUM)) as (run, _):
        today = run.guide.session.now().date()
        run.press("I told Mum")
        run.press("Keep this")
        assert run.shows("Pick how you told them first.")
        run.press("One day later")
        assert run.shows("Today, ")
        run.press("One day earlier")
        assert run.shows("Yesterday, ")
        run.press("By a call")
        run.press("Keep this")
        mum = people(run)["Mum"]
        assert (mum.telling, mum.how) == (Telling.TOLD, How.CALL)
        assert mum.told_on == (today - timedelta(days=1)).isoformat()
        assert run.shows("1 told, 0 to tell.")
        run.press("Undo: Kept: you told Mum.")
        assert people(run)["Mum"] == MUM


def test_later_and_help_take_a_few_words_or_none(tmp_path: Path) -> None:
    with at_people(tmp_path / "data", a_list(MUM, HOME)) as (run, _):
        run.press("Mum: later")
        run.type("When, or after what", "After the move")
        run.press("Put it off")
        assert people(run)["Mum"].remark == "After the move"
        assert run.button("Landlord, Next")
        run.press("Mum: back to")
        assert people(run)["Mum"].telling is Telling.TODO
        run.press("I need help with this")
        run.press("Mark it")
        assert people(run)["Mum"].telling is Telling.HELP
        assert run.button("Mum, J still calls her, Needs help")


def test_one_can_be_renamed_and_taken_off_and_brought_back(tmp_path: Path) -> None:
    with at_people(tmp_path / "data", a_list(MUM, HOME)) as (run, _):
        run.press("Change name or line: Mum")
        assert run.written("What you call them") == "Mum"
        field = run.field("What you call them")
        field.clear()
        run.type("What you call them", "Mama")
        run.press("Change it")
        assert run.shows("A note for Mama") and "Hi Mama." in run.written("A note for Mama")
        run.press("Take Mama off the list")
        assert list(people(run)) == ["Landlord"]
        assert run.shows("Mama is off the list.") and run.shows("A note for Landlord")
        run.press("Undo")
        assert list(people(run)) == ["Landlord", "Mama"] and run.shows("A note for Mama")


def test_taking_off_the_last_one_leads_back_to_the_first_step(tmp_path: Path) -> None:
    with at_people(tmp_path / "data", a_list(MUM)) as (run, _):
        run.press("Take Mum off the list")
        assert run.shows("Think of one person first") and not run.shows("Copy note")
        run.press("Undo")
        assert run.shows("A note for Mum")


def test_where_they_live_together_it_asks_for_care(tmp_path: Path) -> None:
    together = replace(ANSWERS, living=Living.TOGETHER, since=Answers().since)
    with at_people(tmp_path / "data", a_list(MUM, answers=together)) as (run, _):
        assert run.shows("You live under one roof.")
        assert run.shows("You have not left yet.")
        assert "split up" not in run.written("A note for Mum")


def test_words_of_hers_are_shown_as_plain_text(tmp_path: Path) -> None:
    odd = replace(MUM, name="<b>M</b> & **m**", line="<i>x</i>")
    with at_people(tmp_path / "data", a_list(odd)) as (run, page):
        assert run.shows("A note for <b>M</b> & **m**")
        assert audit(page) == []


def test_all_of_it_works_by_keyboard(tmp_path: Path) -> None:
    with at_people(tmp_path / "data", a_list(MUM, HOME)) as (run, page):
        row = run.button("Landlord,")
        row.setFocus()
        run.keys(Qt.Key.Key_Return)
        assert run.shows("A note for Landlord")
        run.button("I told Landlord").setFocus()
        run.keys(Qt.Key.Key_Return)
        sheet = run.window.findChildren(Sheet)[-1]
        assert sheet.isVisible() and audit(sheet) == []
        run.keys(Qt.Key.Key_Tab, Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is run.button("I told Landlord")
        assert audit(page) == []


@pytest.mark.parametrize(
    ("size", "text"), [((720, 520), 100), ((720, 520), 200), ((1366, 690), 100)]
)
def test_nothing_is_cut_at_small_sizes_and_large_text(
    tmp_path: Path, size: tuple[int, int], text: int
) -> None:
    with at_people(tmp_path / "data", a_list(MARIA, MUM, HOME)) as (run, page):
        run.guide.look.set_text_percent(text)
        run.window.resize(*size)
        run.settle()
        run.press("Landlord,")
        for part in (page.note, page.note.field, page.note.copy):
            assert part.isVisible()
            left = part.mapTo(run.window, part.rect().topLeft()).x()
            assert left >= 0 and left + part.width() <= run.window.width()
        edit = page.note.field.edit
        run.wait(lambda: edit.verticalScrollBar().maximum() == 0, "the whole note in view")
