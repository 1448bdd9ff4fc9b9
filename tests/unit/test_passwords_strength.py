"""A verdict tells why in plain words, never gets kinder with more facts, and never breaks."""

from __future__ import annotations

import math
import subprocess
import sys
import threading
import traceback

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zxcvbn import matching, zxcvbn  # type: ignore[import-untyped,unused-ignore]

from disentangle.passwords import general
from disentangle.passwords.facts import Facts
from disentangle.passwords.reasons import ReasonKind
from disentangle.passwords.reuse import idea
from disentangle.passwords.strength import Level, Verdict, check, passphrase_check

_PARTS = (
    "Tapsi",
    "tapsi",
    "Zoë",
    "1987",
    "14.02.",
    "feb",
    "!",
    "-",
    "qwerty",
    "a",
    "7",
    "Ω",
    "İ",
    "ß",
)
_TEXTS = st.one_of(
    st.text(max_size=80),
    st.text(st.characters(), max_size=20),
    st.lists(st.sampled_from(_PARTS), max_size=12).map("".join),
    st.text("4@3$0!1|", max_size=14),
)
_SMALL = st.lists(st.one_of(st.sampled_from(_PARTS), st.text(max_size=12)), max_size=4).map(tuple)
_FACTS = st.builds(Facts, words=_SMALL, dates=_SMALL, numbers=_SMALL, old_passwords=_SMALL)
_FEW = settings(max_examples=150, deadline=None)
_TAPSI = Facts(words=("Tapsi",), dates=("14.2.1987",), old_passwords=("Harbour7",))


def sentences(verdict: Verdict) -> list[str]:
    return [*(reason.sentence for reason in verdict.reasons), verdict.advice]


@_FEW
@given(_TEXTS, _FACTS, st.lists(st.text(max_size=10), max_size=3))
def test_any_text_at_all_gets_a_verdict(text: str, facts: Facts, others: list[str]) -> None:
    for verdict in (check(text, facts, others), passphrase_check(text, facts)):
        assert verdict.guesses_log10 >= 0
        assert verdict.level is Level.OK or verdict.reasons
        assert all(sentence.endswith(".") for sentence in sentences(verdict))


@pytest.mark.parametrize(
    "text", ["\ud800", "\ud800abc" * 9, "\x00", "\u0301", "\u200d" * 50, "İ" * 40]
)
def test_broken_and_invisible_characters_get_a_verdict(text: str) -> None:
    assert check(text, _TAPSI).guesses_log10 >= 0
    assert passphrase_check(text, _TAPSI).reasons


@_FEW
@given(_TEXTS.filter(lambda text: 0 < len(text) <= 72 and "İ" not in text), _FACTS)
def test_it_is_never_kinder_than_zxcvbn(text: str, facts: Facts) -> None:
    theirs = float(zxcvbn(text)["guesses_log10"])
    ours = check(text, facts).guesses_log10
    if len(text) <= general.CUT:
        assert ours <= theirs + 1e-9
    assert ours < 10 or theirs >= 10


@pytest.mark.parametrize(
    "text",
    [
        "a" * 72, "abcabc" * 10, "password" * 9, "internationalization" * 3, "aB3$x" * 14,
        "x" * 30 + "characterization", "a" * 25 + "internationalization", "1234567890" * 7,
        "qwertyuiopasdfghjklzxcvbnm" * 2, "P" + "abc" * 23, "aB3$xaB3$x!" * 6,
        "1" * 20 + "2" * 20 + "3" * 20,
    ],
)  # fmt: skip
def test_long_and_simple_stays_simple(text: str) -> None:
    text = text[:72]
    assert general.score(text).log10 < 10 or float(zxcvbn(text)["guesses_log10"]) >= 10


def test_length_beyond_the_cut_still_counts() -> None:
    base = "v9Qz2LmXw7RtB4nYk8HsD3fGc6JpN5aEu1Vo"
    assert len(base) == general.CUT
    assert general.score(base + "Tz0WqIbM").log10 > general.score(base).log10 + 6


@_FEW
@given(_TEXTS, _FACTS, _FACTS)
def test_more_facts_never_make_a_password_look_better(text: str, some: Facts, more: Facts) -> None:
    both = Facts(
        some.words + more.words,
        some.dates + more.dates,
        some.numbers + more.numbers,
        some.old_passwords + more.old_passwords,
    )
    order = list(Level)
    for judge in (check, passphrase_check):
        few, many = judge(text, some), judge(text, both)
        assert many.guesses_log10 <= few.guesses_log10 + 1e-9
        assert order.index(many.level) <= order.index(few.level)


def test_nothing_typed_has_its_own_answer() -> None:
    assert [reason.kind for reason in check("", _TAPSI).reasons] == [ReasonKind.EMPTY]
    assert [reason.kind for reason in passphrase_check("  ", _TAPSI).reasons] == [ReasonKind.EMPTY]


@pytest.mark.parametrize(
    ("password", "kind", "sentence"),
    [
        ("Tapsi2019!", ReasonKind.KNOWS_YOU, "It has a name or word you gave, then a year."),
        ("14feb87", ReasonKind.KNOWS_YOU, "It has a date you gave."),
        ("harbour8", ReasonKind.OLD, "It is close to an old password."),
        ("password1", ReasonKind.COMMON, "It is on lists of passwords that many people use."),
        ("wjz4", ReasonKind.SHORT, "It is short."),
    ],
)
def test_reasons_are_in_words(password: str, kind: ReasonKind, sentence: str) -> None:
    found = check(password, _TAPSI).reasons
    assert (kind, sentence) in [(reason.kind, reason.sentence) for reason in found]


def test_a_password_of_another_account_is_refused_in_the_same_and_in_another_dress() -> None:
    strong = "Vk2-quartz-Hollow-93-nimbus"
    assert check(strong, Facts()).level is Level.OK
    same = check(strong, Facts(), ["x", strong])
    like = check("vk2-quartz-hollow-94-nimbus!", Facts(), [strong])
    assert (same.level, same.reasons[0].kind) == (Level.GUESSABLE, ReasonKind.SAME_AS_OTHER)
    assert (like.level, like.reasons[0].kind) == (Level.GUESSABLE, ReasonKind.LIKE_OTHER)
    assert check(strong, Facts(), ["something-else-12"]).level is Level.OK


@pytest.mark.parametrize("dressed", ["sunny05", "$unny2024", "SUNNY", "!Sunny?", "s\u00fannY7"])
def test_the_same_idea_is_seen_in_another_dress(dressed: str) -> None:
    assert idea(dressed) == idea("Sunny4!")
    assert idea(dressed) != idea("Stormy4!")


def test_swapped_words_are_the_same_idea_and_wordless_ones_stand_alone() -> None:
    assert idea("Red-Barn7") == idea("barn_red")
    assert idea("x7K") != idea("x7k")


def test_the_lock_wants_four_words_or_sixteen_characters() -> None:
    few = passphrase_check("walnut cobalt", Facts())
    assert few.level is not Level.OK
    assert few.reasons[0].kind is ReasonKind.FEW_WORDS
    assert passphrase_check("walnut ferry cobalt thimble", Facts()).level is Level.OK
    assert passphrase_check("v9Qz2LmXw7RtB4nYk8", Facts()).level is Level.OK
    assert passphrase_check("walnut walnut walnut walnut walnut", Facts()).level is not Level.OK


def test_no_sentence_repr_or_trace_gives_a_secret_away() -> None:
    facts = Facts(("Quibblex",), ("14.2.1987",), ("555-0101",), ("Zanzibarr77",))
    for password in ("Quibblex1987", "Zanzibarr78", "quibblex5550101", "password1", "vbQ"):
        verdicts = [check(password, facts), passphrase_check(password, facts)]
        verdicts.append(check(password, facts, [password]))
        shown = [text for verdict in verdicts for text in (*sentences(verdict), repr(verdict))]
        shown.append(repr(facts))
        for text in shown:
            for secret in (password, "Quibblex", "1987", "0101", "Zanzibarr"):
                assert secret.lower() not in text.lower()
    try:
        raise ValueError(facts)
    except ValueError:
        assert "Quibblex" not in traceback.format_exc()


def test_names_for_people_promise_nothing() -> None:
    names = [level.name_for_person for level in Level]
    assert names == ["could be guessed", "easy to find by a computer", "hard to guess"]


def test_zxcvbn_keeps_nothing_and_serves_several_threads() -> None:
    texts = ["tapsi-harbour-quartz", "Hollow93nimbus", "x7Kq9mZ2pL", "4@3$0!1|4@3$"]
    expected = [general.score(text).log10 for text in texts]
    wrong: list[str] = []

    def work() -> None:
        for _ in range(10):
            if [general.score(text).log10 for text in texts] != expected:
                wrong.append("differs")

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert matching.RANKED_DICTIONARIES["user_inputs"] == {}


def test_zxcvbn_is_loaded_at_the_first_check_only() -> None:
    code = (
        "import sys, disentangle.passwords.strength, disentangle.passwords.generator as g;"
        "g.words(); g.characters(); sys.exit('zxcvbn' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_scores_are_finite_numbers() -> None:
    for text in ("", "a", "a" * 600, "\u00e9" * 100):
        assert math.isfinite(general.score(text).log10)
