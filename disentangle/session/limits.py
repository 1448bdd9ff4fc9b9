"""What the program cannot promise, in plain words, and the moments when it is said (R-121).

Source: the threat model, section 2.5, N1 to N12. Each text has at most 60 words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from disentangle.i18n import N_


class Moment(StrEnum):
    """When a limit is said, apart from the page that always has them all."""

    LEAVE = "leave"  # when quick exit is explained
    LOCK = "lock"  # before the first case is made
    PASSWORDS = "passwords"  # before a list of passwords is read in
    LOG = "log"  # before something is written down with a date
    EXPORT = "export"  # before a file is made to hand over
    CHANGE = "change"  # before a step the other person may notice
    LOOK = "look"  # before a list of devices is looked at
    REMOVE = "remove"  # before the work or the program is removed


@dataclass(frozen=True)
class Limit:
    """One thing the program cannot do.

    Attributes:
        id: N1 to N12.
        title: a few words.
        text: at most 60 words.
        moments: when it is said.
    """

    id: str
    title: str
    text: str
    moments: tuple[Moment, ...]


LIMITS: Final = (
    Limit(
        "N1",
        N_("It cannot stop watching software"),
        N_(
            "Software on this computer may let someone see what you type and read here. "
            "This program cannot find it or stop it. "
            "If you think so, use a computer they never had."
        ),
        (Moment.LOCK,),
    ),
    Limit(
        "N2",
        N_("It cannot keep out who manages this computer"),
        N_(
            "Someone who manages this computer can read what is on your screen. "
            "They can also read anything here while you have it open."
        ),
        (Moment.LOCK,),
    ),
    Limit(
        "N3",
        N_("It has no second, made-up content"),
        N_(
            "If someone makes you open it, they see what you see. "
            "There is no other passphrase that shows something else."
        ),
        (Moment.LOCK,),
    ),
    Limit(
        "N4",
        N_("It can be found on this computer"),
        N_(
            "It is in the list of programs and in the download history. "
            "The system may note each program that was started. "
            "Removing it later does not remove all of that."
        ),
        (Moment.LEAVE, Moment.LOCK, Moment.REMOVE),
    ),
    Limit(
        "N5",
        N_("Deleting does not always erase"),
        N_(
            "Modern drives may keep old pieces of a file. "
            "So we destroy the key, and then our files cannot be read any more. "
            "Copies that a backup or a cloud made before stay as they were."
        ),
        (Moment.LOCK, Moment.REMOVE),
    ),
    Limit(
        "N6",
        N_("A list of passwords is an open file"),
        N_(
            "Anyone can read the list you saved from your browser. "
            "We help you delete it. "
            "Copies may stay in downloads, in a cloud, in a backup or in the trash."
        ),
        (Moment.PASSWORDS,),
    ),
    Limit(
        "N7",
        N_("Nobody else can open it for you"),
        N_(
            "If you lose both your words and your recovery code, nobody can open your work. "
            "That includes us."
        ),
        (Moment.LOCK, Moment.EXPORT),
    ),
    Limit(
        "N8",
        N_("A date alone does not prove a day"),
        N_(
            "Dates come from the clock of this computer. "
            "By itself such a date does not prove anything to a court."
        ),
        (Moment.LOG, Moment.EXPORT),
    ),
    Limit(
        "N9",
        N_("Some steps tell the other person"),
        N_(
            "When you change a password or remove a device, they may get a message. "
            "Each step says so before you begin. "
            "An advocate can help you choose the day."
        ),
        (Moment.LOCK, Moment.CHANGE),
    ),
    Limit(
        "N10",
        N_("A list of devices may not show all"),
        N_(
            "A service’s list of devices can leave some out, or be made to look right. "
            "“Nothing found” does not mean that nobody is there."
        ),
        (Moment.LOCK, Moment.LOOK),
    ),
    Limit(
        "N11",
        N_("Quick exit closes only this window"),
        N_(
            "It does not close the browser or clear its history. It cannot hide that you were here."
        ),
        (Moment.LEAVE, Moment.LOCK),
    ),
    Limit(
        "N12",
        N_("A picture of the screen can show it"),
        N_(
            "Some systems can keep a window out of pictures of the screen. "
            "On this system that is not so. "
            "Other programs may take a picture of what you see here."
        ),
        (Moment.LOCK,),
    ),
)


def at(moment: Moment) -> tuple[Limit, ...]:
    """The limits to say at this moment, in order."""
    return tuple(limit for limit in LIMITS if moment in limit.moments)
