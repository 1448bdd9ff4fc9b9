"""Her devices, shared plans and groups: what they bring into the plan, and that nothing is lost."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disentangle.catalogue import check
from disentangle.catalogue.author import read
from disentangle.catalogue.model import Notice
from disentangle.plan import devices as things
from disentangle.plan.answers import Account, Answers, Living
from disentangle.plan.build import make_plan
from disentangle.plan.device_words import holds_words, summary
from disentangle.plan.devices import CODE, PROOF, QUESTIONS, WATCHED, Device
from disentangle.plan.gates import Ask, Stop, gates_of
from disentangle.plan.model import Hold, Plan, Task
from disentangle.plan.page import sitting_title, task_page, task_short
from disentangle.plan.records import State
from disentangle.resources import resource
from disentangle.session.case import Case, from_documents, to_documents
from disentangle.session.session import Session
from disentangle.session.whole import nothing_yet
from tests.unit import test_plan
from tests.unit.test_plan import accounts, answers, content
from tests.unit.test_session import reopened, session

KINDS = sorted(content().device_kinds)
ALL_QUESTIONS = (*QUESTIONS, CODE, PROOF, WATCHED)


@st.composite
def devices(draw: st.DrawFn) -> tuple[Device, ...]:
    """Up to six things, with any answers."""

    def one(number: int) -> Device:
        told: dict[str, Any] = {
            question.field: draw(st.sampled_from(["", *(key for key, _ in question.answers)]))
            for question in ALL_QUESTIONS
        }
        return Device(
            id=f"d{number}",
            kind=draw(st.sampled_from(KINDS)),
            name=draw(st.sampled_from(["", "Old Pixel", "**bold** & co"])),
            added=number,
            accounts=draw(st.frozensets(st.sampled_from(["a0", "a1", "gone"]))),
            **told,
        )

    return tuple(one(number) for number in range(draw(st.integers(0, 6))))


plans = st.builds(lambda a, b, c: make_plan(content(), a, b, c), answers(), accounts(), devices())


def of(plan: Plan, device_id: str) -> dict[str, Task]:
    """The tasks of one device, by the name of the task."""
    found = [t for t in plan.tasks.values() if t.device is not None and t.device.id == device_id]
    return {task.id.partition("/")[2]: task for task in found}


def alone(kind: str, holding: Answers | None = None, **known: Any) -> dict[str, Task]:
    """The tasks of a plan with one device."""
    device = Device(id="d", kind=kind, **known)
    return of(make_plan(content(), holding or Answers(), (), (device,)), "d")


def rules_asked(task: Task) -> set[str]:
    return {gate.rule for gate in gates_of(task)}


PROMISES = [
    test_plan.test_no_visible_step_before_the_quiet_ones_of_the_same_account,
    test_plan.test_looking_at_accounts_is_seen_by_nobody,
    test_plan.test_trusted_people_and_a_private_base_come_before_any_account_is_changed,
    test_plan.test_no_account_before_the_mailbox_and_phone_that_reset_it,
    test_plan.test_inside_an_account_the_order_is_the_one_of_one_sitting,
    test_plan.test_what_waits_for_a_safer_day_is_never_suggested,
    test_plan.test_every_task_has_words_a_reason_and_a_last_check,
]


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__[5:])
def test_all_that_the_plan_promises_holds_with_devices(promise: object) -> None:
    inner = promise.hypothesis.inner_test  # type: ignore[attr-defined]

    @settings(max_examples=15, deadline=None)
    @given(plans)
    def holds(plan: Plan) -> None:
        inner(plan)

    holds()


@settings(max_examples=40, deadline=None)
@given(plans)
def test_each_device_is_one_sitting_that_starts_with_what_nobody_sees(plan: Plan) -> None:
    homes: dict[str, set[str]] = {}
    for sitting in plan.sittings:
        first = sitting.tasks[0]
        if first.device is None:
            assert all(task.device is None for task in sitting.tasks)
            continue
        assert {task.device for task in sitting.tasks} == {first.device}
        homes.setdefault(first.device.id, set()).add(sitting.id)
        assert not first.visible, first.id
        notices = [task.notice for task in sitting.tasks]
        last_quiet = max((n for n, x in enumerate(notices) if x is Notice.WONT), default=-1)
        first_seen = next((n for n, task in enumerate(sitting.tasks) if task.visible), 99)
        assert last_quiet < first_seen
        assert sitting_title(sitting, plan, content())
    assert all(len(found) == 1 for found in homes.values())


@settings(max_examples=40, deadline=None)
@given(plans)
def test_what_can_destroy_proof_asks_first(plan: Plan) -> None:
    for task in plan.tasks.values():
        if task.device is None or not task.visible:
            continue
        name = task.id.partition("/")[2]
        assert task.save_first or name == "code", task.id  # a new code takes nothing away
        if name in ("reset", "give-back", "home-users"):
            assert "R14" in rules_asked(task)
        assert task.device.proof != "yes" or name not in ("sign-out", "remove", "reset")


@settings(max_examples=25, deadline=None)
@given(answers(), accounts(), devices(), devices())
def test_ids_stay_and_the_same_input_gives_the_same_plan(
    told: Answers, mine: tuple[Account, ...], first: tuple[Device, ...], then: tuple[Device, ...]
) -> None:
    one = make_plan(content(), told, mine, first)
    assert list(one.tasks) == list(make_plan(content(), told, mine, first).tasks)
    other = make_plan(content(), told, mine, then)
    plain = make_plan(content(), told, mine)
    listed = {t for t, task in other.tasks.items() if task.device is not None}
    covered = things.covered(then, content(), other.holding)
    assert not (set(other.tasks) & covered)
    if other.holding == plain.holding:  # else the things say more about what is shared
        assert set(other.tasks) - listed == set(plain.tasks) - covered


def test_a_thing_they_have_a_hold_on_brings_the_steps_for_what_is_shared() -> None:
    google = (Account(id="a0", platform="google"),)
    group = Device(id="d", kind="family")
    assert "a0/family-group" not in make_plan(content(), Answers(), google).tasks
    assert "a0/family-group" in make_plan(content(), Answers(), google, (group,)).tasks


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_alone_has_something_to_do_with_plain_words(kind: str) -> None:
    answers_given: tuple[dict[str, Any], ...] = (
        {},
        {"holds": "them"},
        {"holds": "child"},
        {"set_up": "them", "proof": "yes"},
    )
    for known in answers_given:
        device = Device(id="d", kind=kind, **known)
        plan = make_plan(content(), Answers(them="J"), (), (device,))
        tasks = of(plan, "d")
        assert tasks, known
        for task in tasks.values():
            page = task_page(task, plan, content())
            assert page.steps and task_short(task, plan, content())
            words = f"{page.title} {page.gain} {page.undo} {page.notice_how}"
            assert "{" not in words + " ".join(step.say for step in page.steps)


def test_a_phone_in_her_hand_comes_before_accounts_and_an_old_one_after_them() -> None:
    mine = (Account(id="a", platform="google", added=1),)
    hers = Device(id="d1", kind="phone", holds="me")
    left = Device(id="d2", kind="tablet", holds="them", accounts=frozenset({"a"}))
    plan = make_plan(content(), Answers(), mine, (hers, left))
    order = [sitting.id for sitting in plan.sittings]
    assert order.index("d1:main") < order.index("a:main") < order.index("d2:other")
    titles = {s.id: sitting_title(s, plan, content()) for s in plan.sittings}
    assert titles["d1:main"] == "Make your phone yours"
    assert titles["d2:other"] == "Sort out your tablet"
    page = task_page(plan.tasks["d2/sign-out"], plan, content())
    assert page.title == "Sign your tablet out of Google"


def test_her_own_phone_gets_a_code_and_the_general_task_for_it_goes() -> None:
    assert "code" in alone("phone")
    assert "sign-out" not in alone("phone") and "reset" not in alone("phone")
    with_it = make_plan(content(), Answers(), (), (Device(id="d", kind="phone"),))
    assert "phone/phone-lock" in make_plan(content(), Answers(), ()).tasks
    assert "phone/phone-lock" not in with_it.tasks
    left = make_plan(content(), Answers(), (), (Device(id="d", kind="phone", holds="them"),))
    assert "phone/phone-lock" in left.tasks


def test_a_device_that_is_elsewhere_is_signed_out_and_never_picked_up() -> None:
    away = alone("laptop", holds="them", set_up="them", bought="them")
    assert list(away) == ["list", "sign-out", "remove"]
    assert all("R26" in away[name].rules for name in ("sign-out", "remove"))


def test_an_old_device_is_saved_signed_out_removed_and_reset_in_this_order() -> None:
    assert list(alone("old", set_up="them", bought="them")) == [
        *("list", "sign-out", "remove", "reset", "give-back")
    ]


def test_proof_is_kept_instead_of_reset() -> None:
    assert "reset" not in alone("old", proof="yes") and "keep" in alone("old", proof="yes")
    unsure = alone("old", proof="not-sure")
    assert list(unsure).index("keep") < list(unsure).index("reset")
    assert "keep" not in alone("old", proof="no")


def test_a_device_that_may_be_watched_asks_for_a_talk_first() -> None:
    for answer in ("yes", "not-sure"):
        tasks = alone("phone", watched=answer)
        assert rules_asked(tasks["watched"]) == {"R41"}
        assert list(tasks).index("watched") < list(tasks).index("code")
    assert "watched" not in alone("phone", watched="no")


def test_trackers_children_plans_and_groups_keep_their_rules() -> None:
    found = alone("tracker")
    assert list(found) == ["tracker-save", "tracker"]
    gate = gates_of(found["tracker"])[0]
    assert gate.rule == "R40" and "At home" in gate.stop
    assert list(alone("tracker", set_up="me")) == ["tag-look", "tag"]
    for child in (alone("child"), alone("tablet", holds="child")):
        assert "R29" in rules_asked(child["child"])
        assert "sign-out" not in child and "reset" not in child
    line = alone("sim")
    assert list(line) == ["plan-save", "second-line", "line-leave"]
    assert rules_asked(line["line-leave"]) == {"R20", "R21"}
    for kind, leave in (("plan", "plan-leave"), ("family", "group-leave")):
        assert "R20" in rules_asked(alone(kind)[leave])
        assert next(iter(alone(kind))) == "plan-save"


def test_living_together_holds_back_what_they_could_see_on_devices_too() -> None:
    together = Answers(living=Living.TOGETHER)
    for kind in KINDS:
        for task in alone(kind, together, set_up="them").values():
            quiet = task.notice is Notice.WONT or (
                task.notice is Notice.DEPENDS and task.phase in ("now", "look", "base")
            )
            assert (task.hold is Hold.LEAVING) is not quiet, task.id


def test_a_change_she_called_unsafe_waits_on_devices_too() -> None:
    unsafe = Answers(risky=frozenset({"phone", "home"}))
    assert alone("phone", unsafe)["code"].hold is Hold.RISKY
    assert alone("router", unsafe)["router"].hold is Hold.RISKY
    assert alone("car", unsafe)["car"].hold is Hold.NO


def test_where_they_have_a_hold_stands_in_words() -> None:
    device = Device(id="d", kind="phone", bought="me", set_up="them", holds="me", code="both")
    assert summary(device, "J") == "You bought it. J set it up. You have it now."
    assert holds_words(device, "J") == "J: set it up, knows the code"
    assert holds_words(device, "They", only_code=True) == "They know the code"
    assert holds_words(Device(id="d", kind="phone"), "J") == ""


# -- kept in the case ----------------------------------------------------------------------------


def a_session() -> Session:
    return session()[0]


def test_devices_are_added_changed_and_taken_off_and_no_tick_is_lost() -> None:
    now = a_session()
    phone = now.add_device("phone", "My phone")
    tv = now.add_device("tv")
    assert [device.id for device in now.devices] == [phone.id, tv.id]
    assert phone.id not in now.case.accounts
    now.change_device(phone.id, holds="them", name="Old one")
    assert f"{phone.id}/sign-out" in now.plan.tasks
    now.mark(f"{phone.id}/list", State.DONE)
    now.remove_device(phone.id)
    assert not any(task.startswith(phone.id) for task in now.plan.tasks)
    assert now.record(f"{phone.id}/list").state is State.DONE
    assert not nothing_yet(now.case)


def test_one_answer_about_proof_serves_the_page_and_the_tasks() -> None:
    now = a_session()
    old = now.add_device("old")
    reset = now.plan.tasks[f"{old.id}/reset"]
    block = now.block(reset)
    assert isinstance(block, Ask) and block.gate.rule == "R14"
    now.answer_gate(reset.id, block.key, "Not sure yet")
    assert now.case.devices[old.id].proof == "not-sure"
    assert isinstance(now.block(reset), Stop)
    now.change_device(old.id, proof="no")
    assert not isinstance(now.block(now.plan.tasks[reset.id]), Ask | Stop)
    now.answer_gate(reset.id, block.key, "")
    assert isinstance(now.block(reset), Ask)


def test_devices_survive_the_store_and_an_unreadable_one_stays_where_it_is() -> None:
    now, store, _ = session()
    device = now.add_device("phone", "Ella’s", accounts=frozenset({"b", "a"}), code="both")
    now.saver.flush()
    assert reopened(store).devices == {device.id: device}
    documents = to_documents(now.case)
    assert ("device", device.id) in documents
    again, unread = from_documents(documents)
    assert again.devices == now.case.devices and not unread
    broken = {**documents, ("device", "x"): b"{"}
    rest, unread = from_documents(broken)
    assert rest.devices == now.case.devices and unread == (("device", "x"),)


def test_a_kind_of_a_later_version_is_kept_and_left_out_of_the_plan() -> None:
    later = Device(id="d", kind="robot")
    assert not of(make_plan(content(), Answers(), (), (later,)), "d")
    case = Case(devices={"d": later})
    assert from_documents(to_documents(case))[0].devices == {"d": later}


# -- the check of the content --------------------------------------------------------------------


def test_the_closed_lists_of_check_and_plan_are_the_same() -> None:
    them = dict.fromkeys(("set_up", "bought", "pays", "holds"), "them")
    hers = {"set_up": "me", "watched": "yes", "proof": "yes"}
    known: tuple[dict[str, Any], ...] = (them, hers, {"proof": "not-sure"})
    every = [
        Device(id="d", kind=kind, **each) for kind in ("old", "child", "phone") for each in known
    ]
    found = {fact for device in every for fact in things.facts(device)}
    assert found == check.DEVICE_FACTS
    assert tuple(words for _, words in PROOF.answers) == check.PROOF_ANSWERS
    assert things.PROOF_RULE == check.PROOF_RULE
    for kind in content().device_kinds.values():
        assert resource("icons", f"{kind.icon}.svg").is_file()


DEFECTS = [
    ("unknown kind", 'kinds = ["router"]', 'kinds = ["robot"]', "no kind of device"),
    ("unknown fact", 'has = ["watched"]', 'has = ["watchd"]', "no fact of a device"),
    ("other proof answers", '"Yes, keep it", "No"', '"Keep it", "No"', "answers of R14"),
    ("unknown covered", "phone/phone-lock", "phone/phone-lok", "no life task"),
    ("own phase", 'short = "Reset it"', 'short = "Reset it"\nphase = "main"', "kind of device"),
    ("account brace", "Keep {device} as it is, as proof", "Keep {account}", "unknown brace"),
    (
        "blame",
        'gain = "An old code, face or finger no longer opens it."',
        'gain = "You should have."',
        "keep out",
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "say"), [d[1:] for d in DEFECTS], ids=[d[0] for d in DEFECTS]
)
def test_a_planted_defect_is_named(tmp_path: Path, old: str, new: str, say: str) -> None:
    folder = tmp_path / "catalogue"
    for part in ("platforms", "actions"):  # not needed here, and slow to read
        (folder / part).mkdir(parents=True)
    shutil.copytree(resource("catalogue", "life"), folder / "life")
    for name in ("phases.toml", "keeps.toml", "devices.toml"):
        shutil.copy(resource("catalogue", name), folder)
    text = (folder / "devices.toml").read_text(encoding="utf-8")
    assert old in text
    (folder / "devices.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    found = check.check(read(folder), dt.date(2026, 11, 20))
    assert any(say in p.say and p.file == "devices.toml" for p in found), found


def test_the_content_of_devices_has_nothing_to_mend() -> None:
    found = check.check(read(resource("catalogue")), dt.date(2026, 11, 20))
    assert [str(p) for p in found if p.file == "devices.toml"] == []


def test_nothing_about_the_other_person_can_be_kept_with_a_device() -> None:
    fields = {field.name for field in msgspec.structs.fields(Device)}
    assert fields == {
        *("id", "kind", "name", "added", "accounts"),
        *(question.field for question in ALL_QUESTIONS),
    }
