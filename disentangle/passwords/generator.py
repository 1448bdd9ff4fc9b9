"""New passwords, drawn with the random source of the system."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

from disentangle.passwords.facts import Facts
from disentangle.passwords.plain import plain, spellings, words_of
from disentangle.passwords.site_rules import SiteRules, parse
from disentangle.passwords.spell import spell_out
from disentangle.passwords.wordlist import phrase_words

__all__ = ["characters", "mentions", "spell_out", "words"]

# Easily taken for each other on paper or when read aloud; a space at an end is often lost.
_LOOKALIKES: Final = frozenset("Il1|O0`' ")
_USUAL: Final = parse("required: lower; required: upper; required: digit; required: [-_.!]")
# With usual rules one draw in three or more fits; the tightest known ones need a few hundred.
_TRIES: Final = 20_000
_SHORTEST_FACT: Final = 3
_ENOUGH_WORDS: Final = 4_000


def words(count: int = 5, separator: str = "-", never_from: Facts | None = None) -> str:
    """A phrase of random words from the EFF large list, 12.9 bits each.

    Args:
        count: how many words, at least one.
        separator: stands between them; words that contain it are not drawn.
        never_from: a phrase with one of these words, or part of one, is drawn again.

    Raises:
        ValueError: count is below one.
    """
    if count < 1:
        raise ValueError("a phrase needs a word")
    pool: Sequence[str] = [w for w in phrase_words() if not separator or separator not in w]
    said = _said(never_from)
    clear = [word for word in pool if not any(name in word for name in said)]
    if len(clear) < _ENOUGH_WORDS:
        # Very many or very short names would leave too few words to draw from.
        clear = [word for word in pool if word not in said]
    return _redraw(lambda: separator.join(secrets.choice(clear) for _ in range(count)), never_from)


def characters(
    length: int = 20, rules: SiteRules | None = None, never_from: Facts | None = None
) -> str:
    """A random password that a site with these rules accepts.

    Args:
        length: how many characters; brought to what the rules allow.
        rules: None for one that most sites take: letters, digits and one of "-_.!".
        never_from: a password with one of these words in it is drawn again.

    Every password that fits the rules is equally likely. Signs that are easily taken for each
    other are left out where the rules can be kept without them.

    Raises:
        ValueError: no password fits the rules.
    """
    rules = rules or _USUAL
    length = max(length, rules.minlength, len(rules.required), 1)
    if rules.maxlength is not None:
        length = min(length, rules.maxlength)
    alphabet = sorted(_readable(rules.allowed or _USUAL.allowed, rules.required))
    needed = Counter(rules.required)

    def draw() -> str:
        for _ in range(_TRIES):
            text = "".join(secrets.choice(alphabet) for _ in range(length))
            if _fits(text, needed, rules.max_consecutive):
                return text
        raise ValueError("no password fits these rules")

    return _redraw(draw, never_from)


def mentions(text: str, facts: Facts) -> bool:
    """Whether a text has one of the words or numbers in it, whatever the case or accents."""
    bare = plain(text)
    joined = "".join(words_of(bare))
    return any(name in bare or name in joined for name in _said(facts))


def _said(facts: Facts | None) -> set[str]:
    """The words and numbers in the facts, plain, from three characters on."""
    if facts is None:
        return set()
    found: set[str] = set()
    for text in (*facts.words, *facts.numbers, *facts.dates):
        for spelling in spellings(text):
            parts = words_of(spelling)
            found.update((*parts, "".join(parts)))
    return {name for name in found if len(name) >= _SHORTEST_FACT}


def _redraw(draw: Callable[[], str], never_from: Facts | None) -> str:
    text = draw()
    if never_from is not None:
        for _ in range(100):
            if not mentions(text, never_from):
                break
            text = draw()
    return text


def _readable(allowed: frozenset[str], required: tuple[frozenset[str], ...]) -> frozenset[str]:
    """The allowed characters without look-alikes, unless a rule could not be kept then."""
    clear = allowed - _LOOKALIKES
    # A small set, such as digits only, needs all it has.
    if len(clear) < 20 or not all(group & clear for group in required):
        return allowed - {" "} or allowed
    return clear


def _fits(text: str, needed: Counter[frozenset[str]], max_consecutive: int | None) -> bool:
    if any(sum(char in group for char in text) < times for group, times in needed.items()):
        return False
    if max_consecutive is None:
        return True
    return all(len(list(run)) <= max_consecutive for _, run in groupby(text))
