"""The plan as its page shows it, without a window."""

from __future__ import annotations

from functools import cache

from disentangle.catalogue.load import load
from disentangle.catalogue.model import Catalogue, Notice
from disentangle.plan import overview, progress
from disentangle.plan.answers import Account, Answers, Device, Facts, Living, Since
from disentangle.plan.build import make_plan
from disentangle.plan.model import Hold, Plan
from disentangle.plan.progress import Look
from disentangle.plan.records import Record, State
from disentangle.session.known_facts import known_facts

DONE = Record(state=State.DONE, changed="2026-03-04T10:00+00:00")


@cache
def content() -> Catalogue:
    return load()


def a_plan(*platforms: str, answers: Answers | None = None) -> Plan:
    accounts = [Account(id=f"a{n}", platform=p, added=n) for n, p in enumerate(platforms)]
    return make_plan(content(), answers or Answers(device=Device.TRUSTED, them="J"), accounts)


def test_every_sitting_is_in_exactly_one_group_and_the_order_stays() -> None:
    plan = a_plan("google", "facebook")
    groups = overview.phase_groups(plan, content(), {})
    assert tuple(s for group in groups for s in group.sittings) == plan.sittings


def test_the_group_of_the_next_sitting_is_open_with_the_one_after_it() -> None:
    plan = a_plan("google", "facebook")
    first = plan.sittings[0].phase
    records = {task.id: DONE for task in plan.tasks.values() if task.phase == first}
    groups = overview.phase_groups(plan, content(), records)
    following = progress.next_sitting(plan, records)
    shown = overview.opened(groups, following)
    assert groups[0].finished
    assert groups[0] not in shown
    assert len(shown) == 2
    assert following in shown[0].sittings


def test_a_finished_group_warns_of_nothing() -> None:
    plan = a_plan("google")
    records = dict.fromkeys(plan.tasks, DONE)
    assert not any(g.visible for g in overview.phase_groups(plan, content(), records))


def test_a_long_sitting_asks_only_for_its_next_thing() -> None:
    plan = a_plan("google")
    long = max(plan.sittings, key=lambda sitting: sitting.minutes)
    assert long.minutes > overview.ONE_GO
    following = progress.next_task(long, {})
    assert following is not None
    assert overview.minutes_now(long, {}) == following.minutes


def test_other_starts_are_free_few_and_in_the_order_of_the_plan() -> None:
    living = Answers(device=Device.TRUSTED, living=Living.TOGETHER, since=Since.NOT_YET, them="J")
    plan = a_plan("google", "facebook", answers=living)
    others = overview.other_starts(plan, {})
    assert 0 < len(others) <= 5
    assert progress.next_sitting(plan, {}) not in others
    assert all(overview.waits(sitting, {}) is Hold.NO for sitting in others)
    assert list(others) == [s for s in plan.sittings if s in others]


def test_only_columns_that_nobody_sees_are_called_silent() -> None:
    plan = a_plan("google", "facebook")
    columns = overview.used_columns(plan, content())
    silent = {column.id for column in columns[: overview.silent_columns(plan, columns)]}
    for task in plan.tasks.values():
        assert task.column not in silent or task.notice is Notice.WONT


def test_a_cell_counts_what_is_answered() -> None:
    plan = a_plan("google")
    cell = overview.cell_tasks(plan, "a0", "sharing")
    assert len(cell) > 1
    look = overview.cell_look(cell, None, {cell[0].id: DONE})
    assert (look.look, look.done, look.count) == (Look.BEGUN, 1, len(cell))
    assert overview.cell_look(cell, cell[1], {}).look is Look.NEXT
    assert overview.cell_look((), None, {}).look is None
    assert overview.first_open(cell, {cell[0].id: DONE}) is cell[1]


def test_the_day_of_an_answer_survives_a_damaged_one() -> None:
    plan = a_plan("google")
    tasks = plan.sittings[0].tasks
    found = overview.answered_on(tasks, {tasks[0].id: DONE})
    assert found is not None
    assert found.isoformat() == "2026-03-04"
    assert overview.answered_on(tasks, {tasks[0].id: Record(changed="yesterday")}) is None
    assert overview.answered_on(tasks, {}) is None


def test_facts_go_to_the_check_as_words_dates_and_numbers() -> None:
    told = Facts(
        names=("Biscuit ", ""), dates=("14/02/1987",), places=("Leeds",), other=("555-0142",)
    )
    found = known_facts(Answers(facts=told, them="Robin"))
    assert found.words == ("Biscuit", "Leeds", "Robin")
    assert found.numbers == ("555-0142",)
    assert found.dates == ("14/02/1987",)
    assert known_facts(Answers(them="J")).words == ()
