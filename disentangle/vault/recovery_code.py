"""The recovery code on paper: 28 symbols in seven groups of four, typed back forgivingly.

27 symbols are random (135 bits); the last makes a sum over the field of 32 elements come out as
zero. With the weights 1, a, a^2, ... (a has order 31) every single wrong symbol and every swap of
two symbols is noticed, so a slip of the pen is told from a code of another file.
"""

from __future__ import annotations

import hmac
import secrets
import unicodedata
from typing import Final

from disentangle.i18n import tr, trn
from disentangle.vault.faults import CodeNotReadable

# Crockford's base 32: digits and capitals without I, L, O and U (crockford.com/base32.html).
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 28
GROUP: Final = 4

_LOOK_ALIKES: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "|": "1", "U": "V"})
_REDUCE: Final = 0b100101  # x^5 + x^2 + 1, primitive over two elements


class RecoveryCode:
    """One recovery code. Its repr shows nothing.

    Attributes:
        symbols: the 28 symbols without spaces.
    """

    __slots__ = ("symbols",)

    def __init__(self, symbols: str) -> None:
        if len(symbols) != LENGTH or _sum(symbols) != 0:
            raise ValueError("not a recovery code")
        self.symbols: Final = symbols

    @property
    def groups(self) -> tuple[str, ...]:
        """The seven groups of four, as they are written on paper."""
        return tuple(self.symbols[at : at + GROUP] for at in range(0, LENGTH, GROUP))

    @property
    def text(self) -> str:
        """The groups joined with dashes."""
        return "-".join(self.groups)

    def __repr__(self) -> str:
        return "RecoveryCode(hidden)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RecoveryCode) and hmac.compare_digest(self.symbols, other.symbols)

    def __hash__(self) -> int:
        return hash(RecoveryCode)


def new_code() -> RecoveryCode:
    """A fresh code from the system's random source."""
    start = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return next(RecoveryCode(start + last) for last in ALPHABET if _sum(start + last) == 0)


def parse_code(typed: str) -> RecoveryCode:
    """The code that was meant.

    Case, spaces and any kind of dash do not matter; O is read as 0, I and L as 1, U as V.

    Raises:
        CodeNotReadable: a strange sign, too few or too many symbols, or a slip in one of them.
    """
    plain = unicodedata.normalize("NFKC", typed).upper().translate(_LOOK_ALIKES)
    symbols = "".join(char for char in plain if not _separates(char))
    if any(char not in ALPHABET for char in symbols):
        raise CodeNotReadable(tr("A recovery code has only letters and digits."))
    if len(symbols) != LENGTH:
        raise CodeNotReadable(
            trn(
                "A recovery code has 28 letters and digits. This one has {n}.",
                "A recovery code has 28 letters and digits. This one has {n}.",
                len(symbols),
            )
        )
    if _sum(symbols) != 0:
        raise CodeNotReadable(tr("One letter or digit of this code is not right."))
    return RecoveryCode(symbols)


def _separates(char: str) -> bool:
    return char in "._,;:/" or unicodedata.category(char) in {"Pd", "Zs", "Cc", "Cf", "Zl", "Zp"}


def _sum(symbols: str) -> int:
    """Horner's scheme: the symbols are the coefficients of a polynomial, taken at x = a."""
    total = 0
    for char in symbols:
        total <<= 1
        if total & 0b100000:
            total ^= _REDUCE
        total ^= ALPHABET.index(char)
    return total
