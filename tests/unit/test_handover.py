"""The file to hand over: any age program opens it, and nothing half-done is ever left."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import shutil
import stat
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disentangle.store import age_format, files, handover_faults
from disentangle.store.age_format import CHUNK_BYTES
from disentangle.store.handover import (
    export_documents,
    import_documents,
    read_age,
    write_age,
)
from disentangle.store.handover_faults import (
    CannotRead,
    DamagedFile,
    DriveFull,
    HandoverFault,
    NewerFormat,
    NotThisFormat,
    TargetExists,
    TooLarge,
    WorkOutOfRange,
    WriteFailed,
    WrongPassphrase,
)

WORDS = "river lamp quiet orange stone"
posix = pytest.mark.skipif(sys.platform == "win32", reason="this system has no such thing")

DOCUMENTS = {("note", "n1"): b"\x00binary\xff", ("account", "a1"): b"{}", ("note", "é"): b""}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Less scrypt work, for tests that are not about it."""
    monkeypatch.setattr(age_format, "WRITTEN_LOG2N", age_format.LOWEST_LOG2N)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "copy.age"


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


# --- Round trips and other programs


def test_a_file_comes_back_private_and_with_the_work_we_promise(target: Path) -> None:
    write_age(target, b"hello", WORDS)
    assert read_age(target, WORDS) == b"hello"
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_bytes().split(b"\n")[1].endswith(b" 17")
    assert names(target.parent) == ["copy.age"]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    "size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 200_000]
)
def test_every_length_comes_back_here_and_in_another_program(target: Path, size: int) -> None:
    pyrage = pytest.importorskip("pyrage", reason="no wheel for Windows on ARM")
    content = os.urandom(size)
    write_age(target, content, WORDS)
    assert read_age(target, WORDS) == content
    assert pyrage.passphrase.decrypt(target.read_bytes(), WORDS) == content


@pytest.mark.usefixtures("quick")
def test_pieces_of_any_size_make_the_same_file_as_one(target: Path) -> None:
    content = os.urandom(150_000)
    pieces = (content[at : at + 777] for at in range(0, len(content), 777))
    write_age(target, pieces, WORDS)
    assert read_age(target, WORDS) == content


@posix
def test_the_age_program_opens_it(target: Path) -> None:
    program = shutil.which("age")
    if program is None:
        pytest.fail("age is missing: install it with your system's package manager")
    content = os.urandom(100_000)
    write_age(target, content, WORDS)
    opened = target.with_name("opened")
    assert _at_a_terminal([program, "-d", "-o", str(opened), str(target)], WORDS) == 0
    assert opened.read_bytes() == content


def _at_a_terminal(command: list[str], typed: str) -> int:
    """Run a program that wants its passphrase from a terminal; its exit code."""
    import pty

    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(command[0], command)
    with os.fdopen(terminal, "r+b", buffering=0) as screen:
        screen.read(1)  # the question has begun
        screen.write(typed.encode() + b"\n")
        try:
            while screen.read(1024):
                pass
        except OSError:
            pass  # Linux says so when the program has closed the terminal
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def test_a_file_of_another_program_opens_though_it_asks_for_more_work(target: Path) -> None:
    pyrage = pytest.importorskip("pyrage", reason="no wheel for Windows on ARM")
    target.write_bytes(pyrage.passphrase.encrypt(b"from elsewhere", WORDS))
    assert read_age(target, WORDS) == b"from elsewhere"


@pytest.mark.usefixtures("quick")
def test_letters_composed_in_another_way_are_the_same_words(target: Path) -> None:
    write_age(target, b"x", "Zoe\u0308 stone")
    assert read_age(target, "Zo\u00eb stone") == b"x"


def test_an_empty_passphrase_is_our_own_mistake_and_leaves_nothing(target: Path) -> None:
    with pytest.raises(ValueError, match="empty"):
        write_age(target, b"x", "")
    assert names(target.parent) == []


# --- Published vectors


def _vectors() -> list[tuple[str, dict[str, str], bytes]]:
    found = []
    text = Path(__file__).with_name("age_vectors.json").read_text()
    for name, coded in json.loads(text)["files"].items():
        head, _, body = base64.b64decode(coded).partition(b"\n\n")
        facts = dict(line.split(": ", 1) for line in head.decode().splitlines())
        if facts.get("compressed") == "zlib":
            body = zlib.decompress(body)
        found.append((name, facts, body))
    return found


@pytest.mark.parametrize(
    ("facts", "body"),
    [(f, b) for name, f, b in _vectors() if name.startswith("scrypt") and "passphrase" in f],
    ids=[n for n, f, _ in _vectors() if n.startswith("scrypt") and "passphrase" in f],
)
def test_published_headers(
    facts: dict[str, str], body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(age_format, "LOWEST_LOG2N", 1)  # they use 10 to be quick
    if facts["expect"] == "success":
        plain = age_format.decrypt(io.BytesIO(body).read, facts["passphrase"], 1 << 20)
        assert hashlib.sha256(plain).hexdigest() == facts["payload"]
        return
    with pytest.raises(HandoverFault) as caught:
        age_format.decrypt(io.BytesIO(body).read, facts["passphrase"], 1 << 20)
    if facts["expect"] == "no match":
        assert caught.type in (WrongPassphrase, WorkOutOfRange, NotThisFormat)


@pytest.mark.parametrize(
    ("facts", "body"),
    [(f, b) for name, f, b in _vectors() if name.startswith("stream")],
    ids=[n for n, _, _ in _vectors() if n.startswith("stream")],
)
def test_published_streams(facts: dict[str, str], body: bytes) -> None:
    start = body.index(b"\n--- ") + 1
    payload = io.BytesIO(body[body.index(b"\n", start) + 1 :])
    key = bytes.fromhex(facts["file key"])
    if facts["expect"] == "success":
        plain = age_format.open_payload(key, payload.read, 1 << 20)
        assert hashlib.sha256(plain).hexdigest() == facts["payload"]
    else:
        assert facts["expect"] in ("payload failure", "header failure")
        with pytest.raises(DamagedFile):
            age_format.open_payload(key, payload.read, 1 << 20)


# --- What is wrong is named


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(age_format, "WRITTEN_LOG2N", age_format.LOWEST_LOG2N)
        path = tmp_path_factory.mktemp("age") / "copy.age"
        write_age(path, os.urandom(CHUNK_BYTES + 100), WORDS)
        return path.read_bytes()


def _fault(target: Path, content: bytes, words: str = WORDS) -> type[BaseException]:
    target.write_bytes(content)
    with pytest.raises(HandoverFault) as caught:
        read_age(target, words)
    assert WORDS not in caught.value.sentences()
    assert target.read_bytes() == content
    return caught.type


def test_other_words_are_called_wrong_words(target: Path, written: bytes) -> None:
    assert _fault(target, written, "not these") is WrongPassphrase


def test_every_cut_is_called_damage(target: Path, written: bytes) -> None:
    header = written.index(b"\n--- ") + 49
    places = [1, 21, 22, 30, header - 20, header, header + 15, header + 16, header + 30]
    for place in [*places, header + 16 + CHUNK_BYTES + 16, len(written) - 1]:
        assert _fault(target, written[:place]) is DamagedFile, place


def test_added_bytes_are_called_damage(target: Path, written: bytes) -> None:
    assert _fault(target, written + b"\0") is DamagedFile
    assert _fault(target, written + bytes(CHUNK_BYTES + 16)) is DamagedFile


def test_one_changed_bit_never_goes_unnoticed(target: Path, written: bytes) -> None:
    header = written.index(b"\n--- ") + 49
    for place in (header - 2, header, header + 20, header + CHUNK_BYTES + 40, len(written) - 1):
        changed = bytearray(written)
        changed[place] ^= 1
        assert _fault(target, bytes(changed)) is DamagedFile, place
    for place in range(0, header, 7):
        changed = bytearray(written)
        changed[place] ^= 1
        assert issubclass(_fault(target, bytes(changed)), HandoverFault), place


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello\n",
        b"PK\x03\x04",
        b"-----BEGIN AGE ENCRYPTED FILE-----\n",
        b"age-encryption.org/v1\n-> X25519 abc\nxyz\n--- x\n",
        b"age-encryption.org/v2\n-> scrypt abc 17\n",
    ],
)
def test_other_files_are_called_another_format(target: Path, content: bytes) -> None:
    assert _fault(target, content) is NotThisFormat


@pytest.mark.parametrize("log2n", [13, 21, 30, 63, 99])
def test_strange_work_is_refused_before_any_memory_is_taken(
    target: Path, written: bytes, log2n: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> bytes:
        raise AssertionError("scrypt was asked")

    monkeypatch.setattr(hashlib, "scrypt", never)
    lines = written.split(b"\n", 2)
    lines[1] = lines[1][:-2] + b"%d" % log2n
    assert _fault(target, b"\n".join(lines)) is WorkOutOfRange


def test_too_little_memory_is_not_called_wrong_words(
    target: Path, written: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_left(*_: object, **__: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(hashlib, "scrypt", none_left)
    assert _fault(target, written) is handover_faults.NotEnoughMemory


def test_more_than_the_caller_allows_is_refused(target: Path, written: bytes) -> None:
    target.write_bytes(written)
    assert len(read_age(target, WORDS, CHUNK_BYTES + 100)) == CHUNK_BYTES + 100
    with pytest.raises(TooLarge):
        read_age(target, WORDS, CHUNK_BYTES + 99)


@posix
def test_places_without_a_file_are_named_and_do_not_make_us_wait(tmp_path: Path) -> None:
    with pytest.raises(CannotRead):
        read_age(tmp_path / "nothing", WORDS)
    with pytest.raises((CannotRead, NotThisFormat)):
        read_age(tmp_path, WORDS)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotThisFormat):
        read_age(tmp_path / "pipe", WORDS)


def test_every_fault_has_its_own_sentence() -> None:
    kinds = [
        kind
        for kind in vars(handover_faults).values()
        if isinstance(kind, type) and issubclass(kind, HandoverFault) and kind is not HandoverFault
    ]
    assert len(kinds) == 11
    assert len({kind().what for kind in kinds}) == len(kinds)


# --- Nothing is replaced, followed or left behind


@posix
@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("planted", ["file", "link", "dangling link", "folder", "pipe"])
@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_what_is_already_there_stays(tmp_path: Path, planted: str, when: str) -> None:
    target, victim = tmp_path / "copy.age", tmp_path / "victim"
    victim.write_bytes(b"mine")

    def plant() -> None:
        if planted == "file":
            target.write_bytes(b"earlier")
        elif planted == "link":
            target.symlink_to(victim)
        elif planted == "dangling link":
            target.symlink_to(tmp_path / "elsewhere")
        elif planted == "folder":
            target.mkdir()
        else:
            os.mkfifo(target)

    def content() -> Iterator[bytes]:
        if when == "meanwhile":
            plant()
        yield b"secret"

    if when == "before":
        plant()
    with pytest.raises(TargetExists):
        write_age(target, content(), WORDS)
    assert names(tmp_path) == ["copy.age", "victim"]
    assert victim.read_bytes() == b"mine"
    if planted == "file":
        assert target.read_bytes() == b"earlier"


@pytest.mark.usefixtures("quick")
def test_content_that_ends_early_leaves_nothing(target: Path) -> None:
    def content() -> Iterator[bytes]:
        yield bytes(3 * CHUNK_BYTES)
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"):
        write_age(target, content(), WORDS)
    assert names(target.parent) == []


FULL = """
import resource, sys
from pathlib import Path
from disentangle.store import age_format
from disentangle.store.handover import write_age
from disentangle.store.handover_faults import DriveFull
age_format.WRITTEN_LOG2N = age_format.LOWEST_LOG2N
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    write_age(Path(sys.argv[1]), bytes(300_000), "words")
except DriveFull:
    print("full")
"""


@posix
@pytest.mark.parametrize("room", [0, 100, 70_000, 200_000])
def test_a_drive_without_room_is_named_and_nothing_is_left(target: Path, room: int) -> None:
    # The kernel refuses to write past the limit, as a full drive does.
    run = subprocess.run(
        [sys.executable, "-c", FULL, str(target), str(room)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "full\n"
    assert names(target.parent) == []


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("step", ["open_new", "sync", "publish"])
def test_a_drive_that_goes_away_leaves_nothing(
    target: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise OSError(5, "gone")

    monkeypatch.setattr(files, step, gone)
    with pytest.raises(WriteFailed) as caught:
        write_age(target, b"content", WORDS)
    assert caught.type is not DriveFull
    assert names(target.parent) == []


@pytest.mark.usefixtures("quick")
def test_the_check_for_leftovers_sees_one(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The defect planted on purpose: a failing write that does not clean up."""
    monkeypatch.setattr(os.path, "samestat", lambda *_: False)
    monkeypatch.setattr(files, "publish", lambda *_: (_ for _ in ()).throw(OSError(5, "gone")))
    with pytest.raises(WriteFailed):
        write_age(target, b"content", WORDS)
    assert names(target.parent) != []


# --- The documents inside


@given(
    st.dictionaries(
        st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.text("abcé")),
        st.binary(max_size=50),
    )
)
def test_documents_come_back_whatever_their_names(
    documents: dict[tuple[str, str], bytes],
) -> None:
    assert import_documents(export_documents(documents)) == documents


def test_equal_documents_give_equal_bytes() -> None:
    turned = dict(reversed(DOCUMENTS.items()))
    assert export_documents(turned) == export_documents(DOCUMENTS)


def test_the_form_is_the_published_one() -> None:
    assert export_documents({("note", "n1"): b"hi"}) == (
        b'{"format":"disentangle case","version":1,'
        b'"documents":[{"kind":"note","id":"n1","body":"aGk="}]}'
    )


EXPORTED = export_documents(DOCUMENTS)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", NotThisFormat),
        (b"[]", NotThisFormat),
        (b"[" * 100_000, NotThisFormat),
        (EXPORTED.replace(b"disentangle case", b"something else"), NotThisFormat),
        (EXPORTED.replace(b'"version":1', b'"version":0'), NotThisFormat),
        (EXPORTED.replace(b'"version":1', b'"version":"1"'), NotThisFormat),
        (EXPORTED.replace(b'"version":1', b'"version":2'), NewerFormat),
        (EXPORTED.replace(b'"version":1', b'"version":1,"more":1'), DamagedFile),
        (EXPORTED.replace(b'"version":1', b'"version": 1'), DamagedFile),
        (EXPORTED.replace(b'"e30="', b'"e30"'), DamagedFile),
        (EXPORTED.replace(b'"e30="', b'"e31="'), DamagedFile),
        (EXPORTED.replace(b'"kind":"account"', b'"kind":"zebra"'), DamagedFile),
        (EXPORTED.replace(b'"kind":"account","id":"a1"', b'"kind":"note","id":"n1"'), DamagedFile),
        (EXPORTED.replace(b'"id":"a1"', b'"id":"a1","id":"a1"'), DamagedFile),
        (EXPORTED + b"\n", DamagedFile),
        (EXPORTED[:-1], NotThisFormat),
        (b"\xff\xfe" + EXPORTED, NotThisFormat),
    ],
)
def test_anything_else_is_refused_by_name(data: bytes, fault: type[HandoverFault]) -> None:
    with pytest.raises(HandoverFault) as caught:
        import_documents(data)
    assert caught.type is fault
