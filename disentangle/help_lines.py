"""Emergency numbers and lines to call, by country. Works before any passphrase (R01)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from disentangle.i18n import tr
from disentangle.resources import resource

EMERGENCY: Final = "emergency"
TALK: Final = "abuse line"
ONLINE: Final = "online and images"
KINDS: Final = (EMERGENCY, TALK, ONLINE)

_PAGE: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/[\w./-]*)?")

# Names people type for a country that is listed under another one.
_ALSO: Final = {
    "Czechia": ("Czech Republic",),
    "Netherlands": ("Holland",),
    "South Korea": ("Korea",),
    "Türkiye": ("Turkey",),
    "United Arab Emirates": ("UAE", "Dubai"),
    "United Kingdom": ("UK", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland"),
    "United States": ("US", "USA", "America"),
    "Worldwide": ("any country", "international"),
}


@dataclass(frozen=True)
class HelpLine:
    """One line.

    Attributes:
        kind: one of `KINDS`.
        name: who answers.
        contact: numbers or pages, several set apart by " / ".
        seen: it stood in a source on the day of the check; else it is field knowledge.
        note: one more sentence; may be empty.
    """

    kind: str
    name: str
    contact: str
    seen: bool
    note: str = ""

    @property
    def pages(self) -> tuple[str, ...]:
        """The web addresses in the contact, with "https://" before them."""
        parts = self.contact.split(" / ")
        return tuple(f"https://{part}" for part in parts if _PAGE.fullmatch(part))


@dataclass(frozen=True)
class Country:
    """The lines of one country, in the order to show them."""

    name: str
    lines: tuple[HelpLine, ...]

    def of_kind(self, kind: str) -> tuple[HelpLine, ...]:
        """The lines of one kind."""
        return tuple(line for line in self.lines if line.kind == kind)


@dataclass(frozen=True)
class HelpLines:
    """Everything there is.

    Attributes:
        checked: the day it was gathered.
        countries: lines for the whole world first, then countries by name.
    """

    checked: date
    countries: tuple[Country, ...]

    @property
    def worldwide(self) -> Country:
        """The lines for every country."""
        return self.countries[0]


@cache
def help_lines() -> HelpLines:
    """All lines, read from the shipped file once. Blocks for about a millisecond.

    Raises:
        OSError, ValueError, KeyError: the shipped file is missing or damaged.
    """
    raw = json.loads(resource("help", "hotlines.json").read_bytes())
    countries = tuple(
        Country(each["name"], tuple(HelpLine(**line) for line in each["lines"]))
        for each in raw["countries"]
    )
    return HelpLines(date.fromisoformat(raw["checked"]), countries)


def find(countries: Sequence[Country], typed: str) -> tuple[Country, ...]:
    """The countries that match what was typed; all if nothing was typed.

    Case and accents do not matter, and other usual names count: "uk", "turkey". A country whose
    whole name was typed comes first; the others keep their order.
    """
    wanted = _plain(typed)
    if not wanted:
        return tuple(countries)
    found = [c for c in countries if any(_begins(name, wanted) for name in _names(c))]
    return tuple(sorted(found, key=lambda c: wanted not in _names(c)))


def _names(country: Country) -> list[str]:
    return [_plain(n) for n in (country.name, tr(country.name), *_ALSO.get(country.name, ()))]


def _begins(name: str, wanted: str) -> bool:
    return any(part.startswith(wanted) for part in (name, *name.split()))


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).split())
