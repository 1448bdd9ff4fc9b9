"""The plan in order: progress, the next thing, and the groups of sittings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from disentangle.i18n import tr, trn
from disentangle.plan import overview, progress
from disentangle.plan.model import Sitting
from disentangle.plan.overview import PhaseGroup
from disentangle.plan.page import label, notice_title, sitting_title, task_title
from disentangle.plan.progress import Look
from disentangle.ui.pages.plan_rows import shape_of, sitting_row, start_words
from disentangle.ui.pages.tab_order import put_in_order
from disentangle.ui.widgets.base import Panel
from disentangle.ui.widgets.beads import Bead, Beads
from disentangle.ui.widgets.cards import EmptyState, NextCard
from disentangle.ui.widgets.groups import FoldedGrid, Group
from disentangle.ui.widgets.rows import TaskRow

if TYPE_CHECKING:
    from disentangle.session.session import Session


class OrderView(Panel):
    """The plan in order.

    Signals:
        task_asked(str): a row or the main button was pressed; the id of the task to open.
        other_asked: "Pick something else" was pressed.
        accounts_asked: the plan is empty and she wants to add an account.
    """

    task_asked = Signal(str)
    other_asked = Signal()
    accounts_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._following = session.next_sitting()
        self._groups: dict[Group, PhaseGroup] = {}
        self._sittings: dict[TaskRow, Sitting] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        if session.plan.sittings:
            self._add_progress()
            self._add_next()
            self._add_groups()
        else:
            self._add_empty()
        self._column.addStretch(1)
        self.restyle()

    def restyle(self) -> None:
        """Gaps."""
        self._column.setSpacing(self.theme.px(12))

    # -- building ----------------------------------------------------------------------------

    def _add_progress(self) -> None:
        plan, records = self._session.plan, self._session.case.records
        phases: dict[str, list[Bead]] = {}
        for sitting in plan.sittings:
            look = progress.look(sitting.tasks, records)
            if look is not Look.NOT_MINE:
                part = progress.tally(sitting.tasks, records).fraction
                phases.setdefault(sitting.phase, []).append(Bead(shape_of(look), part))
        beads = Beads()
        beads.show_beads(list(phases.values()), progress_words(progress.sittings(plan, records)))
        self._column.addWidget(beads)

    def _add_next(self) -> None:
        session, sitting = self._session, self._following
        if sitting is None:
            self._add_nothing_next()
            return
        plan, catalogue = session.plan, session.catalogue
        task = session.start_task(sitting)
        if len(sitting.tasks) == 1:
            thing = session.page(task).gain
        else:
            thing = tr("Next thing in it: {thing}.", thing=task_title(task, plan, catalogue))
        notice = tr("{sentence}.", sentence=notice_title(task.notice, label(plan.them)))
        begun = progress.look(sitting.tasks, session.case.records) is Look.BEGUN
        minutes = overview.minutes_now(sitting, session.case.records)
        card = NextCard()
        card.show_task(
            sitting_title(sitting, plan, catalogue),
            f"{thing} {notice}",
            start_words(minutes, begun=begun),
        )
        card.started.connect(self._on_started)
        card.other_asked.connect(self.other_asked)
        self._column.addWidget(card)

    def _add_nothing_next(self) -> None:
        counts = progress.sittings(self._session.plan, self._session.case.records)
        if counts.aside or counts.todo or counts.begun:
            title = tr("Nothing is next right now")
            text = tr("What you set aside, and what waits for a day you choose, stays below.")
        else:
            title = tr("Everything here has an answer")
            text = tr("You can open each one again. Look once more after a week or a month.")
        empty = EmptyState("check", title, text)
        self._column.addWidget(empty)

    def _add_groups(self) -> None:
        groups = overview.phase_groups(
            self._session.plan, self._session.catalogue, self._session.case.records
        )
        unfolded = overview.opened(groups, self._following)
        for group in unfolded:
            self._column.addWidget(self._make_group(group, is_open=True))
        grid = FoldedGrid()
        rest = [group for group in groups if group not in unfolded]
        for group in sorted(rest, key=lambda group: group.finished):
            grid.add_group(self._make_group(group, is_open=False))
        self._column.addWidget(grid)

    def _make_group(self, group: PhaseGroup, *, is_open: bool) -> Group:
        them = label(self._session.plan.them)
        card = Group(
            tr(group.phase.title),
            self._count_words(group),
            tr("{them} may notice", them=them) if group.visible else "",
            is_open=is_open,
            done=group.finished,
        )
        self._groups[card] = group
        card.folded.connect(self._on_folded)
        if is_open:
            self._fill(card)
        return card

    def _count_words(self, group: PhaseGroup) -> str:
        records = self._session.case.records
        looks = [progress.look(sitting.tasks, records) for sitting in group.sittings]
        counted = [look for look in looks if look is not Look.NOT_MINE]
        done = sum(look in (Look.DONE, Look.KEPT) for look in counted)
        if group.finished:
            return tr("{n} done", n=done) if done else tr("Doesn’t apply")
        parts = [trn("{n} sitting", "{n} sittings", len(counted))]
        if done:
            parts.append(tr("{n} done", n=done))
        begun = sum(look is Look.BEGUN for look in counted)
        if begun:
            parts.append(tr("{n} begun", n=begun))
        return ", ".join(parts)

    def _fill(self, card: Group) -> None:
        """Rows are made when a group is first opened: most are never looked at in one visit."""
        for sitting in self._groups[card].sittings:
            row = sitting_row(self._session, sitting, self._following)
            row.clicked.connect(self._on_row)
            self._sittings[row] = sitting
            card.add_row(row)
        put_in_order(card.header, *card.rows)

    def _add_empty(self) -> None:
        empty = EmptyState(
            "list-checks",
            tr("Your plan is empty so far"),
            tr("Add one account, and the first steps for it stand here."),
            tr("Add an account"),
        )
        empty.asked.connect(self.accounts_asked)
        self._column.addWidget(empty)

    # -- pressing ----------------------------------------------------------------------------

    def _on_started(self) -> None:
        if self._following is not None:
            self.task_asked.emit(self._session.start_task(self._following).id)

    def _on_row(self) -> None:
        sender = self.sender()
        if isinstance(sender, TaskRow):
            self.task_asked.emit(self._session.start_task(self._sittings[sender]).id)

    def _on_folded(self, folded: bool) -> None:
        sender = self.sender()
        if isinstance(sender, Group) and not folded and not sender.rows:
            self._fill(sender)


def progress_words(counts: progress.Sittings) -> list[str]:
    """The line under the beads; its first part names what is counted."""
    parts = []
    if counts.done:
        parts.append(trn("{n} sitting done", "{n} sittings done", counts.done))
        todo = tr("{n} to do", n=counts.todo)
    else:
        todo = trn("{n} sitting to do", "{n} sittings to do", counts.todo)
        parts += [todo] if counts.todo else []
    if counts.begun:
        parts.append(tr("{n} begun", n=counts.begun))
    if counts.aside:
        parts.append(tr("{n} set aside by you", n=counts.aside))
    if counts.todo and todo not in parts:
        parts.append(todo)
    return parts
