"""What the content check refuses: each defect is planted once and has to be named."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from disentangle.catalogue.author import read
from disentangle.catalogue.check import CONDITIONS, check
from disentangle.catalogue.coverage import coverage
from disentangle.catalogue.load import decode, encode
from disentangle.catalogue.words import banned, grade, long_sentences

TODAY = dt.date(2026, 11, 20)

PHASES = """
phases = [{id = "main", title = "Main", say = "Go."}, {id = "social", title = "S", say = "Go."}]
columns = [{id = "contact", title = "Block"}]
"""
KEEPS = """
[[keeps]]
id = "chat"
what = "The chat"
how = "Take pictures of it."
"""
ACTION = """
id = "block"
title = "Block {them} on {platform}"
short = "Block"
group = "contact"
phase = "social"
order = 60
gain = "Messages from this account stop."
notice = "can-notice"
notice_how = "They can see it if they look for you."
undo = "Open the list of blocked accounts and take them off it."
minutes = 3
save_first = ["chat"]
rules = ["R14", "R22"]
search_words = "{platform} block"
source = {key = "ZC", seen = true, checked = 2026-11-20}
[[steps]]
say = "Open their profile."
goes_to = "profile"
[[steps]]
say = "Look at the list of blocked accounts."
kind = "check"
"""
PLATFORM = """
id = "example"
name = "Example"
kind = "social"
letters = "Ex"
domains = ["example.org"]
source = {key = "FIELD", seen = false, checked = 2026-11-20}
[places.profile]
link = "https://www.example.org/people"
phone = ["Profile", "Menu"]
source = {key = "FIELD", seen = false, checked = 2026-11-20}
[actions.block]
"""


def problems(folder: Path, **files: str) -> list[str]:
    """The messages for a small content folder with some files changed."""
    texts = {
        "phases.toml": PHASES,
        "keeps.toml": KEEPS,
        "actions/block.toml": ACTION,
        "platforms/example.toml": PLATFORM,
    } | files
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [str(problem) for problem in check(read(folder), TODAY)]


def test_good_content_has_nothing_to_mend(tmp_path: Path) -> None:
    assert problems(tmp_path) == []


DEFECTS = [
    ("missing notice", ACTION.replace('notice = "can-notice"\n', ""), "notice"),
    ("missing undo", ACTION.replace("undo = ", "undone = "), "und"),
    ("empty undo", ACTION.replace("Open the list of blocked accounts and take them off it.", ""),
     "undo is empty"),
    ("missing source", ACTION.replace("source = ", "# source = "), "source"),
    ("future date", ACTION.replace("2026-11-20", "2027-01-01"), "future"),
    ("blame", ACTION.replace("Messages from", "You should have. Messages from"), "keep out"),
    ("promise", ACTION.replace("Messages from", "You are safe. Messages from"), "keep out"),
    ("fear", ACTION.replace("Messages from", "You were hacked. Messages from"), "keep out"),
    ("step without a verb", ACTION.replace("Open their profile", "The profile"), "verb"),
    ("last step no check", ACTION.replace('kind = "check"', 'kind = "do"'), "last step"),
    ("unknown rule", ACTION.replace('"R22"', '"R99"'), "no safety rule"),
    ("unknown brace", ACTION.replace("{platform} block", "{platform} block").replace(
        "Messages from this", "Messages from {him} in this"), "unknown brace"),
    ("unknown keep", ACTION.replace('["chat"]', '["chats"]'), "keeps.toml"),
    ("unknown phase", ACTION.replace('phase = "social"', 'phase = "soon"'), "no phase"),
    ("unknown field", ACTION.replace("minutes = 3", "minutes = 3\nscore = 4"), "score"),
    ("place nobody has", ACTION.replace('goes_to = "profile"', 'goes_to = "attic"'), "attic"),
    ("long sentence", ACTION.replace("Messages from this account stop.", "word " * 25), "over 20"),
    ("straight apostrophe", ACTION.replace("They can", "They don't"), "instead of '"),
    ("hard words", ACTION.replace("Messages from this account stop.",
     "Unauthorised administrative notifications internationally terminate immediately."),
     "grade"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "say"), [d[1:] for d in DEFECTS], ids=[d[0] for d in DEFECTS])
def test_a_planted_defect_in_an_action_is_named(tmp_path: Path, text: str, say: str) -> None:
    found = problems(tmp_path, **{"actions/block.toml": text})
    assert any(say in message and "block.toml" in message for message in found), found


PLATFORM_DEFECTS = [
    ("foreign link", PLATFORM.replace("www.example.org", "example.com"), "not a domain"),
    ("look-alike link", PLATFORM.replace("www.example.org", "evilexample.org"), "not a domain"),
    ("plain http", PLATFORM.replace("https://", "http://"), "https"),
    ("place no action goes to", PLATFORM + '[places.attic]\nsearch = "x"\nsource = '
     '{key = "FIELD", seen = false, checked = 2026-11-20}\n', "attic"),
    ("unknown action", PLATFORM + "[actions.shout]\n", "no action"),
    ("both here and not", PLATFORM + '[not_here]\nblock = "No such thing."\n', "both"),
    ("file name", PLATFORM.replace('id = "example"', 'id = "other"'), "file name"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "say"), [d[1:] for d in PLATFORM_DEFECTS], ids=[d[0] for d in PLATFORM_DEFECTS]
)
def test_a_planted_defect_in_a_platform_is_named(tmp_path: Path, text: str, say: str) -> None:
    found = problems(tmp_path, **{"platforms/example.toml": text})
    assert any(say in message and "example.toml" in message for message in found), found


def test_two_platforms_with_one_domain_are_named(tmp_path: Path) -> None:
    twin = PLATFORM.replace('id = "example"', 'id = "twin"')
    assert any("already belongs" in m for m in problems(tmp_path, **{"platforms/twin.toml": twin}))


def test_a_message_names_the_line(tmp_path: Path) -> None:
    text = ACTION.replace("Messages from", "You should have known. Messages from")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "should have" in row)
    found = problems(tmp_path, **{"actions/block.toml": text})
    assert any(message.startswith(f"actions/block.toml:{line}:") for message in found), found


def test_broken_toml_is_one_message(tmp_path: Path) -> None:
    found = problems(tmp_path, **{"platforms/example.toml": "id = "})
    assert any("not valid TOML" in message for message in found)


def test_compiled_content_is_the_same_content(tmp_path: Path) -> None:
    assert problems(tmp_path) == []
    catalogue = read(tmp_path).catalogue
    assert catalogue is not None
    assert decode(encode(catalogue)) == catalogue


def test_the_report_counts_what_is_said_seen_and_missing(tmp_path: Path) -> None:
    second = ACTION.replace('"block"', '"mute"', 1)
    assert problems(tmp_path, **{"actions/mute.toml": second}) == []
    catalogue = read(tmp_path).catalogue
    assert catalogue is not None
    report = coverage(catalogue, dt.date(2026, 11, 30))
    assert "services by actions: 2, said 1 (50%), missing 1 (50%)" in report
    assert "facts: 4, seen in a source 2, known and not checked 2" in report
    assert "oldest 2026-11-20 (10 days)" in report


def test_grade_and_words() -> None:
    assert grade(["The cat sat. It was red."]) < 3
    assert grade(["Comprehensive organisational accountability necessitates documentation."]) > 12
    assert banned("You are safe now, guaranteed.") == ["You are safe", "guaranteed"]
    assert long_sentences("One two three. " + "word " * 21) != []


def test_every_condition_of_the_content_comes_from_an_answer() -> None:
    """The closed list of the check and the plan's own table name the same conditions."""
    from disentangle.plan import conditions as module

    text = Path(module.__file__).read_text(encoding="utf-8")
    assert sorted(name for name in CONDITIONS if f'"{name}"' not in text) == []
