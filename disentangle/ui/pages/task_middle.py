"""What stands between the heading of a task and its bar: a gate, or the notice and the steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from disentangle.catalogue.model import Notice
from disentangle.i18n import tr
from disentangle.plan import overview
from disentangle.plan.gates import Ask, Block, ReadNotice, SaveFirst, Stop
from disentangle.plan.model import Task
from disentangle.plan.page import fill_in
from disentangle.plan.records import State
from disentangle.ui.pages.task_gate import (
    AskCard,
    GentlerCard,
    NoticeCard,
    SaveCard,
    StopCard,
    notice_text,
)
from disentangle.ui.pages.task_head import StateLine
from disentangle.ui.pages.task_steps import CLIENT_NAMES, StepsCard, place_words
from disentangle.ui.widgets.base import Panel
from disentangle.ui.widgets.buttons import Button, LinkButton
from disentangle.ui.widgets.cards import Hint
from disentangle.ui.widgets.notices import MayNotice
from disentangle.ui.widgets.segmented import PlatformSwitch
from disentangle.ui.widgets.text import Support

if TYPE_CHECKING:
    from disentangle.plan.page import TaskPage as TaskWords
    from disentangle.session.session import Session


@dataclass(frozen=True)
class View:
    """How the middle is shown.

    Attributes:
        just_answered: she gave an answer a moment ago, and a line above says so.
        folded: the task has an answer and is only looked at.
        low: little height: the open step's button is in the bar, remarks go below the steps.
        switch_shown: with `low`, the switch shows in full.
    """

    just_answered: bool
    folded: bool
    low: bool
    switch_shown: bool


class Middle(Panel):
    """Built anew whenever the record changes what is shown.

    Attributes:
        ask: the question that is open, if any.
        steps: the steps, if they are open.
        open: the number of the open step, if any.

    Signals:
        put_off: "Not now" was pressed.
        again: "Do it again" or "Put it back on my list" was pressed.
        change_asked: the switch is to be shown in full.
        safe_asked: the question about this computer is to be shown.
        client_chosen(str): web, android or iphone.
        task_asked(str): a gentler task was pressed.
    """

    put_off = Signal()
    again = Signal()
    change_asked = Signal()
    safe_asked = Signal()
    client_chosen = Signal(str)
    task_asked = Signal(str)

    def __init__(
        self, session: Session, task: Task, words: TaskWords, block: Block | None, view: View
    ) -> None:
        super().__init__()
        self._session, self._task, self._words, self._view = session, task, words, view
        self.ask: AskCard | None = None
        self.steps: StepsCard | None = None
        self.open: int | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        if session.record(task.id).state is not State.TODO and not view.just_answered:
            line = StateLine(session, task)
            line.again.connect(self.again)
            self._column.addWidget(line)
        if not session.answers.device.opens_steps:
            self._add_closed()
        elif block is not None and not view.folded:
            self._add_block(block)
        else:
            self._add_notice()
            self._add_steps()
        self.restyle()

    def restyle(self) -> None:
        """Gaps."""
        self._column.setSpacing(self.theme.px(12))

    def show_record(self) -> None:
        """Tick and open the steps as recorded now."""
        if self.steps is not None:
            record = self._session.record(self._task.id)
            self.open = self.steps.show_record(record, one_open=not self._view.folded)

    def _add_closed(self) -> None:
        text = tr(
            "Steps and links are closed here, because this computer may not be yours alone. "
            "Use one that they never had in their hands, at a friend’s or in a library."
        )
        self._column.addWidget(Hint(text, "caution"))
        again = Button(tr("Look at the question about this computer"))
        again.clicked.connect(self.safe_asked)
        self._column.addWidget(again)

    # -- gates -------------------------------------------------------------------------------

    def _add_block(self, block: Block) -> None:
        match block:
            case Ask(gate=gate):
                self.ask = AskCard(self._fill(gate.ask), gate.answers)
                self._column.addWidget(self.ask)
            case Stop(key=key, gate=gate):
                answer = self._session.record(self._task.id).gates.get(key, "")
                self._column.addWidget(StopCard(tr(answer), self._fill(gate.then)))
            case ReadNotice():
                self._column.addWidget(NoticeCard(self._words))
                self._add_gentler()
            case SaveFirst(keeps=keeps):
                known = self._session.catalogue.keeps
                saves = [known[keep] for keep in keeps if keep in known]
                self._column.addWidget(SaveCard(saves))

    def _fill(self, text: str) -> str:
        return fill_in(text, self._task, self._session.plan, self._session.catalogue)

    def _add_gentler(self) -> None:
        tasks, records = self._session.plan.tasks, self._session.case.records
        gentler = self._words.gentler
        left = [pair for pair in gentler if overview.is_open(tasks[pair[0]], records)]
        if left:
            card = GentlerCard(left)
            card.task_chosen.connect(self.task_asked)
            self._column.addWidget(card)

    # -- notice and steps --------------------------------------------------------------------

    def _add_notice(self) -> None:
        words = self._words
        if words.notice is Notice.WONT:
            text = f"{words.notice_title}. {notice_text(words)}"
            self._column.addWidget(Hint(text, "plain", "eye-off"))
            return
        record = self._session.record(self._task.id)
        offer = "" if self._view.folded else tr("Not now")
        box = MayNotice(words.notice_title, notice_text(words), offer)
        box.set_folded(record.read or bool(record.steps) or self._view.folded)
        box.put_off.connect(self.put_off)
        self._column.addWidget(box)

    def _add_steps(self) -> None:
        words, view = self._words, self._view
        remarks: list[Hint] = []
        if not view.folded and words.tip:
            remarks.append(Hint(words.tip))
        if not view.folded and words.choice:
            remarks.append(Hint(words.choice, "caution"))
        secrets = self._session.case.secrets.values()
        kept = any(secret.task == self._task.id for secret in secrets)
        self.steps = StepsCard(words, pinned=view.low, kept=kept)
        self.show_record()
        if not view.low:
            for remark in remarks:
                self._column.addWidget(remark)
        if len(words.clients) > 1 and not view.folded:
            self._add_switch()
        self._column.addWidget(self.steps)
        if view.low:
            for remark in remarks:
                self._column.addWidget(remark)

    def _add_switch(self) -> None:
        words = self._words
        if self._view.low and not self._view.switch_shown and self.open is not None:
            place = [step.number for step in words.steps].index(self.open) + 1
            line = QHBoxLayout()
            line.addWidget(Support(place_words(place, len(words.steps), words)), 1)
            change = LinkButton(tr("Change"), name=tr("Change what I’m using"))
            change.clicked.connect(self.change_asked)
            line.addWidget(change)
            self._column.addLayout(line)
            return
        options = [(client, tr(CLIENT_NAMES[client])) for client in words.clients]
        switch = PlatformSwitch(options, words.client)
        switch.chosen.connect(self.client_chosen)
        self._column.addWidget(switch)
