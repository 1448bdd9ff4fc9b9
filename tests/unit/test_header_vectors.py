"""The header format against stored files, so another reader or a later version can be checked.

`tests/vectors/header/vectors.json` lists, for each file, what is typed and what must come of it.
The files were written once by `write_vectors` (run `python -m tests.unit.test_header_vectors`
from the project folder to write a new set when the format gets a new version).
"""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path
from typing import Final

import pytest

from disentangle.errors import ForPerson
from disentangle.vault import header as header_module
from disentangle.vault import opening, slots
from disentangle.vault.faults import CostOutOfRange
from disentangle.vault.header import COPY_BYTES, HEADER_BYTES, Header, encode, read_copies
from disentangle.vault.passphrase import FLOOR, Cost, Limits
from disentangle.vault.recovery_code import parse_code
from tests.helpers.case_files import KEYRING_SECRET, OTHER_WORDS, QUICK, WORDS, a_code

FOLDER: Final = Path(__file__).parent.parent / "vectors" / "header"
CONTENT_KEY: Final = bytes(range(100, 132))
CASE_ID: Final = bytes(range(16))
OTHER_CODE: Final = "0000-0000-0000-0000-0000-0000-0000"

SLOT_AT: Final = 35  # where the first slot starts, for the tampered files
SLOT_SIZE: Final = 93

Typed = dict[str, str]
Entry = dict[str, object]

GOOD: Final[Typed] = {"words": WORDS}
WRONG: Final[Typed] = {"words": OTHER_WORDS}
CODE: Final[Typed] = {"code": a_code().text}
BOTH: Final[Typed] = {"words": WORDS, "keyring": KEYRING_SECRET.hex()}


def outcome(start: bytes, typed: Typed, limits: Limits = QUICK) -> str:
    """What the person would be told: "ok" or the name of the fault."""
    try:
        copies = read_copies(start)
        if "code" in typed:
            _, key = opening.with_code(copies, parse_code(typed["code"]))
        else:
            secret = bytes.fromhex(typed["keyring"]) if "keyring" in typed else None
            _, key = opening.with_passphrase(copies, typed["words"], limits, secret)
    except ForPerson as fault:
        return type(fault).__name__
    assert key == CONTENT_KEY
    return "ok"


def entries() -> list[Entry]:
    listed: list[Entry] = json.loads((FOLDER / "vectors.json").read_text("utf-8"))["vectors"]
    return listed


def _name(entry: Entry) -> str:
    return f"{entry['file']} {'code' if 'code' in str(entry['typed']) else 'words'}"


@pytest.mark.parametrize(
    "entry", entries() if (FOLDER / "vectors.json").is_file() else [], ids=_name
)
def test_each_stored_file_gives_its_expected_class(entry: Entry) -> None:
    start = (FOLDER / str(entry["file"])).read_bytes()
    typed = entry["typed"]
    assert isinstance(typed, dict)
    assert outcome(start, typed, FLOOR if entry["limits"] == "floor" else QUICK) == entry["expect"]


def test_the_set_is_large_and_covers_every_class() -> None:
    listed = entries()
    assert len({entry["file"] for entry in listed}) >= 60
    assert {entry["expect"] for entry in listed} >= {
        "ok",
        "WrongSecret",
        "KeyringPartMissing",
        "CostOutOfRange",
        "DamagedHeader",
        "NewerVersion",
        "NotACase",
        "EmptyFile",
        "Truncated",
    }
    assert {path.name for path in FOLDER.glob("*.bin")} == {entry["file"] for entry in listed}


@pytest.mark.parametrize("file", ["cost-1-kib.bin", "cost-64-gib.bin"])
def test_forged_costs_are_refused_at_once_without_taking_memory(
    file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(**_: object) -> None:
        raise AssertionError("the key derivation was started")

    monkeypatch.setattr("disentangle.vault.passphrase.Argon2id", never)
    copies = read_copies((FOLDER / file).read_bytes())
    started = time.perf_counter()
    with pytest.raises(CostOutOfRange):
        opening.with_passphrase(copies, WORDS, FLOOR)
    assert time.perf_counter() - started < 0.1


def test_flipping_any_single_byte_of_the_header_never_locks_the_person_out() -> None:
    start = (FOLDER / "plain.bin").read_bytes()
    for at in range(0, HEADER_BYTES, 7):
        flipped = bytearray(start)
        flipped[at] ^= 0xFF
        assert outcome(bytes(flipped), CODE) == "ok", at


def test_flips_in_both_copies_are_named() -> None:
    start = (FOLDER / "plain.bin").read_bytes()
    for at in range(8, COPY_BYTES, 11):
        flipped = bytearray(start)
        flipped[at] ^= 1
        flipped[COPY_BYTES + at] ^= 1
        assert outcome(bytes(flipped), CODE) == "DamagedHeader", at


def test_the_header_says_nothing_telling() -> None:
    start = (FOLDER / "plain.bin").read_bytes()
    printable = "".join(chr(byte) if 32 <= byte < 127 else " " for byte in start)
    longest = max(printable.split(), key=len)
    assert len(longest) < 12, longest


# --- writing the files ---------------------------------------------------------------------------


def _plain(
    generation: int = 1,
    words: str = WORDS,
    keyring: bytes | None = None,
    cost: Cost = QUICK.least,
    limits: Limits = QUICK,
) -> Header:
    return Header(
        CASE_ID,
        generation,
        (
            slots.seal_with_passphrase(CONTENT_KEY, CASE_ID, words, cost, limits, keyring),
            slots.seal_with_code(CONTENT_KEY, CASE_ID, a_code()),
        ),
    )


def _resealed(copy: bytes, at: int, data: bytes) -> bytes:
    """Both copies with bytes replaced and a checksum that fits again."""
    body = bytearray(copy[: COPY_BYTES - 32])
    body[at : at + len(data)] = data
    return (bytes(body) + hashlib.sha256(body).digest()) * 2


def _flipped(start: bytes, *places: int) -> bytes:
    changed = bytearray(start)
    for place in places:
        changed[place] ^= 0x55
    return bytes(changed)


def write_vectors(folder: Path) -> None:
    """A new set of files and their list. Not deterministic: salts and nonces are fresh."""
    folder.mkdir(parents=True, exist_ok=True)
    listed: list[Entry] = []

    def add(name: str, start: bytes, *tries: tuple[Typed, str], limits: str = "quick") -> None:
        (folder / f"{name}.bin").write_bytes(start)
        for typed, expect in tries:
            # A set that is wrong from the start would only prove itself.
            assert outcome(start, typed, FLOOR if limits == "floor" else QUICK) == expect, name
            listed.append(
                {"file": f"{name}.bin", "typed": typed, "limits": limits, "expect": expect}
            )

    copy = encode(_plain())
    plain = copy * 2
    add(
        "plain",
        plain,
        (GOOD, "ok"),
        (WRONG, "WrongSecret"),
        ({"words": f"  {WORDS}\t"}, "ok"),
        ({"words": WORDS.upper()}, "WrongSecret"),
        ({"words": " "}, "WrongSecret"),
        (CODE, "ok"),
        ({"code": a_code().text.lower().replace("-", " ")}, "ok"),
        ({"code": OTHER_CODE}, "WrongSecret"),
        ({"code": "7QKM"}, "CodeNotReadable"),
        (BOTH, "ok"),
    )
    add(
        "accents",
        encode(_plain(words="caf\u00e9 zo\u00eb")) * 2,
        ({"words": "caf\u00e9 zo\u00eb"}, "ok"),
        ({"words": "cafe\u0301 zoe\u0308"}, "ok"),
        ({"words": "cafe zoe"}, "WrongSecret"),
    )
    with_keyring = encode(_plain(keyring=KEYRING_SECRET)) * 2
    add(
        "keyring",
        with_keyring,
        (BOTH, "ok"),
        (GOOD, "KeyringPartMissing"),
        ({"words": WORDS, "keyring": bytes(32).hex()}, "WrongSecret"),
        ({"words": OTHER_WORDS, "keyring": KEYRING_SECRET.hex()}, "WrongSecret"),
        (CODE, "ok"),
    )
    new_words = encode(_plain(2, OTHER_WORDS))
    for name, start in (("first", new_words + copy), ("second", copy + new_words)):
        add(f"mid-change-new-{name}", start, (GOOD, "ok"), (WRONG, "ok"), (CODE, "ok"))

    fields = {
        "magic": 0,
        "version": 9,
        "generation": 17,
        "case-id": 20,
        "count": 34,
        "words-slot": SLOT_AT + 50,
        "code-slot": SLOT_AT + SLOT_SIZE + 50,
        "padding": 2000,
        "checksum": COPY_BYTES - 1,
    }
    for field, at in fields.items():
        add(f"first-bad-{field}", _flipped(plain, at), (GOOD, "ok"), (CODE, "ok"))
        add(f"second-bad-{field}", _flipped(plain, COPY_BYTES + at), (GOOD, "ok"))
        expect = "NotACase" if field == "magic" else "DamagedHeader"
        add(f"both-bad-{field}", _flipped(plain, at, COPY_BYTES + at), (GOOD, expect))
    add("first-zeroed", bytes(COPY_BYTES) + copy, (GOOD, "ok"))
    add("second-zeroed", copy + bytes(COPY_BYTES), (GOOD, "ok"))
    add("torn-first", new_words[:600] + copy[600:] + copy, (GOOD, "ok"), (WRONG, "WrongSecret"))

    words_parts = {"salt": 1, "memory": 20, "passes": 24, "lanes": 28, "nonce": 29, "sealed": 45}
    changed = {"memory": b"\x50", "passes": b"\x02", "lanes": b"\x02"}
    for part, offset in (*words_parts.items(), ("tag", 88)):
        data = changed.get(part) or bytes((copy[SLOT_AT + offset] ^ 1,))
        start = _resealed(copy, SLOT_AT + offset, data)
        add(f"tampered-words-{part}", start, (GOOD, "WrongSecret"), (CODE, "ok"))
    for part, offset in (("salt", 1), ("memory", 20), ("nonce", 29), ("sealed", 45), ("tag", 88)):
        at = SLOT_AT + SLOT_SIZE + offset
        start = _resealed(copy, at, bytes((copy[at] ^ 1,)))
        add(f"tampered-code-{part}", start, (CODE, "WrongSecret"), (GOOD, "ok"))
    add(
        "tampered-case-id",
        _resealed(copy, 18, b"\xee"),
        (GOOD, "WrongSecret"),
        (CODE, "WrongSecret"),
    )
    add("tampered-kind-keyring", _resealed(copy, SLOT_AT, b"\x03"), (BOTH, "WrongSecret"))
    add("tampered-keyring-to-words", _resealed(with_keyring[:COPY_BYTES], SLOT_AT, b"\x01"),
        (GOOD, "WrongSecret"))  # fmt: skip
    add("no-words-slot", encode(Header(CASE_ID, 1, _plain().slots[1:])) * 2,
        (GOOD, "WrongSecret"), (CODE, "ok"))  # fmt: skip

    add("unknown-kind", _resealed(copy, SLOT_AT, b"\x09"), (GOOD, "DamagedHeader"))
    add("no-slots", _resealed(copy, 34, b"\x00"), (GOOD, "DamagedHeader"))
    add("17-slots", _resealed(copy, 34, b"\x11"), (GOOD, "DamagedHeader"))
    add("version-0", _resealed(copy, 8, b"\x00\x00"), (GOOD, "DamagedHeader"))
    newer = _resealed(copy, 8, b"\x00\x02")
    add("version-2", newer, (GOOD, "NewerVersion"), (CODE, "NewerVersion"))
    add("version-65535", _resealed(copy, 8, b"\xff\xff"), (GOOD, "NewerVersion"))
    add("version-2-in-second", copy + newer[:COPY_BYTES], (GOOD, "NewerVersion"))

    for name, at, value in (
        ("memory-low", 17, 63),
        ("memory-high", 17, 1025),
        ("passes-low", 21, 0),
        ("passes-high", 21, 9),
        ("lanes-low", 25, 0),
        ("lanes-high", 25, 5),
    ):
        start = _resealed(copy, SLOT_AT + at, value.to_bytes(4, "big"))
        add(f"cost-{name}", start, (GOOD, "CostOutOfRange"), (CODE, "ok"))
    loose = Limits(Cost(8, 1, 1), Cost(2**32 - 1, 64, 16), 0)
    tiny = encode(_plain(cost=Cost(8, 1, 1), limits=loose))
    for name, kib in (("1-kib", 1), ("64-gib", 64 * 1024 * 1024)):
        start = _resealed(tiny, SLOT_AT + 17, kib.to_bytes(4, "big"))
        add(f"cost-{name}", start, (GOOD, "CostOutOfRange"), (CODE, "ok"), limits="floor")
    add("cost-below-floor", plain, (GOOD, "CostOutOfRange"), limits="floor")

    add("empty", b"", (GOOD, "EmptyFile"))
    for size in (8, 100, COPY_BYTES, HEADER_BYTES - 1):
        add(f"short-{size}", plain[:size], (GOOD, "Truncated"))
    add("zeros", bytes(HEADER_BYTES), (GOOD, "NotACase"))
    add("table", b"name,url,username,password\r\n" * 300, (GOOD, "NotACase"))
    add("database", b"SQLite format 3\0".ljust(HEADER_BYTES, b"\0"), (GOOD, "NotACase"))
    add("picture", b"\x89PNG\r\n\x1a\n".ljust(HEADER_BYTES, b"\0"), (GOOD, "NotACase"))

    about = (
        "Invented secrets. typed: what the person types; limits: floor = the program's own, "
        "quick = 64 KiB to 1 MiB, 1 to 8 passes, 1 to 4 lanes; expect: ok or the named fault. "
        f"Content key of every ok: {CONTENT_KEY.hex()}. Format: {header_module.__name__}."
    )
    text = json.dumps({"about": about, "vectors": listed}, indent=1, ensure_ascii=True)
    (folder / "vectors.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    write_vectors(FOLDER)
