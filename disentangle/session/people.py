"""The people she may tell: who, how far, and what the next one is. Pure; the case keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from disentangle.letters.notes import NoteFacts, Relation, Slip, Tone, note_text
from disentangle.plan.answers import Answers, Living, Since


class Telling(StrEnum):
    """How far she is with one person."""

    TODO = "todo"
    TOLD = "told"
    LATER = "later"
    HELP = "help"


class How(StrEnum):
    """How she told them."""

    IN_PERSON = "in-person"
    CALL = "call"
    MESSAGE = "message"


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One person or office to tell.

    Attributes:
        id: short and random, never shown.
        name: what she calls them.
        line: one line for herself.
        told_on: the day she told them, ISO 8601; empty unless told.
        remark: her words to "later" or "needs help".
        slip, tone: what the note leaves out, and how it sounds.
        note: her own wording; None while the note is the one made from the sentences.
        added: running number, so that order on screen never jumps.
    """

    id: str
    relation: Relation
    name: str
    line: str = ""
    telling: Telling = Telling.TODO
    told_on: str = ""
    how: How = How.IN_PERSON
    remark: str = ""
    slip: Slip = Slip.NOT_ASKED
    tone: Tone = Tone.WARM
    note: str | None = None
    added: int = 0


def in_order(people: Mapping[str, Person]) -> list[Person]:
    """Everyone in the order added."""
    return sorted(people.values(), key=lambda person: (person.added, person.id))


def next_one(people: Mapping[str, Person]) -> Person | None:
    """Whom to tell next: the first one not told and not set aside."""
    return next((p for p in in_order(people) if p.telling is Telling.TODO), None)


@dataclass(frozen=True)
class Counts:
    """The line under the list: "1 told, 1 set aside by you, 3 to tell"."""

    told: int
    aside: int
    to_tell: int


def counts(people: Iterable[Person]) -> Counts:
    """How many of each; those she wants help with are still to tell."""
    states = [person.telling for person in people]
    told, aside = states.count(Telling.TOLD), states.count(Telling.LATER)
    return Counts(told, aside, len(states) - told - aside)


def facts_for(person: Person, answers: Answers) -> NoteFacts:
    """What the note for this person depends on."""
    together = answers.living is Living.TOGETHER and answers.since is Since.UNKNOWN
    return NoteFacts(
        relation=person.relation,
        name=person.name,
        them=answers.them,
        slip=person.slip,
        tone=person.tone,
        staying=answers.since is Since.NOT_YET or together,
        child="children" in answers.ties or not answers.ties,
    )


def note_for(person: Person, answers: Answers) -> str:
    """Her own wording, or the note made from the sentences."""
    return note_text(facts_for(person, answers)) if person.note is None else person.note


def with_note(person: Person, text: str, answers: Answers) -> Person:
    """The person with this wording; one like the made note stays tied to the sentences."""
    made = note_text(facts_for(person, answers))
    return replace(person, note=None if text == made else text)


def sounding(person: Person, *, slip: Slip | None = None, tone: Tone | None = None) -> Person:
    """Another answer or tone: the note is made anew, so that nothing stays in it by mistake."""
    return replace(
        person,
        slip=person.slip if slip is None else slip,
        tone=person.tone if tone is None else tone,
        note=None,
    )


def renamed(person: Person, relation: Relation, name: str, line: str) -> Person:
    """The person by another name. Another tie makes the note anew, as it needs other words."""
    note = person.note if relation is person.relation else None
    return replace(person, relation=relation, name=name, line=line, note=note)


def worded_like(person: Person, other: Person) -> Person:
    """The person with answer, tone and wording of the note as they are in `other`."""
    return replace(person, slip=other.slip, tone=other.tone, note=other.note)


def told(person: Person, how: How, day: str) -> Person:
    """The person as told on a day (ISO 8601)."""
    return replace(person, telling=Telling.TOLD, how=how, told_on=day, remark="")


def set_aside(person: Person, telling: Telling, remark: str = "") -> Person:
    """The person put off, in need of help, or to tell again."""
    return replace(person, telling=telling, told_on="", remark=remark.strip())
