"""The case from making to erasing, on a real file and a real keyring."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from disentangle.errors import ForPerson
from disentangle.paths import Folders
from disentangle.plan.answers import Answers
from disentangle.plan.records import State
from disentangle.session.case import KeptSecret
from disentangle.session.keeper import Keeper, Opened
from disentangle.session.saver import Saving
from disentangle.session.session import Session
from disentangle.store.faults import AlreadyExists, AlreadyOpen, DamagedContent, Missing
from disentangle.store.handover_faults import WrongPassphrase
from disentangle.store.open_case import CaseFile
from disentangle.vault.faults import WrongSecret
from disentangle.vault.keyring_faults import KeyringAbsent
from disentangle.vault.keyring_store import SystemKeyring
from tests.drive import CHEAP
from tests.helpers import private_bus as buses
from tests.helpers.private_bus import PrivateBus

keyring_bus = buses.keyring_bus
bus_without_keyring = buses.bus_without_keyring
no_bus = buses.no_bus

WORDS = "walnut ferry cobalt velvet thimble"
OTHER = "marble onion kettle violin harbour"

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="a keyring of Linux desktops")


@contextmanager
def keeper(folder: Path) -> Iterator[Keeper]:
    """One run of the program, ended properly."""
    now = Keeper(Folders(folder), lambda *_: None, CHEAP, SystemKeyring())
    try:
        yield now
    finally:
        now.stop()


def made(now: Keeper, *, keyring: bool = False) -> tuple[Opened, str]:
    """A new case and its recovery code."""
    code = now.new_code().result()
    return now.create(WORDS, code, keyring=keyring).result(), code.text


def filled(opened: Opened) -> Session:
    """A case with something in it, written."""
    session = Session(opened.catalogue, opened.case, opened.saver, stored=opened.stored)
    session.answer(them="J")
    session.mark("people/people-few", State.DONE)
    session.saver.flush().result()
    return session


def test_what_was_written_opens_with_the_words_and_with_the_code(tmp_path: Path) -> None:
    with keeper(tmp_path / "data") as now:
        assert not now.folders.used
        opened, code = made(now)
        assert opened.warning is None and opened.secrets is not None
        session = filled(opened)
    for way in ("words", "code"):
        with keeper(tmp_path / "data") as now:
            assert now.folders.used
            again = (now.open(WORDS) if way == "words" else now.open_with_code(code)).result()
            assert again.case == session.case and again.unread == ()
            now.confirm(WORDS).result()
            with pytest.raises(WrongSecret):
                now.confirm(OTHER).result()


def test_the_file_alone_is_the_whole_case(tmp_path: Path) -> None:
    with keeper(tmp_path / "data") as now:
        session = filled(made(now)[0])
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    one_file = Folders(tmp_path / "data").case_file
    (elsewhere / one_file.name).write_bytes(one_file.read_bytes())
    with keeper(elsewhere) as now:
        assert now.open(WORDS).result().case == session.case


def test_a_wrong_word_opens_nothing_and_changes_nothing(tmp_path: Path) -> None:
    with keeper(tmp_path / "data") as now:
        made(now)
    before = Folders(tmp_path / "data").case_file.read_bytes()
    with keeper(tmp_path / "data") as now:
        for _ in range(3):
            with pytest.raises(WrongSecret):
                now.open(OTHER).result()
        assert now.open(WORDS).result()
    assert Folders(tmp_path / "data").case_file.read_bytes() == before


def test_a_case_is_never_made_over_another_and_never_opened_twice(tmp_path: Path) -> None:
    with keeper(tmp_path / "data") as first:
        filled(made(first)[0])
        with keeper(tmp_path / "data") as second, pytest.raises(AlreadyOpen):
            second.open(WORDS).result()
    with keeper(tmp_path / "data") as third:
        with pytest.raises(AlreadyExists):
            third.create(OTHER, third.new_code().result(), keyring=False).result()
        assert third.open(WORDS).result().case.answers.them == "J"


def test_new_words_and_a_new_code_end_the_old_ones_in_the_copies_too(tmp_path: Path) -> None:
    with keeper(tmp_path / "data") as now:
        opened, old_code = made(now)
        filled(opened)
    with keeper(tmp_path / "data") as now:
        now.open(WORDS).result()
        now.change_passphrase(OTHER, keyring=False).result()
        new_code = now.new_code().result()
        now.change_code(new_code).result()
        copies = now.copies().result()
    assert copies
    for place in (Folders(tmp_path / "data").case_file, *(copy.path for copy in copies)):
        trial = tmp_path / place.name.replace(".", "-")
        trial.mkdir(mode=0o700)
        Folders(trial).case_file.write_bytes(place.read_bytes())
        with keeper(trial) as now:
            with pytest.raises(WrongSecret):
                now.open(WORDS).result()
            with pytest.raises(WrongSecret):
                now.open_with_code(old_code).result()
            assert now.open(OTHER).result().case.answers.them == "J"


def test_a_copy_can_be_put_back_and_the_present_file_is_kept_aside(tmp_path: Path) -> None:
    with keeper(tmp_path / "data") as now:
        filled(made(now)[0])
    folders = Folders(tmp_path / "data")
    damaged = bytearray(folders.case_file.read_bytes())
    damaged[9000:9100] = bytes(100)
    folders.case_file.write_bytes(damaged)
    with keeper(tmp_path / "data") as now:
        with pytest.raises(ForPerson):
            now.open(WORDS).result()
        copies = now.copies().result()
        now.restore(copies[0]).result()
        assert now.open(WORDS).result().case.answers.them == "J"
    assert bytes(damaged) in [p.read_bytes() for p in folders.data.iterdir() if p.is_file()]


def test_the_whole_case_goes_to_another_computer_without_its_kept_passwords(
    tmp_path: Path,
) -> None:
    target = tmp_path / "list.age"
    with keeper(tmp_path / "data") as now:
        session = filled(made(now)[0])
        session.keep_secret(KeptSecret(id="x", title="Mail"))
        now.export(session.case, target, "four words for file").result()
    with keeper(tmp_path / "other") as now:
        with pytest.raises(WrongPassphrase):
            now.read_export(target, "something else").result()
        case = now.read_export(target, "four words for file").result()
    assert case == replace(session.case, secrets={})


def test_a_lost_file_is_told_from_a_first_start_while_there_are_copies(tmp_path: Path) -> None:
    with keeper(tmp_path / "data") as now:
        filled(made(now)[0])
    folders = Folders(tmp_path / "data")
    folders.case_file.unlink()
    assert folders.used
    with keeper(tmp_path / "data") as now:
        with pytest.raises(Missing):
            now.open(WORDS).result()
        now.restore(now.copies().result()[0]).result()
        assert now.open(WORDS).result().case.answers.them == "J"


def test_keep_nothing_leaves_no_file(tmp_path: Path) -> None:
    with keeper(tmp_path / "data") as now:
        opened = now.keep_nothing().result()
        assert opened.secrets is None
        session = filled(opened)
        assert session.answers == Answers(them="J")
    assert not (tmp_path / "data").exists()


def test_erasing_leaves_nothing_that_opens(tmp_path: Path) -> None:
    with keeper(tmp_path / "data") as now:
        filled(made(now)[0])
    with keeper(tmp_path / "data") as now:
        now.open(WORDS).result()
        assert now.erase().result() == []
    assert not (tmp_path / "data").exists()


def test_a_failed_write_is_told(tmp_path: Path) -> None:
    told: list[Saving] = []
    now = Keeper(Folders(tmp_path / "data"), lambda state, _: told.append(state), CHEAP)
    filled(made(now)[0])
    now.stop()
    assert told == [Saving.SAVED]


@linux_only
def test_with_the_keyring_the_words_alone_do_not_open_and_the_code_does(
    tmp_path: Path, keyring_bus: PrivateBus
) -> None:
    with keeper(tmp_path / "data") as now:
        opened, code = made(now, keyring=True)
        assert opened.warning is None and now.needs_keyring()
        filled(opened)
    with keeper(tmp_path / "data") as now:
        assert now.open(WORDS).result().case.answers.them == "J"
    keyring_bus.kill_bus()
    with keeper(tmp_path / "data") as now:
        with pytest.raises(KeyringAbsent):
            now.open(WORDS).result()
        assert now.open_with_code(code).result().case.answers.them == "J"
        now.change_passphrase(OTHER, keyring=False).result()
    with keeper(tmp_path / "data") as now:
        assert now.open(OTHER).result().case.answers.them == "J"


@linux_only
def test_without_a_keyring_the_case_is_made_with_the_words_alone_and_it_is_said(
    tmp_path: Path, no_bus: None
) -> None:
    with keeper(tmp_path / "data") as now:
        opened, _ = made(now, keyring=True)
        assert isinstance(opened.warning, KeyringAbsent)
        assert not now.needs_keyring()
    with keeper(tmp_path / "data") as now:
        assert now.open(WORDS).result()


def test_a_case_that_turns_out_damaged_is_let_go_so_that_a_copy_can_be_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with keeper(tmp_path / "data") as now:
        filled(made(now)[0])
    with keeper(tmp_path / "data") as now:
        with monkeypatch.context() as patch:
            patch.setattr(CaseFile, "load", _damaged)
            with pytest.raises(DamagedContent):
                now.open(WORDS).result()
        copy = now.copies().result()[0]
        now.restore(copy).result()
        assert now.open(WORDS).result().case.answers.them == "J"


def _damaged(_case: CaseFile) -> dict[tuple[str, str], bytes]:
    raise DamagedContent


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_nothing_counts_as_saved_while_the_file_is_gone_from_its_place(tmp_path: Path) -> None:
    with keeper(tmp_path / "data") as now:
        opened, _ = made(now)
        session = filled(opened)
        aside = tmp_path / "moved"
        (tmp_path / "data").rename(aside)
        session.write_notes("written while it was away")
        with pytest.raises(Missing):
            opened.saver.flush().result()
        aside.rename(tmp_path / "data")
        opened.saver.flush().result()
    with keeper(tmp_path / "data") as now:
        assert now.open(WORDS).result().case.notes == "written while it was away"


def test_erasing_makes_no_copy_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with keeper(tmp_path / "data") as now:
        filled(made(now)[0])
        monkeypatch.setattr(CaseFile, "copy_to", _damaged)
        assert now.erase().result() == []
    assert not (tmp_path / "data").exists()


def test_a_run_that_is_told_to_stop_does_not_wait_for_long_work(tmp_path: Path) -> None:
    now = Keeper(Folders(tmp_path / "data"), lambda *_: None, CHEAP, SystemKeyring())
    go_on = threading.Event()
    now._worker.submit(go_on.wait)
    assert not now.stop(0.05)
    go_on.set()
    now._worker.shutdown()
