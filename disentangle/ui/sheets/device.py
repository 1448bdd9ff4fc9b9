"""Adding a device or shared plan, and what is known about one. Each answer is kept at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from disentangle.catalogue.model import DeviceKind
from disentangle.i18n import tr
from disentangle.plan import devices as things
from disentangle.plan.device_words import start
from disentangle.plan.devices import QUESTIONS, WATCHED, Question
from disentangle.plan.page import account_name, label
from disentangle.session.session import Session
from disentangle.ui.pages.start_frame import Columns
from disentangle.ui.theme import STRONG
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.choice_group import ChoiceGroup
from disentangle.ui.widgets.choices import CheckRow, ChoiceCard
from disentangle.ui.widgets.fields import TextField
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.sheet import Sheet
from disentangle.ui.widgets.text import Body, Support


class AddDeviceSheet(Sheet):
    """The kinds to pick from.

    Signals:
        picked(str): the id of the kind pressed; the sheet has closed.
    """

    picked = Signal(str)

    def __init__(self, area: QWidget, kinds: dict[str, DeviceKind]) -> None:
        super().__init__(area, tr("What do you want to add?"), 640)
        self._kinds: dict[Button, str] = {}
        text = tr("Add what is yours, or what you share. Leave out what is theirs alone.")
        self.column.addWidget(Support(text))
        for title, shared in ((tr("Devices"), False), (tr("Shared plans and groups"), True)):
            self.column.addWidget(Body(title, weight=STRONG))
            holder = QWidget()
            flow = FlowLayout(holder, 10, 10)
            for kind in kinds.values():
                if kind.shared is shared:
                    button = Button(tr(kind.what), icon=kind.icon)
                    button.clicked.connect(self._on_pressed)
                    self._kinds[button] = kind.id
                    flow.addWidget(button)
            self.column.addWidget(holder)
        self.column.addStretch(1)
        self.closed.connect(self.deleteLater)

    def _on_pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button):
            self.close_sheet()
            self.picked.emit(self._kinds[sender])


class DeviceSheet(Sheet):
    """What is known about one: her name for it, who has which hold, what is signed in there."""

    def __init__(self, area: QWidget, session: Session, device_id: str) -> None:
        device = session.case.devices[device_id]
        name = things.title(device, session.catalogue)
        super().__init__(area, tr("About {name}", name=name), 640)
        self._session, self._id = session, device_id
        self._kind = session.catalogue.device_kinds[device.kind]
        self._groups: dict[ChoiceGroup, str] = {}
        self._accounts: dict[CheckRow, str] = {}
        hint = tr("So you can tell it from others. You can leave it empty.")
        self._name = TextField(tr("Your words for it"), hint, device.name)
        self._name.text_changed.connect(self._on_name)
        self.column.addWidget(self._name)
        asked = [*QUESTIONS, WATCHED] if self._may_be_watched() else list(QUESTIONS)
        for question in asked:
            self._add(question, getattr(device, question.field))
        self._add_accounts(device.accounts)
        self.column.addStretch(1)
        done = Button(tr("Done"), Kind.PRIMARY)
        done.clicked.connect(self.close_sheet)
        self.add_button(done)
        self.closed.connect(self.deleteLater)

    def _may_be_watched(self) -> bool:
        tasks = self._session.catalogue.device_tasks
        return any("watched" in task.has for task in tasks if self._kind.id in task.kinds)

    def _add(self, question: Question, value: str) -> None:
        group, grid = question_grid(question, value, self._session, shared=self._kind.shared)
        group.setParent(self)
        group.changed.connect(self._on_answer)
        self._groups[group] = question.field
        self.column.addWidget(Body(question.asked(shared=self._kind.shared), weight=STRONG))
        self.column.addWidget(grid)

    def _add_accounts(self, chosen: frozenset[str]) -> None:
        session = self._session
        if not session.plan.accounts:
            return
        words = tr("Which of your accounts are signed in there?")
        if self._kind.shared:
            words = tr("Which of your accounts hang on it?")
        self.column.addWidget(Body(words, weight=STRONG))
        grid = Columns(2, 220)
        for account in session.plan.accounts:
            row = CheckRow(account_name(account, session.catalogue))
            row.setChecked(account.id in chosen)
            row.toggled.connect(self._on_account)
            self._accounts[row] = account.id
            grid.add(row)
        self.column.addWidget(grid)

    def _on_name(self, text: str) -> None:
        self._session.change_device(self._id, name=text.strip())

    def _on_answer(self, keys: list[str]) -> None:
        sender = self.sender()
        if isinstance(sender, ChoiceGroup) and keys:
            self._session.change_device(self._id, **{self._groups[sender]: keys[0]})

    def _on_account(self, _on: bool) -> None:
        chosen = frozenset(i for row, i in self._accounts.items() if row.isChecked())
        self._session.change_device(self._id, accounts=chosen)


def question_grid(
    question: Question, value: str, session: Session, *, shared: bool, columns: int = 3
) -> tuple[ChoiceGroup, Columns]:
    """Its answers as cards, with the given one picked."""
    grid = Columns(columns, 140)
    group = ChoiceGroup(grid)
    them = label(session.answers.them)
    asked = question.asked(shared=shared)
    for key, words in question.answers:
        card = ChoiceCard(start(tr(words, them=them)), radio=True, dense=True)
        # The same answers stand under each question, so each says which one it belongs to.
        card.setAccessibleName(tr("{answer}, {question}", answer=card.text(), question=asked))
        grid.add(group.add(key, card))
    group.choose([value] if value else [])
    return group, grid
