"""How many tries someone needs who knows your life.

A password is cut into parts that are names, dates, numbers, old passwords, years, keys in a row,
common words, endings or plain rest. Each part has a price, as log10 of the tries it takes, and
the cheapest way to cover the whole password is its price.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from disentangle.passwords import dates, general
from disentangle.passwords.common import GLUE, LONGEST_GLUE, SEASONS, SIGNS, WALKS
from disentangle.passwords.facts import Facts
from disentangle.passwords.known import LONGEST, Known, Piece, spread
from disentangle.passwords.plain import Plain, capitals_log10, foldings, undress

# Each further part of substance could stand in another place: three times the tries. A rest that
# nothing explains also has to be thought of: ten times.
_ORDER: Final = 0.5
_REST: Final = 1.0
_SUBSTANCE: Final = frozenset(
    {Piece.WORD, Piece.DATE, Piece.DAY, Piece.NUMBER, Piece.OLD, Piece.COMMON}
)
_LEET: Final = str.maketrans("4@3€1!|05$7+8", "aaeeiiiossttb")
_LONGEST_COMMON: Final = 20
# Letters, the signs of an English keyboard, everything else.
_LETTER: Final = math.log10(26)
_OTHER: Final = math.log10(33)
_FOREIGN: Final = 2.0


@dataclass(frozen=True, repr=False)
class Estimate:
    """Tries needed, and what the password is made of; never the text.

    Attributes:
        log10: tries for the cheapest way to build it.
        personal_log10: the same with at least one fact in it; infinite if no fact fits.
        pieces: the parts of the cheapest way, in order; of the personal one if there is one.
    """

    log10: float
    personal_log10: float
    pieces: tuple[Piece, ...]


class _Edge(NamedTuple):
    start: int
    end: int
    log10: float
    piece: Piece
    personal: bool


# A way to cover the text up to some place.
class _Way(NamedTuple):
    log10: float
    pieces: tuple[Piece, ...]


def estimate(password: str, facts: Facts) -> Estimate:
    """The cheapest way to come to this password from these facts.

    More facts never raise the result. Takes about a millisecond for twelve characters.
    """
    known = spread(facts)
    text = undress(password[: LONGEST * 2]).cut(0, LONGEST)
    if not text.text:
        return Estimate(0.0, math.inf, ())
    own = _own_edges(text, known)
    best = _cover(text, [*own, *_common_edges(text)])
    if known.empty:
        return best
    for view, extra in _views(text):
        own = _own_edges(view, known)
        if own:
            best = _cheaper(best, _cover(view, [*own, *_common_edges(view)]), extra)
    variant = known.old_variant(text.text)
    if variant is not None:
        price = variant + capitals_log10(text.upper)
        best = _cheaper(best, Estimate(price, price, (Piece.OLD,)), 0.0)
    return best


def _cheaper(best: Estimate, other: Estimate, extra: float) -> Estimate:
    personal = other.personal_log10 + extra
    if personal >= best.personal_log10:
        return best
    return Estimate(min(best.log10, personal), personal, other.pieces)


def _views(text: Plain) -> Iterator[tuple[Plain, float]]:
    """Other ways to look at a text, with the log10 of what the change costs."""
    yield text.reversed(), 0.5
    plain = text.text
    for count in (2, 3, 4):
        size = len(plain) // count
        if size > 1 and plain == plain[:size] * count:
            yield text.cut(0, size), 0.5
    half = len(plain) // 2
    if len(plain) > 4 and len(plain) % 2 and plain[:half] == plain[half + 1 :]:
        yield text.cut(0, half), 1.0
    signs = [i for i, char in enumerate(plain) if not char.isalnum()]
    kinds = {plain[i] for i in signs}
    apart = all(b - a > 1 for a, b in itertools.pairwise(signs))
    if len(kinds) == 1 and apart and len(signs) < len(plain) // 2 + 1:
        yield text.without(kinds.pop()), 1.0 + 0.3 * len(signs)


def _cover(text: Plain, parts: Iterable[_Edge]) -> Estimate:
    size = len(text.text)
    edges: list[list[_Edge]] = [[] for _ in range(size)]
    for part in parts:
        edges[part.start].append(part)
    # Four ways are kept for each place: with or without a fact, after a rest or not.
    ways: list[dict[tuple[bool, bool], _Way]] = [{} for _ in range(size + 1)]
    ways[0][False, False] = _Way(0.0, ())
    for place in range(size):
        for (personal, resting), way in ways[place].items():
            for edge in edges[place]:
                rest = edge.piece is Piece.REST
                goes_on = rest and resting
                price = way.log10 + edge.log10
                if rest:
                    price += 0.0 if resting else _REST
                elif edge.piece in _SUBSTANCE:
                    price += _ORDER
                state = (personal or edge.personal, rest)
                old = ways[edge.end].get(state)
                if old is None or price < old.log10:
                    pieces = way.pieces if goes_on else (*way.pieces, edge.piece)
                    ways[edge.end][state] = _Way(price, pieces)
    last = ways[size]
    cheapest = min(last.values(), key=lambda way: way.log10)
    own = min(
        (way for (personal, _), way in last.items() if personal),
        key=lambda way: way.log10,
        default=None,
    )
    return Estimate(
        max(0.0, cheapest.log10 - _ORDER),
        math.inf if own is None else max(0.0, own.log10 - _ORDER),
        (own or cheapest).pieces,
    )


def _own_edges(text: Plain, known: Known) -> list[_Edge]:
    """The parts that come from the person's facts."""
    plain = text.text
    found: list[_Edge] = []
    if known.dates:
        for reading in dates.readings(plain, known.dates):
            if reading.known:
                price = reading.log10 + text.capitals(reading.start, reading.end)
                found.append(_Edge(reading.start, reading.end, price, Piece.DATE, True))
    for folded in foldings(plain):
        for start in range(len(plain)):
            for end in range(start + 2, min(len(plain), start + known.longest) + 1):
                for form, (price, piece) in known.forms(folded[start:end]).items():
                    signs = _signs_for_letters(plain[start:end], form)
                    if signs is not None:
                        price += signs + text.capitals(start, end)
                        found.append(_Edge(start, end, price, piece, True))
    return found


def _common_edges(text: Plain) -> Iterator[_Edge]:
    """The parts that anyone could think of, and every single character."""
    plain = text.text
    letters = plain.translate(_LEET)
    ranks = general.ranks()
    for reading in dates.readings(plain, frozenset()):
        piece = Piece.YEAR if reading.end - reading.start == 4 else Piece.DAY
        price = reading.log10 + text.capitals(reading.start, reading.end)
        yield _Edge(reading.start, reading.end, price, piece, False)
    for start in range(len(plain)):
        yield _single(text, start)
        yield from _repeats(plain, start)
        for end in range(start + 1, min(len(plain), start + LONGEST_GLUE) + 1):
            part = plain[start:end]
            if part in GLUE:
                price = GLUE[part] + text.capitals(start, end)
                yield _Edge(start, end, price, _glue_piece(part), False)
        for end in range(start + 3, min(len(plain), start + _LONGEST_COMMON) + 1):
            place = ranks.get(plain[start:end])
            if place is None:
                place = ranks.get(letters[start:end])
                if place is None:
                    continue
                place *= 3  # for reading signs as letters
            # zxcvbn counts no part of several characters below 50 either.
            price = math.log10(max(place, 50)) + text.capitals(start, end)
            yield _Edge(start, end, price, Piece.COMMON, False)


def _signs_for_letters(part: str, form: str) -> float | None:
    """log10 of the tries for reading signs as letters, or None where that is not what they are."""
    changed = sum(a != b for a, b in zip(part, form, strict=True))
    if not changed:
        return 0.0
    if form.isdecimal():
        return None
    return 0.3 + 0.2 * min(changed, 3)


def _single(text: Plain, start: int) -> _Edge:
    """One character that nothing explains, tried like any other of its kind."""
    char = text.text[start]
    if "0" <= char <= "9":
        return _Edge(start, start + 1, 1.0, Piece.DIGITS, False)
    if "a" <= char <= "z":
        return _Edge(
            start, start + 1, _LETTER + (0.3 if text.upper[start] else 0.0), Piece.REST, False
        )
    return _Edge(start, start + 1, _OTHER if char.isascii() else _FOREIGN, Piece.REST, False)


def _repeats(plain: str, start: int) -> Iterator[_Edge]:
    end = start + 1
    while end < len(plain) and plain[end] == plain[start]:
        end += 1
        if end - start >= 2:
            yield _Edge(start, end, 1.4 + math.log10(end - start), Piece.REPEAT, False)


def _glue_piece(text: str) -> Piece:
    if text in SIGNS:
        return Piece.SIGN
    if text in SEASONS:
        return Piece.SEASON
    if text in WALKS:
        return Piece.KEYS
    return Piece.ENDING
