"""Text with its dressing taken off: case, accents, look-alike letters.

Every function here is pure and works on any string.
"""

from __future__ import annotations

import functools
import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# Letters that NFKD does not take apart.
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "\u0131": "i"}
)
_TWO_LETTER_UMLAUTS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)

# Signs people put for letters. i and l share one sign, so they share one class.
_LEET: Final = {
    "a": "4@", "b": "8", "c": "(<{[¢", "e": "3€", "g": "9", "i": "1!|l¡", "o": "0",
    "s": "5$§", "t": "7+", "x": "%", "z": "2", "h": "#",
}  # fmt: skip
_FOLD: Final = str.maketrans({sign: key for key, signs in _LEET.items() for sign in signs})
# The second reading of the signs that stand for two letters: 7 is also l, 6 is g or b.
_FOLD_OTHER: Final = _FOLD | str.maketrans({"7": "i", "6": "b", "9": "q"})
_FOLD_FIRST: Final = _FOLD | str.maketrans({"6": "g"})

_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, repr=False)
class Plain:
    """One text in small plain letters.

    Attributes:
        text: no case, no accents, no marks.
        upper: for each character of `text`, whether it was typed as a capital.
    """

    text: str
    upper: tuple[bool, ...]

    @functools.cached_property
    def _any_upper(self) -> bool:
        return any(self.upper)

    def reversed(self) -> Plain:
        """The same text from back to front."""
        return Plain(self.text[::-1], self.upper[::-1])

    def cut(self, start: int, end: int) -> Plain:
        """The part from `start` up to `end`."""
        return Plain(self.text[start:end], self.upper[start:end])

    def capitals(self, start: int, end: int) -> float:
        """See `capitals_log10`, for the part from `start` up to `end`."""
        return capitals_log10(self.upper[start:end]) if self._any_upper else 0.0

    def without(self, sign: str) -> Plain:
        """The same text with every `sign` taken out."""
        keep = [i for i, c in enumerate(self.text) if c != sign]
        return Plain("".join(self.text[i] for i in keep), tuple(self.upper[i] for i in keep))


@functools.cache
def _plain_char(char: str) -> str:
    # The cache holds single characters only, never a text.
    decomposed = unicodedata.normalize("NFKD", char.casefold().translate(_LETTERS))
    kept = (c for c in decomposed if unicodedata.category(c) not in ("Mn", "Me", "Cf", "Cc"))
    return "".join(kept).casefold()


def undress(text: str) -> Plain:
    """`text` in small plain letters; "Zoë" becomes "zoe" with the first letter a capital."""
    letters: list[str] = []
    upper: list[bool] = []
    for char in text:
        for letter in _plain_char(char):
            letters.append(letter)
            upper.append(char.isupper())
    return Plain("".join(letters), tuple(upper))


def plain(text: str) -> str:
    """Only the small plain letters of `text`."""
    return undress(text).text


def spellings(text: str) -> set[str]:
    """Both ways to write a text without accents: "Müller" as "muller" and "mueller"."""
    composed = unicodedata.normalize("NFC", text)
    return {plain(composed), plain(composed.translate(_TWO_LETTER_UMLAUTS))}


def words_of(text: str) -> list[str]:
    """The runs of letters and digits in an already plain text."""
    return _WORD.findall(text)


def foldings(text: str) -> tuple[str, ...]:
    """A plain text with look-alike signs read as letters, in one or two readings."""
    first = text.translate(_FOLD_FIRST)
    other = text.translate(_FOLD_OTHER)
    return (first,) if first == other else (first, other)


def core(text: str) -> str:
    """A plain text without the digits and signs at its two ends: "42anna!" gives "anna"."""
    return re.sub(r"^[\W\d_]+|[\W\d_]+$", "", text)


def capitals_log10(upper: Sequence[bool]) -> float:
    """How many ways of setting capitals someone tries before this one, as log10.

    The counting is that of zxcvbn (scoring.uppercase_variations), with a ceiling of 100.
    """
    count = sum(upper)
    if count == 0:
        return 0.0
    if count == len(upper) or (count == 1 and (upper[0] or upper[-1])):
        return math.log10(2)
    few = min(count, len(upper) - count)
    return min(2.0, math.log10(sum(math.comb(len(upper), n) for n in range(1, few + 1))))
