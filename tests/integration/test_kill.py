"""The program is killed at random moments; what was confirmed is there, and something opens."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from random import Random

import pytest

from disentangle.store.backups import KEEP, list_backups, make_backup
from disentangle.store.case_file import CaseFile, look, open_with_code, open_with_passphrase
from disentangle.store.contract import Change
from disentangle.store.faults import AlreadyOpen
from disentangle.store.one_opener import OneOpener
from disentangle.vault.faults import WrongSecret
from tests.helpers.case_files import OTHER_WORDS, QUICK, WORDS, a_code, body_of, make
from tests.helpers.killed import Report, killed_while

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL"),
    # The children only touch files and are killed; no thread of the parent matters to them.
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]
MARKER = b"Marigold-Canary-7731"


def _random() -> Random:
    seed = Random().randrange(2**32)
    print(f"seed {seed}")
    return Random(seed)


def _reopened(path: Path) -> CaseFile:
    return open_with_code(path, a_code().text, limits=QUICK)


def _changes(number: int) -> list[Change]:
    """Three documents that belong together; every tenth action is long."""
    size = 40_000 if number % 10 == 0 else 200
    body = MARKER + body_of(number, size)
    return [Change(kind, str(number), body) for kind in ("a", "b", "c")]


def _write_for_ever(path: Path, first: int, report: Report) -> None:
    with _reopened(path) as case:
        number = first
        while True:
            case.write(_changes(number))
            report(number)
            if number >= 40:
                case.write([Change(kind, str(number - 40), None) for kind in ("a", "b", "c")])
            number += 1


@pytest.mark.parametrize("kills", [200])
def test_confirmed_actions_survive_a_kill_at_any_moment(tmp_path: Path, kills: int) -> None:
    random = _random()
    path = tmp_path / "session.dat"
    make(path, recovery=a_code()).close()
    first = confirmed_in_all = 0
    for _ in range(kills):
        confirmed = killed_while(partial(_write_for_ever, path, first), random, 0.04)
        confirmed_in_all += len(confirmed)
        for left in tmp_path.iterdir():
            assert left.name in ("session.dat", "session.dat-journal")
            assert MARKER not in left.read_bytes()
        with _reopened(path) as case:
            case.check()
            found = case.load()
        assert [left.name for left in tmp_path.iterdir()] == ["session.dat"]
        numbers = {int(id_) for _, id_ in found}
        newest = max(numbers, default=-1)
        for number in numbers:  # each action is there as a whole
            for change in _changes(number):
                assert found[change.kind, change.id] == change.body
        last = confirmed[-1] if confirmed else first - 1
        assert newest in (last, last + 1)  # the one under way may have made it
        assert numbers >= set(range(max(0, last - 39), last + 1))
        first = newest + 1
    assert confirmed_in_all > kills


def test_a_writer_that_confirms_too_early_is_caught(tmp_path: Path) -> None:
    """Planted: the number is reported before the change is written."""
    path = tmp_path / "session.dat"
    make(path, recovery=a_code()).close()

    def careless(report: Report) -> None:
        with _reopened(path) as case:
            for number in range(10**6):
                report(number)
                case.write(_changes(number))

    random = Random(1)
    for _ in range(20):
        confirmed = killed_while(careless, random, 0.03)
        with _reopened(path) as case:
            newest = max((int(id_) for _, id_ in case.load()), default=-1)
            if confirmed and newest < confirmed[-1]:
                return
            case.write([Change(kind, id_, None) for kind, id_ in case.load()])
    pytest.fail("the missing action was not noticed")


@pytest.mark.parametrize("kills", [30])
def test_a_kill_while_words_change_leaves_old_or_new_words(tmp_path: Path, kills: int) -> None:
    random = _random()
    path = tmp_path / "session.dat"
    with make(path, recovery=a_code()) as case:
        case.write(_changes(1))
        key, content = case.content_key, case.load()
    words = (WORDS, OTHER_WORDS)  # even numbers: WORDS are in force
    state = 0

    def change_for_ever(start: int, report: Report) -> None:
        with _reopened(path) as case:
            for number in range(start + 1, 10**6):
                case.change_passphrase(words[number % 2])
                report(number)

    for _ in range(kills):
        confirmed = killed_while(partial(change_for_ever, state), random, 0.02)
        last = confirmed[-1] if confirmed else state
        saved = path.read_bytes()
        opened_by = []
        for number in (last, last + 1):
            path.write_bytes(saved)
            try:
                with open_with_passphrase(path, words[number % 2], limits=QUICK) as case:
                    assert case.load() == content
                    assert case.content_key == key
            except WrongSecret:
                continue
            opened_by.append(number)
        assert opened_by
        path.write_bytes(saved)
        with _reopened(path) as case:
            assert case.load() == content
            state = case.header.generation - 1  # each change adds one
        with open_with_passphrase(path, words[state % 2], limits=QUICK) as case:
            assert case.content_key == key


@pytest.mark.parametrize("kills", [50])
def test_a_kill_during_rotation_leaves_a_whole_copy_of_the_last_session(
    tmp_path: Path, kills: int
) -> None:
    random = _random()
    path, folder = tmp_path / "session.dat", tmp_path / "copies"
    with make(path, recovery=a_code()) as case:
        for number in range(KEEP):
            case.write([Change("n", "n", str(number).encode())])
            make_backup(case, folder)
    start, newest = KEEP, KEEP - 1

    def rotate_for_ever(start: int, report: Report) -> None:
        with _reopened(path) as case:
            for number in range(start, 10**6):
                case.write([Change("n", "n", str(number).encode())])
                make_backup(case, folder)
                report(number)

    for _ in range(kills):
        confirmed = killed_while(partial(rotate_for_ever, start), random, 0.05)
        last = confirmed[-1] if confirmed else newest
        found = list_backups(folder)
        assert KEEP <= len(found) <= KEEP + 1
        values = []
        for backup in found:  # every file with a final name is whole
            with _reopened(backup.path) as copy:
                copy.check()
                values.append(int(copy.load()["n", "n"]))
        assert values == sorted(values, reverse=True)
        assert values[0] >= last
        newest = values[0]
        with _reopened(path) as case:
            start = int(case.load()["n", "n"]) + 1
    with _reopened(path) as case:
        make_backup(case, folder)
    assert len(list(folder.iterdir())) == KEEP  # nothing half-made stays


@pytest.mark.parametrize("kills", [30])
def test_a_kill_while_the_case_is_made_leaves_none_or_a_whole_one(
    tmp_path: Path, kills: int
) -> None:
    random = _random()
    path = tmp_path / "data" / "session.dat"

    def create_for_ever(report: Report) -> None:
        report(0)
        for number in range(1, 10**6):
            make(path, recovery=a_code()).close()
            report(number)
            path.unlink()

    seen = set()
    for _ in range(kills):
        killed_while(create_for_ever, random, 0.03)
        seen.add(look(path).exists)
        if not look(path).exists:
            make(path, recovery=a_code()).close()  # never blocked
        with _reopened(path) as case:
            assert case.load() == {}
        assert [left.name for left in path.parent.iterdir()] == ["session.dat"]
        path.unlink()
    assert False in seen


def test_the_second_start_never_opens_the_case_and_a_kill_never_blocks(tmp_path: Path) -> None:
    random = _random()
    lock = tmp_path / "session.lock"

    def hold(report: Report) -> None:
        with OneOpener(lock):
            report(os.getpid() & 0xFFFF)
            while True:
                try:
                    OneOpener(lock)
                except AlreadyOpen:
                    continue
                os._exit(3)

    for _ in range(60):
        killed_while(hold, random, 0.005)
        with OneOpener(lock):
            pass


def test_two_starts_at_once_give_exactly_one_opener(tmp_path: Path) -> None:
    lock = tmp_path / "session.lock"
    for _ in range(40):
        hold_reader, hold_writer = os.pipe()
        told_reader, told_writer = os.pipe()
        children = []
        for _ in range(2):
            child = os.fork()
            if child == 0:
                try:
                    os.close(hold_writer)
                    try:
                        holder = OneOpener(lock)
                        os.write(told_writer, b"1")
                        os.read(hold_reader, 1)  # until both have tried
                        holder.release()
                    except AlreadyOpen:
                        os.write(told_writer, b"0")
                finally:
                    os._exit(0)
            children.append(child)
        os.close(told_writer)
        os.close(hold_reader)
        answers = os.read(told_reader, 1) + os.read(told_reader, 1)
        os.close(told_reader)
        os.close(hold_writer)
        for child in children:
            os.waitpid(child, 0)
        assert sorted(answers) == sorted(b"01")
