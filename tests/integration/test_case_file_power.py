"""Nothing confirmed is lost: power cuts, a full drive, a drive that reports errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import apsw
import pytest

from disentangle.errors import ForPerson
from disentangle.store import files, header_file
from disentangle.store.case_file import CaseFile, open_with_code, open_with_passphrase
from disentangle.store.case_vfs import ShiftedVFS
from disentangle.store.contract import Change, Key
from disentangle.store.faults import DiskFull, WriteFailed
from disentangle.vault.faults import DamagedHeader, WrongSecret
from disentangle.vault.header import HEADER_BYTES, read_copies
from tests.helpers.case_files import (
    OTHER_WORDS,
    QUICK,
    WORDS,
    Step,
    WatchedVFS,
    a_code,
    body_of,
    make,
    note,
)
from tests.helpers.power_cut import after_cut

Documents = dict[Key, bytes]


def _reopened(path: Path, vfs: ShiftedVFS | None = None) -> CaseFile:
    return open_with_code(path, a_code().text, limits=QUICK, vfs=vfs)


def _workload() -> list[list[Change]]:
    """What a person does: add, edit, remove, a long text, and one import of 300 rows."""
    actions = [[note(number)] for number in range(10)]
    actions += [[Change("note", f"{number:06}", body_of(900 + number))] for number in (2, 5)]
    actions += [[Change("photo", "a", body_of(7, 60_000))], [Change("note", "000003", None)]]
    actions += [[note(number, 200) for number in range(100, 400)]]
    actions += [[Change("photo", "a", None)], [note(1000), Change("note", "000005", None)]]
    return actions


class _Recording:
    """A case written through the recorder: the steps, and the content after each confirmation.

    Attributes:
        before: the file when the record starts.
        steps: everything below the cipher, with one "confirmed" step after each action.
        contents: the documents before the first action and after each one.
    """

    def __init__(self, folder: Path, prepare: Callable[[CaseFile], None]) -> None:
        path = folder / "recorded.dat"
        make(path, recovery=a_code()).close()
        self.before = path.read_bytes()
        self.steps: list[Step] = []
        vfs = WatchedVFS(self.steps.append)
        with _reopened(path, vfs) as case:
            prepare(case)
            self.contents: list[Documents] = [case.load()]
            for action in _workload():
                case.write(action)
                self.steps.append(Step("confirmed", ""))
                self.contents.append(case.load())
            self.steps.append(Step("closing", ""))


def _losses(recording: _Recording, folder: Path, cuts: int, seed: int) -> list[str]:
    """What the person would have lost in so many power cuts; empty is what we want."""
    random = Random(seed)
    path = folder / "cut.dat"
    lost = []
    for _ in range(cuts):
        at = random.randrange(len(recording.steps) + 1)
        steps = recording.steps[:at]
        confirmed = sum(step.what == "confirmed" for step in steps)
        main, journal = after_cut(recording.before, steps, random)
        path.write_bytes(main)
        files.journal_of(path).unlink(missing_ok=True)
        if journal is not None:
            files.journal_of(path).write_bytes(journal)
        try:
            with _reopened(path) as case:
                case.check()
                found = case.load()
        except ForPerson as fault:
            lost.append(f"cut after step {at}: {type(fault).__name__}")
            continue
        if found not in recording.contents[confirmed : confirmed + 2]:
            lost.append(f"cut after step {at}: content is not the confirmed one")
    return lost


@pytest.mark.parametrize(
    "cuts", [500, pytest.param(5000, marks=pytest.mark.long)], ids=["some", "many"]
)
def test_power_cuts_lose_nothing_confirmed(tmp_path: Path, cuts: int) -> None:
    seed = Random().randrange(2**32)
    print(f"seed {seed}")
    recording = _Recording(tmp_path, lambda case: None)
    assert len(recording.contents) > 10
    assert _losses(recording, tmp_path, cuts, seed) == []


def _set(name: str, value: str) -> Callable[[CaseFile], None]:
    def prepare(case: CaseFile) -> None:
        case.connection.execute(f"PRAGMA {name} = {value}").fetchall()

    return prepare


@pytest.mark.parametrize(("name", "value"), [("synchronous", "OFF"), ("journal_mode", "MEMORY")])
def test_planted_weaker_settings_are_caught(tmp_path: Path, name: str, value: str) -> None:
    recording = _Recording(tmp_path, _set(name, value))
    assert _losses(recording, tmp_path, 150, 1) != []


def test_one_action_takes_at_most_four_syncs(tmp_path: Path) -> None:
    recording = _Recording(tmp_path, lambda case: None)
    syncs = 0
    counts = []
    for step in recording.steps:
        if step.what == "sync":
            syncs += 1
        elif step.what == "confirmed":
            counts.append(syncs)
            syncs = 0
    # The first action of a session also creates the journal's name.
    assert max(counts[1:]) <= 4, counts


def test_after_one_change_was_undone_the_next_can_be_undone_too(tmp_path: Path) -> None:
    """Killed in a change, opened, killed in another change: the journal is there both times."""
    path = tmp_path / "session.dat"
    case = make(path, recovery=a_code())
    case.write([note(number, 2000) for number in range(20)])
    expected = case.load()
    for _ in range(3):
        case.connection.execute("BEGIN")
        case.connection.execute("UPDATE documents SET body = x'00'")
        case.connection.cache_flush()  # half of the change is in the file now
        main, journal = path.read_bytes(), files.journal_of(path).read_bytes()
        assert journal
        case.connection.execute("ROLLBACK")
        case.close()
        path.write_bytes(main)
        files.journal_of(path).write_bytes(journal)
        case = _reopened(path)
        assert case.load() == expected
    case.close()
    assert [found.name for found in tmp_path.iterdir()] == ["session.dat"]


class _Refusing:
    """Refuses the k-th step of some kinds, once or from then on."""

    def __init__(self, kinds: tuple[str, ...], error: type[apsw.Error]) -> None:
        self.kinds = kinds
        self.error = error
        self.countdown = -1
        self.stays = False

    def __call__(self, step: Step) -> None:
        if step.what in self.kinds and self.countdown >= 0:
            self.countdown -= 1
            if self.countdown < 0:
                if self.stays:
                    self.countdown = 0
                raise self.error("planted")

    @property
    def reached(self) -> bool:
        return self.stays or self.countdown < 0


@pytest.fixture(params=["once", "until repaired"])
def stays(request: pytest.FixtureRequest) -> Iterator[bool]:
    yield request.param == "until repaired"


@pytest.mark.parametrize(
    ("kinds", "error", "fault"),
    [
        (("write", "open"), apsw.FullError, DiskFull),
        (("write", "sync", "truncate", "delete", "open"), apsw.IOError, WriteFailed),
    ],
    ids=["full drive", "drive with errors"],
)
@pytest.mark.parametrize("size", [300, 80_000], ids=["short", "long"])
def test_a_refused_step_loses_nothing_and_a_retry_works(
    tmp_path: Path,
    kinds: tuple[str, ...],
    error: type[apsw.Error],
    fault: type[ForPerson],
    size: int,
    stays: bool,
) -> None:
    refuse = _Refusing(kinds, error)
    vfs = WatchedVFS(refuse)
    path = tmp_path / "session.dat"
    make(path, recovery=a_code()).close()
    expected: Documents = {}
    failures = 0
    for k in range(200):
        case = _reopened(path, vfs)
        case.write([Change("warm", "up", body_of(k))])
        expected["warm", "up"] = body_of(k)
        change = note(k, size)
        refuse.countdown, refuse.stays = k, stays
        try:
            case.write([change])
        except WriteFailed as caught:
            failures += 1
            assert type(caught) is fault
            refuse.countdown, refuse.stays = -1, False  # the drive has room again, or is back
            assert case.load() in (expected, {**expected, (change.kind, change.id): change.body})
            case.write([change])
            reached = True
        else:
            reached = False
        refuse.countdown, refuse.stays = -1, False
        assert change.body is not None
        expected[change.kind, change.id] = change.body
        assert case.load() == expected
        case.close()
        with _reopened(path) as again:
            again.check()
            assert again.load() == expected
        if not reached:
            break
    assert failures >= 3
    assert not reached
    assert [found.name for found in tmp_path.iterdir()] == ["session.dat"]


def test_errors_while_the_program_ends_lose_nothing(tmp_path: Path) -> None:
    """The drive stays broken after the refusal and the program is closed."""
    refuse = _Refusing(("write", "sync", "truncate", "delete", "open"), apsw.IOError)
    vfs = WatchedVFS(refuse)
    path = tmp_path / "session.dat"
    make(path, recovery=a_code()).close()
    expected: Documents = {}
    for k in range(20):
        case = _reopened(path, vfs)
        case.write([note(k)])
        expected["note", f"{k:06}"] = body_of(k)
        refuse.countdown, refuse.stays = k, True
        with suppress(WriteFailed):
            case.write([Change("lost", "maybe", body_of(k, 9000))])
            expected["lost", "maybe"] = body_of(k, 9000)
        case.close()
        refuse.countdown, refuse.stays = -1, False
        with _reopened(path) as again:
            again.check()
            found = again.load()
            assert {**found, ("lost", "maybe"): b""} == {**expected, ("lost", "maybe"): b""}
            again.write([Change("lost", "maybe", None)])
        expected.pop(("lost", "maybe"), None)


@pytest.mark.parametrize("error", [apsw.FullError, apsw.IOError])
def test_a_refused_creation_or_copy_leaves_nothing(tmp_path: Path, error: type[apsw.Error]) -> None:
    refuse = _Refusing(("write", "sync", "open"), error)
    vfs = WatchedVFS(refuse)
    path = tmp_path / "session.dat"
    for k in range(200):
        refuse.countdown, refuse.stays = k, True
        try:
            case = make(path, vfs)
        except WriteFailed:
            assert list(tmp_path.iterdir()) == []
        else:
            break
    refuse.countdown, refuse.stays = -1, False
    case.write([note(number) for number in range(30)])
    target = tmp_path / "copy.dat"
    for k in range(200):
        refuse.countdown, refuse.stays = k, True
        try:
            case.copy_to(target)
        except WriteFailed:
            names = {found.name for found in tmp_path.iterdir()}
            assert names == {"session.dat", "session.dat-journal"}
        else:
            break
    refuse.countdown, refuse.stays = -1, False
    case.close()
    assert k > 3
    with open_with_passphrase(target, WORDS, limits=QUICK) as copy:
        assert len(copy.load()) == 30


# --- the header, which is written beside the engine ----------------------------------------------


def _recorded_change(
    case: CaseFile, change: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> list[Step]:
    steps: list[Step] = []
    write_at, sync = files.write_at, files.sync

    def recording_write(fd: int, data: bytes, offset: int) -> None:
        steps.append(Step("write", "db", offset, data))
        write_at(fd, data, offset)

    def recording_sync(fd: int) -> None:
        steps.append(Step("sync", "db"))
        sync(fd)

    with monkeypatch.context() as patched:
        patched.setattr(files, "write_at", recording_write)
        patched.setattr(files, "sync", recording_sync)
        change()
    return steps


def _opens(path: Path, words: str) -> bool:
    try:
        open_with_passphrase(path, words, limits=QUICK).close()
    except WrongSecret:
        return False
    return True


@pytest.mark.parametrize("damaged", [None, 0, 4096], ids=["whole", "first bad", "second bad"])
def test_a_power_cut_while_words_change_leaves_old_or_new_words(
    tmp_path: Path, damaged: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "session.dat"
    case = make(path, recovery=a_code())
    case.write([note(1)])
    before = bytearray(path.read_bytes())
    if damaged is not None:
        # As if the copy had gone bad after opening: the change must not trust it.
        before[damaged + 500] ^= 1
        path.write_bytes(before)
        found = header_file.read(path).copies
        monkeypatch.setattr(case, "_copies", found)
    steps = _recorded_change(case, lambda: case.change_passphrase(OTHER_WORDS), monkeypatch)
    case.close()
    assert [step.what for step in steps] == ["write", "sync"] * 2
    random = Random(5)
    seen = set()
    for at in range(len(steps) + 1):
        for _ in range(500):  # quick: one copy is always intact
            read_copies(after_cut(bytes(before[:HEADER_BYTES]), steps[:at], random)[0])
        for _ in range(15):
            main, _ = after_cut(bytes(before), steps[:at], random)
            path.write_bytes(main)
            with _reopened(path) as opened:
                assert opened.load() == {("note", "000001"): body_of(1)}
            path.write_bytes(main)
            old = _opens(path, WORDS)
            path.write_bytes(main)
            new = _opens(path, OTHER_WORDS)
            assert old or new
            assert at < len(steps) or (new and not old)
            seen.add((old, new))
    assert {(True, False), (False, True)} <= seen


def test_a_planted_careless_header_write_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: both copies in one write without a sync between; a cut must lock somebody out."""
    path = tmp_path / "session.dat"
    case = make(path, recovery=a_code())
    before = path.read_bytes()
    steps = _recorded_change(case, lambda: case.change_passphrase(OTHER_WORDS), monkeypatch)
    case.close()
    careless = [step for step in steps if step.what == "write"]
    random = Random(5)
    locked_out = 0
    for _ in range(3000):
        main, _ = after_cut(before[:HEADER_BYTES], careless, random)
        try:
            read_copies(main)
        except DamagedHeader:
            locked_out += 1
    assert locked_out > 0


def test_words_after_a_killed_change_stay_the_ones_that_were_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut between the two copies: either words open, and those used are the only ones after."""
    path = tmp_path / "session.dat"
    case = make(path)
    before = path.read_bytes()
    case.change_passphrase(OTHER_WORDS)
    case.close()
    between = path.read_bytes()[:4096] + before[4096:]
    for used, other in ((WORDS, OTHER_WORDS), (OTHER_WORDS, WORDS)):
        path.write_bytes(between)
        assert _opens(path, used)
        assert not _opens(path, other)
        assert _opens(path, used)


@pytest.mark.parametrize("at", range(4))
def test_a_drive_error_while_words_change_leaves_old_or_new_words(
    tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "session.dat"
    case = make(path)
    calls = iter(range(10))

    def failing(real: Callable[..., None]) -> Callable[..., None]:
        def call(*args: object) -> None:
            if next(calls) == at:
                raise OSError(5, "planted")
            real(*args)

        return call

    with monkeypatch.context() as patched:
        for name in ("write_at", "sync"):
            patched.setattr(files, name, failing(getattr(files, name)))
        with pytest.raises(WriteFailed):
            case.change_passphrase(OTHER_WORDS)
    case.close()
    saved = path.read_bytes()
    old = _opens(path, WORDS)
    path.write_bytes(saved)
    new = _opens(path, OTHER_WORDS)
    assert old or new
    assert saved[HEADER_BYTES:] == path.read_bytes()[HEADER_BYTES:]


def test_a_change_can_be_tried_again_after_a_drive_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "session.dat"
    case = make(path)
    sync = files.sync
    fails = iter((False, True))

    def failing(fd: int) -> None:
        if next(fails, False):
            raise OSError(28, "planted")
        sync(fd)

    with monkeypatch.context() as patched:
        patched.setattr(files, "sync", failing)
        with pytest.raises(DiskFull):
            case.change_passphrase(OTHER_WORDS)
        case.change_passphrase(OTHER_WORDS)
    case.close()
    assert not _opens(path, WORDS)
    assert _opens(path, OTHER_WORDS)
