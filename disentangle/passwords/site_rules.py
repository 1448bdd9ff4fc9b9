"""What a site accepts as a password, in the Password Rules language.

The language: https://developer.apple.com/password-rules/ and the rules collected in
https://github.com/apple/password-manager-resources (MIT).
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_SPECIAL: Final = "-~!@#$%^&*_+=`|(){}[:;\"'<>,.?] "
_ALL: Final = "".join(map(chr, range(32, 127)))
# "unicode" allows everything; what is on any keyboard is enough to choose from.
_CLASSES: Final = {
    "upper": string.ascii_uppercase,
    "lower": string.ascii_lowercase,
    "digit": string.digits,
    "special": _SPECIAL,
    "ascii-printable": _ALL,
    "unicode": _ALL,
}
_NUMBERS: Final = frozenset({"minlength", "maxlength", "max-consecutive"})
_RULE: Final = re.compile(r"\s*([a-z-]+)\s*:\s*", re.IGNORECASE)
_VALUE: Final = re.compile(r"\s*(?:\[(.*?)\](?!\])|([a-z-]+)|(\d+))\s*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class SiteRules:
    """What one site accepts.

    Attributes:
        minlength: shortest length in characters.
        maxlength: longest length, None if the site names none.
        required: sets of which at least one character must be there; a set that stands twice
            must be there twice.
        allowed: every character that may be used; empty if the site names none at all.
        max_consecutive: how often one character may follow itself, None if not limited.
    """

    minlength: int = 0
    maxlength: int | None = None
    required: tuple[frozenset[str], ...] = ()
    allowed: frozenset[str] = frozenset()
    max_consecutive: int | None = None


def parse(text: str) -> SiteRules:
    """Read a rules string such as "minlength: 8; required: lower; required: [-!]; ".

    Rules this program does not know are left out. Where a number stands twice, the stricter one
    counts.

    Raises:
        ValueError: the text does not follow the language.
    """
    numbers: dict[str, list[int]] = {}
    required: list[frozenset[str]] = []
    allowed: set[str] = set()
    for name, characters, number in _rules(text):
        if name in _NUMBERS:
            if number is None:
                raise ValueError(f"{name} needs a number")
            numbers.setdefault(name, []).append(number)
        elif name == "required" and characters:
            required.append(frozenset(characters))
        elif name == "allowed":
            allowed |= characters
    return SiteRules(
        minlength=max(numbers.get("minlength", [0])),
        maxlength=min(numbers["maxlength"]) if "maxlength" in numbers else None,
        required=tuple(required),
        allowed=frozenset(allowed.union(*required)),
        max_consecutive=min(numbers["max-consecutive"]) if "max-consecutive" in numbers else None,
    )


def _rules(text: str) -> Iterator[tuple[str, set[str], int | None]]:
    place = 0
    while text[place:].strip(" \t\r\n;"):
        place += len(text[place:]) - len(text[place:].lstrip(" \t\r\n;"))
        head = _RULE.match(text, place)
        if not head:
            raise ValueError("a rule needs a name and a colon")
        place = head.end()
        characters: set[str] = set()
        number: int | None = None
        while True:
            value = _VALUE.match(text, place)
            if not value:
                raise ValueError("a rule needs a value")
            place = value.end()
            own, named, digits = value.groups()
            if digits:
                number = int(digits)
            elif named:
                if named.lower() not in _CLASSES:
                    raise ValueError("no such set of characters")
                characters |= set(_CLASSES[named.lower()])
            else:
                # Only what stands on a keyboard can be typed again later.
                characters |= {char for char in own if char.isprintable()}
            if place >= len(text) or text[place] != ",":
                break
            place += 1
        if place < len(text) and text[place] != ";":
            raise ValueError("rules are parted by semicolons")
        yield head[1].lower(), characters, number
