"""The recovery code can be copied from paper by a tired person, and a slip is told from a lie."""

from __future__ import annotations

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disentangle.vault.faults import CodeNotReadable
from disentangle.vault.recovery_code import ALPHABET, LENGTH, RecoveryCode, new_code, parse_code
from tests.helpers.case_files import a_code


def test_a_code_has_seven_groups_of_four_clear_symbols() -> None:
    code = new_code()
    assert [len(group) for group in code.groups] == [4] * 7
    assert code.text == "-".join(code.groups)
    assert set(code.symbols) <= set(ALPHABET)
    assert not set("ILOU") & set(ALPHABET)


def test_codes_differ_and_use_the_whole_alphabet() -> None:
    codes = [new_code() for _ in range(200)]
    assert len({code.symbols for code in codes}) == 200
    assert set("".join(code.symbols for code in codes)) == set(ALPHABET)


def test_27_symbols_come_from_the_systems_random_source(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = secrets.choice

    def spy(choices: str) -> str:
        asked.append(choices)
        return real(choices)

    monkeypatch.setattr(secrets, "choice", spy)
    new_code()
    assert asked == [ALPHABET] * (LENGTH - 1)


@given(st.integers(0, 2**32), st.sampled_from(["", " ", "-", "–", "—", ".", "  ", "\n", "\u00a0"]))
def test_case_spaces_and_dashes_do_not_matter(mask: int, between: str) -> None:
    code = a_code()
    typed = between.join(
        group.lower() if mask >> index & 1 else group for index, group in enumerate(code.groups)
    )
    assert parse_code(f" {typed} ") == code


def test_look_alikes_are_read_as_what_was_meant() -> None:
    code = next(code for code in iter(new_code, None) if {"0", "1", "V"} <= set(code.symbols))
    for meant, written in (("0", "o"), ("0", "O"), ("1", "I"), ("1", "l"), ("1", "i"), ("V", "u")):
        assert parse_code(code.text.replace(meant, written)) == code
    full_width = "".join(chr(ord(char) + 0xFEE0) for char in code.symbols)
    assert parse_code(full_width) == code


def test_every_single_wrong_symbol_is_noticed() -> None:
    good = new_code().symbols
    for at in range(LENGTH):
        for wrong in set(ALPHABET) - {good[at]}:
            with pytest.raises(CodeNotReadable):
                parse_code(good[:at] + wrong + good[at + 1 :])


def test_every_swap_of_two_symbols_is_noticed() -> None:
    good = new_code().symbols
    for one in range(LENGTH):
        for two in range(one + 1, LENGTH):
            swapped = list(good)
            swapped[one], swapped[two] = swapped[two], swapped[one]
            if swapped != list(good):
                with pytest.raises(CodeNotReadable):
                    parse_code("".join(swapped))


@pytest.mark.parametrize("typed", ["", "7QKM", "7QKM-P2XR-9TVA-HD4W-C8NE-Z6YB-3FJ", "A" * 29])
def test_a_wrong_length_is_named_with_the_count(typed: str) -> None:
    with pytest.raises(CodeNotReadable) as caught:
        parse_code(typed)
    assert str(len(typed.replace("-", ""))) in caught.value.what


def test_a_strange_sign_is_named() -> None:
    with pytest.raises(CodeNotReadable) as caught:
        parse_code("7QKM-P2XR-9TVA-HD4W-C8NE-Z6YB-3F#Z")
    assert "only letters and digits" in caught.value.what


@given(st.text(max_size=60))
def test_any_text_is_a_code_or_named_and_never_repeated(typed: str) -> None:
    try:
        parse_code(typed)
    except CodeNotReadable as fault:
        assert len(typed) < 12 or typed not in fault.sentences()


def test_a_code_is_never_shown_by_accident() -> None:
    code = new_code()
    for text in (repr(code), str(code), f"{code}", repr([code])):
        assert not any(group in text for group in code.groups)
    with pytest.raises(ValueError, match="not a recovery code") as caught:
        RecoveryCode("A" * LENGTH)
    assert "AAAA" not in str(caught.value)


def test_equal_codes_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def spy(one: str, two: str) -> bool:
        calls.append(one)
        return one == two

    monkeypatch.setattr("hmac.compare_digest", spy)
    assert a_code() == a_code()
    assert a_code() != new_code()
    assert len(calls) == 2
