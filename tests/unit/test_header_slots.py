"""Slots and costs: floor and ceiling hold, salts are fresh, nothing secret is shown."""

from __future__ import annotations

import secrets
from functools import partial

import pytest

from disentangle.vault import passphrase, slots
from disentangle.vault.faults import CostOutOfRange, NotEnoughMemory, WrongSecret
from disentangle.vault.header import Header, decode, encode
from disentangle.vault.passphrase import FLOOR, Cost, Limits, calibrated, normalised, stretch
from tests.helpers.case_files import KEYRING_SECRET, QUICK, WORDS, a_code

KEY = bytes(range(32))
CASE = bytes(16)


def test_the_programs_floor_and_ceiling_are_the_decided_ones() -> None:
    assert Limits(Cost(262144, 3, 4), Cost(2097152, 64, 16), 1.0) == FLOOR


@pytest.mark.parametrize(
    "cost",
    [
        Cost(262143, 3, 4),
        Cost(262144, 2, 4),
        Cost(262144, 3, 3),
        Cost(2097153, 3, 4),
        Cost(262144, 65, 4),
        Cost(262144, 3, 17),
        Cost(0, 0, 0),
    ],
)
def test_a_slot_outside_the_limits_is_neither_made_nor_read(cost: Cost) -> None:
    with pytest.raises(CostOutOfRange):
        slots.seal_with_passphrase(KEY, CASE, WORDS, cost, FLOOR)
    slot = slots.Slot(slots.Kind.PASSPHRASE, bytes(16), cost, bytes(12), bytes(48))
    with pytest.raises(CostOutOfRange):
        slots.open_with_passphrase(slot, CASE, WORDS, FLOOR, None)


def test_calibration_raises_passes_only_and_stays_within_the_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    limits = Limits(Cost(64, 3, 4), Cost(64, 64, 16), 1.0)
    for took, passes in ((2.0, 3), (1.0, 3), (0.5, 6), (0.1, 30), (0.001, 64)):
        clock = iter((10.0, 10.0 + took))
        monkeypatch.setattr("time.perf_counter", partial(next, clock))
        found = calibrated(limits)
        assert (found.memory_kib, found.lanes) == (64, 4)
        assert abs(found.passes - passes) <= 1, took  # the clock is a binary fraction


def test_the_same_words_typed_on_another_keyboard_are_the_same_bytes() -> None:
    assert normalised(" zo\u00eb\u00a0walk ") == normalised("zoe\u0308 walk\n")
    assert normalised("\ud800") == b"\xed\xa0\x80"  # half a character: no error that repeats it


def test_an_empty_passphrase_is_our_mistake_when_making_and_wrong_when_opening() -> None:
    with pytest.raises(ValueError, match="empty passphrase"):
        slots.seal_with_passphrase(KEY, CASE, " \n", QUICK.least, QUICK)
    slot = slots.seal_with_passphrase(KEY, CASE, WORDS, QUICK.least, QUICK)
    with pytest.raises(WrongSecret):
        slots.open_with_passphrase(slot, CASE, "\u00a0", QUICK, None)


def test_too_little_memory_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(passphrase, "Argon2id", refuse)
    with pytest.raises(NotEnoughMemory):
        stretch(WORDS, bytes(16), QUICK.least, QUICK)


def test_slots_of_the_same_words_share_nothing_visible() -> None:
    one, two = (slots.seal_with_passphrase(KEY, CASE, WORDS, QUICK.least, QUICK) for _ in range(2))
    assert one.salt != two.salt
    assert one.nonce != two.nonce
    assert one.sealed != two.sealed


def test_salts_and_nonces_come_from_the_systems_random_source(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    real = secrets.token_bytes

    def spy(size: int) -> bytes:
        asked.append(size)
        return real(size)

    monkeypatch.setattr(secrets, "token_bytes", spy)
    slots.seal_with_code(KEY, CASE, a_code())
    assert asked == [slots.SALT_BYTES, slots.NONCE_BYTES]


def test_a_slot_does_not_open_in_another_case() -> None:
    slot = slots.seal_with_code(KEY, CASE, a_code())
    assert slots.open_with_code(slot, CASE, a_code()) == KEY
    with pytest.raises(WrongSecret):
        slots.open_with_code(slot, bytes(15) + b"\1", a_code())


def test_a_keyring_secret_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        slots.seal_with_passphrase(KEY, CASE, WORDS, QUICK.least, QUICK, KEYRING_SECRET[:-1])


def test_a_header_comes_back_as_it_was_written() -> None:
    header = Header(
        secrets.token_bytes(16),
        2**40,
        (
            slots.seal_with_passphrase(KEY, CASE, WORDS, QUICK.least, QUICK, KEYRING_SECRET),
            slots.seal_with_code(KEY, CASE, a_code()),
        ),
    )
    assert decode(encode(header)) == header
    assert len(encode(header)) == 4096
    assert KEY not in encode(header)
