"""What the person gets from the case file when nothing goes wrong, and from the store that keeps
nothing."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest

from disentangle.store import engine, schema
from disentangle.store.case_file import (
    CaseFile,
    create,
    look,
    open_with_code,
    open_with_passphrase,
)
from disentangle.store.contract import CaseStore, Change, MemoryStore
from disentangle.store.faults import AlreadyExists, AlreadyOpen, CipherOff, WriteFailed
from disentangle.store.one_opener import OneOpener
from disentangle.vault.faults import KeyringPartMissing, NewerVersion, WrongSecret
from disentangle.vault.header import HEADER_BYTES, read_copies
from disentangle.vault.recovery_code import new_code
from disentangle.vault.slots import Kind
from tests.helpers.case_files import (
    KEYRING_SECRET,
    OTHER_WORDS,
    QUICK,
    WORDS,
    a_code,
    body_of,
    digest,
    make,
    note,
)

POSIX = sys.platform != "win32"
MARKER = b"Marigold-Canary-7731"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "session.dat"


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, path: Path) -> Iterator[CaseStore]:
    opened: CaseStore = make(path) if request.param == "file" else MemoryStore()
    yield opened
    opened.close()


class TestEveryStore:
    def test_starts_empty(self, store: CaseStore) -> None:
        assert store.load() == {}

    def test_gives_back_what_was_written_last(self, store: CaseStore) -> None:
        store.write([Change("plan", "a", b"1"), Change("plan", "b", b""), Change("log", "a", b"3")])
        store.write([Change("plan", "a", b"2")])
        assert store.load() == {("plan", "a"): b"2", ("plan", "b"): b"", ("log", "a"): b"3"}

    def test_removes_and_does_not_mind_what_is_not_there(self, store: CaseStore) -> None:
        store.write([Change("plan", "a", b"1"), Change("plan", "a", None)])
        store.write([Change("plan", "never", None)])
        assert store.load() == {}

    def test_takes_changes_in_order(self, store: CaseStore) -> None:
        store.write([Change("p", "a", None), Change("p", "a", b"1"), Change("p", "a", b"2")])
        assert store.load() == {("p", "a"): b"2"}

    def test_takes_no_changes_at_all(self, store: CaseStore) -> None:
        store.write([])
        assert store.load() == {}

    def test_keeps_any_bytes_and_any_names(self, store: CaseStore) -> None:
        odd = Change("kind '\";--", "id \u202e\U0001f33b", bytes(range(256)) * 5000)
        store.write([odd])
        assert store.load() == {(odd.kind, odd.id): odd.body}

    def test_closes_twice(self, store: CaseStore) -> None:
        store.close()
        store.close()


def test_a_change_does_not_show_its_body() -> None:
    assert "secret" not in repr(Change("k", "i", b"secret"))


def test_what_was_written_is_there_after_opening_with_words_or_code(path: Path) -> None:
    case, code = create(path, WORDS, limits=QUICK)
    case.write([note(number) for number in range(50)])
    kept = case.load()
    key, case_id = case.content_key, case.case_id
    case.close()
    openings: tuple[Callable[[], CaseFile], ...] = (
        lambda: open_with_passphrase(path, f"  {WORDS} ", limits=QUICK),
        lambda: open_with_code(path, code.text.lower().replace("-", " "), limits=QUICK),
    )
    for open_again in openings:
        with open_again() as opened:
            assert opened.load() == kept
            assert (opened.content_key, opened.case_id) == (key, case_id)


def test_the_code_already_shown_is_the_one_that_opens(path: Path) -> None:
    case, code = create(path, WORDS, recovery=a_code(), limits=QUICK)
    case.close()
    assert code == a_code()
    open_with_code(path, a_code().text, limits=QUICK).close()


@pytest.mark.parametrize("words", ["", OTHER_WORDS, WORDS.upper(), WORDS[:-1]])
def test_other_words_are_named_and_leave_the_file_unchanged(path: Path, words: str) -> None:
    make(path).close()
    before = digest(path)
    for _ in range(3):
        with pytest.raises(WrongSecret):
            open_with_passphrase(path, words, limits=QUICK)
    with pytest.raises(WrongSecret):
        open_with_code(path, new_code().text, limits=QUICK)
    assert digest(path) == before
    assert [found.name for found in path.parent.iterdir()] == ["session.dat"]


def test_a_wrong_content_key_leaves_the_file_unchanged(path: Path) -> None:
    make(path).close()
    before = digest(path)
    with pytest.raises(Exception, match="damaged"):
        engine.connect(path, bytes(32))
    assert digest(path) == before


def test_words_and_keyring_are_needed_together_and_the_code_still_opens(path: Path) -> None:
    case, code = create(path, WORDS, keyring_secret=KEYRING_SECRET, limits=QUICK)
    assert [slot.kind for slot in case.header.slots] == [
        Kind.PASSPHRASE_AND_KEYRING,
        Kind.RECOVERY_CODE,
    ]
    case.close()
    assert look(path).needs_keyring
    with pytest.raises(KeyringPartMissing):
        open_with_passphrase(path, WORDS, limits=QUICK)
    with pytest.raises(WrongSecret):
        open_with_passphrase(path, WORDS, keyring_secret=bytes(32), limits=QUICK)
    with pytest.raises(WrongSecret):
        open_with_passphrase(path, OTHER_WORDS, keyring_secret=KEYRING_SECRET, limits=QUICK)
    open_with_passphrase(path, WORDS, keyring_secret=KEYRING_SECRET, limits=QUICK).close()
    open_with_code(path, code.text, limits=QUICK).close()


def test_new_words_end_the_old_ones_and_touch_nothing_else(path: Path) -> None:
    case, code = create(path, WORDS, limits=QUICK)
    case.write([note(1)])
    before = case.header
    content = path.read_bytes()[HEADER_BYTES:]
    case.change_passphrase(OTHER_WORDS)
    after = case.header
    case.close()
    assert path.read_bytes()[HEADER_BYTES:] == content
    assert after.generation == before.generation + 1
    assert after.slot_of(Kind.RECOVERY_CODE) == before.slot_of(Kind.RECOVERY_CODE)
    with pytest.raises(WrongSecret):
        open_with_passphrase(path, WORDS, limits=QUICK)
    openings: tuple[Callable[[], CaseFile], ...] = (
        lambda: open_with_passphrase(path, OTHER_WORDS, limits=QUICK),
        lambda: open_with_code(path, code.text, limits=QUICK),
    )
    for open_again in openings:
        with open_again() as opened:
            assert opened.load() == {("note", "000001"): body_of(1)}


def test_the_keyring_part_can_be_added_and_taken_away(path: Path) -> None:
    case = make(path)
    case.change_passphrase(WORDS, KEYRING_SECRET)
    assert case.needs_keyring
    case.change_passphrase(WORDS)
    assert not case.needs_keyring
    case.close()
    open_with_passphrase(path, WORDS, limits=QUICK).close()


def test_a_new_code_ends_the_old_one_and_keeps_the_words(path: Path) -> None:
    case, old = create(path, WORDS, limits=QUICK)
    words_slot = case.header.slot_of(Kind.PASSPHRASE)
    shown = new_code()
    assert case.new_recovery_code(shown) is shown
    assert case.header.slot_of(Kind.PASSPHRASE) == words_slot
    case.close()
    with pytest.raises(WrongSecret):
        open_with_code(path, old.text, limits=QUICK)
    open_with_code(path, shown.text, limits=QUICK).close()
    open_with_passphrase(path, WORDS, limits=QUICK).close()


def test_both_header_copies_are_equal_after_every_change(path: Path) -> None:
    case = make(path)
    for change in (case.new_recovery_code, lambda: case.change_passphrase(OTHER_WORDS)):
        change()
        assert read_copies(path.read_bytes()[:HEADER_BYTES]).agree
    case.close()


@pytest.mark.parametrize("setting", engine.SETTINGS, ids=lambda setting: setting.name)
def test_each_setting_is_in_force(path: Path, setting: engine.Setting) -> None:
    with make(path) as case:
        assert case.connection.pragma(setting.name) == setting.reads


@pytest.mark.parametrize(
    ("name", "reads"),
    [
        ("cipher", "chacha20"),
        ("locking_mode", "exclusive"),
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("fullfsync", 1),
    ],
)
def test_the_decided_settings_are_the_ones_set(path: Path, name: str, reads: object) -> None:
    make(path).close()
    with open_with_passphrase(path, WORDS, limits=QUICK) as case:
        assert case.connection.pragma(name) == reads


def test_extensions_cannot_be_loaded(path: Path) -> None:
    with make(path) as case:
        with pytest.raises(apsw.Error, match="not authorized"):
            case.connection.load_extension("nothing")
        with pytest.raises(apsw.Error):
            case.connection.execute("SELECT load_extension('nothing')").fetchall()


def test_the_database_library_is_past_the_known_reset_bug() -> None:
    # sqlite.org/wal.html#walresetbug: mended in 3.51.3
    assert tuple(int(part) for part in apsw.sqlite_lib_version().split(".")) >= (3, 51, 3)


def test_a_setting_that_does_not_hold_refuses_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(path).close()
    broken = engine.Setting("synchronous", "OFF", 3)
    monkeypatch.setattr(engine, "SETTINGS", (*engine.SETTINGS, broken))
    with pytest.raises(CipherOff):
        open_with_passphrase(path, WORDS, limits=QUICK)


def test_an_engine_without_cipher_writes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apsw, "vfs_names", lambda: ["unix"])
    with pytest.raises(CipherOff):
        make(path)
    assert list(path.parent.iterdir()) == []


def test_an_engine_that_ignores_the_key_is_caught_before_any_content(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: the file is opened below the cipher, as if the key had been ignored."""

    def without_cipher(path: Path, key: bytes, layer: object) -> apsw.Connection:
        return apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE, vfs="session")

    monkeypatch.setattr(engine, "_keyed", without_cipher)
    with pytest.raises(CipherOff):
        make(path)
    monkeypatch.setattr(engine, "_configure", lambda connection: None)
    with pytest.raises(CipherOff):  # the second guard: the bytes on the disk
        make(path)
    assert list(path.parent.iterdir()) == []


def test_no_byte_on_the_disk_shows_the_content(path: Path) -> None:
    case = make(path)
    case.write([Change("marker-kind", "marker-id", MARKER * 400)])
    case.connection.execute("BEGIN")
    case.connection.execute("UPDATE documents SET body = ?", (MARKER * 900,))
    case.connection.cache_flush()  # pages and journal are on the disk in mid-change now
    for file in path.parent.iterdir():
        content = file.read_bytes()
        for clear in (MARKER, b"marker-kind", b"documents", b"SQLite format", case.content_key):
            assert clear not in content, file.name
    assert (path.parent / "session.dat-journal").stat().st_size > 1000
    case.connection.execute("ROLLBACK")
    case.close()


def test_the_readable_marker_would_be_found(tmp_path: Path) -> None:
    """The control of the test above: without the cipher the same scan finds the marker."""
    plain = tmp_path / "plain.db"
    connection = apsw.Connection(str(plain))
    connection.execute("CREATE TABLE documents (body)")
    connection.execute("INSERT INTO documents VALUES (?)", (MARKER * 10,))
    connection.close()
    assert MARKER in plain.read_bytes()


def test_only_the_case_file_is_left_and_it_is_complete_alone(path: Path, tmp_path: Path) -> None:
    case = make(path)
    case.write([note(number) for number in range(20)])
    while_open = tmp_path / "elsewhere" / "copied.dat"
    while_open.parent.mkdir()
    while_open.write_bytes(path.read_bytes())  # idle, and only the main file
    expected = case.load()
    case.close()
    assert [found.name for found in path.parent.iterdir()] == ["session.dat"]
    with open_with_passphrase(while_open, WORDS, limits=QUICK) as copied:
        assert copied.load() == expected
        copied.check()


@pytest.mark.skipif(not POSIX, reason="modes")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o277])
def test_everything_is_private_whatever_the_umask(path: Path, umask: int) -> None:
    old = os.umask(umask)
    try:
        case = make(path)
        case.write([note(1)])
        case.copy_to(path.with_name("copy.dat"))
        modes = {found.name: stat.S_IMODE(found.stat().st_mode) for found in path.parent.iterdir()}
        case.close()
    finally:
        os.umask(old)
    assert modes == {"session.dat": 0o600, "session.dat-journal": 0o600, "copy.dat": 0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_nothing_is_ever_created_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    path.write_bytes(b"hers")
    with pytest.raises(AlreadyExists):
        make(path)
    monkeypatch.setattr(os.path, "lexists", lambda _: False)  # the early check may lie
    with pytest.raises(AlreadyExists):
        make(path)
    assert path.read_bytes() == b"hers"
    assert [found.name for found in path.parent.iterdir()] == ["session.dat"]


@pytest.mark.skipif(not POSIX, reason="links")
def test_a_dangling_link_is_not_filled(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    path.symlink_to(path.parent / "target")
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    with pytest.raises(AlreadyExists):
        make(path)
    assert not (path.parent / "target").exists()


@pytest.mark.skipif(not POSIX, reason="Windows renames without links")
def test_a_drive_without_hard_links_works_and_refuses_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    make(path).close()
    before = digest(path)
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    with pytest.raises(AlreadyExists):
        make(path)
    assert digest(path) == before
    open_with_passphrase(path, WORDS, limits=QUICK).close()


def test_what_a_killed_creation_left_never_blocks(path: Path) -> None:
    path.parent.mkdir()
    part = path.with_name("session.dat.part")
    for leftover in (b"", bytes(100), b"\x93SDT\r\n\x1a\nhalf"):
        part.write_bytes(leftover)
        path.with_name("session.dat.part-journal").write_bytes(b"old journal")
        assert look(path).exists is False
        make(path).close()
        assert [found.name for found in path.parent.iterdir()] == ["session.dat"]
        path.unlink()
    part.write_bytes(b"somebody else's file")
    with pytest.raises(AlreadyExists):
        make(path)
    assert part.read_bytes() == b"somebody else's file"


def test_a_damaged_header_copy_is_mended_only_after_a_good_opening(path: Path) -> None:
    make(path).close()
    good = path.read_bytes()
    for at in (0, 9, 20, 60, 150, 3000, 4090, 4096, 4105, 4200, 8000, 8191):
        damaged = bytearray(good)
        damaged[at] ^= 0x40
        path.write_bytes(damaged)
        with pytest.raises(WrongSecret):
            open_with_passphrase(path, OTHER_WORDS, limits=QUICK)
        assert path.read_bytes() == damaged
        open_with_passphrase(path, WORDS, limits=QUICK).close()
        assert path.read_bytes()[:HEADER_BYTES] == good[:HEADER_BYTES]


def test_secrets_are_never_shown_by_accident(path: Path) -> None:
    case, code = create(path, WORDS, limits=QUICK)
    shown = repr(case) + repr(code) + repr(case.header)
    for secret in (case.content_key.hex(), repr(case.content_key), WORDS, code.text, code.symbols):
        assert secret not in shown
    case.close()
    assert case.content_key == b""
    with pytest.raises(WrongSecret) as caught:
        open_with_passphrase(path, OTHER_WORDS, limits=QUICK)
    assert OTHER_WORDS not in str(caught.value) + caught.value.sentences()
    assert caught.value.__cause__ is None


def test_a_second_opening_of_the_same_file_is_named(path: Path) -> None:
    make(path).close()
    script = (
        "import sys; from pathlib import Path\n"
        "from disentangle.store.case_file import open_with_passphrase\n"
        "from tests.helpers.case_files import QUICK, WORDS\n"
        "try: open_with_passphrase(Path(sys.argv[1]), WORDS, limits=QUICK)\n"
        "except Exception as fault: print(type(fault).__name__)\n"
    )
    root = Path(__file__).parents[2]
    with open_with_passphrase(path, WORDS, limits=QUICK) as case:
        run = subprocess.run(
            [sys.executable, "-c", script, str(path)],
            cwd=root, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert run.stdout.strip() == "AlreadyOpen"
        case.write([note(1)])
        assert len(case.load()) == 1


def test_one_opener_refuses_a_second_and_lets_go(tmp_path: Path) -> None:
    lock = tmp_path / "data" / "session.lock"
    with OneOpener(lock), pytest.raises(AlreadyOpen):
        OneOpener(lock)
    with OneOpener(lock):
        pass
    if POSIX:
        assert stat.S_IMODE(lock.stat().st_mode) == 0o600
        assert stat.S_IMODE(lock.parent.stat().st_mode) == 0o700


def _at_version_2(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    later = (*schema.MIGRATIONS, script)
    for function in (schema.build, schema.upgrade):
        defaults = function.__defaults__
        assert defaults is not None
        monkeypatch.setattr(function, "__defaults__", (later,))


def test_an_older_file_is_upgraded_with_a_copy_kept_first(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with make(path) as case:
        case.write([note(1)])
    with monkeypatch.context() as later:
        _at_version_2(later, "CREATE TABLE more (a); INSERT INTO more VALUES (1)")
        for _ in range(2):
            with open_with_passphrase(path, WORDS, limits=QUICK) as case:
                assert schema.version_of(case.connection) == 2
                assert case.load() == {("note", "000001"): body_of(1)}
    kept = path.with_name("session-v1.dat")
    assert {found.name for found in path.parent.iterdir()} == {path.name, kept.name}
    with open_with_passphrase(kept, WORDS, limits=QUICK) as old:
        assert old.load() == {("note", "000001"): body_of(1)}
    before = digest(path)
    with pytest.raises(NewerVersion):  # the program of today meets the file of tomorrow
        open_with_passphrase(path, WORDS, limits=QUICK)
    assert digest(path) == before


def test_an_upgrade_that_breaks_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with make(path) as case:
        case.write([note(1)])
    with monkeypatch.context() as later:
        _at_version_2(later, "CREATE TABLE more (a); INSERT INTO nowhere VALUES (1)")
        with pytest.raises(WriteFailed):
            open_with_passphrase(path, WORDS, limits=QUICK)
    with open_with_passphrase(path, WORDS, limits=QUICK) as case:
        assert schema.version_of(case.connection) == 1
        assert case.load() == {("note", "000001"): body_of(1)}
        tables = case.connection.execute("SELECT name FROM sqlite_schema WHERE name = 'more'")
        assert tables.fetchall() == []


def test_a_failing_change_leaves_nothing_behind(path: Path) -> None:
    with make(path) as case:
        case.write([note(1)])
        with pytest.raises(ZeroDivisionError), case.transaction() as connection:
            connection.execute("DELETE FROM documents")
            raise ZeroDivisionError
        assert len(case.load()) == 1
        assert case.changes_written == 1


def test_the_program_can_hand_the_case_to_a_worker_thread(path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def work() -> int:
        with make(path) as case:
            case.write([note(1)])
            return len(case.load())

    with ThreadPoolExecutor(1) as worker:
        assert worker.submit(work).result() == 1


def test_the_real_cost_is_at_or_above_the_floor(path: Path) -> None:
    case, _ = create(path, WORDS)
    slot = case.header.slot_of(Kind.PASSPHRASE)
    case.close()
    assert slot is not None
    assert (slot.cost.memory_kib, slot.cost.lanes) == (262144, 4)
    assert slot.cost.passes >= 3
    opened: CaseFile = open_with_passphrase(path, WORDS)
    opened.close()
