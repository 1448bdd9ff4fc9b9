"""The forms in which a person's facts show up in passwords."""

from __future__ import annotations

import re
import weakref
from collections.abc import Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from disentangle.passwords import dates
from disentangle.passwords.facts import Facts
from disentangle.passwords.plain import core, foldings, plain, spellings, words_of

# Longer texts are looked at up to here; nothing later can make a guess cheaper.
LONGEST: Final = 128

_VOWELS: Final = re.compile(r"(?<=.)[aeiou]")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_PET_ENDINGS: Final = ("y", "ie", "i", "s", "ey", "o", "a", "ito", "ita", "chen", "lein", "le", "x")


class Piece(Enum):
    """What a part of a password is made of; the first four come from the person's facts."""

    WORD = "word"
    DATE = "date"
    NUMBER = "number"
    OLD = "old"
    DAY = "day"
    YEAR = "year"
    DIGITS = "digits"
    SEASON = "season"
    KEYS = "keys"
    COMMON = "common"
    SIGN = "sign"
    ENDING = "ending"
    REPEAT = "repeat"
    REST = "rest"


_NO_FORMS: Final[Mapping[str, tuple[float, Piece]]] = MappingProxyType({})


class Known:
    """Facts spread out into forms that can be looked up.

    A form costs the same however many facts there are, so more facts never make a password
    look better. The base is a hundred facts (log10 = 2), each form adds for its rarity.

    Attributes:
        dates: ways to say a known date, see `dates.keys`.
        longest: length of the longest form.
        empty: whether there are no facts at all.
    """

    def __init__(self, facts: Facts) -> None:
        self._forms: dict[str, dict[str, tuple[float, Piece]]] = {}
        self._old: set[str] = set()
        self._nearly_old: set[str] = set()
        self._turned_old: set[str] = set()
        self.dates = dates.keys(facts.dates)
        self.longest = 0
        for word in facts.words:
            for form, extra in _word_forms(word):
                self._add(form, 2.0 + extra, Piece.WORD)
        for number in facts.numbers:
            for form, extra in _number_forms(number):
                self._add(form, 2.0 + extra, Piece.NUMBER)
        for old in facts.old_passwords:
            self._add_old(plain(old)[:LONGEST])
        self.empty = not (self._forms or self.dates)

    def _add(self, form: str, cost: float, piece: Piece) -> None:
        # Two letters that are only part of a fact stand in too many texts by chance.
        if not (2 if cost <= 2.0 else 3) <= len(form) <= LONGEST:
            return
        self.longest = max(self.longest, len(form))
        same = self._forms.setdefault(foldings(form)[0], {})
        if form not in same or cost < same[form][0]:
            same[form] = (cost, piece)

    def _add_old(self, old: str) -> None:
        for form, extra in _old_forms(old):
            self._add(form, 2.0 + extra, Piece.OLD)
        if old:
            self._old.add(old)
        if len(old) >= 6:
            self._turned_old.add(_turn(old))
            self._nearly_old.update(_one_missing(old))

    def forms(self, folded: str) -> Mapping[str, tuple[float, Piece]]:
        """The forms that look like `folded` once their signs are read as letters.

        With each its cost as log10 of tries, and the fact it comes from.
        """
        return self._forms.get(folded, _NO_FORMS)

    def old_variant(self, text: str) -> float | None:
        """Tries (log10) to come from an old password to this plain text, if it is that near.

        Near is the same, one character changed, added or dropped, or its two parts swapped.
        """
        if text in self._old:
            return 1.0
        if len(text) < 6:
            return None
        if _turn(text) in self._turned_old:
            return 2.5
        missing = _one_missing(text)
        if text in self._nearly_old or not missing.isdisjoint(self._old):
            return 3.0
        return None if missing.isdisjoint(self._nearly_old) else 3.5


def _word_forms(text: str) -> Iterator[tuple[str, float]]:
    for spelling in spellings(text):
        words = words_of(spelling)
        joined = "".join(words)
        yield joined, 0.0
        if not joined.isascii():
            yield spelling, 0.0
        if len(words) > 1:
            yield "".join(word[0] for word in words), 0.7
            yield words[0] + "".join(word[0] for word in words[1:]), 0.7
            yield "".join(word[0] for word in words[:-1]) + words[-1], 0.7
            yield "".join(reversed(words)), 0.3
            yield from _one_word_forms(joined)
        for word in words:
            yield from _one_word_forms(word)


def _one_word_forms(word: str) -> Iterator[tuple[str, float]]:
    yield word, 0.0
    yield word[::-1], 0.5
    yield word * 2, 0.5
    if len(word) < 3:
        return
    yield _VOWELS.sub("", word), 0.7
    yield "".join(char * 2 for char in word), 1.0
    yield word[1:] + word[0], 1.0
    for ending in _PET_ENDINGS:
        yield word + ending, 0.7
    for size in range(3, len(word)):
        short = word[:size]
        yield short, 0.7
        yield short[::-1], 1.2
        if size <= 5:
            for ending in _PET_ENDINGS:
                yield short + ending, 1.0
            yield short + short[-1] + "y", 1.0
            yield short + short[-1] + "ie", 1.0
    for start in range(1, len(word) - 3):
        yield word[start:], 1.0


def _number_forms(text: str) -> Iterator[tuple[str, float]]:
    groups = words_of(plain(text))
    for start in range(len(groups)):
        for end in range(start + 1, len(groups) + 1):
            joined = "".join(groups[start:end])
            yield joined, 0.0
            yield joined[::-1], 0.5
    digits = "".join(char for char in "".join(groups) if char.isdecimal())[:24]
    for start in range(len(digits)):
        for end in range(start + 4, len(digits) + 1):
            yield digits[start:end], 0.3 if end == len(digits) else 0.7
        if 1 <= start <= 4 and len(digits) - start >= 4:
            yield "0" + digits[start:], 0.3  # dialled at home instead of with a country code


def _old_forms(old: str) -> Iterator[tuple[str, float]]:
    yield old, -0.3
    yield core(old), 0.0
    for word in _LETTERS.findall(old):
        if len(word) >= 3:
            yield word, 0.3
    if len(old) >= 8:
        for middle in {len(old) // 2, (len(old) + 1) // 2}:
            yield old[:middle], 0.5
            yield old[middle:], 0.5


def _turn(text: str) -> str:
    """The same for every way of cutting a text once and swapping the two parts."""
    return min(text[i:] + text[:i] for i in range(len(text)))


def _one_missing(text: str) -> set[str]:
    return {text[:i] + text[i + 1 :] for i in range(len(text))}


# Spread-out facts live as long as the `Facts` they come from and no longer.
_spread: weakref.WeakKeyDictionary[Facts, Known] = weakref.WeakKeyDictionary()


def spread(facts: Facts) -> Known:
    """The forms of these facts, worked out once for as long as the `Facts` object lives."""
    known = _spread.get(facts)
    if known is None:
        known = Known(facts)
        _spread[facts] = known
    return known
