"""A new password: made here or typed, copied, and kept only if she says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QLineEdit

from disentangle.passwords.generator import mentions
from disentangle.plan.answers import Answers, Device
from disentangle.session.case import to_documents
from disentangle.session.known_facts import known_facts
from disentangle.ui.sheets.password import CodesSheet, PasswordSheet
from disentangle.vault.keyring_backends import KeyringState
from disentangle.vault.keyring_faults import (
    KeyringAbsent,
    KeyringFault,
    KeyringLocked,
    KeyringRefused,
    KeyringStopped,
    PromptClosed,
)
from disentangle.vault.keyring_store import SystemKeyring
from tests.drive import Driver, running
from tests.ui.cases import ANSWERS, a_case, open_case
from tests.ui.journey import keep_nothing

TYPED = "quarry-lamp-wicket-8841-fern"


class Store:
    """A password store in memory; `fault` is what it answers instead of keeping."""

    def __init__(self) -> None:
        self.items: dict[tuple[str, str], str] = {}
        self.fault: Exception | None = None

    def state(self) -> KeyringState:
        return KeyringState.READY

    def read(self, service: str, user: str, ask: bool) -> list[str]:
        found = self.items.get((service, user))
        return [] if found is None else [found]

    def add(self, service: str, user: str, text: str, ask: bool) -> None:
        if self.fault is not None:
            raise self.fault
        self.items[service, user] = text

    def remove(self, service: str, user: str, ask: bool) -> None:
        self.items.pop((service, user), None)


@contextmanager
def at_sheet(
    folder: Path, answers: Answers = ANSWERS, *, codes: bool = False
) -> Iterator[tuple[Driver, Store]]:
    store = Store()
    with running(folder / "data", keyring=SystemKeyring(lambda: store)) as run:
        open_case(run, a_case("google", answers=answers))
        kind = CodesSheet if codes else PasswordSheet
        kind(run.guide, "Google", "a1/password").open_sheet()
        run.settle()
        yield run, store
        run.guide.clipboard.clear()
        run.wait_saved()


def text_of(run: Driver) -> str:
    field = run.field("New password")
    assert isinstance(field, QLineEdit)
    return field.text()


def everything_written(run: Driver) -> bytes:
    return b"".join(to_documents(run.guide.session.case).values())


def test_a_made_password_is_of_five_words_and_not_about_her(tmp_path: Path) -> None:
    with at_sheet(tmp_path) as (run, _):
        first = text_of(run)
        assert len(first.split("-")) == 5
        assert not mentions(first, known_facts(ANSWERS))
        run.press("Other words")
        assert text_of(run) != first
        run.press("Letters and signs")
        assert len(text_of(run)) == 20
        run.press("Close")


@pytest.mark.parametrize(("device", "shown"), [(Device.TRUSTED, True), (Device.OVERRIDDEN, False)])
def test_letters_show_at_once_only_on_a_computer_called_safe(
    tmp_path: Path, device: Device, shown: bool
) -> None:
    with at_sheet(tmp_path, replace(ANSWERS, device=device)) as (run, _):
        field = run.field("New password")
        assert isinstance(field, QLineEdit)
        assert (field.echoMode() is QLineEdit.EchoMode.Normal) is shown
        run.press("Hide: New password" if shown else "Show: New password")
        assert (field.echoMode() is QLineEdit.EchoMode.Normal) is not shown
        run.press("Close")


def test_copy_says_how_long_it_stays(tmp_path: Path) -> None:
    with at_sheet(tmp_path) as (run, _):
        made = text_of(run)
        run.press("Copy the new password")
        assert QApplication.clipboard().text() == made
        assert run.shows("leaves the clipboard after 30 seconds")
        run.guide.clipboard.clear()
        assert run.shows("It is off the clipboard again.")
        run.press("I have it")


def test_spelling_out_names_every_sign(tmp_path: Path) -> None:
    with at_sheet(tmp_path) as (run, _):
        run.press("My own")
        run.type("New password", "Ab7-")
        run.press("Spell it out")
        assert run.shows("capital A, b, seven, dash")
        run.press("Close")


def test_her_own_password_is_judged_in_words_against_what_they_know(tmp_path: Path) -> None:
    with at_sheet(tmp_path) as (run, _):
        run.press("My own")
        run.press("I have it")
        assert run.shows("Type a password first")
        run.type("New password", "biscuit1987")
        run.wait(lambda: run.shows("Could be guessed."), "the verdict")
        assert run.shows("It has a name or word you gave")
        run.field("New password").clear()
        run.type("New password", TYPED)
        run.wait(lambda: run.shows("Hard to guess."), "the verdict")
        assert not run.shows("Could be guessed.")
        run.press("Close")


def test_nothing_is_kept_unless_she_ticks_it(tmp_path: Path) -> None:
    with at_sheet(tmp_path) as (run, store):
        made = text_of(run)
        run.press("I have it")
        assert store.items == {}
        assert run.guide.session.case.secrets == {}
        assert made.encode() not in everything_written(run)


def test_kept_in_the_store_the_case_knows_only_its_name(tmp_path: Path) -> None:
    with at_sheet(tmp_path) as (run, store):
        made = text_of(run)
        run.press("Keep it in this computer’s password store")
        run.press("Keep it and go on")
        run.wait(lambda: bool(run.guide.session.case.secrets), "the item")
        (kept,) = run.guide.session.case.secrets.values()
        assert (kept.title, kept.kind, kept.task) == ("Google", "password", "a1/password")
        assert made.encode() not in everything_written(run)
        assert all(made not in text for text in store.items.values())
        assert run.guide.secrets is not None
        assert run.guide.secrets.get(kept.id).result() == made.encode()


@pytest.mark.parametrize(
    "fault", [KeyringLocked, KeyringRefused, PromptClosed, KeyringAbsent, KeyringStopped]
)
def test_each_trouble_of_the_store_is_said_and_nothing_is_lost(
    tmp_path: Path, fault: type[KeyringFault]
) -> None:
    with at_sheet(tmp_path) as (run, store):
        store.fault = fault()
        made = text_of(run)
        run.press("Keep it in this computer’s password store")
        run.press("Keep it and go on")
        run.wait(lambda: run.shows(fault().what), "the words")
        assert run.shows(fault().do)
        assert text_of(run) == made
        assert run.guide.session.case.secrets == {}
        store.fault = None
        run.press("Keep it and go on")
        run.wait(lambda: bool(run.guide.session.case.secrets), "the item")


def test_codes_go_into_the_store_and_nowhere_else(tmp_path: Path) -> None:
    with at_sheet(tmp_path, codes=True) as (run, _):
        run.press("Keep it and go on")
        assert run.shows("Type a code first")
        run.type("Codes, one in each line", "1234-5678")
        run.press("Keep it and go on")
        run.wait(lambda: bool(run.guide.session.case.secrets), "the item")
        (kept,) = run.guide.session.case.secrets.values()
        assert kept.kind == "codes"
        assert b"1234-5678" not in everything_written(run)


def test_where_nothing_is_kept_the_offer_is_not_there(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        keep_nothing(run)
        PasswordSheet(run.guide, "Google").open_sheet()
        run.settle()
        assert not run.shows("Keep it in this computer’s password store")
        assert run.shows("Nothing is kept in this session")
        run.press("I have it")
