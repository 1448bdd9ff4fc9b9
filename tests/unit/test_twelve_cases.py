"""Twelve written cases: what must come first, what must not appear, what must be asked.

The people are invented. Each case names rules of the safety guide it stands for.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from disentangle.plan.answers import Account, Answers, Living, Since, Who
from disentangle.plan.build import make_plan
from disentangle.plan.gates import Ask, Stop, block, gates_of
from disentangle.plan.model import Hold, Plan
from disentangle.plan.records import NEW, Record
from tests.unit.test_plan import content


@dataclass(frozen=True)
class Written:
    """One case.

    Attributes:
        platforms: her accounts; the n-th has the id "a0", "a1", ...
        before: pairs of task ids in this order.
        present, absent: beginnings of task ids.
        asked: task id -> rule of a question its steps wait for.
        held: beginnings of task ids that wait for a safer day.
    """

    name: str
    answers: Answers
    platforms: tuple[str, ...]
    before: tuple[tuple[str, str], ...] = ()
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    asked: dict[str, str] = field(default_factory=dict)
    held: tuple[str, ...] = ()


def some(*names: str) -> frozenset[str]:
    return frozenset(names)


CASES = (
    Written(
        "student with Snapchat and a shared Spotify",
        Answers(living=Living.APART, since=Since.MONTHS, shared=some("streaming"),
                worries=some("contact")),
        ("google", "snapchat", "spotify"),
        before=(("a0/password", "a1/password"), ("a0/password", "a2/password"),
                ("a1/go-private", "a1/block"), ("people/people-few", "a0/recovery")),
        present=("a2/shared-plan", "a1/location", "calls/"),
        absent=("children/", "money/money-joint", "message/message-channel"),
        asked={"a1/location": "R18", "a2/shared-plan": "R20"},
    ),
    Written(
        "mother with a court order and a family plan",
        Answers(living=Living.APART, since=Since.MONTHS, ties=some("children", "order"),
                shared=some("phone-plan", "family-group"), they_can=some("pays")),
        ("apple", "carrier", "whatsapp"),
        before=(("children/children-order", "children/children-devices"),
                ("base/base-line", "phone/phone-split"),
                ("a0/capture", "a0/family-group"), ("a1/password", "a2/recovery")),
        present=("message/message-channel", "children/children-school", "a0/family-group"),
        asked={"a0/family-group": "R29", "a2/block": "R29", "message/message-channel": "R29"},
    ),
    Written(
        "older man, Facebook and one shared mailbox",
        Answers(living=Living.APART, since=Since.LONGER, they_can=some("reads")),
        ("any-mail", "facebook"),
        before=(("base/base-mailbox", "a0/recovery"), ("a0/password", "a1/password"),
                ("a0/capture", "a0/mail-rules"), ("a1/friend-list", "a1/block")),
        present=("a0/mail-rules", "a1/unfriend", "a1/tags"),
        absent=("children/", "images/images-under-18"),
        asked={"a1/save-copy": "R13"},
    ),
    Written(
        "phone owned by the ex",
        Answers(living=Living.APART_KEYS, shared=some("phone-plan"),
                they_can=some("set-up", "pays", "phone-code"), phones=some("android")),
        ("google", "carrier"),
        before=(("phone/phone-who", "phone/phone-lock"), ("base/base-line", "phone/phone-split")),
        present=("phone/phone-found", "home/home-locks"),
        asked={"phone/phone-found": "R41", "home/home-locks": "R33"},
    ),
    Written(
        "closed services only",
        Answers(living=Living.APART, since=Since.LONGER),
        ("skype", "msn", "google-plus"),
        absent=("a0/", "a1/", "a2/"),
    ),
    Written(
        "threats with images",
        Answers(living=Living.APART, worries=some("images", "threats")),
        ("instagram", "google"),
        before=(("images/images-threat", "images/images-hash"),
                ("images/images-hash", "images/images-own-copies"),
                ("images/images-report", "a0/block"), ("ready-bag/bag-papers", "a1/password")),
        present=("a0/remove-images", "a0/report-account", "police/"),
        asked={"images/images-own-copies": "R35", "images/images-ask": "R38",
               "a0/remove-images": "R35", "a0/block": "R23"},
    ),
    Written(
        "still living together",
        Answers(living=Living.TOGETHER, since=Since.NOT_YET, shared=some("home-devices")),
        ("google", "facebook"),
        before=(("advocate/advocate-talk", "a0/password"),),
        present=("leaving/",),
        held=("a0/password", "a0/sign-out-others", "a1/block", "a1/unfriend", "a0/location"),
        asked={"a1/block": "R23"},
    ),
    Written(
        "trans woman with fear of outing",
        Answers(living=Living.APART, worries=some("stories", "images"), they_can=some("people"),
                risky=some("audience")),
        ("facebook", "instagram", "discord"),
        before=(("people/people-few", "a0/go-private"), ("a1/capture", "a1/go-private")),
        present=("people/people-post", "search/", "a0/tags", "a1/find-me"),
        absent=("children/",),
        held=("a0/go-private", "a1/go-private"),
    ),
    Written(
        "farm with one router and cameras",
        Answers(living=Living.APART_KEYS, shared=some("home-devices", "car")),
        ("router", "google"),
        before=(("home-devices/home-devices-list", "home-devices/home-devices-users"),
                ("car/car-look", "car/car-keys")),
        present=("home-devices/home-devices-router", "a0/password", "home/home-locks"),
        asked={"home-devices/home-devices-router": "R42", "home/home-locks": "R33"},
    ),
    Written(
        "migrant with WhatsApp and mobile money",
        Answers(living=Living.APART, shared=some("money"), worries=some("money", "threats"),
                ties=some("joint-money")),
        ("whatsapp", "phone-line", "any-bank"),
        before=(("a0/linked-devices", "a0/block"), ("money/money-account", "money/money-joint"),
                ("a1/password", "a2/password")),
        present=("papers/papers-stay", "a0/linked-devices", "ready-bag/bag-papers"),
        asked={"money/money-joint": "R32"},
    ),
    Written(
        "minor of 16",
        Answers(minor=True, living=Living.APART, worries=some("images", "contact")),
        ("snapchat", "instagram"),
        before=(("images/images-under-18", "a0/remove-images"),),
        present=("images/images-under-18",),
        absent=("images/images-hash", "images/images-own-copies"),
        asked={"a0/remove-images": "R35"},
    ),
    Written(
        "advocate preparing for someone",
        Answers(who=Who.HELPER, living=Living.UNKNOWN),
        (),
        before=(("emergency/emergency-numbers", "base/base-mailbox"),),
        present=("advocate/", "base/base-devices", "log/"),
        absent=("children/",),
    ),
)  # fmt: skip


def plan_of(case: Written) -> Plan:
    mine = tuple(Account(id=f"a{n}", platform=p, added=n) for n, p in enumerate(case.platforms))
    return make_plan(content(), case.answers, mine)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_must_come_first(case: Written) -> None:
    ids = list(plan_of(case).tasks)
    for first, then in case.before:
        assert ids.index(first) < ids.index(then), (first, then)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_must_be_there_and_what_must_not(case: Written) -> None:
    ids = list(plan_of(case).tasks)
    for start in case.present:
        assert any(task.startswith(start) for task in ids), start
    for start in case.absent:
        assert not [task for task in ids if task.startswith(start)], start


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_must_be_asked(case: Written) -> None:
    plan = plan_of(case)
    for task_id, rule in case.asked.items():
        task = plan.tasks[task_id]
        assert rule in {gate.rule for gate in gates_of(task)}, (task_id, rule)
        # The steps stay closed until it is answered, and again after a stopping answer.
        asked: set[str] = set()
        record = NEW
        for _ in range(12):
            found = block(task, record, plan.holding)
            if not isinstance(found, Ask):
                break
            asked.add(found.gate.rule)
            if found.gate.rule == rule and found.gate.stop:
                answered = Record(gates={**record.gates, found.key: found.gate.stop[0]})
                assert isinstance(block(task, answered, plan.holding), Stop)
            going = next(a for a in found.gate.answers if a not in found.gate.stop)
            record = Record(gates={**record.gates, found.key: going})
        assert rule in asked, (task_id, rule, asked)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_what_waits_for_a_safer_day(case: Written) -> None:
    plan = plan_of(case)
    for start in case.held:
        held = [t for t in plan.tasks.values() if t.id.startswith(start)]
        assert held and all(task.hold is not Hold.NO for task in held), start
