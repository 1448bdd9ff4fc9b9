"""The plan as its page shows it: groups of sittings, and accounts by kind of work. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from disentangle.catalogue.model import Catalogue, Column, Notice, Phase
from disentangle.plan import progress
from disentangle.plan.model import Hold, Plan, Sitting, Task
from disentangle.plan.page import StepText
from disentangle.plan.progress import Look, Records
from disentangle.plan.records import NEW, Record, State

# What can be done in one go, in minutes; the guide's own suggestion, without a study behind it.
ONE_GO: Final = 25

_OPEN = (State.TODO, State.LATER)
_ANSWERED = (Look.DONE, Look.KEPT, Look.NOT_MINE)


@dataclass(frozen=True)
class PhaseGroup:
    """The sittings of one phase.

    Attributes:
        visible: something still open in it can be seen by the other person.
        finished: every sitting has an answer.
    """

    phase: Phase
    sittings: tuple[Sitting, ...]
    visible: bool
    finished: bool


def phase_groups(plan: Plan, catalogue: Catalogue, records: Records) -> tuple[PhaseGroup, ...]:
    """The groups in the order of the plan."""
    phases = {phase.id: phase for phase in catalogue.phases}
    found: list[PhaseGroup] = []
    for phase_id, run in groupby(plan.sittings, key=lambda sitting: sitting.phase):
        sittings = tuple(run)
        open_tasks = [task for s in sittings for task in s.tasks if is_open(task, records)]
        found.append(
            PhaseGroup(
                phase=phases[phase_id],
                sittings=sittings,
                visible=any(task.visible for task in open_tasks),
                finished=all(progress.look(s.tasks, records) in _ANSWERED for s in sittings),
            )
        )
    return tuple(found)


def opened(groups: tuple[PhaseGroup, ...], following: Sitting | None) -> tuple[PhaseGroup, ...]:
    """The two groups to show unfolded: that of the next sitting, and the unfinished one after it.

    With nothing left to suggest, the first unfinished ones.
    """
    rest = [group for group in groups if not group.finished]
    start = next((n for n, group in enumerate(rest) if following in group.sittings), 0)
    return tuple(rest[start : start + 2])


def is_open(task: Task, records: Records) -> bool:
    """Whether a task is to do or put off."""
    return progress.state(task, records) in _OPEN


def waits(sitting: Sitting, records: Records) -> Hold:
    """What holds back all that is open in a sitting; `Hold.NO` if something can be done now."""
    holds = [task.hold for task in sitting.tasks if is_open(task, records)]
    return holds[0] if holds and Hold.NO not in holds else Hold.NO


def minutes_now(sitting: Sitting, records: Records) -> int:
    """About how long it takes to go on: what is open and not held back, in one go.

    Of a sitting longer than `ONE_GO` minutes only its next thing: a long time keeps people from
    starting, and she can stop after any thing.
    """
    free = [t.minutes for t in sitting.tasks if is_open(t, records) and t.hold is Hold.NO]
    following = progress.next_task(sitting, records) or sitting.tasks[0]
    return sum(free) if 0 < sum(free) <= ONE_GO else following.minutes


def answered_on(tasks: tuple[Task, ...], records: Records) -> dt.date | None:
    """The day of the last answer to any of these tasks; None if there is none."""
    days = [records.get(task.id, NEW).changed[:10] for task in tasks]
    last = max((day for day in days if day), default="")
    try:
        return dt.date.fromisoformat(last) if last else None
    except ValueError:
        return None


def other_starts(plan: Plan, records: Records, limit: int = 5) -> tuple[Sitting, ...]:
    """Other good things to begin with, in the order of the plan.

    What nobody sees comes first: the first such sitting of each phase, then short ones.
    """
    following = progress.next_sitting(plan, records)
    free = [
        sitting
        for sitting in plan.sittings
        if sitting is not following
        and waits(sitting, records) is Hold.NO
        and any(is_open(task, records) for task in sitting.tasks)
    ]
    firsts: dict[str, Sitting] = {}
    for sitting in free:
        task = progress.next_task(sitting, records)
        if task is not None and not task.visible:
            firsts.setdefault(sitting.phase, sitting)
    chosen = list(firsts.values())[:limit]
    rest = sorted((s for s in free if s not in chosen), key=lambda s: minutes_now(s, records))
    chosen += rest[: limit - len(chosen)]
    return tuple(sitting for sitting in plan.sittings if sitting in chosen)


@dataclass(frozen=True)
class CellLook:
    """One account in one column.

    Attributes:
        look: None if there is nothing to do there.
        done, count: how many of its things are answered, of how many.
    """

    look: Look | None
    done: int = 0
    count: int = 0


def used_columns(plan: Plan, catalogue: Catalogue) -> tuple[Column, ...]:
    """The columns in which at least one account has something."""
    used = {task.column for task in plan.tasks.values()}
    return tuple(column for column in catalogue.columns if column.id in used)


def silent_columns(plan: Plan, columns: tuple[Column, ...]) -> int:
    """How many columns from the left hold only things that the other person will not notice."""
    seen = {task.column for task in plan.tasks.values() if task.notice is not Notice.WONT}
    return next((n for n, column in enumerate(columns) if column.id in seen), len(columns))


def cell_tasks(plan: Plan, account_id: str, column: str) -> tuple[Task, ...]:
    """The tasks of one account in one column, in order."""
    return tuple(
        task
        for task in plan.tasks.values()
        if task.column == column and task.account is not None and task.account.id == account_id
    )


def cell_look(tasks: tuple[Task, ...], following: Task | None, records: Records) -> CellLook:
    """How a cell looks; `following` is the task the plan suggests now."""
    counts = progress.tally(tasks, records)
    if not tasks:
        return CellLook(None)
    look = progress.look(tasks, records)
    if following in tasks:
        look = Look.NEXT
    return CellLook(look, counts.done, counts.count)


def first_open(tasks: tuple[Task, ...], records: Records) -> Task:
    """Where to go on among these tasks: the first open one, or the first to look at again."""
    return next((task for task in tasks if is_open(task, records)), tasks[0])


def open_step(steps: tuple[StepText, ...], record: Record) -> int | None:
    """The number of the step to show open: the one she was at, or the first that is not ticked.

    None if all are ticked.
    """
    numbers = [step.number for step in steps if step.number not in record.steps]
    if record.open in numbers:
        return record.open
    return numbers[0] if numbers else None
