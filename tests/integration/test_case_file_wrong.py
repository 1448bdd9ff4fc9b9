"""Every wrong file gets its own sentences and is left exactly as it is."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from disentangle.errors import ForPerson
from disentangle.store.case_file import CaseFile, create, look, open_with_code, open_with_passphrase
from disentangle.store.faults import (
    AlreadyExists,
    DamagedContent,
    FolderInPlace,
    Missing,
    Unreadable,
    WriteFailed,
)
from disentangle.vault.faults import (
    DamagedHeader,
    EmptyFile,
    NewerVersion,
    NotACase,
    Truncated,
)
from disentangle.vault.header import HEADER_BYTES
from tests.helpers.case_files import QUICK, WORDS, a_code, body_of, digest, make, note
from tests.unit.test_header_vectors import FOLDER

POSIX = sys.platform != "win32"
NOTES = 60


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a whole case with 60 notes."""
    path = tmp_path_factory.mktemp("good") / "session.dat"
    with make(path, recovery=a_code()) as case:
        case.write([note(number) for number in range(NOTES)])
    return path.read_bytes()


@dataclass(frozen=True)
class Wrong:
    name: str
    fault: type[ForPerson]
    content: Callable[[bytes], bytes]
    seen_at_a_look: bool = True


def _sqlite(_: bytes) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (a)")
    return connection.serialize()


def _newer(good: bytes) -> bytes:
    return (FOLDER / "version-2.bin").read_bytes() + good[HEADER_BYTES:]


def _both_headers_bad(good: bytes) -> bytes:
    return good[:100] + b"\0" * 50 + good[150:4196] + b"\0" * 50 + good[4246:]


WRONG = (
    Wrong("empty", EmptyFile, lambda _: b""),
    Wrong("one byte", NotACase, lambda _: b"\x93"),
    Wrong("half a header", Truncated, lambda good: good[:4096]),
    Wrong("header and nothing else", Truncated, lambda good: good[:HEADER_BYTES]),
    Wrong("zeros", NotACase, lambda _: bytes(50_000)),
    Wrong("random", NotACase, lambda _: os.urandom(50_000)),
    Wrong("table", NotACase, lambda _: b"name,url,username,password\r\n" * 500),
    Wrong("picture", NotACase, lambda _: b"\x89PNG\r\n\x1a\n" + os.urandom(20_000)),
    Wrong("other database", NotACase, _sqlite),
    Wrong("newer version", NewerVersion, _newer),
    Wrong("both header copies damaged", DamagedHeader, _both_headers_bad),
    Wrong("end cut off", Truncated, lambda good: good[:-4096], False),
    Wrong("content of another file", DamagedContent, lambda good: good[:HEADER_BYTES]
          + os.urandom(len(good) - HEADER_BYTES), False),
    Wrong("readable database inside", DamagedContent, lambda good: good[:HEADER_BYTES]
          + _sqlite(good), False),
)  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.name)
def test_a_wrong_file_is_named_and_unchanged(wrong: Wrong, good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "session.dat"
    path.write_bytes(wrong.content(good))
    path.chmod(0o600)
    before = digest(path)
    seen = look(path)
    assert seen.exists
    assert type(seen.fault) is (wrong.fault if wrong.seen_at_a_look else type(None))
    openings: tuple[Callable[[], CaseFile], ...] = (
        lambda: open_with_passphrase(path, WORDS, limits=QUICK),
        lambda: open_with_code(path, a_code().text, limits=QUICK),
    )
    for open_again in openings:
        with pytest.raises(ForPerson) as caught:
            open_again()
        assert type(caught.value) is wrong.fault
        assert all((caught.value.what, caught.value.kept, caught.value.do))
    with pytest.raises(AlreadyExists):
        create(path, WORDS, limits=QUICK)
    assert digest(path) == before
    assert [found.name for found in tmp_path.iterdir()] == ["session.dat"]


def test_no_file_is_not_a_new_case(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "session.dat"
    assert look(path).exists is False
    with pytest.raises(Missing):
        open_with_passphrase(path, WORDS, limits=QUICK)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_is_named(tmp_path: Path) -> None:
    path = tmp_path / "session.dat"
    path.mkdir()
    assert type(look(path).fault) is FolderInPlace
    with pytest.raises(FolderInPlace):
        open_with_passphrase(path, WORDS, limits=QUICK)
    with pytest.raises(AlreadyExists):
        create(path, WORDS, limits=QUICK)
    assert list(path.iterdir()) == []


@pytest.mark.skipif(not POSIX, reason="links and pipes")
@pytest.mark.parametrize("kind", ["link", "dangling link", "loop", "pipe"])
def test_a_link_or_pipe_is_never_opened(kind: str, good: bytes, tmp_path: Path) -> None:
    path, target = tmp_path / "session.dat", tmp_path / "target.dat"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "loop":
        path.symlink_to(path)
    else:
        path.symlink_to(target)
        if kind == "link":
            target.write_bytes(good)
    names = sorted(found.name for found in tmp_path.iterdir())
    assert type(look(path).fault) is NotACase
    with pytest.raises(NotACase):
        open_with_passphrase(path, WORDS, limits=QUICK)
    with pytest.raises(AlreadyExists):
        create(path, WORDS, limits=QUICK)
    assert sorted(found.name for found in tmp_path.iterdir()) == names
    assert kind != "link" or target.read_bytes() == good


def _told(work: Callable[[], object]) -> str:
    try:
        return str(work())
    except Exception as fault:
        return type(fault).__name__


def _try_everything(path: Path) -> str:
    told = [
        _told(lambda: type(look(path).fault).__name__),
        _told(lambda: len(_opened(path).load())),
        _told(lambda: _opened(path).write([note(1)])),
        _told(lambda: _opened(path).change_passphrase("quite other words")),
        _told(lambda: len(_opened(path).load())),
        _told(lambda: create(path.with_name("new.dat"), WORDS, limits=QUICK)),
    ]
    return " ".join(told)


def _opened(path: Path) -> CaseFile:
    return open_with_code(path, a_code().text, limits=QUICK)


def _as_somebody_else(path: Path) -> str:
    """What happens without the rights of root, for whom no file is closed."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        told = "the test itself went wrong"
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            told = _try_everything(path)
        finally:
            os.write(writer, told.encode())
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        told = answer.read()
    os.waitpid(child, 0)
    return told


@pytest.mark.skipif(not POSIX, reason="modes")
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "expected"),
    [
        # look, load, write, change words, load again, create beside it
        (0o000, 0o777, "Unreadable Unreadable Unreadable Unreadable Unreadable"),
        (0o444, 0o777, "NoneType 60 WriteFailed WriteFailed 60"),
        (0o666, 0o555, "NoneType 60 WriteFailed None 60 WriteFailed"),
        (0o444, 0o555, "NoneType 60 WriteFailed WriteFailed 60 WriteFailed"),
        (0o666, 0o000, "Unreadable Unreadable Unreadable Unreadable Unreadable WriteFailed"),
    ],
)
def test_a_file_or_folder_closed_to_us(
    file_mode: int, folder_mode: int, expected: str, good: bytes
) -> None:
    with tempfile.TemporaryDirectory() as outer:  # every folder above must let others pass
        Path(outer).chmod(0o755)
        folder = Path(outer) / "data"
        folder.mkdir()
        path = folder / "session.dat"
        path.write_bytes(good)
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        try:
            told = _as_somebody_else(path)
        finally:
            folder.chmod(0o700)
        assert told.startswith(expected)
        assert path.read_bytes()[HEADER_BYTES:] == good[HEADER_BYTES:]
        path.chmod(0o600)
        before = path.read_bytes()
        # Repaired, it works at once.
        open_with_code(path, a_code().text, limits=QUICK).close()
        assert path.read_bytes() == before


def test_unreadable_is_named_without_a_permission_system(
    tmp_path: Path, good: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "session.dat"
    path.write_bytes(good)

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "no")

    monkeypatch.setattr("disentangle.store.files.open_present", refuse)
    assert type(look(path).fault) is Unreadable


def test_a_flip_anywhere_is_named_by_its_region_or_harmless(good: bytes, tmp_path: Path) -> None:
    """400 flips: in the header one copy mends the other; in the content damage is named."""
    path = tmp_path / "session.dat"
    expected = {("note", f"{number:06}"): body_of(number) for number in range(NOTES)}
    step = len(good) // 400
    for at in range(3, len(good), step):
        flipped = bytearray(good)
        flipped[at] ^= 1 << at % 8
        path.write_bytes(flipped)
        try:
            with open_with_code(path, a_code().text, limits=QUICK) as case:
                assert case.load() == expected
                case.check()
        except DamagedContent:
            assert at >= HEADER_BYTES
            assert path.read_bytes() == flipped
        else:
            assert at < HEADER_BYTES, f"byte {at} of the content is not checked"
            assert path.read_bytes() == good
        assert [found.name for found in tmp_path.iterdir()] == ["session.dat"]


def test_a_file_cut_anywhere_is_named(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "session.dat"
    lengths = [*range(8, HEADER_BYTES, 411), *range(HEADER_BYTES, len(good), 1234)]
    for length in (*lengths, *range(HEADER_BYTES + 4096, len(good), 4096)):
        path.write_bytes(good[:length])
        before = digest(path)
        with pytest.raises(Truncated):
            open_with_code(path, a_code().text, limits=QUICK)
        assert digest(path) == before


def test_a_longer_file_is_opened(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "session.dat"
    path.write_bytes(good + bytes(4096))
    with open_with_code(path, a_code().text, limits=QUICK) as case:
        assert len(case.load()) == NOTES


def test_writing_after_the_file_was_damaged_under_us_is_named(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "session.dat"
    path.write_bytes(good)
    with open_with_code(path, a_code().text, limits=QUICK) as case:
        with path.open("r+b") as file:
            file.seek(HEADER_BYTES + 4096)
            file.write(os.urandom(len(good) - HEADER_BYTES - 4096))
        with pytest.raises((DamagedContent, WriteFailed)):
            case.load()


def test_a_file_that_others_could_read_is_closed_to_them(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "session.dat"
    path.write_bytes(good)
    path.chmod(0o644)
    with open_with_code(path, a_code().text, limits=QUICK) as case:
        case.write([note(1)])
        if POSIX:
            assert {stat.S_IMODE(found.stat().st_mode) for found in tmp_path.iterdir()} == {0o600}
