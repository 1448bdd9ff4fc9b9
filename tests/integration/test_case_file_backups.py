"""Copies of the case: made, checked, kept in rotation, gone back to, and all of it erased."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from disentangle.paths import Folders, folders
from disentangle.store import backups, files
from disentangle.store.backups import Rotation, list_backups, make_backup, newest_good, restore
from disentangle.store.case_file import (
    CaseFile,
    create,
    look,
    open_with_code,
    open_with_passphrase,
)
from disentangle.store.erase import erase
from disentangle.store.faults import AlreadyExists, DamagedContent, DiskFull, FolderInPlace
from disentangle.vault.faults import DamagedHeader, EmptyFile, NotACase, WrongSecret
from disentangle.vault.header import HEADER_BYTES
from tests.helpers.case_files import (
    OTHER_WORDS,
    QUICK,
    WORDS,
    a_code,
    body_of,
    digest,
    make,
    note,
)

NOON = datetime(2026, 11, 20, 12, 0, 0)


@pytest.fixture
def here(tmp_path: Path) -> Folders:
    return folders(tmp_path / "data")


def _open(path: Path) -> CaseFile:
    return open_with_passphrase(path, WORDS, limits=QUICK)


def _notes(path: Path) -> int:
    with _open(path) as case:
        case.check()
        return len(case.load())


def test_a_copy_opens_with_the_same_words_and_code_and_holds_the_same(here: Folders) -> None:
    with make(here.case_file, recovery=a_code()) as case:
        case.write([note(number) for number in range(30)])
        backup = make_backup(case, here.backups)
        case.write([note(99)])  # the case goes on as before
        expected = {key: body for key, body in case.load().items() if key[1] != "000099"}
    for words in (True, False):
        opened = (
            _open(backup.path)
            if words
            else open_with_code(backup.path, a_code().text, limits=QUICK)
        )
        with opened:
            assert opened.load() == expected
    assert [found.name for found in here.backups.iterdir()] == [backup.path.name]


def test_the_newest_five_are_kept_whatever_the_clock_says(here: Folders) -> None:
    with make(here.case_file) as case:
        for number in range(8):
            case.write([note(number)])
            made = make_backup(case, here.backups)
            os.utime(made.path, (10_000 * (9 - number), 10_000 * (9 - number)))
    found = list_backups(here.backups)
    assert [backup.number for backup in found] == [8, 7, 6, 5, 4]
    assert [_notes(backup.path) for backup in found] == [8, 7, 6, 5, 4]


def test_a_session_makes_one_copy_if_something_changed_and_one_after_many_changes(
    here: Folders,
) -> None:
    def rotation() -> Rotation:
        return Rotation(here.backups, after_changes=10)

    with make(here.case_file) as case:
        first = rotation()
        assert first.run_if_due(case) is not None
        assert first.run_if_due(case) is None
        case.write([note(number) for number in range(9)])
        assert first.run_if_due(case) is None
        case.write([note(9)])
        assert first.run_if_due(case) is not None
        assert first.run_if_due(case) is None
    with _open(here.case_file) as case:  # the next session, nothing new
        assert rotation().run_if_due(case) is None
        case.write([note(10)])
    with _open(here.case_file) as case:
        assert rotation().run_if_due(case) is not None
        case.change_passphrase(WORDS)  # same content, another header
        assert rotation().run_if_due(case) is not None
    assert len(list_backups(here.backups)) == 4


def test_no_older_copy_goes_before_the_new_one_is_whole(
    here: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    with make(here.case_file) as case:
        for number in range(5):
            case.write([note(number)])
            make_backup(case, here.backups)
        before = {found.path: digest(found.path) for found in list_backups(here.backups)}

        def broken(*_: object) -> None:
            raise DamagedContent

        with monkeypatch.context() as patched:
            patched.setattr("disentangle.store.copies.check", broken)
            with pytest.raises(DamagedContent):
                make_backup(case, here.backups)

        def full(*_: object) -> None:
            raise OSError(28, "planted")

        with monkeypatch.context() as patched:
            patched.setattr(files, "sync", full)
            with pytest.raises(DiskFull):
                make_backup(case, here.backups)
    assert {path: digest(path) for path in here.backups.iterdir()} == before


def test_a_damaged_case_gives_a_damaged_copy_to_nobody(here: Folders) -> None:
    with make(here.case_file) as case:
        case.write([note(number) for number in range(60)])
        make_backup(case, here.backups)
    content = bytearray(here.case_file.read_bytes())
    content[-3000] ^= 1
    here.case_file.write_bytes(content)
    with _open(here.case_file) as case, pytest.raises(DamagedContent):
        make_backup(case, here.backups)
    assert [found.number for found in list_backups(here.backups)] == [1]


def test_the_newest_whole_copy_is_found(here: Folders) -> None:
    with make(here.case_file) as case:
        for number in range(3):
            case.write([note(number), note(number + 50, 9000)])
            make_backup(case, here.backups)
    newest, middle, _ = list_backups(here.backups)
    newest.path.write_bytes(b"")
    damaged = bytearray(middle.path.read_bytes())
    damaged[-2000] ^= 1
    middle.path.write_bytes(damaged)
    found = newest_good(here.backups, _open)
    assert found is not None
    assert found.number == 1
    assert newest_good(here.data / "nowhere", _open) is None


def test_strangers_in_the_folder_are_no_copies(here: Folders) -> None:
    here.backups.mkdir(parents=True)
    for name in ("copy-000001.dat.part", "copy-1.dat", "notes.txt", "copy-000002.dat-journal"):
        (here.backups / name).write_bytes(b"x")
    (here.backups / "copy-000003.dat").mkdir()
    assert list_backups(here.backups) == []


def test_going_back_keeps_the_present_file_aside_and_can_be_undone(here: Folders) -> None:
    with make(here.case_file) as case:
        for number in range(3):
            case.write([note(number)])
            make_backup(case, here.backups)
        case.write([note(77)])
    present = digest(here.case_file)
    for backup in list_backups(here.backups):
        aside = restore(here.case_file, backup.path, now=NOON)
        assert aside is not None
        assert aside.name.startswith("session-kept-20261120-120000")
        assert digest(aside) == present
        assert _notes(here.case_file) == backup.number
        undone = restore(here.case_file, aside, now=NOON)
        assert undone is not None
        assert digest(here.case_file) == present
        assert _notes(undone) == backup.number
    kept = [found for found in here.data.iterdir() if "kept" in found.name]
    assert len(kept) == 6
    assert len(list_backups(here.backups)) == 3


def test_going_back_works_without_a_file_and_over_any_wrong_file(here: Folders) -> None:
    with make(here.case_file) as case:
        backup = make_backup(case, here.backups)
    here.case_file.unlink()
    assert restore(here.case_file, backup.path) is None
    assert _notes(here.case_file) == 0
    for wrong in (b"", b"something of hers", here.case_file.read_bytes()[:9000]):
        here.case_file.write_bytes(wrong)
        aside = restore(here.case_file, backup.path, now=NOON)
        assert aside is not None
        assert aside.read_bytes() == wrong
        assert _notes(here.case_file) == 0


def test_going_back_refuses_a_folder_and_a_copy_that_is_none(here: Folders) -> None:
    with make(here.case_file) as case:
        backup = make_backup(case, here.backups)
    before = digest(here.case_file)
    wrong = here.data / "wrong.dat"
    for content, fault in ((b"", EmptyFile), (b"text", NotACase)):
        wrong.write_bytes(content)
        with pytest.raises(fault):
            restore(here.case_file, wrong)
    assert digest(here.case_file) == before
    here.case_file.unlink()
    here.case_file.mkdir()
    with pytest.raises(FolderInPlace):
        restore(here.case_file, backup.path)


def test_a_kill_at_any_step_of_going_back_leaves_the_old_or_the_restored_file(
    here: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also with a journal left by a kill: it must never be played into the restored file."""
    with make(here.case_file, recovery=a_code()) as case:
        case.write([note(number, 2000) for number in range(20)])
        backup = make_backup(case, here.backups)
        case.write([note(number, 3000) for number in range(40)])
        expected = (backups_content(backup.path), case.load())
        case.connection.execute("BEGIN")
        case.connection.execute("UPDATE documents SET body = x'00'")
        case.connection.cache_flush()
        hot = here.case_file.read_bytes()
        journal = files.journal_of(here.case_file).read_bytes()
        case.connection.execute("ROLLBACK")
    kept = here.data / "elsewhere"

    class Killed(BaseException):
        pass

    names = ("link", "replace", "unlink", "open")
    real = {name: getattr(os, name) for name in names}
    for at in range(200):
        for found in (*here.data.glob("session*"), *here.data.glob("elsewhere*")):
            found.unlink()
        here.case_file.write_bytes(hot)
        files.journal_of(here.case_file).write_bytes(journal)
        left = [at]

        def dying(name: str, left: list[int] = left) -> object:
            def call(*args: object, **options: object) -> object:
                if left[0] == 0:
                    raise Killed
                left[0] -= 1
                return real[name](*args, **options)

            return call

        with monkeypatch.context() as patched:
            for name in names:
                patched.setattr(os, name, dying(name))
            try:
                restore(here.case_file, backup.path, now=NOON)
            except Killed:
                done = False
            else:
                done = True
        assert look(here.case_file).exists
        with open_with_code(here.case_file, a_code().text, limits=QUICK) as opened:
            opened.check()
            found_now = opened.load()
        assert found_now in expected
        if done:
            assert found_now == expected[0]
            aside = here.data / "session-kept-20261120-120000.dat"
            with open_with_code(aside, a_code().text, limits=QUICK) as old:
                assert old.load() == expected[1]
            break
        restore(here.case_file, backup.path, now=NOON)  # and it can be done again
        assert backups_content(here.case_file) == expected[0]
    assert at > 5
    assert not kept.exists()


def backups_content(path: Path) -> dict[tuple[str, str], bytes]:
    with open_with_code(path, a_code().text, limits=QUICK) as case:
        return case.load()


def test_old_words_do_not_open_the_copies_after_a_refresh(here: Folders) -> None:
    with make(here.case_file) as case:
        case.write([note(1)])
        make_backup(case, here.backups)
        stranger = here.backups / "copy-000002.dat"
        with make(here.data / "other.dat") as other:
            other.copy_to(stranger)
        foreign = digest(stranger)
        case.change_passphrase(OTHER_WORDS)
        copy = here.backups / "copy-000001.dat"
        _open(copy).close()  # why the refresh is needed
        assert backups.refresh_headers(case, here.backups) == []
    with pytest.raises(WrongSecret):
        _open(copy)
    with open_with_passphrase(copy, OTHER_WORDS, limits=QUICK) as opened:
        assert opened.load() == {("note", "000001"): body_of(1)}
    assert digest(stranger) == foreign


# --- erasing -------------------------------------------------------------------------------------


def _full(here: Folders) -> list[Path]:
    """A data folder with everything that can be in it; returns copies taken elsewhere."""
    here.data.mkdir(parents=True, exist_ok=True)
    with make(here.case_file, recovery=a_code()) as case:
        case.write([note(1)])
        for _ in range(3):
            make_backup(case, here.backups)
        case.copy_to(here.data / "session-v1.dat")
    restore(here.case_file, list_backups(here.backups)[0].path, now=NOON)
    whole = here.case_file.read_bytes()
    for leftover in ("session.dat.part", "session.dat-journal", "copies/copy-000009.dat.part"):
        (here.data / leftover).write_bytes(whole)
    here.lock_file.write_bytes(b"")
    return sorted(path for path in here.data.rglob("*") if path.is_file())


def test_erasing_leaves_nothing_of_ours(here: Folders) -> None:
    assert len(_full(here)) == 10
    assert erase(here.data) == []
    assert not here.data.exists()
    assert erase(here.data) == []


def test_erasing_touches_nothing_of_others(here: Folders, tmp_path: Path) -> None:
    _full(here)
    target = tmp_path / "target.dat"
    target.write_bytes(b"hers" * 9000)
    theirs = [here.data / "letter.txt", here.backups / "notes.dat", here.data / "sessions.dat"]
    for path in theirs:
        path.write_bytes(b"hers")
    if sys.platform != "win32":
        (here.data / "session-kept-x.dat").symlink_to(target)
    assert erase(here.data) == []
    assert sorted(path for path in here.data.rglob("*") if path.is_file()) == sorted(theirs)
    assert all(path.read_bytes() == b"hers" for path in theirs)
    assert target.read_bytes() == b"hers" * 9000


def test_keys_go_first_and_a_kill_half_way_can_be_continued(
    here: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    for at in range(60):
        before = _full(here)
        steps: list[str] = []

        def watched(name: str, real: Callable[..., None], steps: list[str], at: int) -> object:
            def call(*args: object, **options: object) -> None:
                if len(steps) == at:
                    raise Killed
                steps.append(name)
                real(*args, **options)

            return call

        with monkeypatch.context() as patched:
            for owner, name in ((files, "write_at"), (files, "sync"), (Path, "unlink")):
                patched.setattr(owner, name, watched(name, getattr(owner, name), steps, at))
            try:
                erase(here.data)
            except Killed:
                done = False
            else:
                done = True
        if "unlink" in steps:  # by the first removal no header is left anywhere
            first = steps.index("unlink")
            assert steps[:first] == ["write_at", "sync"] * (
                len(before) - 1
            )  # the lock file has none
            for path in here.data.rglob("*.dat*"):
                if path.is_file():
                    with pytest.raises((NotACase, EmptyFile)):
                        open_with_code(path, a_code().text, limits=QUICK)
        assert erase(here.data) == []
        assert not here.data.exists()
        if done:
            break
    assert done


def test_what_cannot_be_erased_is_told(here: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    _full(here)
    stuck = here.backups / "copy-000002.dat"
    real = files.open_present

    def refuse(path: Path, *, write: bool) -> int:
        if path == stuck:
            raise PermissionError(13, "planted")
        return real(path, write=write)

    with monkeypatch.context() as patched:
        patched.setattr(files, "open_present", refuse)
        assert erase(here.data) == [stuck]
    assert [path for path in here.data.rglob("*") if path.is_file()] == [stuck]
    assert erase(here.data) == []


def test_a_header_overwritten_by_half_opens_nothing(here: Folders) -> None:
    make(here.case_file, recovery=a_code()).close()
    content = here.case_file.read_bytes()
    for size in (4096, HEADER_BYTES - 32):
        here.case_file.write_bytes(os.urandom(size) + content[size:])
        if size == 4096:
            open_with_code(here.case_file, a_code().text, limits=QUICK).close()
        else:
            with pytest.raises((DamagedHeader, NotACase)):
                open_with_code(here.case_file, a_code().text, limits=QUICK)


def test_create_refuses_while_a_restored_file_waits_for_its_place(here: Folders) -> None:
    make(here.case_file).close()
    os.replace(here.case_file, files.next_of(here.case_file))
    with pytest.raises(AlreadyExists):
        create(here.case_file, WORDS, limits=QUICK)
    assert look(here.case_file).exists
    assert _notes(here.case_file) == 0
