"""Whose work is shipped with the program, and under which licence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import msgspec

from disentangle.resources import resource


class Shipped(msgspec.Struct, frozen=True, kw_only=True):
    """Something shipped inside: what it is here for, whose it is, its licence.

    Attributes:
        date: the day of the copy, for data; None for the rest.
    """

    name: str
    what: str
    by: str
    licence: str
    date: dt.date | None = None


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A library the program stands on.

    Attributes:
        packages: its names in the lock file.
    """

    name: str
    packages: tuple[str, ...]
    licence: str


@dataclass(frozen=True)
class Credits:
    """Fonts, icons and words; data; libraries."""

    shipped: tuple[Shipped, ...]
    data: tuple[Shipped, ...]
    parts: tuple[Part, ...]


def load_credits() -> Credits:
    """All of them, from the shipped file. Blocks for about a millisecond.

    Raises:
        OSError, msgspec.MsgspecError: the shipped file is missing or damaged.
    """
    return msgspec.json.decode(resource("data", "credits.json").read_bytes(), type=Credits)
