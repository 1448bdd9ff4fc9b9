"""What a computer with lists of words and patterns makes of a password: zxcvbn, kept in order.

zxcvbn 4.5.0 fails on an empty text and on more than 72 characters, takes seconds on some long
ones, is not safe from two threads and keeps what it was given in a module. All of that stays
behind `score`.
"""

from __future__ import annotations

import functools
import math
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

# 36 look-alike signs take 0.14 s, 72 take more than a second (measured on an old laptop).
CUT: Final = 36
# Nobody waits for more; what comes later only adds tries.
_LONGEST: Final = 256

# Only a few words in zxcvbn's lists are longer.
_LONGEST_WORD: Final = 18
# A part that stands there three times in a row or more.
_AGAIN: Final = re.compile(r"(.{1,24}?)\1{2,}", re.DOTALL)
_LONG_AGAIN: Final = re.compile(r"(.{8,128})\1+", re.DOTALL)

_lock: Final = threading.Lock()


@dataclass(frozen=True, repr=False)
class Score:
    """What was found, without a word of the text itself.

    Attributes:
        log10: tries needed, as log10; 0 for the empty text.
        signs: names of zxcvbn's patterns that cover three characters or more, such as "spatial",
            "date" or "dictionary:passwords".
        whole: whether one single pattern covers all of the text.
    """

    log10: float
    signs: frozenset[str]
    whole: bool


def score(password: str) -> Score:
    """How many tries zxcvbn thinks a computer needs. Blocks for up to 0.2 s for 36 characters.

    Longer texts are cut into stretches of 36 characters that overlap, so that no word is cut in
    two and made to look better than it is. What repeats itself counts once or twice at most.
    """
    text = password[:_LONGEST].replace("\u0130", "I")  # its small form is two characters long
    if not text:
        return Score(0.0, frozenset(), False)
    if len(text) <= CUT:
        return _stretch(text)[0]
    once = text[: _period(text)]
    shorter = _LONG_AGAIN.sub(r"\1", _AGAIN.sub(r"\1\1", once))
    if len(shorter) < len(text):
        found = score(shorter)
        return Score(found.log10, found.signs | {"repeat"}, found.whole)
    total, signs, start = 0.0, frozenset[str](), 0
    while start < len(text):
        found, kept, kept_log10 = _stretch(text[start : start + CUT])
        signs |= found.signs
        if start + CUT < len(text) and kept:
            start += kept
            total += kept_log10
        else:
            start += CUT
            total += found.log10
    return Score(total, signs, False)


@functools.cache
def ranks() -> Mapping[str, int]:
    """The place of each small-letter word in zxcvbn's lists of words, names and passwords."""
    from zxcvbn import matching  # type: ignore[import-untyped,unused-ignore]

    places: dict[str, int] = {}
    for name, ranked in matching.RANKED_DICTIONARIES.items():
        if name != "user_inputs":
            for word, place in ranked.items():
                places[word] = min(place, places.get(word, place))
    return places


def _stretch(text: str) -> tuple[Score, int, float]:
    """The score of up to 36 characters; then what of it does not come near the cut.

    That is how many characters the patterns cover that end well before the cut, and the log10 of
    their product. zxcvbn's factor for their order is left out, so it is rather too low.
    """
    from zxcvbn import matching, zxcvbn  # type: ignore[import-untyped,unused-ignore]

    with _lock:
        try:
            result: dict[str, Any] = zxcvbn(text)
        finally:
            matching.RANKED_DICTIONARIES["user_inputs"] = {}
    sequence = result["sequence"]
    signs = frozenset(
        f"dictionary:{match['dictionary_name']}"
        if match["pattern"] == "dictionary"
        else str(match["pattern"])
        for match in sequence
        if match["j"] - match["i"] >= 2  # "88" alone does not make a password repeat itself
    )
    log10 = max(0.0, float(result["guesses_log10"]))
    early = [match for match in sequence if match["j"] < CUT - _LONGEST_WORD]
    kept_log10 = min(log10, sum(math.log10(max(1, match["guesses"])) for match in early))
    return Score(log10, signs, len(sequence) == 1), early[-1]["j"] + 1 if early else 0, kept_log10


def _period(text: str) -> int:
    """The shortest length after which the text repeats itself, to its end."""
    fits = [0] * len(text)
    for end in range(1, len(text)):
        size = fits[end - 1]
        while size and text[end] != text[size]:
            size = fits[size - 1]
        fits[end] = size + 1 if text[end] == text[size] else 0
    period = len(text) - fits[-1]
    return period if period * 2 <= len(text) else len(text)
