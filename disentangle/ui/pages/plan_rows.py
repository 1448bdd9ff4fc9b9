"""Rows for sittings and single things, as the plan, its sheets and the task page show them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from disentangle.i18n import tr, trn
from disentangle.plan import overview, progress
from disentangle.plan.model import Hold, Sitting, Task
from disentangle.plan.page import sitting_size, sitting_title, task_title
from disentangle.plan.progress import Look
from disentangle.plan.records import NEW, State
from disentangle.ui.pages.days import day_words
from disentangle.ui.widgets.chips import ChipLook
from disentangle.ui.widgets.glyph import State as Shape
from disentangle.ui.widgets.glyph import state_word
from disentangle.ui.widgets.rows import TaskRow

if TYPE_CHECKING:
    from disentangle.session.session import Session


def shape_of(look: Look) -> Shape:
    """The shape that stands for a look."""
    return Shape(look.value)


def hold_words(hold: Hold) -> str:
    """Why something open is not suggested, in a few words; "" if nothing holds it."""
    return {
        Hold.NO: "",
        Hold.LEAVING: tr("Waits for a day you choose"),
        Hold.RISKY: tr("Waits until you say so"),
    }[hold]


def sitting_row(session: Session, sitting: Sitting, following: Sitting | None) -> TaskRow:
    """The row of a sitting; `following` is the one the plan suggests now."""
    records = session.case.records
    look = progress.look(sitting.tasks, records)
    counts = progress.tally(sitting.tasks, records)
    done = look in (Look.DONE, Look.KEPT, Look.NOT_MINE)
    right, chip = _fact(session, sitting.tasks, look, sitting is following)
    return TaskRow(
        sitting_title(sitting, session.plan, session.catalogue),
        sitting_size(sitting, session.plan, 0 if done else counts.done),
        Shape.NEXT if sitting is following else shape_of(look),
        right=right,
        chip=chip,
        fraction=counts.fraction,
        dense=True,
        pale=True,
    )


def task_row(session: Session, task: Task, following: Task | None) -> TaskRow:
    """The row of one thing."""
    look = progress.look((task,), session.case.records)
    right, chip = _fact(session, (task,), look, task is following)
    return TaskRow(
        task_title(task, session.plan, session.catalogue),
        minutes_words(task.minutes),
        Shape.NEXT if task is following else shape_of(look),
        right=right,
        chip=chip,
        dense=True,
        pale=True,
    )


def recent_day(day: dt.date, today: dt.date) -> str:
    """ "today", or the day with its year."""
    return tr("today") if day == today else day_words(day)


def minutes_words(count: int) -> str:
    """ "About 6 minutes"."""
    return trn("About {n} minute", "About {n} minutes", count)


def start_words(count: int, *, begun: bool) -> str:
    """What the main button says."""
    if begun:
        return trn("Go on, about {n} minute", "Go on, about {n} minutes", count)
    return trn("Start, about {n} minute", "Start, about {n} minutes", count)


def _fact(
    session: Session, tasks: tuple[Task, ...], look: Look, following: bool
) -> tuple[str, ChipLook | None]:
    """The fact at the end of a row: plain words, or a chip where it should catch the eye."""
    records = session.case.records
    if following:
        return "", ChipLook(tr("Next"), "soft", "chevron-right")
    if look is Look.HELP:
        return "", ChipLook(_help_words(session, tasks), "help", "life-buoy")
    if look is Look.UNSAFE:
        return "", ChipLook(state_word(Shape.UNSAFE), "wait", "pause")
    if look is Look.DONE:
        day = overview.answered_on(tasks, records)
        if day is not None:
            return tr("Done {day}", day=recent_day(day, session.now().date())), None
    if look in (Look.TODO, Look.BEGUN):
        holds = {task.hold for task in tasks if overview.is_open(task, records)}
        if Hold.NO not in holds:
            return hold_words(next(task.hold for task in tasks if task.hold in holds)), None
    return state_word(shape_of(look)), None


def _help_words(session: Session, tasks: tuple[Task, ...]) -> str:
    for task in tasks:
        record = session.case.records.get(task.id, NEW)
        if record.state is State.HELP:
            facts = [part for part in (record.help_who.strip(), record.help_when.strip()) if part]
            if facts:
                return tr("Needs help: {who}", who=", ".join(facts))
    return state_word(Shape.HELP)
