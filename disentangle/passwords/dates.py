"""Dates: reading the ones a person typed, and finding them in a password in any form."""

from __future__ import annotations

import datetime
import itertools
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from disentangle.passwords.common import MONTHS
from disentangle.passwords.plain import plain

FIRST_YEAR: Final = 1900

# (year as written, month, day); "" and 0 stand for "not said".
Key = tuple[str, int, int]

_PART: Final = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN: Final = ("", "-", ".", "/", " ", "_", ",", "'", ". ", ", ", " - ")
_ORDINALS: Final = ("", "st", "nd", "rd", "th")
# How a date typed as one number may be cut; three parts may stand in any order.
_CUTS: Final[dict[int, tuple[tuple[int, ...], ...]]] = {
    4: ((4,), (2, 2)),
    6: ((2, 2, 2), (2, 4), (4, 2)),
    8: ((2, 2, 4), (4, 2, 2)),
}
_MONTH_LENGTHS: Final = sorted({len(name) for name in MONTHS}, reverse=True)

_DIGITS: Final = frozenset("0123456789")
_FIRST_CHARS: Final = _DIGITS | {name[0] for name in MONTHS}

# log10 of tries. About twenty dates matter in a life (our estimate), times the ways to write one.
_KNOWN_COST: Final = {1: 1.6, 2: 2.0, 3: 2.0}
# Any day of the last hundred years, times the ways to write it; any day of a year.
_ANY_DATE_COST: Final = math.log10(36_500) + 0.7
_ANY_DAY_COST: Final = math.log10(365) + 0.5


@dataclass(frozen=True)
class Reading:
    """A part of a text that can be read as a date.

    Attributes:
        start, end: where it stands in the text.
        log10: tries needed to come to it, as log10.
        known: whether it is one of the person's dates.
    """

    start: int
    end: int
    log10: float
    known: bool


def last_year() -> int:
    """The latest year people use today: this one, or the year of writing if the clock is wrong."""
    return max(datetime.date.today().year, 2026)


def keys(typed: Iterable[str]) -> frozenset[Key]:
    """Every way a known date can be said in part or whole, for `readings`."""
    found: set[Key] = set()
    for text in typed:
        for year, month, day in _understand(plain(text)):
            for years in ("", str(year), f"{year % 100:02}") if year else ("",):
                for months, days in itertools.product({0, month}, {0, day}):
                    found.add((years, months, days))
    return frozenset(found - {("", 0, 0)})


def _understand(text: str) -> set[tuple[int, int, int]]:
    """All (year, month, day) a typed date can mean, 0 where nothing is said."""
    parts = _PART.findall(text)
    named = [MONTHS[part] for part in parts if part in MONTHS]
    numbers = [part for part in parts if part.isdecimal() and part.isascii()]
    if not named and len(numbers) == 1 and len(numbers[0]) > 2:
        cuts = [_cut(numbers[0], sizes) for sizes in _CUTS.get(len(numbers[0]), ())]
    else:
        cuts = [numbers[:3]]
    meant: set[tuple[int, int, int]] = set()
    for cut in cuts:
        for month in named or [0]:
            meant |= _assign(cut, month)
    return meant


def _cut(digits: str, sizes: tuple[int, ...]) -> list[str]:
    ends = itertools.accumulate(sizes)
    return [digits[end - size : end] for end, size in zip(ends, sizes, strict=True)]


def _assign(numbers: list[str], month: int) -> set[tuple[int, int, int]]:
    meant: set[tuple[int, int, int]] = set()
    roles = "yd" if month else "ymd"
    for order in itertools.permutations(roles, min(len(numbers), len(roles))):
        says = dict(zip(order, numbers, strict=False))
        day, number = int(says.get("d", 0)), month or int(says.get("m", 0))
        if day > 31 or number > 12 or ("d" in says and not day) or ("m" in says and not number):
            continue
        if "y" not in says:
            meant.add((0, number, day))
        elif len(says["y"]) == 4 and FIRST_YEAR <= int(says["y"]) <= last_year() + 1:
            meant.add((int(says["y"]), number, day))
        elif len(says["y"]) == 2 and (number or day):
            years = (century + int(says["y"]) for century in (1900, 2000))
            meant |= {(year, number, day) for year in years if year <= last_year() + 1}
    return meant


def readings(text: str, known: frozenset[Key]) -> list[Reading]:
    """Every part of a plain text that is a date, a year, or a piece of a known date."""
    found: list[Reading] = []
    for start in range(len(text)):
        if text[start] in _FIRST_CHARS:
            for end, key in _walk(text, start, ("", 0, 0)):
                cost = _cost(key, text[start:end], key in known)
                if cost is not None:
                    found.append(Reading(start, end, cost, key in known))
    return found


def _cost(key: Key, written: str, known: bool) -> float | None:
    """What a date costs, None where it is no more than a number or a word."""
    year, month, day = key
    said = sum(map(bool, key))
    if said == 1 and year:
        if len(year) == 4:
            return _KNOWN_COST[1] if known else math.log10(last_year() + 2 - FIRST_YEAR)
        return 1.8 if known else None
    if said == 1:
        return _KNOWN_COST[1] if known and written.isalpha() else None
    if known and len(written) > 2:
        return _KNOWN_COST[said]
    if said == 3:
        return _ANY_DATE_COST
    return _ANY_DAY_COST if month and day else None


def _walk(text: str, start: int, key: Key) -> Iterator[tuple[int, Key]]:
    for end, longer in _next_part(text, start, key):
        yield end, longer
        if not all(longer):
            for between in _BETWEEN:
                if text.startswith(between, end):
                    yield from _walk(text, end + len(between), longer)


def _next_part(text: str, start: int, key: Key) -> Iterator[tuple[int, Key]]:
    year, month, day = key
    run = _digits_at(text, start)
    for size in (1, 2):
        if size > run:
            break
        number = int(text[start : start + size])
        if not month and 1 <= number <= 12:
            yield start + size, (year, number, day)
        if not day and 1 <= number <= 31:
            for ordinal in _ORDINALS:
                if text.startswith(ordinal, start + size):
                    yield start + size + len(ordinal), (year, month, number)
    if not year and run >= 2:
        yield start + 2, (text[start : start + 2], month, day)
        if run >= 4 and FIRST_YEAR <= int(text[start : start + 4]) <= last_year() + 1:
            yield start + 4, (text[start : start + 4], month, day)
    if not month and not run:
        for length in _MONTH_LENGTHS:
            name = text[start : start + length]
            number = MONTHS.get(name, 0)
            if number and len(name) == length:
                yield start + length, (year, number, day)


def _digits_at(text: str, start: int) -> int:
    """How many digits stand here, counted up to four."""
    count = 0
    while count < 4 and text[start + count : start + count + 1] in _DIGITS:
        count += 1
    return count
