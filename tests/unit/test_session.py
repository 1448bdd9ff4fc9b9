"""What the open case keeps, under any order of actions."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import Executor, Future
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from disentangle.errors import ForPerson
from disentangle.plan.answers import Living
from disentangle.plan.records import NEW, Saved, State
from disentangle.session.case import Case, Prefs, from_documents, to_documents
from disentangle.session.saver import Saver, Saving
from disentangle.session.session import Session
from disentangle.store.contract import CaseStore, Change, MemoryStore
from tests.unit.test_plan import content

DAY = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)


class AtOnce(Executor):
    """Runs the work when it is handed in: one thread, no waiting."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as fault:
            future.set_exception(fault)
        return future


def session(store: CaseStore | None = None) -> tuple[Session, CaseStore, list[Saving]]:
    """A session on a store in memory, and what the top bar was told."""
    store = store or MemoryStore()
    told: list[Saving] = []
    saver = Saver(store, AtOnce(), lambda state, _: told.append(state))
    return Session(content(), Case(), saver, now=lambda: DAY), store, told


def reopened(store: CaseStore) -> Case:
    """What a new start finds."""
    case, unread = from_documents(store.load())
    assert unread == ()
    return case


def test_everything_she_wrote_is_there_at_the_next_start() -> None:
    now, store, told = session()
    now.answer(them="J", living=Living.APART, ties=frozenset({"children"}))
    account = now.add_account("google", "work")
    task = f"{account.id}/password"
    now.close_step(task, 0)
    now.open_step(task, 2)
    now.write_note(task, "There was a phone I do not")
    now.draft("lock-word", "half")
    now.write_notes("My own notes")
    now.remember_place("task", task)
    now.saver.flush().result()
    case = reopened(store)
    assert case == now.case
    assert case.records[task].note == "There was a phone I do not"
    assert case.records[task].open == 2 and case.records[task].steps == {0}
    assert told == [Saving.SAVED]


def test_only_what_changed_is_written() -> None:
    written: list[list[tuple[str, str]]] = []

    class Watching(MemoryStore):
        def write(self, changes: Any) -> None:
            written.append([(c.kind, c.id) for c in changes])
            super().write(changes)

    now, _, _ = session(Watching())
    now.answer(them="J")
    now.saver.flush().result()
    now.mark("people/tell-one", State.DONE)
    now.saver.flush().result()
    assert written[1] == [("record", "people/tell-one")]


def test_a_failed_write_loses_nothing_and_goes_out_with_the_next() -> None:
    class Full(MemoryStore):
        full = True

        def write(self, changes: Any) -> None:
            if self.full:
                raise ForPerson("The disk is full.", "Nothing is lost.", "Make room.")
            super().write(changes)

    store = Full()
    now, _, told = session(store)
    now.write_note("t", "first")
    with pytest.raises(ForPerson):
        now.saver.flush().result()
    assert told == [Saving.NOT_SAVED] and now.saver.waiting
    now.write_note("t", "second")
    store.full = False
    now.saver.flush().result()
    assert reopened(store).records["t"].note == "second"


def test_a_broken_document_is_one_missing_thing_and_stays_in_the_store() -> None:
    now, store, _ = session()
    now.mark("a/b", State.DONE)
    now.mark("c/d", State.LATER)
    now.saver.flush().result()
    store.write([Change("record", "a/b", b"{not json"), Change("diary", "x", b"1")])
    case, unread = from_documents(store.load())
    assert set(unread) == {("record", "a/b"), ("diary", "x")}
    assert case.records["c/d"].state is State.LATER
    saver = Saver(store, AtOnce(), lambda *_: None)
    again = Session(content(), case, saver, stored=to_documents(case))
    again.answer(them="J")
    saver.flush().result()
    assert store.load()["record", "a/b"] == b"{not json"
    assert store.load()["diary", "x"] == b"1"


def test_settings_out_of_range_become_the_more_careful_ones() -> None:
    assert Prefs(text=900, idle=100_000).safe() == Prefs(idle=2)


def test_undo_takes_back_the_answer_and_keeps_the_note() -> None:
    now, _, _ = session()
    now.mark("a/b", State.DONE)
    now.write_note("a/b", "written after")
    assert now.undo() == "a/b"
    assert now.record("a/b").state is State.TODO
    assert now.record("a/b").note == "written after"
    assert now.undo() == ""


def test_ticks_of_a_removed_account_stay_in_the_case() -> None:
    now, _, _ = session()
    account = now.add_account("google")
    now.mark(f"{account.id}/password", State.DONE)
    now.remove_account(account.id)
    assert now.case.records[f"{account.id}/password"].state is State.DONE


class AnyOrder(RuleBasedStateMachine):
    """Any order of actions and restarts: no tick, note or step is lost."""

    def __init__(self) -> None:
        super().__init__()
        self.session, self.store, _ = session()
        self.expected: dict[str, tuple[State, str]] = {}

    tasks = st.sampled_from(["a/b", "c/d", "people/tell"])

    @rule(task=tasks, state=st.sampled_from(list(State)))
    def mark(self, task: str, state: State) -> None:
        self.session.mark(task, state)
        self.expected[task] = (state, self.expected.get(task, (State.TODO, ""))[1])

    @rule(task=tasks, text=st.text(max_size=20))
    def note(self, task: str, text: str) -> None:
        self.session.write_note(task, text)
        self.expected[task] = (self.expected.get(task, (State.TODO, ""))[0], text)

    @rule(task=tasks, number=st.integers(0, 5))
    def step(self, task: str, number: int) -> None:
        self.session.close_step(task, number)
        assert number in self.session.record(task).steps

    @rule(task=tasks)
    def gate(self, task: str) -> None:
        self.session.answer_gate(task, "R18/0", "Now")
        self.session.answer_save_first(task, Saved.SAVED)
        self.session.mark_read(task)

    @rule()
    def answer(self) -> None:
        self.session.answer(worries=self.session.answers.worries ^ {"images"})

    @rule()
    def restart(self) -> None:
        self.session.saver.flush().result()
        case = reopened(self.store)
        saver = Saver(self.store, AtOnce(), lambda *_: None)
        self.session = Session(content(), case, saver, stored=to_documents(case))

    @invariant()
    def nothing_is_lost(self) -> None:
        for task, (state, note) in self.expected.items():
            record = self.session.case.records.get(task, NEW)
            assert (record.state, record.note) == (state, note)


AnyOrder.TestCase.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
TestAnyOrder = AnyOrder.TestCase


def test_settings_that_cannot_be_read_count_as_the_careful_ones() -> None:
    documents = to_documents(Case())
    documents["prefs", ""] = b'{"idle":"never"}'
    case, unread = from_documents(documents)
    assert unread == (("prefs", ""),)
    assert case.prefs.idle == 2
