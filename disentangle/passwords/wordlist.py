"""The word list that phrases are drawn from."""

from __future__ import annotations

import functools
from typing import Final

from disentangle.resources import resource

# The EFF large list has 6 to the power of 5 words, one for each throw of five dice.
# https://www.eff.org/deeplinks/2016/07/new-wordlists-random-passphrases
WORD_COUNT: Final = 7_776


@functools.cache
def phrase_words() -> tuple[str, ...]:
    """The 7,776 words of the EFF large list, read from disk at the first call.

    Raises:
        OSError: the shipped list cannot be read.
        ValueError: the list does not hold 7,776 different words.
    """
    path = resource("words", "eff_large_wordlist.txt")
    words = tuple(path.read_text(encoding="ascii").split())
    if len(set(words)) != WORD_COUNT or len(words) != WORD_COUNT:
        raise ValueError("the word list must hold 7,776 different words")
    return words
