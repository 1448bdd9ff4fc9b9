"""Saying a password character by character, for reading aloud and for a screen reader."""

from __future__ import annotations

import unicodedata
from typing import Final

from disentangle.i18n import N_, tr

_NAMES: Final = {
    "0": N_("zero"), "1": N_("one"), "2": N_("two"), "3": N_("three"), "4": N_("four"),
    "5": N_("five"), "6": N_("six"), "7": N_("seven"), "8": N_("eight"), "9": N_("nine"),
    " ": N_("space"), "!": N_("exclamation mark"), '"': N_("double quote"), "#": N_("hash"),
    "$": N_("dollar"), "%": N_("percent"), "&": N_("and sign"), "'": N_("apostrophe"),
    "(": N_("open bracket"), ")": N_("close bracket"), "*": N_("star"), "+": N_("plus"),
    ",": N_("comma"), "-": N_("dash"), ".": N_("dot"), "/": N_("slash"), ":": N_("colon"),
    ";": N_("semicolon"), "<": N_("less than"), "=": N_("equals"), ">": N_("greater than"),
    "?": N_("question mark"), "@": N_("at sign"), "[": N_("open square bracket"),
    "\\": N_("backslash"), "]": N_("close square bracket"), "^": N_("caret"),
    "_": N_("underscore"), "`": N_("backtick"), "{": N_("open curly bracket"),
    "|": N_("upright bar"), "}": N_("close curly bracket"), "~": N_("tilde"),
    "£": N_("pound"), "€": N_("euro"), "§": N_("section sign"),
}  # fmt: skip


def spell_out(password: str) -> list[str]:
    """One spoken name for each character: "Ab7-" gives capital A, b, seven, dash."""
    return [_say(char) for char in password]


def _say(char: str) -> str:
    if char in _NAMES:
        return tr(_NAMES[char])
    if char.isupper():
        return tr("capital {letter}", letter=char)
    if char.isalnum():
        return char
    return unicodedata.name(char, tr("a sign without a name")).lower()
