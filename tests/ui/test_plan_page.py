"""My plan: one next thing, groups of sittings, and the same plan by account."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from disentangle.plan.answers import Device, Living, Since
from disentangle.plan.model import Plan
from disentangle.plan.page import label, sitting_title, task_title
from disentangle.plan.records import Record, State
from disentangle.session.case import Case
from disentangle.ui.pages.plan import PlanPage
from disentangle.ui.pages.plan_table import AccountView
from disentangle.ui.pages.tab_order import stops_in
from disentangle.ui.widgets.beads import BeadRow
from disentangle.ui.widgets.groups import Group
from disentangle.ui.widgets.rows import TaskRow
from tests.accessibility import audit
from tests.drive import Driver, running
from tests.ui.cases import ANSWERS, a_case, open_case

DONE = Record(state=State.DONE, changed="2026-01-12T10:00+00:00")


@contextmanager
def at_plan(folder: Path, case: Case) -> Iterator[Driver]:
    with running(folder / "data") as run:
        open_case(run, case)
        assert run.view == "plan"
        yield run
        run.wait_saved()


def plan_of(run: Driver) -> Plan:
    return run.guide.session.plan


def rows(run: Driver) -> list[TaskRow]:
    return [row for row in run.page.findChildren(TaskRow) if row.isVisibleTo(run.window)]


def groups(run: Driver) -> list[Group]:
    return run.page.findChildren(Group)


def table(run: Driver) -> AccountView:
    return next(v for v in run.page.findChildren(AccountView) if v.isVisibleTo(run.window))


def answered(run: Driver, **states: State) -> dict[str, Record]:
    """Records that answer every task of these phases."""
    return {
        task.id: replace(DONE, state=states[task.phase])
        for task in plan_of(run).tasks.values()
        if task.phase in states
    }


def test_the_main_button_opens_the_next_thing(tmp_path: Path) -> None:
    with at_plan(tmp_path, a_case("google", "whatsapp")) as run:
        session = run.guide.session
        sitting = session.next_sitting()
        assert sitting is not None
        assert run.shows(sitting_title(sitting, session.plan, session.catalogue))
        run.press("Start, about")
        assert run.view == "task"
        following = session.start_task(sitting)
        assert run.heading() == task_title(following, session.plan, session.catalogue)


def test_a_begun_sitting_says_go_on(tmp_path: Path) -> None:
    with at_plan(tmp_path, a_case("google")) as run:
        session = run.guide.session
        sitting = session.next_sitting()
        assert sitting is not None
        assert len(sitting.tasks) > 1
        session.mark(sitting.tasks[0].id, State.DONE)
        run.guide.go("plan")
        run.settle()
        assert run.button("Go on, about").text().startswith("Go on")


def test_the_number_of_all_things_is_never_shown(tmp_path: Path) -> None:
    with at_plan(tmp_path, a_case("google", "facebook", "netflix")) as run:
        number = str(len(plan_of(run).tasks))
        spoken = [row.accessibleName() for row in run.page.findChildren(BeadRow)]
        for text in [*run.texts(), *spoken]:
            assert number not in text.split()


def test_two_groups_are_open_and_the_rest_are_folded(tmp_path: Path) -> None:
    with at_plan(tmp_path, a_case("google", "facebook")) as run:
        is_open = [group.is_open for group in groups(run)]
        assert is_open.count(True) == 2
        assert is_open[:2] == [True, True]
        folded = groups(run)[2]
        assert folded.rows == ()
        folded.header.click()
        run.settle()
        assert folded.rows
        stops = [stop for stop in stops_in(run.page) if stop.isVisibleTo(run.window)]
        assert stops.index(folded.rows[0]) == stops.index(folded.header) + 1
        first = folded.rows[0]
        assert isinstance(first, TaskRow)
        first.click()
        assert run.view == "task"


def test_finished_groups_go_last_and_done_rows_carry_their_day(tmp_path: Path) -> None:
    with at_plan(tmp_path, a_case("google")) as run:
        case = a_case("google", records=answered(run, now=State.DONE))
    with at_plan(tmp_path / "again", case) as run:
        last = groups(run)[-1]
        assert last.header.text() == "Before anything else"
        last.header.click()
        run.settle()
        names = [row.accessibleName() for row in last.rows]
        assert names
        assert all("Done 12 January 2026" in name for name in names)


def test_may_notice_stands_on_the_group_with_the_chosen_label(tmp_path: Path) -> None:
    with at_plan(tmp_path, a_case("google")) as run:
        them = label(plan_of(run).them)
        main = next(g for g in groups(run) if g.header.text() == "Make your main accounts yours")
        assert f"{them} may notice" in main.header.accessibleName()
        first = next(g for g in groups(run) if g.header.text() == "Look and save")
        assert "may notice" not in first.header.accessibleName()


def test_who_helps_and_when_stands_on_the_row(tmp_path: Path) -> None:
    with at_plan(tmp_path, a_case("google")) as run:
        sitting = plan_of(run).sittings[0]
        for task in sitting.tasks:
            run.guide.session.mark(task.id, State.HELP, who="Maria", when="Thursday")
        run.guide.go("plan")
        run.settle()
        assert any("Needs help: Maria, Thursday" in row.accessibleName() for row in rows(run))


def test_what_waits_for_leaving_is_shown_and_never_next(tmp_path: Path) -> None:
    together = replace(ANSWERS, living=Living.TOGETHER, since=Since.NOT_YET)
    with at_plan(tmp_path, a_case("google", answers=together)) as run:
        session = run.guide.session
        for task in session.plan.tasks.values():
            if task.hold == "":
                session.mark(task.id, State.DONE)
        run.guide.go("plan")
        run.settle()
        assert session.next_sitting() is None
        assert run.shows("Nothing is next right now")
        assert any("Waits for a day you choose" in row.accessibleName() for row in rows(run))


def test_when_all_is_answered_each_thing_can_be_looked_at_again(tmp_path: Path) -> None:
    with at_plan(tmp_path, a_case("google")) as run:
        for task in plan_of(run).tasks.values():
            run.guide.session.mark(task.id, State.DONE)
        run.guide.go("plan")
        run.settle()
        assert run.shows("Everything here has an answer")
        groups(run)[0].header.click()
        run.settle()
        rows(run)[0].click()
        run.settle()
        assert run.button("Do it again")


def test_pick_something_else_opens_what_she_picks(tmp_path: Path) -> None:
    with at_plan(tmp_path, a_case("google", "facebook")) as run:
        following = run.guide.session.next_sitting()
        run.press("Pick something else")
        every = run.window.findChildren(TaskRow)
        offered = [row for row in every if not run.page.isAncestorOf(row)]
        assert 1 <= len(offered) <= 5
        offered[0].click()
        run.settle()
        assert run.view == "task"
        assert following is not None
        place = run.guide.session.case.place.task
        assert place not in [task.id for task in following.tasks]


def test_the_view_by_account_is_kept_and_says_the_cell_in_full(tmp_path: Path) -> None:
    with at_plan(tmp_path, a_case("google", "whatsapp")) as run:
        run.press("By account")
        view = table(run).table
        assert view is not None
        google = next(a for a in plan_of(run).accounts if a.platform == "google")
        view.choose((google.id, "password"))
        run.settle()
        assert run.shows("Google, Password: to do")
        run.guide.go("passwords")
        run.guide.go("plan")
        run.settle()
        assert table(run).table is not None
        run.press("In order")
        assert not any(v.isVisibleTo(run.window) for v in run.page.findChildren(AccountView))


def test_the_button_below_the_table_opens_the_chosen_cell(tmp_path: Path) -> None:
    with at_plan(tmp_path, a_case("google")) as run:
        run.press("By account")
        view = table(run).table
        assert view is not None
        view.choose(("a1", "password"))
        run.settle()
        run.press("Start, about")
        assert run.guide.session.case.place.task == "a1/password"


def test_a_closed_service_names_what_is_left_and_adds_it(tmp_path: Path) -> None:
    with at_plan(tmp_path, a_case("google", "skype")) as run:
        run.press("By account")
        assert run.shows("nothing to block. What is left is a Microsoft account.")
        run.press("Skype: Add Microsoft")
        platforms = [account.platform for account in plan_of(run).accounts]
        assert "microsoft" in platforms
        assert not run.shows("Add Microsoft")


def test_a_plan_without_accounts_still_has_a_first_thing(tmp_path: Path) -> None:
    with at_plan(tmp_path, a_case()) as run:
        assert run.button("Start, about")
        run.press("By account")
        run.press("Add an account")
        assert run.view == "accounts"


def test_before_she_said_whose_computer_it_is_steps_stay_closed(tmp_path: Path) -> None:
    unknown = replace(ANSWERS, device=Device.UNKNOWN)
    with at_plan(tmp_path, a_case("google", answers=unknown)) as run:
        assert run.shows("Links and steps stay closed")


def test_a_computer_they_can_get_to_shows_no_plan(tmp_path: Path) -> None:
    unsafe = replace(ANSWERS, device=Device.NOT_SAFE)
    with running(tmp_path / "data") as run:
        open_case(run, a_case("google", answers=unsafe))
        assert run.view == "not-safe"
        run.go("task", "a1/password")
        assert run.view == "not-safe"
        run.wait_saved()


@pytest.mark.parametrize("view", ["In order", "By account"])
def test_a_screen_reader_finds_names_everywhere(tmp_path: Path, view: str) -> None:
    with at_plan(tmp_path, a_case("google", "facebook", "skype")) as run:
        run.press(view)
        assert isinstance(run.page, PlanPage)
        assert audit(run.page) == []
