"""Lists to pick from: all things of a sitting, and other good things to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from disentangle.i18n import tr, trn
from disentangle.plan import progress
from disentangle.plan.model import Sitting, Task
from disentangle.plan.page import sitting_title
from disentangle.ui.pages.plan_rows import sitting_row, task_row
from disentangle.ui.widgets.buttons import Button
from disentangle.ui.widgets.cards import RowCard
from disentangle.ui.widgets.rows import TaskRow
from disentangle.ui.widgets.sheet import Sheet
from disentangle.ui.widgets.text import Support

if TYPE_CHECKING:
    from disentangle.session.session import Session


class _RowSheet(Sheet):
    """Rows that open a task.

    Signals:
        task_chosen(str): the id of the task to open; the sheet has closed.
    """

    task_chosen = Signal(str)

    def __init__(self, area: QWidget, title: str, text: str) -> None:
        super().__init__(area, title, 660)
        self._tasks: dict[TaskRow, str] = {}
        self._card = RowCard()
        if text:
            self.column.addWidget(Support(text))
        self.column.addWidget(self._card)
        self.column.addStretch(1)
        self.closed.connect(self.deleteLater)

    def _add(self, row: TaskRow, task_id: str) -> None:
        row.clicked.connect(self._on_row)
        self._tasks[row] = task_id
        self._card.add_row(row)

    def _on_row(self) -> None:
        sender = self.sender()
        if isinstance(sender, TaskRow):
            self.close_sheet()
            self.task_chosen.emit(self._tasks[sender])


class SittingSheet(_RowSheet):
    """All things of one sitting, each with its state.

    Args:
        current: the task whose page is open.
    """

    def __init__(self, area: QWidget, session: Session, sitting: Sitting, current: Task) -> None:
        title = sitting_title(sitting, session.plan, session.catalogue)
        counts = progress.tally(sitting.tasks, session.case.records)
        text = trn("{n} thing", "{n} things", len(sitting.tasks))
        if counts.done:
            text = tr("{things}, {n} done", things=text, n=counts.done)
        super().__init__(area, title, text)
        following = progress.next_task(sitting, session.case.records)
        for task in sitting.tasks:
            row = task_row(session, task, following)
            row.set_current(task is current)
            self._add(row, task.id)


class PickSheet(_RowSheet):
    """Other sittings that are good to begin with now."""

    def __init__(self, area: QWidget, session: Session, sittings: Sequence[Sitting]) -> None:
        if sittings:
            text = tr("The order is advice. These can be done now as well.")
        else:
            text = tr("Nothing else is open right now. All that is set aside stands in your plan.")
        super().__init__(area, tr("Pick something else"), text)
        for sitting in sittings:
            row = sitting_row(session, sitting, None)
            self._add(row, session.start_task(sitting).id)
        self._card.setVisible(bool(sittings))
        whole = Button(tr("See the whole plan"))
        whole.clicked.connect(self.close_sheet)
        self.add_button(whole)
