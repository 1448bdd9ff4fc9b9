"""Counts and the next thing, worked out and never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from disentangle.plan.model import Hold, Plan, Sitting, Task
from disentangle.plan.records import NEW, Record, State

Records = Mapping[str, Record]

_ANSWERED = (State.DONE, State.KEPT)
_ASIDE = (State.UNSAFE, State.HELP, State.LATER)


class Look(StrEnum):
    """How a sitting or a cell looks: the same words as a task, and "begun" and "next"."""

    TODO = "todo"
    NEXT = "next"
    BEGUN = "begun"
    DONE = "done"
    KEPT = "kept"
    LATER = "later"
    UNSAFE = "unsafe"
    HELP = "help"
    NOT_MINE = "na"


@dataclass(frozen=True)
class Tally:
    """How far a set of tasks is.

    Attributes:
        done: answered with done or kept on purpose.
        aside: set aside by her: later, not now, needs help.
        todo: the rest.
        not_mine: does not apply; left out of `count`.
    """

    done: int = 0
    aside: int = 0
    todo: int = 0
    not_mine: int = 0

    @property
    def count(self) -> int:
        """done + aside + todo."""
        return self.done + self.aside + self.todo

    @property
    def fraction(self) -> float:
        """Share answered, 0 to 1."""
        return self.done / self.count if self.count else 0.0


def state(task: Task, records: Records) -> State:
    """Her answer to one task."""
    return records.get(task.id, NEW).state


def tally(tasks: Iterable[Task], records: Records) -> Tally:
    """The counts over some tasks; they always add up to their number."""
    done = aside = todo = not_mine = 0
    for task in tasks:
        answer = state(task, records)
        if answer in _ANSWERED:
            done += 1
        elif answer in _ASIDE:
            aside += 1
        elif answer is State.NOT_MINE:
            not_mine += 1
        else:
            todo += 1
    return Tally(done, aside, todo, not_mine)


def look(tasks: Iterable[Task], records: Records) -> Look:
    """One look for several tasks: open while any is open, else what set it aside, else done."""
    row = list(tasks)
    states = [state(task, records) for task in row]
    if State.TODO in states:
        begun = any(s in _ANSWERED for s in states) or any(
            records.get(task.id, NEW).begun for task in row
        )
        return Look.BEGUN if begun else Look.TODO
    for aside in (State.UNSAFE, State.HELP, State.LATER):
        if aside in states:
            return Look(aside.value)
    if State.DONE in states:
        return Look.DONE
    return Look.KEPT if State.KEPT in states else Look.NOT_MINE


@dataclass(frozen=True)
class Sittings:
    """The line under the heading: "10 sittings done, 2 begun, 2 set aside by you, 19 to do"."""

    done: int
    begun: int
    aside: int
    todo: int


def sittings(plan: Plan, records: Records) -> Sittings:
    """Counts of sittings. The number of single things is never shown: it weighs."""
    done = begun = aside = todo = 0
    for sitting in plan.sittings:
        match look(sitting.tasks, records):
            case Look.DONE | Look.KEPT:
                done += 1
            case Look.BEGUN:
                begun += 1
            case Look.TODO:
                todo += 1
            case Look.NOT_MINE:
                pass
            case _:
                aside += 1
    return Sittings(done, begun, aside, todo)


def next_sitting(plan: Plan, records: Records) -> Sitting | None:
    """The first sitting with something open that nothing holds back; then what she put off.

    What she called unsafe, and what waits for a safer day, is never suggested.
    """
    for wanted in (State.TODO, State.LATER):
        for sitting in plan.sittings:
            if any(
                task.hold is Hold.NO and state(task, records) is wanted for task in sitting.tasks
            ):
                return sitting
    return None


def next_task(sitting: Sitting, records: Records) -> Task | None:
    """The first open task of a sitting that nothing holds back; else the first open one."""
    for wanted in (State.TODO, State.LATER):
        for held in (False, True):
            for task in sitting.tasks:
                if state(task, records) is wanted and (task.hold is not Hold.NO) is held:
                    return task
    return None
