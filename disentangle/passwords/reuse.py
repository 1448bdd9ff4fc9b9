"""Finding passwords that are the same idea in another dress."""

from __future__ import annotations

import re
from typing import Final

from disentangle.passwords.plain import core, foldings, plain

_LETTER: Final = r"[^\W\d_]"
_BETWEEN: Final = re.compile(r"[\W\d_]+")
# A sign read as a letter: one alone between two letters, or a clear one in front of a word.
_SIGN_FOR_LETTER: Final = re.compile(
    rf"(?<={_LETTER})[@$€!|013457](?={_LETTER})|(?<!{_LETTER})[@$€](?={_LETTER}{{2}})"
)


def idea(password: str) -> str:
    """A key that is equal for passwords made in the same way; treat it as a secret.

    "Sunny4!", "sunny05" and "$unny2024" share one, and so do "Red-Barn7" and "barn_red". A
    password without a word of four letters has a key of its own.
    """
    letters = _SIGN_FOR_LETTER.sub(lambda sign: foldings(sign[0])[0], plain(password))
    parts = sorted(part for part in _BETWEEN.split(core(letters)) if part)
    joined = foldings(" ".join(parts))[0]
    return f"~{joined}" if len(joined) >= 4 else f"={password}"
