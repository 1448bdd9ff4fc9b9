"""Why a password is judged as it is, in words that give nothing away."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from disentangle.i18n import N_, tr
from disentangle.passwords.general import Score
from disentangle.passwords.known import Piece


class ReasonKind(Enum):
    """The sort of reason, for sorting and icons.

    KNOWS_YOU and OLD come from the person's facts, SAME_AS_OTHER and LIKE_OTHER from their other
    accounts, the rest holds for anyone.
    """

    EMPTY = "empty"
    KNOWS_YOU = "knows_you"
    OLD = "old"
    SAME_AS_OTHER = "same_as_other"
    LIKE_OTHER = "like_other"
    COMMON = "common"
    PATTERN = "pattern"
    SHORT = "short"
    FEW_WORDS = "few_words"
    SIMPLE = "simple"


@dataclass(frozen=True)
class Reason:
    """One reason.

    Attributes:
        kind: its sort.
        sentence: translated, and free of the password and of every fact.
    """

    kind: ReasonKind
    sentence: str


_PIECES: Final = {
    Piece.WORD: N_("a name or word you gave"),
    Piece.DATE: N_("a date you gave"),
    Piece.NUMBER: N_("a number you gave"),
    Piece.OLD: N_("part of an old password"),
    Piece.DAY: N_("a date"),
    Piece.YEAR: N_("a year"),
    Piece.DIGITS: N_("a short number"),
    Piece.SEASON: N_("a month, day or season"),
    Piece.KEYS: N_("keys in a row"),
    Piece.COMMON: N_("a common word"),
    Piece.SIGN: N_("a sign"),
    Piece.ENDING: N_("a common ending"),
    Piece.REPEAT: N_("the same key again"),
    Piece.REST: N_("a few other letters"),
}
_SMALL: Final = frozenset({Piece.SIGN, Piece.ENDING, Piece.DIGITS, Piece.REPEAT})


def pieces_sentence(pieces: Sequence[Piece]) -> str:
    """What a password is made of, such as "It has a name or word you gave, then a year."."""
    large = [piece for piece in pieces if piece not in _SMALL] or list(pieces)
    named = [tr(_PIECES[piece]) for piece, _ in itertools.groupby(large)]
    if not named:
        return ""
    if len(named) == 1:
        # Translators: {first} is such as "a name or word you gave".
        return tr("It has {first}.", first=named[0])
    if len(named) == 2:
        return tr("It has {first}, then {second}.", first=named[0], second=named[1])
    return tr("It has {first}, then {second} and more.", first=named[0], second=named[1])


def empty() -> Reason:
    """Nothing was typed."""
    return Reason(ReasonKind.EMPTY, tr("There is no password yet."))


def knows_you(pieces: Sequence[Piece]) -> Reason:
    """It can be built from the person's facts."""
    if set(pieces) - _SMALL == {Piece.OLD}:
        return Reason(ReasonKind.OLD, tr("It is close to an old password."))
    return Reason(ReasonKind.KNOWS_YOU, pieces_sentence(pieces))


def same_as_other() -> Reason:
    """Another account has the same password."""
    sentence = tr("Another account has the same one. Whoever knows one knows both.")
    return Reason(ReasonKind.SAME_AS_OTHER, sentence)


def like_other() -> Reason:
    """Another account has a password made in the same way."""
    sentence = tr("Another account has one that is almost the same.")
    return Reason(ReasonKind.LIKE_OTHER, sentence)


def few_words(words: int, characters: int) -> Reason:
    """The case passphrase is neither many words nor long."""
    sentence = tr(
        "Use at least {words} different words, or {characters} letters and signs.",
        words=words,
        characters=characters,
    )
    return Reason(ReasonKind.FEW_WORDS, sentence)


def general(score: Score, pieces: Sequence[Piece], length: int) -> tuple[Reason, ...]:
    """What makes a password easy to find for anyone; at least one reason."""
    found: list[Reason] = []
    if "dictionary:passwords" in score.signs and score.whole:
        sentence = tr("It is on lists of passwords that many people use.")
        found.append(Reason(ReasonKind.COMMON, sentence))
    elif any(sign.startswith("dictionary") for sign in score.signs):
        found.append(Reason(ReasonKind.COMMON, tr("It is mostly made of common words or names.")))
    patterns = (
        ({"spatial"}, tr("It has keys that sit next to each other.")),
        ({"sequence"}, tr("It has letters or numbers that follow each other.")),
        ({"repeat"}, tr("It repeats itself.")),
        ({"date", "regex"}, tr("It has a date or a year.")),
    )
    for signs, sentence in patterns:
        if signs & score.signs:
            found.append(Reason(ReasonKind.PATTERN, sentence))
    if not found and pieces and Piece.REST not in pieces:
        found.append(Reason(ReasonKind.PATTERN, pieces_sentence(pieces)))
    # Ten random letters and digits are where a computer's lists stop helping (own estimate).
    if length < 10:
        found.append(Reason(ReasonKind.SHORT, tr("It is short.")))
    return tuple(found) or (Reason(ReasonKind.SIMPLE, tr("It is made in a simple way.")),)
