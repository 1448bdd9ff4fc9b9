"""What to say to the people around her: sentences and a few facts in, the text of a note out.

A note holds the least each one needs: what to do and what not to say (R27). It never says what
the other person did and threatens nobody (R25). A new number or address is in it only if she
types it there herself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from disentangle.i18n import N_, tr


class Relation(StrEnum):
    """Who the note is for."""

    FRIEND = "friend"
    PARENT = "parent"  # or others of the family
    MUTUAL = "mutual"  # a friend of both
    LANDLORD = "landlord"
    WORK = "work"
    SCHOOL = "school"
    DOCTOR = "doctor"

    @property
    def office(self) -> bool:
        """A place rather than a person: it is not greeted by the name she gave it."""
        return self in (Relation.LANDLORD, Relation.WORK, Relation.SCHOOL, Relation.DOCTOR)


class Slip(StrEnum):
    """Her answer to "Could they let something slip?"."""

    NOT_ASKED = ""
    NO = "no"
    MAYBE = "maybe"
    NOT_SURE = "unsure"


class Tone(StrEnum):
    """How the note sounds."""

    WARM = "warm"
    SHORT = "short"
    FORMAL = "formal"


class When(StrEnum):
    """When a sentence belongs into a note."""

    LEFT = "left"  # they have split up
    STAYING = "staying"  # she has not left yet, so the note says nothing of leaving
    OPEN = "open"  # this one keeps things to themselves: plans and the new number may be named
    CHILD = "child"  # she has children
    NO_CHILD = "no-child"


class Say(NamedTuple):
    """One sentence, and all that must hold for it."""

    text: str
    when: tuple[When, ...] = ()


def say(text: str, *when: When) -> Say:
    """A sentence of a note; always in it, or only when all of these hold."""
    return Say(text, when)


Paragraphs = tuple[tuple[Say, ...], ...]

# A blank is anything between square brackets, hers or ours: so a half-filled one is found too.
_BLANK: Final = re.compile(r"\[[^\[\]\n]*\]")

BLANKS: Final = {
    "them": N_("[their name]"),
    "person": N_("[their full name]"),
    "me": N_("[my name]"),
    "child": N_("[child’s name]"),
    "pickup": N_("[who may pick up]"),
    "contact": N_("[new contact]"),
}


@dataclass(frozen=True)
class NoteFacts:
    """What a note depends on.

    Attributes:
        name: what she calls the reader.
        them: her label for the other person; empty leaves a blank.
        staying: she has not left yet.
        child: she has children.
    """

    relation: Relation
    name: str
    them: str = ""
    slip: Slip = Slip.NOT_ASKED
    tone: Tone = Tone.WARM
    staying: bool = False
    child: bool = True

    @property
    def holding(self) -> frozenset[When]:
        """What holds. Without an answer to the slip question the note stays careful."""
        return frozenset(
            (
                When.STAYING if self.staying else When.LEFT,
                When.CHILD if self.child else When.NO_CHILD,
                *([When.OPEN] if self.slip is Slip.NO else []),
            )
        )


def note_text(facts: NoteFacts) -> str:
    """The note as plain text, paragraphs apart by an empty line; blanks in square brackets."""
    from disentangle.letters.words_close import CLOSE
    from disentangle.letters.words_offices import OFFICES

    holding = facts.holding
    values = {key: tr(blank) for key, blank in BLANKS.items()}
    values["name"] = facts.name.strip()
    if facts.them.strip():
        values["them"] = facts.them.strip()
    paragraphs = []
    for paragraph in (CLOSE | OFFICES)[facts.relation][facts.tone]:
        said = [tr(one.text, **values) for one in paragraph if holding.issuperset(one.when)]
        if said:
            paragraphs.append(" ".join(said))
    return "\n\n".join(paragraphs)


def blanks(text: str) -> list[tuple[int, int, str]]:
    """What is still to fill in, in order: (start, length, the words with their brackets)."""
    return [(m.start(), len(m.group()), m.group()) for m in _BLANK.finditer(text)]


def cautions(facts: NoteFacts) -> list[str]:
    """What to think of before this note goes out, as ready sentences; often none.

    Sources: children and court orders R29, home and lease R33, leaving and visible steps R17,
    shared friends ZC (areas 38, 39, 45, 53).
    """
    them = facts.them.strip()
    found = []
    if facts.staying and not facts.relation.office and facts.slip is not Slip.NO:
        found.append(tr("You have not left yet. It can be better to tell this one later."))
    match facts.relation:
        case Relation.LANDLORD if facts.staying:
            found.append(tr("You have not left yet. It can be better to wait with this one."))
        case Relation.LANDLORD:
            found.append(
                tr("Is {them} on the lease, or a friend of the landlord? Ask a lawyer first.",
                   them=them)
                if them
                else tr("Is the other person on the lease? Then ask a lawyer first.")
            )  # fmt: skip
        case Relation.SCHOOL if facts.child:
            found.append(
                tr("Is {them} a parent too? Ask a lawyer before you change who may pick up.",
                   them=them)
                if them
                else tr("Is there another parent? Ask a lawyer before you change who may pick up.")
            )  # fmt: skip
        case Relation.WORK:
            found.append(tr("Choose one person at work you trust. Tell the least that is needed."))
        case Relation.DOCTOR:
            found.append(tr("Give the spoken password and the new number at the desk, not here."))
        case Relation.MUTUAL if facts.slip is not Slip.NO:
            found.append(tr("With a friend you share, saying nothing for now is fine too."))
    return found
