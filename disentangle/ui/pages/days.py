"""Days in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from disentangle.i18n import N_, tr

_MONTHS: Final = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
    N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


def day_words(day: date) -> str:
    """A day such as "20 November 2026", in the language of the program."""
    return tr("{day} {month} {year}", day=day.day, month=tr(_MONTHS[day.month - 1]), year=day.year)


def day_of(iso: str) -> str:
    """The same for a day or time as it is kept (ISO 8601); the text itself if it is none."""
    try:
        return day_words(datetime.fromisoformat(iso).date())
    except ValueError:
        return iso
