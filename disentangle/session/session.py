"""The open case. Pages call its methods; it changes the case, plans again and has it written."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from disentangle.catalogue.model import Catalogue
from disentangle.letters.notes import Relation
from disentangle.plan import devices as things
from disentangle.plan import progress
from disentangle.plan.answers import Account, Answers
from disentangle.plan.build import make_plan
from disentangle.plan.devices import Device
from disentangle.plan.gates import READ_ON, UNWRITTEN, Block, block
from disentangle.plan.model import Plan, Sitting, Task
from disentangle.plan.page import TaskPage, task_page
from disentangle.plan.records import NEW, Record, Saved, State
from disentangle.session.case import (
    Case,
    Documents,
    KeptSecret,
    Place,
    Prefs,
    difference,
    to_documents,
)
from disentangle.session.people import Person
from disentangle.session.saver import Saver


def local_now() -> dt.datetime:
    """Now, with the zone of this computer."""
    return dt.datetime.now().astimezone()


class Session:
    """One open case, on the window's thread. Nothing here blocks.

    Args:
        catalogue: the content.
        case: the case as it was opened, or an empty one.
        saver: takes every change; in keep-nothing mode it has a store in memory.
        keeps: False in keep-nothing mode.
        stored: the documents as they lie in the store.
        now: the clock, with zone.

    Attributes:
        changed: called after every change of the case, with no arguments.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        case: Case,
        saver: Saver,
        *,
        keeps: bool = True,
        stored: Documents | None = None,
        now: Callable[[], dt.datetime] = local_now,
    ) -> None:
        self.catalogue = catalogue
        self.keeps = keeps
        self.saver = saver
        self.now = now
        self.changed: list[Callable[[], None]] = []
        self._case = case
        self._stored: Documents = stored if stored is not None else {}
        self._plan: Plan | None = None
        self._undo: list[tuple[str, Record]] = []
        # Answers that are asked once and never written, by rule (R35).
        self._unwritten: dict[str, str] = {}

    # -- reading ---------------------------------------------------------------------------

    @property
    def case(self) -> Case:
        """The case as it is now."""
        return self._case

    @property
    def plan(self) -> Plan:
        """The plan for the answers of now; made again when they change."""
        if self._plan is None:
            accounts = sorted(self._case.accounts.values(), key=lambda a: (a.added, a.id))
            self._plan = make_plan(self.catalogue, self._case.answers, accounts, self.devices)
        return self._plan

    def record(self, task_id: str) -> Record:
        """Her answer to a task; an empty one if she never touched it."""
        return self._case.records.get(task_id, NEW)

    def block(self, task: Task) -> Block | None:
        """What has to be read or answered before the steps of this task."""
        known = self._unwritten
        device = self._device_of(task.id)
        if device is not None:
            known = {**known, **things.answers(device)}
        return block(task, self.record(task.id), self.plan.holding, known)

    def page(self, task: Task) -> TaskPage:
        """The words of the task for the client she chose last."""
        return task_page(task, self.plan, self.catalogue, self.record(task.id).client)

    def next_sitting(self) -> Sitting | None:
        """What the plan suggests now."""
        return progress.next_sitting(self.plan, self._case.records)

    def start_task(self, sitting: Sitting) -> Task:
        """Where to go on in a sitting: its next open task, or its first one to look at again."""
        return progress.next_task(sitting, self._case.records) or sitting.tasks[0]

    # -- answers and accounts ----------------------------------------------------------------

    def answer(self, **fields: Any) -> None:
        """Change fields of the answers, by name."""
        self._apply(replace(self._case, answers=replace(self._case.answers, **fields)))

    def passed(self, question: str) -> None:
        """Remember that a question was seen, answered or skipped."""
        self.answer(answered=self._case.answers.answered | {question})

    @property
    def answers(self) -> Answers:
        """All answers so far."""
        return self._case.answers

    def add_account(self, platform: str, name: str = "", domain: str = "") -> Account:
        """Add one account of hers on a platform of the content, or on a site of its own."""
        number = 1 + max((a.added for a in self._case.accounts.values()), default=0)
        account = Account(
            id=secrets.token_hex(4), platform=platform, name=name, added=number, domain=domain
        )
        self._put_account(account)
        return account

    def rename_account(self, account_id: str, name: str) -> None:
        """Give an account her own words."""
        self._put_account(replace(self._case.accounts[account_id], name=name))

    def set_unused(self, account_id: str, unused: bool) -> None:
        """Whether she no longer uses an account; closing it is then offered."""
        self._put_account(replace(self._case.accounts[account_id], unused=unused))

    def remove_account(self, account_id: str) -> None:
        """Take an account off the list. What she answered to its tasks stays in the case."""
        rest = {k: v for k, v in self._case.accounts.items() if k != account_id}
        self._apply(replace(self._case, accounts=rest))

    # -- devices, shared plans and groups ----------------------------------------------------

    @property
    def devices(self) -> tuple[Device, ...]:
        """All of them, in the order added."""
        return tuple(sorted(self._case.devices.values(), key=lambda d: (d.added, d.id)))

    def add_device(self, kind: str, name: str = "", **fields: Any) -> Device:
        """Add one device, shared plan or group of hers; `fields` as in `plan.devices.Device`."""
        number = 1 + max((d.added for d in self._case.devices.values()), default=0)
        # The letter keeps it apart from every account: both begin the ids of tasks.
        name_of_it = "d" + secrets.token_hex(4)
        device = Device(id=name_of_it, kind=kind, name=name, added=number, **fields)
        self.put_device(device)
        return device

    def change_device(self, device_id: str, **fields: Any) -> None:
        """Change fields of one, by name."""
        self.put_device(replace(self._case.devices[device_id], **fields))

    def put_device(self, device: Device) -> None:
        """Change one, or put one back that was taken off."""
        self._apply(replace(self._case, devices={**self._case.devices, device.id: device}))

    def remove_device(self, device_id: str) -> None:
        """Take one off the list. What she answered to its tasks stays in the case."""
        rest = {k: v for k, v in self._case.devices.items() if k != device_id}
        self._apply(replace(self._case, devices=rest))

    # -- tasks -------------------------------------------------------------------------------

    def mark(
        self, task_id: str, state: State, *, reason: str = "", who: str = "", when: str = ""
    ) -> None:
        """Answer a task. Can be undone with `undo`."""
        old = self.record(task_id)
        self._undo.append((task_id, old))
        self._put(
            task_id,
            replace(
                old,
                state=state,
                reason=reason or old.reason,
                help_who=who or old.help_who,
                help_when=when or old.help_when,
                changed=self.now().isoformat(timespec="minutes"),
            ),
        )

    def undo(self) -> str:
        """Take the last answer back; the id of its task, or "" if there is none."""
        if not self._undo:
            return ""
        task_id, old = self._undo.pop()
        # Only the answer goes back; notes and steps made since then stay.
        now = self.record(task_id)
        self._put(
            task_id,
            replace(
                now,
                state=old.state,
                reason=old.reason,
                help_who=old.help_who,
                help_when=old.help_when,
                changed=old.changed,
            ),
        )
        return task_id

    def close_step(self, task_id: str, number: int) -> None:
        """Tick one step and go on to the one after it."""
        record = self.record(task_id)
        self._put(task_id, replace(record, steps=record.steps | {number}, open=-1))

    def reopen_step(self, task_id: str, number: int) -> None:
        """Untick one step and open it."""
        record = self.record(task_id)
        self._put(task_id, replace(record, steps=record.steps - {number}, open=number))

    def open_step(self, task_id: str, number: int) -> None:
        """Remember which step is open."""
        self._put(task_id, replace(self.record(task_id), open=number))

    def choose_client(self, task_id: str, client: str) -> None:
        """Remember whether she uses the web, Android or an iPhone for this."""
        self._put(task_id, replace(self.record(task_id), client=client))

    def write_note(self, task_id: str, text: str) -> None:
        """Her note to a task, as typed so far."""
        self._put(task_id, replace(self.record(task_id), note=text))

    def mark_read(self, task_id: str) -> None:
        """She has read what the other person may see."""
        self._put(task_id, replace(self.record(task_id), read=True))

    def answer_save_first(self, task_id: str, saved: Saved) -> None:
        """Her answer to "save first?"."""
        self._put(task_id, replace(self.record(task_id), saved=saved))

    def answer_gate(self, task_id: str, key: str, answer: str) -> None:
        """Her answer to a question that keeps the steps closed; "" takes it back.

        Whether a picture shows somebody under 18 is asked once and never written down (R35).
        Whether a device could be proof is one answer for all its tasks, and kept with it.
        """
        rule = key.partition("/")[0]
        if rule in UNWRITTEN:
            self._unwritten = {**self._unwritten, rule: answer}
            self._tell()
            return
        device = self._device_of(task_id)
        if device is not None and rule == things.PROOF_RULE:
            self.change_device(device.id, proof=things.proof_value(answer))
            return
        record = self.record(task_id)
        gates = {k: v for k, v in record.gates.items() if k not in (key, key + "!")}
        if answer:
            gates[key] = answer
        self._put(task_id, replace(record, gates=gates))

    def read_on(self, task_id: str, key: str) -> None:
        """She goes on although her answer speaks against it. Hers to decide."""
        record = self.record(task_id)
        self._put(task_id, replace(record, gates={**record.gates, key + "!": READ_ON}))

    # -- people ------------------------------------------------------------------------------

    def add_person(self, relation: Relation, name: str, line: str = "") -> Person:
        """One more person or office to tell."""
        number = 1 + max((p.added for p in self._case.people.values()), default=0)
        person = Person(
            id=secrets.token_hex(4), relation=relation, name=name, line=line, added=number
        )
        self.put_person(person)
        return person

    def put_person(self, person: Person) -> None:
        """Change one, or put one back that was taken off. See `session.people` for changes."""
        self._apply(replace(self._case, people={**self._case.people, person.id: person}))

    def remove_person(self, person_id: str) -> None:
        """Take one off the list, with the note."""
        rest = {k: v for k, v in self._case.people.items() if k != person_id}
        self._apply(replace(self._case, people=rest))

    # -- the rest ----------------------------------------------------------------------------

    def draft(self, field: str, text: str) -> None:
        """Half-typed text of a field; empty forgets it."""
        drafts = {k: v for k, v in self._case.drafts.items() if k != field}
        if text:
            drafts[field] = text
        self._apply(replace(self._case, drafts=drafts))

    def write_notes(self, text: str) -> None:
        """The private notes."""
        self._apply(replace(self._case, notes=text))

    def set_prefs(self, **fields: Any) -> None:
        """Change settings, by name."""
        self._apply(replace(self._case, prefs=replace(self._case.prefs, **fields).safe()))

    @property
    def prefs(self) -> Prefs:
        """Her settings."""
        return self._case.prefs

    def remember_place(self, view: str, task: str = "") -> None:
        """Where she is, so that the next start leads back there."""
        self._apply(replace(self._case, place=Place(view=view, task=task)))

    def keep_secret(self, kept: KeptSecret) -> None:
        """Remember that a password lies in this computer's password store."""
        self._apply(replace(self._case, secrets={**self._case.secrets, kept.id: kept}))

    def forget_secret(self, secret_id: str) -> None:
        """The password is no longer in the store."""
        rest = {k: v for k, v in self._case.secrets.items() if k != secret_id}
        self._apply(replace(self._case, secrets=rest))

    def take_over(self, case: Case) -> None:
        """Replace the empty case by an imported one.

        Whether this computer is safe to use is this computer's own answer (R02).
        """
        self._undo.clear()
        answers = replace(case.answers, device=self.answers.device)
        self._apply(replace(case, answers=answers))

    # -- inside ------------------------------------------------------------------------------

    def _put_account(self, account: Account) -> None:
        self._apply(replace(self._case, accounts={**self._case.accounts, account.id: account}))

    def _device_of(self, task_id: str) -> Device | None:
        return self._case.devices.get(task_id.partition("/")[0])

    def _put(self, task_id: str, record: Record) -> None:
        self._apply(replace(self._case, records={**self._case.records, task_id: record}))

    def _apply(self, case: Case) -> None:
        if case == self._case:
            return
        old = self._case
        if (case.answers, case.accounts, case.devices) != (old.answers, old.accounts, old.devices):
            self._plan = None
        self._case = case
        documents = to_documents(case)
        changes = difference(self._stored, documents)
        # Unreadable documents of a newer program are not in `documents`; they must stay.
        self._stored = documents
        self.saver.add(changes)
        self._tell()

    def _tell(self) -> None:
        for tell in list(self.changed):
            tell()
