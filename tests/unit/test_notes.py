"""Notes to the people around her: the least each needs, and nothing that gives her away."""

from __future__ import annotations

import itertools
import re

import pytest
from msgspec.structs import replace

from disentangle.catalogue import words
from disentangle.letters.notes import (
    BLANKS,
    NoteFacts,
    Relation,
    Slip,
    Tone,
    blanks,
    cautions,
    note_text,
)
from disentangle.plan.answers import Answers, Living, Since
from disentangle.session.case import Case, from_documents, to_documents
from disentangle.session.people import (
    Counts,
    How,
    Person,
    Telling,
    counts,
    facts_for,
    in_order,
    next_one,
    note_for,
    renamed,
    set_aside,
    sounding,
    told,
    with_note,
)
from tests.unit.test_session import reopened, session

PLANS = re.compile(
    r"number will change|new number|new one in person|my number soon|locks|other hours|accounts"
)
CLOSE = (Relation.FRIEND, Relation.PARENT, Relation.MUTUAL)


def every_note() -> list[tuple[NoteFacts, str]]:
    """All notes there are, with the label J."""
    found = []
    for relation, tone, slip, staying, child in itertools.product(
        Relation, Tone, Slip, (False, True), (False, True)
    ):
        facts = NoteFacts(relation, "Mum", "J", slip, tone, staying, child)
        found.append((facts, note_text(facts)))
    return found


EVERY = every_note()


def test_the_note_to_a_mother_who_may_let_things_slip() -> None:
    assert note_text(NoteFacts(Relation.PARENT, "Mum", "J", Slip.MAYBE)) == (
        "Hi Mum. J and I have split up, and I need some space from it all.\n\n"
        "Please don’t answer J for me, and don’t pass on any news of me, even small things. "
        "If J writes or calls, save it, don’t reply, and tell me.\n\n"
        "Please don’t tag me or say where I am. I’ll call you when I can. Love you."
    )


def test_plans_and_the_new_number_are_left_out_unless_she_says_no() -> None:
    for facts, text in EVERY:
        if facts.slip is not Slip.NO:
            assert not PLANS.search(text), (facts, text)
    assert PLANS.search(note_text(NoteFacts(Relation.FRIEND, "Ana", "J", Slip.NO)))


def test_a_note_never_says_that_she_is_leaving_before_she_has_left() -> None:
    for facts, text in EVERY:
        if facts.staying:
            assert "split up" not in text and "no longer together" not in text
        if facts.staying and facts.slip is not Slip.NO:
            assert not re.search(r"\bJ\b", text), (facts, text)


def test_no_note_tells_what_the_other_person_did_or_threatens() -> None:
    told_on = re.compile(
        r"\b(abus|violen|stalk|hit|hurt|afraid|scare|danger|police|court|lawyer|threat|or else|"
        r"crim|illegal|harass|spy|track)",
        re.IGNORECASE,
    )
    for facts, text in EVERY:
        assert not told_on.search(text), (facts, text)
        assert not re.search(r"\d", text)


def test_every_note_reads_easily() -> None:
    for facts, text in EVERY:
        lines = [line for line in text.split("\n") if line.strip()]
        assert words.banned(text) == [] and not any(map(words.long_sentences, lines)), facts
        assert words.grade(lines) <= words.MAX_GRADE, (facts, words.grade(lines))


def test_every_one_gets_what_helps() -> None:
    asks = {
        Relation.FRIEND: ("tag me", "where I am"),
        Relation.PARENT: ("tag me", "where I am"),
        Relation.MUTUAL: ("tag me", "where I am"),
        Relation.LANDLORD: ("that I live here", "picture of|picture"),
        Relation.WORK: ("that I work here", "picture", "security"),
        Relation.SCHOOL: ("pick up", "address"),
        Relation.DOCTOR: ("spoken password", "emergency contact"),
    }
    for facts, text in EVERY:
        if facts.relation is Relation.SCHOOL and not facts.child:
            assert "pick up" not in text and "address" in text
            continue
        for ask in asks[facts.relation]:
            assert re.search(ask, text), (ask, facts, text)


def test_offices_hear_neither_the_label_nor_the_story() -> None:
    for facts, text in EVERY:
        if facts.relation not in CLOSE:
            assert facts.relation.office
            assert not re.search(r"\bJ\b", text) and "split" not in text and "Mum" not in text


def test_without_a_label_there_is_a_blank_to_fill_in() -> None:
    text = note_text(NoteFacts(Relation.FRIEND, "Ana"))
    assert {words for _, _, words in blanks(text)} == {BLANKS["them"]}


def test_a_half_filled_blank_is_still_one() -> None:
    text = "Hello [their full Sam]. Bye"
    assert [text[start : start + length] for start, length, _ in blanks(text)] == [
        "[their full Sam]"
    ]
    assert blanks("Hello Sam. Bye") == []


def test_braces_in_names_do_no_harm() -> None:
    assert "Hi {name} {0}." in note_text(NoteFacts(Relation.FRIEND, "{name} {0}", "{them}"))


def test_what_to_think_of_first() -> None:
    assert "lease" in cautions(NoteFacts(Relation.LANDLORD, "Landlord", "J"))[0]
    assert "parent" in cautions(NoteFacts(Relation.SCHOOL, "School", ""))[0]
    staying = NoteFacts(Relation.PARENT, "Mum", "J", Slip.MAYBE, staying=True)
    assert "not left yet" in cautions(staying)[0]
    assert cautions(NoteFacts(Relation.FRIEND, "Ana", "J", Slip.NO)) == []
    for facts, _ in EVERY:
        for said in cautions(facts):
            assert words.banned(said) == [] and words.long_sentences(said) == []


# -- the people in the case ---------------------------------------------------------------------


def a_person(number: int = 1, **fields: object) -> Person:
    """One of the list."""
    fresh = Person(id=f"p{number}", relation=Relation.PARENT, name="Mum", added=number)
    return replace(fresh, **fields)


def test_the_next_one_is_the_first_not_told_and_not_set_aside() -> None:
    people = {
        "p3": a_person(3),
        "p1": a_person(1, telling=Telling.TOLD),
        "p2": a_person(2, telling=Telling.LATER),
        "p4": a_person(4, telling=Telling.HELP),
    }
    assert [p.id for p in in_order(people)] == ["p1", "p2", "p3", "p4"]
    following = next_one(people)
    assert following is not None and following.id == "p3"
    assert counts(people.values()) == Counts(told=1, aside=1, to_tell=2)
    assert next_one({}) is None


def test_told_and_set_aside_leave_nothing_of_each_other() -> None:
    aside = set_aside(a_person(), Telling.LATER, " After the move ")
    assert aside.remark == "After the move"
    done = told(aside, How.CALL, "2026-11-12")
    assert (done.telling, done.told_on, done.remark) == (Telling.TOLD, "2026-11-12", "")
    assert set_aside(done, Telling.TODO).told_on == ""


def test_another_answer_makes_the_note_anew_so_no_plan_stays_in_it() -> None:
    answers = Answers(them="J")
    mine = with_note(a_person(slip=Slip.NO), "My new number is 555-0142.", answers)
    assert note_for(mine, answers) == "My new number is 555-0142."
    careful = sounding(mine, slip=Slip.MAYBE)
    assert careful.note is None and "555" not in note_for(careful, answers)


def test_typing_back_the_made_note_ties_it_to_the_sentences_again() -> None:
    answers = Answers(them="J")
    made = note_for(a_person(), answers)
    assert with_note(with_note(a_person(), "x", answers), made, answers).note is None


def test_another_tie_makes_the_note_anew_and_another_name_does_not() -> None:
    mine = a_person(note="My words")
    assert renamed(mine, Relation.PARENT, "Mama", "").note == "My words"
    assert renamed(mine, Relation.WORK, "Work", "").note is None


@pytest.mark.parametrize(
    ("answers", "staying", "child"),
    [
        (Answers(), False, True),
        (Answers(since=Since.NOT_YET), True, True),
        (Answers(living=Living.TOGETHER), True, True),
        (Answers(living=Living.TOGETHER, since=Since.WEEKS), False, True),
        (Answers(ties=frozenset({"none"})), False, False),
        (Answers(ties=frozenset({"order", "children"})), False, True),
    ],
)
def test_the_note_follows_her_answers(answers: Answers, staying: bool, child: bool) -> None:
    facts = facts_for(a_person(), answers)
    assert (facts.staying, facts.child) == (staying, child)


def test_people_are_there_at_the_next_start_and_gone_when_removed() -> None:
    now, store, _ = session()
    maria = now.add_person(Relation.FRIEND, "Maria", "Helps me")
    mum = now.add_person(Relation.PARENT, "Mum")
    now.put_person(told(maria, How.IN_PERSON, "2026-11-12"))
    now.saver.flush().result()
    case = reopened(store)
    assert case == now.case
    assert case.people[maria.id].told_on == "2026-11-12"
    assert [p.name for p in in_order(case.people)] == ["Maria", "Mum"]
    now.remove_person(mum.id)
    now.put_person(mum)
    assert now.case.people[mum.id] == mum
    now.remove_person(mum.id)
    now.saver.flush().result()
    assert list(reopened(store).people) == [maria.id]


def test_a_person_that_cannot_be_read_is_one_missing_thing() -> None:
    case = Case(people={"p1": a_person(1), "p2": a_person(2)})
    documents = to_documents(case)
    documents["person", "p1"] = b'{"id": "p1", "relation": "neighbour", "name": "Ana"}'
    found, unread = from_documents(documents)
    assert list(found.people) == ["p2"]
    assert unread == (("person", "p1"),)
