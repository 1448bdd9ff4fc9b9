"""One device beside the list: what is known, what to ask, and what to do with it next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from disentangle.catalogue.model import Notice
from disentangle.i18n import tr, trn
from disentangle.plan import devices as things
from disentangle.plan import overview, progress
from disentangle.plan.device_words import holds_words, start, summary, theirs
from disentangle.plan.devices import CODE, PROOF, Device, Question
from disentangle.plan.gates import Ask, Stop
from disentangle.plan.model import Hold, Task
from disentangle.plan.page import label, notice_title, task_short
from disentangle.plan.progress import Look
from disentangle.session.session import Session
from disentangle.ui.pages.plan_rows import hold_words, recent_day, shape_of
from disentangle.ui.sheets.device import question_grid
from disentangle.ui.theme import STRONG
from disentangle.ui.widgets.buttons import LinkButton
from disentangle.ui.widgets.cards import Hint, RowCard
from disentangle.ui.widgets.choice_group import ChoiceGroup
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.glyph import State as Shape
from disentangle.ui.widgets.glyph import state_word
from disentangle.ui.widgets.rows import TaskRow
from disentangle.ui.widgets.text import Body, Heading, Meta, Support

# Only a thing with a lock has a code; a tag or a group has none.
_NO_CODE: Final = frozenset({"tracker", "family", "sim"})


class DevicePanel(QWidget):
    """Everything about one device.

    Signals:
        task_asked(str): a thing to do was pressed.
        edit_asked, remove_asked: "Change" or "Take off the list" was pressed.
    """

    task_asked = Signal(str)
    edit_asked = Signal()
    remove_asked = Signal()

    def __init__(self, session: Session, device_id: str) -> None:
        super().__init__()
        self._session, self._id = session, device_id
        device = self._device
        self._kind = session.catalogue.device_kinds[device.kind]
        self._questions: dict[ChoiceGroup, Question] = {}
        self._hints: dict[str, Meta] = {}
        self._rows: dict[TaskRow, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.heading = Heading("", 2)
        self._summary = Support("")
        self._hold = Body("", weight=STRONG)
        self._away = Meta(
            tr("Leave the device itself alone. These steps work from your own account.")
        )
        self._watched = Hint(
            tr("Use another device for secrets. Talk it over before you look closer."), "caution"
        )
        for words in (self.heading, self._summary, self._hold, self._away, self._watched):
            self._column.addWidget(words)
        links = QWidget()
        flow = FlowLayout(links, 14, 0)
        self._edit = LinkButton(tr("Change"), "pencil")
        self._remove = LinkButton(tr("Take off the list"), "x")
        self._edit.clicked.connect(self.edit_asked)
        self._remove.clicked.connect(self.remove_asked)
        flow.addWidget(self._edit)
        flow.addWidget(self._remove)
        self._column.addWidget(links)
        for question in self._asked():
            self._add(question)
        head = QHBoxLayout()
        head.addWidget(Heading(tr("To do"), 3), 1)
        self._count = Meta("", wrap=False)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        self._column.addSpacing(8)
        self._column.addLayout(head)
        self._todo = RowCard()
        self._column.addWidget(self._todo)
        self.refresh()

    @property
    def _device(self) -> Device:
        return self._session.case.devices[self._id]

    def _asked(self) -> list[Question]:
        """The questions that change what is to be done with this kind."""
        tasks = [t for t in self._session.catalogue.device_tasks if self._kind.id in t.kinds]
        needed = {fact for task in tasks for fact in (*task.has, *task.has_not)}
        found = [] if self._kind.id in _NO_CODE else [CODE]
        return [*found, PROOF] if "proof" in needed else found

    def _add(self, question: Question) -> None:
        value = getattr(self._device, question.field)
        group, grid = question_grid(
            question, value, self._session, shared=self._kind.shared, columns=2
        )
        group.changed.connect(self._on_answer)
        self._questions[group] = question
        self._column.addSpacing(8)
        self._column.addWidget(Body(question.asked(shared=self._kind.shared), weight=STRONG))
        self._column.addWidget(grid)
        hint = self._hints[question.field] = Meta("", "ink2")
        self._column.addWidget(hint)

    def _on_answer(self, keys: list[str]) -> None:
        sender = self.sender()
        if isinstance(sender, ChoiceGroup) and keys:
            self._session.change_device(self._id, **{self._questions[sender].field: keys[0]})

    # -- showing -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Follow the case."""
        session, device = self._session, self._device
        them = label(session.answers.them)
        name = things.title(device, session.catalogue)
        self.heading.setText(name)
        self._edit.set_name(tr("Change what is known about {name}", name=name))
        self._remove.set_name(tr("Take {name} off the list", name=name))
        for words, text in (
            (self._summary, summary(device, them, shared=self._kind.shared)),
            (self._hold, holds_words(device, them, only_code=True)),
        ):
            words.setText(text)
            words.setVisible(bool(text))
        elsewhere = device.holds in (things.THEM, things.BOTH)
        self._away.setVisible(elsewhere and not self._kind.shared)
        self._watched.setVisible(device.watched in (things.YES, things.UNSURE))
        for field, text in self._hint_words(device, them).items():
            if field in self._hints:
                self._hints[field].setText(text)
                self._hints[field].setVisible(bool(text))
        for group, question in self._questions.items():
            value = getattr(device, question.field)
            if group.chosen() != ([value] if value else []):
                group.choose([value] if value else [])
        self._fill_todo(them)

    def _hint_words(self, device: Device, them: str) -> dict[str, str]:
        open_to_them = start(tr("{them} can open it, so do these from another device.", them=them))
        keep = tr(
            "A reset clears it. If {them} may have put something on it, "
            "keep it as it is and ask first.",
            them=them,
        )
        return {
            "code": open_to_them if theirs(device.code) else "",
            "proof": keep if device.proof != things.NO else "",
        }

    def tasks(self) -> tuple[Task, ...]:
        """What there is to do with it, in order."""
        tasks = self._session.plan.tasks.values()
        return tuple(t for t in tasks if t.device is not None and t.device.id == self._id)

    def following(self) -> Task | None:
        """The next open thing that nothing holds back."""
        tasks = self.tasks()
        sitting = self._session.plan.sitting(tasks[0].sitting) if tasks else None
        if sitting is None:
            return None
        task = progress.next_task(sitting, self._session.case.records)
        return task if task is not None and task.hold is Hold.NO else None

    def _fill_todo(self, them: str) -> None:
        session = self._session
        tasks, records = self.tasks(), self._session.case.records
        following = self.following()
        if [*self._rows.values()] != [task.id for task in tasks]:
            self._todo.clear()
            self._rows = {}
            for task in tasks:
                row = TaskRow("", "", Shape.TODO)
                row.clicked.connect(self._on_row)
                self._rows[row] = task.id
                self._todo.add_row(row)
        for row, task in zip(self._rows, tasks, strict=True):
            look = progress.look((task,), records)
            shape = Shape.NEXT if task == following else shape_of(look)
            title = task_short(task, session.plan, session.catalogue)
            row.show_task(title, self._row_words(task, look, them), shape)
        counts = progress.tally(tasks, records)
        self._count.setText(
            tr("{done} of {count} done", done=counts.done, count=counts.count)
            if counts.done
            else ""
        )
        self._todo.setVisible(bool(tasks))

    def _row_words(self, task: Task, look: Look, them: str) -> str:
        """About how long, and what the other person may see; or what it waits for."""
        if look is Look.DONE:
            records = self._session.case.records
            day = overview.answered_on((task,), records)
            today = self._session.now().date()
            return tr("Done {day}", day=recent_day(day, today)) if day is not None else ""
        if look not in (Look.TODO, Look.BEGUN):
            return state_word(shape_of(look))
        if task.hold is not Hold.NO:
            return hold_words(task.hold)
        block = self._session.block(task)
        if isinstance(block, Ask | Stop) and block.gate.rule == things.PROOF_RULE:
            return tr("Waits for your answer above")
        minutes = trn("{n} minute", "{n} minutes", task.minutes)
        if task.notice is Notice.WONT:
            return minutes
        return tr("{minutes}. {notice}", minutes=minutes, notice=notice_title(task.notice, them))

    def _on_row(self) -> None:
        sender = self.sender()
        if isinstance(sender, TaskRow):
            self.task_asked.emit(self._rows[sender])
