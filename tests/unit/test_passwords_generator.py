"""New passwords come from the system's random source, fit the site and hold nothing of you."""

from __future__ import annotations

import secrets
import string
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disentangle.passwords import generator
from disentangle.passwords.facts import Facts
from disentangle.passwords.site_rules import SiteRules, parse
from disentangle.passwords.strength import Level, check, passphrase_check
from disentangle.passwords.wordlist import phrase_words
from disentangle.resources import resource


def test_the_list_has_7776_words_and_its_notice() -> None:
    assert len(phrase_words()) == 7_776
    assert "CC BY" in resource("words", "NOTICE.txt").read_text(encoding="utf-8")


def test_a_short_list_is_refused(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    short = tmp_path / "words.txt"
    short.write_text("\n".join(phrase_words()[:-1]), encoding="ascii")
    monkeypatch.setattr("disentangle.passwords.wordlist.resource", lambda *_: short)
    with pytest.raises(ValueError, match="7,776"):
        phrase_words.__wrapped__()


def test_five_words_with_dashes_are_hard_to_guess() -> None:
    phrase = generator.words()
    assert len(phrase.split("-")) == 5
    assert set(phrase.split("-")) <= set(phrase_words())
    assert passphrase_check(phrase, Facts()).level is Level.OK


def test_every_draw_asks_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real = secrets.choice

    def choice(pool: list[str]) -> str:
        asked.append(len(pool))
        return real(pool)

    monkeypatch.setattr(secrets, "choice", choice)
    generator.words(5)
    assert asked == [7_772] * 5  # four words of the list have a dash in them
    asked.clear()
    generator.characters(12)
    assert len(asked) >= 12 and min(asked) > 50


def test_phrases_differ() -> None:
    assert len({generator.words() for _ in range(50)}) == 50


@pytest.mark.parametrize("separator", ["", " ", "-", "."])
def test_a_phrase_never_holds_a_fact(separator: str) -> None:
    # Very common word parts, so that almost every phrase would hold one.
    facts = Facts(words=("Ana", "Ted", "Zoë", "art", "Ing", "ous"), numbers=("42",))
    for _ in range(40):
        phrase = generator.words(6, separator, never_from=facts)
        assert not any(part in phrase for part in ("ana", "ted", "zoe", "art", "ing", "ous"))


def test_facts_that_are_everywhere_still_leave_a_phrase() -> None:
    letters = tuple(a + b + c for a in "aeiou" for b in string.ascii_lowercase for c in "aeiou")
    assert len(generator.words(5, never_from=Facts(words=(*letters, "abacus"))).split("-")) == 5


def test_no_words_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="word"):
        generator.words(0)


def test_characters_without_rules_fit_most_sites() -> None:
    for _ in range(50):
        text = generator.characters()
        assert len(text) == 20
        for group in (string.ascii_lowercase, string.ascii_uppercase, string.digits, "-_.!"):
            assert set(group) & set(text)
        assert not set("Il1O0") & set(text)
        assert check(text, Facts()).level is Level.OK


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("minlength: 6; maxlength: 16;", (6, 16, [], "", None)),
        ("minlength:8;minlength:10;max-consecutive: 2", (10, None, [], "", 2)),
        ("required: lower, [-!]; allowed: digit;", (0, None, ["abc-!"], "0", None)),
        ("required: [#;,$]; maxlength: 9", (0, 9, ["#;,$"], "#", None)),
        ("allowed: [a]b]];", None),
        ("allowed: [-ab]];", (0, None, [], "-ab]", None)),
        ("", (0, None, [], "", None)),
        ("REQUIRED: UPPER;", (0, None, ["ABC"], "Z", None)),
        ("minlength: lots", None),
        ("required: letters;", None),
        ("minlength 8", None),
        ("required: [abc", None),
    ],
)
def test_rules_are_read_as_sites_write_them(
    text: str, expected: tuple[int, int | None, list[str], str, int | None] | None
) -> None:
    if expected is None:
        with pytest.raises(ValueError):
            parse(text)
        return
    rules = parse(text)
    minlength, maxlength, required, allowed, consecutive = expected
    assert (rules.minlength, rules.maxlength, rules.max_consecutive) == (
        minlength,
        maxlength,
        consecutive,
    )
    assert len(rules.required) == len(required)
    assert all(set(some) <= group for some, group in zip(required, rules.required, strict=True))
    assert set(allowed) <= rules.allowed


_SITES = (
    "minlength: 8; maxlength: 8; max-consecutive: 3; required: digit; required: upper,lower,[#$+];",
    "required: upper; required: upper; required: digit; required: digit; required: special;",
    "minlength: 8; required: digit; required: lower; required: upper; required: [$%/(){}=?#[]];",
    "minlength: 6; maxlength: 6; allowed: digit; max-consecutive: 1;",
    "minlength: 8; allowed: [-!\"§$%&/()=?;:_+*'#]; required: lower; required: digit;",
    "minlength: 30; allowed: ascii-printable;",
    "minlength: 6; maxlength: 16;",
)


@pytest.mark.parametrize("site", _SITES)
@pytest.mark.parametrize("length", [1, 12, 20])
def test_what_is_made_fits_the_site(site: str, length: int) -> None:
    rules = parse(site)
    for _ in range(10):
        text = generator.characters(length, rules)
        assert rules.minlength <= len(text) <= (rules.maxlength or 99)
        assert set(text) <= (rules.allowed or set(text))
        for group, times in Counter(rules.required).items():
            assert sum(char in group for char in text) >= times
        if rules.max_consecutive is not None:
            assert not any(char * (rules.max_consecutive + 1) in text for char in set(text))


def test_rules_that_nothing_fits_are_told() -> None:
    with pytest.raises(ValueError, match="fits"):
        generator.characters(8, parse("maxlength: 1; required: lower; required: upper;"))


@settings(max_examples=200, deadline=None)
@given(st.text("ab-[]:;, 1required", max_size=30))
def test_odd_rules_are_read_or_refused_and_never_hang(text: str) -> None:
    try:
        rules = parse(text)
    except ValueError:
        return
    assert isinstance(rules, SiteRules)


def test_a_password_is_spelled_sign_by_sign() -> None:
    assert generator.spell_out("Ab7-") == ["capital A", "b", "seven", "dash"]
    assert generator.spell_out("Ö €\u2603") == ["capital Ö", "space", "euro", "snowman"]
    assert generator.spell_out("\x07\ud800") == ["a sign without a name"] * 2


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=30))
def test_every_character_has_something_to_say(text: str) -> None:
    said = generator.spell_out(text)
    assert len(said) == len(text)
    assert all(said)
