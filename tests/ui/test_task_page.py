"""One task: read, save, do step by step, or answer in another way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLineEdit

from disentangle.plan.answers import Answers
from disentangle.plan.records import Record, Saved, State
from disentangle.session.case import Case, to_documents
from disentangle.ui.pages.tab_order import stops_in
from disentangle.ui.pages.task import TaskPage
from disentangle.ui.pages.task_bar import TaskBar
from disentangle.ui.sheets.link import LinkSheet
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.choices import ChoiceCard
from disentangle.ui.widgets.codes import QrView
from disentangle.ui.widgets.steps import Step, StepState
from tests.accessibility import audit
from tests.drive import Driver, running
from tests.ui.cases import ANSWERS, a_case, on_unknown_computer, open_case

SIGN_OUT = "a1/sign-out-others"
PASSED = Record(read=True, saved=Saved.SAVED)
AFRAID = replace(ANSWERS, worries=frozenset({"threats", "follows"}), ties=frozenset({"children"}))


@contextmanager
def at_task(
    folder: Path,
    task: str,
    record: Record | None = None,
    *platforms: str,
    answers: Answers = ANSWERS,
    case: Case | None = None,
) -> Iterator[Driver]:
    with running(folder / "data") as run:
        records = {task: record} if record is not None else {}
        made = case or a_case(
            *(platforms or ("google",)), answers=answers, records=records, view="task", task=task
        )
        open_case(run, made)
        assert run.view == "task"
        assert isinstance(run.page, TaskPage)
        yield run
        run.wait_saved()


def record(run: Driver, task: str = SIGN_OUT) -> Record:
    return run.guide.session.record(task)


def main_words(run: Driver) -> list[str]:
    """The words of the main button in the bar: at most one."""
    (bar,) = run.page.findChildren(TaskBar)
    found = [b for b in bar.findChildren(Button) if b.isVisibleTo(run.window)]
    return [button.text() for button in found if button.kind is Kind.PRIMARY]


def steps(run: Driver) -> list[Step]:
    return [step for step in run.page.findChildren(Step) if step.isVisibleTo(run.window)]


def open_steps(run: Driver) -> list[Step]:
    return [step for step in steps(run) if step.state is StepState.OPEN]


# -- before the steps -------------------------------------------------------------------------


def test_what_they_may_see_is_read_then_saved_then_the_steps_open(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT) as run:
        assert run.shows("J may notice")
        assert run.shows("How they would know")
        assert run.shows("How to take it back")
        assert not steps(run)
        run.press("I have read this")
        assert record(run).read
        assert run.shows("The list of devices that are signed in")
        run.press("There is nothing to save")
        assert record(run).saved is Saved.NOTHING
        assert len(open_steps(run)) == 1


def test_not_now_sets_it_aside_without_a_word_more(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT) as run:
        run.press("Not now")
        assert record(run).state is State.UNSAFE
        assert run.shows("Set aside. We won’t push it.")


def test_a_question_is_asked_first_and_missing_it_is_said_beside_it(tmp_path: Path) -> None:
    with at_task(tmp_path, "a1/block", None, "facebook", answers=AFRAID) as run:
        assert run.shows("Do the children or a court order need this way of contact?")
        run.press("Continue")
        assert run.shows("Pick the answer that fits best.")
        run.press("Yes")
        run.press("Continue")
        assert run.shows("Keep one way of contact open")
        run.press("Change my answer")
        run.press("No")
        run.press("Continue")
        assert run.shows("Do you want to block now?")


def test_she_may_read_on_against_the_answer(tmp_path: Path) -> None:
    with at_task(tmp_path, "a1/block", None, "facebook", answers=AFRAID) as run:
        run.press("Yes")
        run.press("Continue")
        run.press("I have read this and go on")
        assert run.shows("Do you want to block now?")


def test_under_18_stops_for_good_and_is_never_written(tmp_path: Path) -> None:
    worried = replace(ANSWERS, worries=frozenset({"images", "threats"}))
    with running(tmp_path / "data") as run:
        open_case(run, a_case("facebook", answers=worried))
        session = run.guide.session
        hard = next(
            (task, gate)
            for task in session.plan.tasks.values()
            for gate in (task.life.gates if task.life else task.action.gates if task.action else ())
            if gate.rule == "R35" and gate.hard
        )
        task, gate = hard
        run.guide.go("task", task.id)
        run.settle()
        before = to_documents(session.case)
        run.press(gate.stop[0])
        run.press("Continue")
        assert run.shows("Better first")
        assert not run.shows("I have read this and go on")
        assert to_documents(session.case) == before
        run.wait_saved()


def test_before_she_said_whose_computer_it_is_no_steps_and_no_links(tmp_path: Path) -> None:
    made = a_case("google", records={SIGN_OUT: PASSED}, view="task", task=SIGN_OUT)
    case = on_unknown_computer(made)
    with at_task(tmp_path, SIGN_OUT, case=case) as run:
        assert not steps(run)
        assert not run.shows("https://")
        assert main_words(run) == ["Back to my plan"]


# -- the steps --------------------------------------------------------------------------------


def test_steps_close_one_by_one_and_mark_as_done_becomes_the_main_button(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT, PASSED) as run:
        assert main_words(run) == []
        count = len(steps(run))
        for done in range(count):
            assert len(record(run).steps) == done
            (step,) = open_steps(run)
            run.press(step.main.text())
        assert open_steps(run) == []
        assert main_words(run) == ["Mark as done"]
        run.press("Mark as done")
        assert record(run).state is State.DONE


def test_a_ticked_step_can_be_opened_again(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT, replace(PASSED, steps=frozenset({0, 1}))) as run:
        run.press("Step 1 of")
        assert record(run).steps == {1}
        assert steps(run)[0].state is StepState.OPEN


def test_ticks_survive_another_phone_or_browser(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT, replace(PASSED, steps=frozenset({0}))) as run:
        run.press("Android")
        assert record(run).client == "android"
        assert record(run).steps == {0}
        assert steps(run)[0].state is StepState.DONE


def test_mine_looks_different_offers_search_words(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT, PASSED) as run:
        run.press("Mine looks different")
        assert run.shows("Google")
        run.press("Copy the words")
        assert "Google" in QApplication.clipboard().text()
        run.press("Back to the step")
        run.guide.clipboard.clear()


def test_little_height_pins_the_button_of_the_open_step(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT, PASSED) as run:
        run.window.resize(720, 520)
        run.settle()
        (step,) = open_steps(run)
        assert not step.main.isVisibleTo(run.window)
        assert main_words(run) == [step.main.text()]
        run.press(step.main.text())
        assert record(run).steps == {0}
        run.press("Other answers")
        run.press("Later")
        assert record(run).state is State.LATER


# -- answers ----------------------------------------------------------------------------------


def test_an_answer_can_be_taken_back_on_the_spot(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT, PASSED) as run:
        run.press("Mark as done")
        assert run.shows("Marked as done.")
        run.press("Undo")
        assert record(run).state is State.TODO
        assert len(open_steps(run)) == 1


def test_after_an_answer_the_next_thing_of_the_sitting_is_one_press_away(tmp_path: Path) -> None:
    with at_task(tmp_path, "a1/capture", Record(saved=Saved.NOTHING)) as run:
        run.press("Mark as done")
        run.press("Next thing")
        place = run.guide.session.case.place
        assert place.view == "task"
        task = run.guide.session.plan.tasks[place.task]
        assert task.sitting == run.guide.session.plan.tasks["a1/capture"].sitting
        assert record(run, place.task).state is State.TODO


def test_keeping_it_on_purpose_may_have_a_reason(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT, PASSED) as run:
        run.press("Keep it as it is")
        run.type("Why, if you like", "They would notice")
        run.press("Keep it as it is")
        assert record(run).state is State.KEPT
        assert record(run).reason == "They would notice"


def test_needing_help_may_name_who_and_when(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT, PASSED) as run:
        run.press("I need help")
        run.type("Who could help", "Maria")
        run.press("Put it on my list to ask")
        assert record(run).state is State.HELP
        assert (record(run).help_who, record(run).help_when) == ("Maria", "")


def test_half_typed_words_wait_for_her(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT, PASSED) as run:
        run.press("I need help")
        run.type("Who could help", "Mar")
        run.press("Back")
        run.press("I need help")
        field = run.field("Who could help")
        assert isinstance(field, QLineEdit)
        assert field.text() == "Mar"
        run.press("Put it on my list to ask")
        assert record(run).help_who == "Mar"
        assert run.guide.session.case.drafts == {}


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Later", State.LATER),
        ("Not now, could be unsafe", State.UNSAFE),
        ("Doesn’t apply to me", State.NOT_MINE),
        ("I did this already", State.DONE),
    ],
)
def test_every_answer_is_one_press_even_before_reading(
    tmp_path: Path, words: str, state: State
) -> None:
    with at_task(tmp_path, SIGN_OUT) as run:
        run.press(words)
        assert record(run).state is state


def test_what_was_done_can_be_done_again(tmp_path: Path) -> None:
    done = replace(PASSED, state=State.DONE, steps=frozenset({0, 1}), changed="2026-01-12")
    with at_task(tmp_path, SIGN_OUT, done) as run:
        assert run.shows("Done, 12 January 2026")
        run.press("Do it again")
        assert record(run).state is State.TODO
        assert record(run).steps == frozenset()
        assert steps(run)[0].state is StepState.OPEN


def test_a_note_is_kept_while_it_is_typed(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT) as run:
        run.type("Note", "A phone in Leeds")
        assert record(run).note == "A phone in Leeds"
        run.press("I have read this")
        assert run.field("Note").isVisibleTo(run.window)


def test_see_all_shows_the_sitting_and_opens_another_thing(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT, PASSED) as run:
        run.press("See all")
        run.press("Change the password of your Google account")
        assert run.guide.session.case.place.task == "a1/password"


def test_a_task_that_left_the_plan_leads_back(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT) as run:
        run.guide.go("task", "gone/away")
        run.settle()
        assert run.heading() == "This is no longer in your plan"
        run.press("Back to my plan")
        assert run.view == "plan"


# -- links ------------------------------------------------------------------------------------

PAGE = "https://service.example.org/settings/devices"


def link_sheet(run: Driver, opened: list[str]) -> LinkSheet:
    def opener(link: str) -> bool:
        opened.append(link)
        return True

    sheet = LinkSheet(run.guide.sheet_area, PAGE, run.guide.clipboard, opener)
    sheet.open_sheet()
    run.settle()
    return sheet


def test_the_browser_opens_only_after_the_words_about_history(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT, PASSED) as run:
        opened: list[str] = []
        link_sheet(run, opened)
        assert run.shows("service.example.org")
        assert run.shows(PAGE)
        run.press("Open in the browser")
        assert opened == []
        assert run.shows("Someone who opens this browser can see it.")
        run.press("Yes, open it in the browser")
        assert opened == [PAGE]


def test_the_code_for_a_phone_and_the_copy_open_nothing(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT, PASSED) as run:
        opened: list[str] = []
        link_sheet(run, opened)
        run.press("Code for a phone")
        assert any(code.isVisibleTo(run.window) for code in run.window.findChildren(QrView))
        run.press("Copy the address")
        assert QApplication.clipboard().text() == PAGE
        run.guide.clipboard.clear()
        run.press("Close")
        assert opened == []


def test_only_pages_of_the_web_are_shown_as_links(tmp_path: Path) -> None:
    with at_task(tmp_path, SIGN_OUT) as run, pytest.raises(ValueError, match="official"):
        LinkSheet(run.guide.sheet_area, "file:///etc/hostname", run.guide.clipboard)


# -- reading it aloud -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("task", "start"), [(SIGN_OUT, None), (SIGN_OUT, PASSED), ("a1/password", PASSED)]
)
def test_a_screen_reader_finds_names_everywhere(
    tmp_path: Path, task: str, start: Record | None
) -> None:
    with at_task(tmp_path, task, start) as run:
        assert audit(run.page) == []


def test_tab_follows_the_reading_order_after_every_change(tmp_path: Path) -> None:
    with at_task(tmp_path, "a1/password", Record()) as run:
        run.press("I have read this")

        def tab() -> list[str]:
            stops = [stop for stop in stops_in(run.page) if stop.isVisibleTo(run.window)]
            return [stop.accessibleName() for stop in stops]

        order = tab()
        expected = [
            *("Back to my plan", "See all 10 things", "Not now", "A web browser"),
            *("Make a new password", "I have one", "Later", "Note", "Mark as done"),
        ]
        assert [order.index(name) for name in expected] == sorted(map(order.index, expected))
        run.press("I have one")
        order = tab()
        expected = ["Copy the address", "I am there", "Later", "Note", "Mark as done"]
        assert [order.index(name) for name in expected] == sorted(map(order.index, expected))


def test_questions_are_spoken_as_radios(tmp_path: Path) -> None:
    with at_task(tmp_path, "a1/block", None, "facebook", answers=AFRAID) as run:
        cards = run.page.findChildren(ChoiceCard)
        assert cards
        assert all(card.radio for card in cards)
