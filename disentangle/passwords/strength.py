"""The verdict on a password: could someone who knows you guess it, could a computer find it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import Final

from disentangle.i18n import tr
from disentangle.passwords import general, knows_you, reasons
from disentangle.passwords.facts import Facts
from disentangle.passwords.known import Piece
from disentangle.passwords.plain import plain, words_of
from disentangle.passwords.reasons import Reason
from disentangle.passwords.reuse import idea

# All limits are log10 of tries. zxcvbn calls 10 to the 10 "very unguessable" (its score 4) and
# 10 to the 6 "very guessable" (its score 1).
_ANYONE_GUESSES: Final = 6.0
_HARD: Final = 10.0
# Someone who knows you tries longer and does not stop at the first ideas: a hundred times more.
_THEY_GUESS: Final = 12.0
# The passphrase can be tried offline against a copied file, so it has to hold much longer: a
# thousand tries a second for 3,000 years. Four words drawn from 7,776 are at 15.6.
_PHRASE_ANYONE_GUESSES: Final = 8.0
_PHRASE_HARD: Final = 14.0

PHRASE_WORDS: Final = 4
PHRASE_CHARACTERS: Final = 16


class Level(Enum):
    """How hard a password is to come by. Nothing is ever called safe."""

    GUESSABLE = "guessable"
    WEAK = "weak"
    OK = "ok"

    @property
    def name_for_person(self) -> str:
        """The level in words, translated."""
        return {
            Level.GUESSABLE: tr("could be guessed"),
            Level.WEAK: tr("easy to find by a computer"),
            Level.OK: tr("hard to guess"),
        }[self]


@dataclass(frozen=True, repr=False)
class Verdict:
    """What was found about one password, without the password.

    Attributes:
        level: how hard it is to come by.
        reasons: why, most telling first; empty for OK.
        advice: one sentence on what to do.
        guesses_log10: tries needed, as log10; never above what zxcvbn says.

    The repr shows the level only.
    """

    level: Level
    reasons: tuple[Reason, ...]
    advice: str
    guesses_log10: float

    def __repr__(self) -> str:
        return f"Verdict({self.level.name})"


def check(password: str, facts: Facts, others: Collection[str] = ()) -> Verdict:
    """The verdict on a password of an account.

    Args:
        password: as it is used; any text, also empty.
        facts: what the other person could know; more facts never give a better verdict.
        others: passwords of the person's other accounts. Each call looks at all of them, so
            for a whole list group them by `reuse.idea` instead.

    Never raises. Blocks for about 2 ms, up to 0.2 s for a long text of look-alike signs.
    """
    if not password:
        return Verdict(Level.GUESSABLE, (reasons.empty(),), _advice(Level.GUESSABLE), 0.0)
    found = _look(password, facts)
    why: list[Reason] = []
    guesses = found.log10
    if password in others:
        guesses = min(guesses, 1.0)
        why.append(reasons.same_as_other())
    elif others and idea(password) in {idea(other) for other in others}:
        guesses = min(guesses, 3.0)
        why.append(reasons.like_other())
    personal = found.personal_log10 < _THEY_GUESS
    if personal and found.personal_tells(_ANYONE_GUESSES):
        why.insert(0, reasons.knows_you(found.pieces))
    if personal or why or guesses < _ANYONE_GUESSES:
        level = Level.GUESSABLE
    else:
        level = Level.WEAK if guesses < _HARD else Level.OK
    if not why and level is not Level.OK:
        why.extend(reasons.general(found.score, found.pieces, len(password)))
    return Verdict(level, tuple(why), _advice(level), guesses)


def passphrase_check(text: str, facts: Facts) -> Verdict:
    """The verdict on the words that lock a case.

    Asks more than `check`, because a copy of the file can be tried for as long as someone likes.
    OK needs 10^14 tries and four different words or 16 characters. Never raises.
    """
    if not text.strip():
        nothing = Reason(reasons.ReasonKind.EMPTY, tr("There are no words yet."))
        return Verdict(Level.GUESSABLE, (nothing,), _phrase_advice(Level.GUESSABLE), 0.0)
    found = _look(text, facts)
    why: list[Reason] = []
    personal = found.personal_log10 < _PHRASE_HARD
    if personal and found.personal_tells(_PHRASE_ANYONE_GUESSES):
        why.append(reasons.knows_you(found.pieces))
    words = {word for word in words_of(plain(text)) if len(word) > 2}
    if len(words) < PHRASE_WORDS and len(text.strip()) < PHRASE_CHARACTERS:
        why.append(reasons.few_words(PHRASE_WORDS, PHRASE_CHARACTERS))
    if personal or found.log10 < _PHRASE_ANYONE_GUESSES:
        level = Level.GUESSABLE
    else:
        level = Level.WEAK if why or found.log10 < _PHRASE_HARD else Level.OK
    if not why and level is not Level.OK:
        why.extend(reasons.general(found.score, found.pieces, len(text)))
    return Verdict(level, tuple(why), _phrase_advice(level), found.log10)


@dataclass(frozen=True, repr=False)
class _Found:
    log10: float
    personal_log10: float
    pieces: tuple[Piece, ...]
    score: general.Score

    def personal_tells(self, anyone: float) -> bool:
        """Whether the facts are the reason, not some short fact met by chance in a weak text."""
        return self.log10 >= anyone or self.personal_log10 <= self.log10 + 1.0


def _look(text: str, facts: Facts) -> _Found:
    own = knows_you.estimate(text, facts)
    score = general.score(text)
    return _Found(min(own.log10, score.log10), own.personal_log10, own.pieces, score)


def _advice(level: Level) -> str:
    return {
        Level.GUESSABLE: tr("Make a new one here. Then nothing in it is about you."),
        Level.WEAK: tr("Make a new one here when you have time."),
        Level.OK: tr("You can keep it if no one else has seen it."),
    }[level]


def _phrase_advice(level: Level) -> str:
    return {
        Level.GUESSABLE: tr("Take the five words offered here. They are not about you."),
        Level.WEAK: tr("Add a few more words that have nothing to do with each other."),
        Level.OK: tr("These words are hard to guess, even for someone who knows you."),
    }[level]
