"""What she told us. Every question may be left out; nothing here is ever a password."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec

from disentangle.i18n import N_


class Device(StrEnum):
    """Her answer to "Is this computer safe to use?" (R02)."""

    UNKNOWN = ""
    TRUSTED = "trusted"
    UNSURE = "unsure"
    NOT_SAFE = "not-safe"
    OVERRIDDEN = "overridden"  # she read the warning and goes on; hers to decide

    @property
    def opens_steps(self) -> bool:
        """Whether links and the plan may be shown (R03)."""
        return self in (Device.TRUSTED, Device.OVERRIDDEN)


class Living(StrEnum):
    """Living situation (R04)."""

    UNKNOWN = ""
    TOGETHER = "together"
    APART_KEYS = "apart-keys"  # apart, but they hold a key
    APART = "apart"


class Since(StrEnum):
    """Time since leaving (R04)."""

    UNKNOWN = ""
    NOT_YET = "not-yet"
    WEEKS = "weeks"
    MONTHS = "months"
    LONGER = "longer"


class Who(StrEnum):
    """Who sits at the computer (R49)."""

    UNKNOWN = ""
    ME = "me"
    WITH_HELPER = "with-helper"
    HELPER = "helper"


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What the other person could guess from, as typed, one entry each. Used only for checks."""

    names: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    other: tuple[str, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Every entry in one row."""
        return (*self.names, *self.dates, *self.places, *self.other)


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """All answers so far. The empty value means she has not answered, which is always allowed.

    Attributes:
        them: the label for the other person; `label()` gives the one to show.
        minor: True if the person leaving is under 18, None if not asked or not said.
        ties: "children", "order", "work", "joint-money", "legal", "none", "unsure".
        risky: groups of changes that could be unsafe right now (question 3).
        shared: what is shared (question 4).
        phones: "android", "iphone", "other".
        they_can: what the other person knows or can reach (question 6).
        worries: what worries most (question 8).
        extra: her own words to "something else", by question.
        answered: ids of the questions she has passed, skipped ones too.
    """

    device: Device = Device.UNKNOWN
    who: Who = Who.UNKNOWN
    minor: bool | None = None
    them: str = ""
    living: Living = Living.UNKNOWN
    since: Since = Since.UNKNOWN
    ties: frozenset[str] = frozenset()
    risky: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    they_can: frozenset[str] = frozenset()
    facts: Facts = Facts()
    worries: frozenset[str] = frozenset()
    extra: dict[str, str] = {}
    answered: frozenset[str] = frozenset()


DEFAULT_LABEL: Final = N_("They")


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One account of hers.

    Attributes:
        id: short and random, never shown.
        platform: id of the platform in the content.
        name: her own words for it, "work" or the name of a forum; may be empty.
        added: running number, so that order on screen never jumps.
        unused: she no longer uses it, so that closing it is offered.
        domain: for an account that is on no platform of the content: the registrable domain of
            its site, in ASCII letters; may be empty.
    """

    id: str
    platform: str
    name: str = ""
    added: int = 0
    unused: bool = False
    domain: str = ""
