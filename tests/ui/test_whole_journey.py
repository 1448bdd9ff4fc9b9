"""From the first start to finished tasks, away in a hurry, and back: nothing is lost."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from disentangle.paths import Folders
from disentangle.plan.model import Plan
from disentangle.plan.records import State
from tests.drive import Driver, running
from tests.ui import journey

NOTE = "There was a phone in the list that I do not"


def answer_all(d: Driver) -> None:
    """Eight answers: two children, X and Google, still sharing a phone plan."""
    d.press("Just me")
    d.press("Continue")
    assert d.view == "label"
    d.type("A letter or a name", "J")
    d.press("Continue")
    d.press("We live apart")
    d.press("Some months ago")
    d.press("Children")
    d.press("Continue")
    assert d.view == "risky"
    d.press("None of these")
    d.press("Continue")
    assert d.heading() == "What do you share with J?"
    d.press("A phone plan")
    d.press("Continue")
    assert d.view == "accounts"
    d.press("iPhone")
    d.press("Add X")
    d.press("Add Google")
    d.press("Continue")
    d.press("They pay for my phone or plans")
    d.press("Continue")
    assert d.view == "facts"
    d.press("Skip this question")
    d.press("They read my things")
    d.press("Continue")
    d.wait_view("plan")


def check_order(plan: Plan) -> None:
    """The rules, by name, on this very plan."""
    ids = list(plan.tasks)
    google = next(a.id for a in plan.accounts if a.platform == "google")
    other = next(a.id for a in plan.accounts if a.platform == "x")

    def before(first: str, then: str) -> None:
        assert ids.index(first) < ids.index(then), (first, then)

    # R10, R11: a private mailbox, then her mailbox, then what it resets.
    before("base/base-mailbox", f"{google}/recovery")
    before(f"{google}/password", f"{other}/password")
    # R12: one account in one go.
    own = ("capture", "recovery", "password", "sign-out-others", "mail-rules", "second-factor")
    for first, then in pairwise(own):
        before(f"{google}/{first}", f"{google}/{then}")
    before(f"{google}/second-factor", f"{google}/capture-again")
    # R14, R15: looking and saving first. R27: people she trusts before the first visible step.
    before(f"{other}/look-around", f"{other}/password")
    first_visible = next(t for t in ids if plan.tasks[t].visible and plan.tasks[t].account)
    before("people/people-few", first_visible)
    # R22: private and cleaned before a block.
    before(f"{other}/go-private", f"{other}/block")
    before(f"{other}/clean-followers", f"{other}/block")
    # R29: the order is read before a child's device is touched.
    before("children/children-order", "children/children-devices")
    # R20, R21: a second line before the shared plan is left.
    before("base/base-line", "phone/phone-split")


def finish_task(d: Driver) -> str:
    """Go through everything of the task on the screen and mark it as done; its id."""
    task_id = d.guide.session.case.place.task
    for _ in range(40):
        task = d.guide.session.plan.tasks[task_id]
        if d.guide.session.record(task_id).state is State.DONE:
            return task_id
        blocked = d.guide.session.block(task)
        if blocked is not None:
            journey.answer_gate(d, blocked)
            continue
        page = d.guide.session.page(task)
        open_steps = [
            s for s in page.steps if s.number not in d.guide.session.record(task_id).steps
        ]
        if not open_steps:
            d.press("Mark as done")
            continue
        d.press(open_steps[0].done)
    raise AssertionError(f"no end to {task_id}")


def test_from_the_first_start_to_finished_tasks_and_back(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with running(folder) as d:
        words, _ = journey.lock_up(d)
        answer_all(d)
        plan = d.guide.session.plan
        check_order(plan)
        done: list[str] = []
        for _ in range(3):
            d.go("plan")
            d.press("Start") if not done else d.press("Go on")
            assert d.view == "task"
            done.append(finish_task(d))
        d.go("plan")
        d.press("Go on")
        aside = d.guide.session.case.place.task
        d.press("Not now, could be unsafe")
        google = next(a.id for a in plan.accounts if a.platform == "google")
        here = f"{google}/capture"
        d.go("task", here)
        blocked = d.guide.session.block(plan.tasks[here])
        while blocked is not None:
            journey.answer_gate(d, blocked)
            blocked = d.guide.session.block(plan.tasks[here])
        first = d.guide.session.page(plan.tasks[here]).steps[0]
        d.press(first.done)
        d.type("Note", NOTE)
        d.shift_three_times()
        assert not d.window.isVisible()
        case = d.guide.session.case
    assert case.records[here].note == NOTE

    with running(folder) as d:
        assert d.view == "unlock"
        assert not d.shows("J")
        d.type("Your passphrase", words)
        d.press("Open")
        d.wait_view("task")
        again = d.guide.session.case
        assert again == case
        assert again.place.task == here
        assert again.records[here].steps == {first.number}
        assert d.written("Note") == NOTE
        assert all(again.records[task].state is State.DONE for task in done)
        assert again.records[aside].state is State.UNSAFE
        d.go("plan")
        assert d.guide.session.next_sitting() is not None


def test_the_same_way_keeping_nothing_leaves_no_file(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "data"
    before = sorted(home.rglob("*"))
    with running(folder) as d:
        journey.keep_nothing(d)
        answer_all(d)
        check_order(d.guide.session.plan)
        d.press("Start")
        finish_task(d)
        d.type("Note", NOTE)
        d.shift_three_times()
        assert not d.window.isVisible()
    assert not folder.exists()
    left = [p for p in home.rglob("*") if p not in before and ".cache" not in p.parts]
    assert left == []


def test_a_first_step_in_six_inputs(tmp_path: Path) -> None:
    inputs = (
        "Yes. They have never used it",
        "Continue",
        "Continue",
        "Keep nothing",
        "Go on and keep nothing",
        "Skip the questions",
    )
    with running(tmp_path / "data") as d:
        for words in inputs:
            if words == "Keep nothing":
                journey.lock_page(d)
            if words == "Skip the questions":
                d.wait_view("who")
            d.press(words)
        assert d.view == "task"
        assert d.heading()


@pytest.mark.parametrize("view", ["plan", "passwords", "notes", "settings"])
def test_help_is_one_press_away_and_leads_back(tmp_path: Path, view: str) -> None:
    with running(tmp_path / "data") as d:
        d.press("Get help")
        assert d.view == "help"
        d.press("Back")
        assert d.view == "safe"
        journey.keep_nothing(d)
        d.press("Skip the questions")
        d.go(view)
        d.press("Get help")
        assert d.view == "help"


def test_the_case_folder_is_private_and_says_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with running(folder) as d:
        journey.lock_up(d)
        d.press("Just me")
        d.press("Continue")
        d.type("A letter or a name", "Jordan")
        d.press("Continue")
        d.wait_saved()
    files = [p for p in folder.rglob("*") if p.is_file()]
    assert Folders(folder).case_file in files
    assert folder.stat().st_mode & 0o777 == 0o700
    for path in files:
        assert path.stat().st_mode & 0o777 == 0o600, path.name
        assert b"Jordan" not in path.read_bytes()
        assert b"SQLite format" not in path.read_bytes()
        assert not any(word in path.name for word in ("ex", "evidence", "plan", "disentangle"))
