"""The top of a task page: the way back, how old the steps are, and where it stands in the plan."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.plan import overview, progress
from disentangle.plan.model import Task
from disentangle.plan.page import TaskPage as TaskWords
from disentangle.plan.page import link_is_old, sitting_title
from disentangle.plan.records import Record, State
from disentangle.ui.pages.days import day_words
from disentangle.ui.pages.plan_rows import minutes_words, recent_day, shape_of
from disentangle.ui.theme import STRONG
from disentangle.ui.widgets.base import Panel, round_box
from disentangle.ui.widgets.buttons import LinkButton
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.glyph import StateGlyph, state_word
from disentangle.ui.widgets.text import Body, Meta, Support

if TYPE_CHECKING:
    from disentangle.session.session import Session


class BackRow(QWidget):
    """The way back to the plan, and when the steps were checked.

    Signals:
        plan_asked: "My plan" was pressed.
    """

    plan_asked = Signal()

    def __init__(self, words: TaskWords, today: dt.date) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        back = LinkButton(tr("My plan"), "chevron-left", name=tr("Back to my plan"))
        back.clicked.connect(self.plan_asked)
        row.addWidget(back)
        row.addWidget(_right(Meta(source_words(words, today))), 1)


def source_words(words: TaskWords, today: dt.date) -> str:
    """How far the steps can be relied on."""
    source = words.source
    if link_is_old(source, today):
        return tr("Last checked {day}. It may have moved.", day=day_words(source.checked))
    if words.general:
        return tr("General steps, the same for every site.")
    if source.seen:
        return tr("Steps checked {day}", day=day_words(source.checked))
    return tr("Known, not checked. “Mine looks different” has search words.")


def _right(text: Meta) -> Meta:
    text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return text


class About(Panel):
    """How long it takes, which thing of which sitting it is, what it brings, why it is here.

    Signals:
        all_asked: "See all" was pressed.
    """

    all_asked = Signal()

    def __init__(self, session: Session, task: Task, words: TaskWords) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = tr("{minutes}.", minutes=minutes_words(words.minutes))
        sitting = session.plan.sitting(task.sitting)
        holder = QWidget()
        flow = FlowLayout(holder, 6, 0)
        column.addWidget(holder)
        flow.addWidget(Support(line))
        if sitting is not None and len(sitting.tasks) > 1:
            count = len(sitting.tasks)
            place = tr(
                "Thing {number} of {count} in: {sitting}",
                number=sitting.tasks.index(task) + 1,
                count=count,
                sitting=sitting_title(sitting, session.plan, session.catalogue),
            )
            flow.addWidget(Support(place))
            see = LinkButton(tr("See all {n}", n=count), name=tr("See all {n} things", n=count))
            see.clicked.connect(self.all_asked)
            flow.addWidget(see)
        column.addWidget(Support(f"{words.gain} {words.why}".strip()))


class StateLine(Panel):
    """The answer given before, and the way to take the task up again.

    Signals:
        again: "Do it again" or "Put it back on my list" was pressed.
    """

    again = Signal()

    def __init__(self, session: Session, task: Task) -> None:
        super().__init__()
        record = session.record(task.id)
        shape = shape_of(progress.look((task,), session.case.records))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(StateGlyph(shape, pale=True, size=24), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        title = state_word(shape)
        day = overview.answered_on((task,), session.case.records)
        if day is not None:
            title = tr("{state}, {day}", state=title, day=recent_day(day, session.now().date()))
        words.addWidget(Body(title, weight=STRONG))
        more = _more(record)
        if more:
            words.addWidget(Support(more))
        row.addLayout(words, 1)
        aside = record.state in (State.LATER, State.UNSAFE, State.HELP)
        text = tr("Put it back on my list") if aside else tr("Do it again")
        button = LinkButton(text, "undo-2")
        button.clicked.connect(self.again)
        row.addWidget(button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        c = self.theme.color
        round_box(QPainter(self), self.rect(), c("surface"), c("line"), 12)


def _more(record: Record) -> str:
    """Her own words to the answer."""
    if record.state is State.HELP:
        return ", ".join(part for part in (record.help_who, record.help_when) if part)
    return record.reason if record.state is State.KEPT else ""
