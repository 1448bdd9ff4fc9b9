"""What the plan promises, whatever she answers: order, counts, and that no tick is lost."""

from __future__ import annotations

import functools
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disentangle.catalogue.author import read
from disentangle.catalogue.model import Catalogue, Notice
from disentangle.plan import progress
from disentangle.plan.answers import Account, Answers, Living, Since
from disentangle.plan.build import make_plan
from disentangle.plan.model import Hold, Plan
from disentangle.plan.order import has_mailbox, tier
from disentangle.plan.page import sitting_title, task_page, why
from disentangle.plan.records import Record, State
from disentangle.resources import resource


@functools.cache
def content() -> Catalogue:
    """The content the product ships, straight from its files."""
    catalogue = read(resource("catalogue")).catalogue
    assert catalogue is not None
    return catalogue


@st.composite
def answers(draw: st.DrawFn) -> Answers:
    """Any answers a person could give."""

    def some(*names: str) -> frozenset[str]:
        return draw(st.frozensets(st.sampled_from(names)))

    return Answers(
        them=draw(st.sampled_from(["", "J", "my ex"])),
        living=draw(st.sampled_from(list(Living))),
        since=draw(st.sampled_from(list(Since))),
        minor=draw(st.sampled_from([None, True, False])),
        ties=some("children", "order", "work", "joint-money", "legal", "none", "unsure"),
        risky=some("location", "silence", "accounts", "audience", "home", "money", "phone"),
        shared=some("phone-plan", "location", "photos", "money", "streaming", "home-devices",
                    "devices", "family-group", "car", "children-accounts", "unsure", "none"),
        phones=some("android", "iphone", "other"),
        they_can=some("phone-code", "set-up", "pays", "keys", "reads", "passwords"),
        worries=some("reads", "follows", "contact", "images", "threats", "money"),
    )  # fmt: skip


@st.composite
def accounts(draw: st.DrawFn) -> tuple[Account, ...]:
    """Up to eight accounts, several on one platform allowed."""
    ids = draw(st.lists(st.sampled_from(sorted(content().platforms)), max_size=8))
    return tuple(Account(id=f"a{n}", platform=p, added=n) for n, p in enumerate(ids))


plans = st.builds(lambda a, b: make_plan(content(), a, b), answers(), accounts())


@settings(max_examples=25, deadline=None)
@given(plans)
def test_no_visible_step_before_the_quiet_ones_of_the_same_account(plan: Plan) -> None:
    order = {task_id: n for n, task_id in enumerate(plan.tasks)}
    for task in plan.tasks.values():
        if task.account is None or not task.visible:
            continue
        if task.phase == "images":
            # Threats with images may start at once, after a minimum capture (section 2.1).
            assert task.save_first, task.id
            continue
        for quiet in ("look-around", "save-copy", "capture"):
            before = f"{task.account.id}/{quiet}"
            if before in order and plan.tasks[before].notice is Notice.WONT:
                assert order[before] < order[task.id], (before, task.id)


@settings(max_examples=25, deadline=None)
@given(plans)
def test_looking_at_accounts_is_seen_by_nobody(plan: Plan) -> None:
    for sitting in plan.sittings:
        if sitting.phase == "look":
            assert not sitting.visible
            assert all(t.notice is Notice.WONT for t in sitting.tasks if t.account), sitting.id


@settings(max_examples=25, deadline=None)
@given(plans)
def test_trusted_people_and_a_private_base_come_before_any_account_is_changed(plan: Plan) -> None:
    phases = [sitting.phase for sitting in plan.sittings]
    early = ("now", "look", "base")
    last_early = max((n for n, p in enumerate(phases) if p in early), default=-1)
    first_late = min((n for n, p in enumerate(phases) if p not in early), default=len(phases))
    assert last_early < first_late


@settings(max_examples=25, deadline=None)
@given(plans)
def test_no_account_before_the_mailbox_and_phone_that_reset_it(plan: Plan) -> None:
    own = ("main", "other", "money")
    at = {
        s.account.id: n
        for n, s in enumerate(plan.sittings)
        if s.account is not None and s.phase in own
    }
    for account in plan.accounts:
        platform = content().platforms[account.platform]
        if account.id not in at or tier(platform) == 0:
            continue
        for other in plan.accounts:
            theirs = content().platforms[other.platform]
            if other.id == account.id or other.id not in at:
                continue
            if "email" in platform.reset_by and has_mailbox(theirs):
                assert at[other.id] < at[account.id], (other.platform, account.platform)
            if "phone" in platform.reset_by and tier(theirs) == 1 and tier(platform) > 1:
                assert at[other.id] < at[account.id], (other.platform, account.platform)


@settings(max_examples=25, deadline=None)
@given(plans)
def test_inside_an_account_the_order_is_the_one_of_one_sitting(plan: Plan) -> None:
    for sitting in plan.sittings:
        if sitting.account is None:
            continue
        orders = [task.order for task in sitting.tasks]
        assert orders == sorted(orders)
        assert len({task.account for task in sitting.tasks}) == 1
    for account in plan.accounts:
        ids = [t for t in plan.tasks if t.startswith(account.id + "/")]
        names = [t.partition("/")[2] for t in ids]
        for first, then in (
            ("capture", "recovery"),
            ("recovery", "password"),
            ("password", "sign-out-others"),
            ("sign-out-others", "mail-rules"),
            ("second-factor", "capture-again"),
            ("go-private", "block"),
            ("clean-followers", "block"),
            ("mute", "block"),
        ):
            if first in names and then in names:
                assert names.index(first) < names.index(then), (first, then)


@settings(max_examples=25, deadline=None)
@given(plans, st.randoms(use_true_random=False))
def test_counts_always_add_up(plan: Plan, random: object) -> None:
    states = list(State)
    records = {task_id: Record(state=states[hash(task_id) % len(states)]) for task_id in plan.tasks}
    total = progress.tally(plan.tasks.values(), records)
    assert total.count + total.not_mine == len(plan.tasks)
    rows = progress.sittings(plan, records)
    not_mine = sum(progress.look(s.tasks, records) is progress.Look.NOT_MINE for s in plan.sittings)
    assert rows.done + rows.begun + rows.aside + rows.todo + not_mine == len(plan.sittings)


@settings(max_examples=25, deadline=None)
@given(plans)
def test_what_waits_for_a_safer_day_is_never_suggested(plan: Plan) -> None:
    records: dict[str, Record] = {}
    for _ in range(len(plan.tasks) + 1):
        sitting = progress.next_sitting(plan, records)
        if sitting is None:
            break
        task = progress.next_task(sitting, records)
        assert task is not None and task.hold is Hold.NO
        records[task.id] = Record(state=State.DONE)
    held = [t for t in plan.tasks.values() if t.hold is not Hold.NO]
    assert all(t.id not in records for t in held)


def test_what_she_called_unsafe_is_never_suggested_again() -> None:
    plan = make_plan(content(), Answers(), ())
    records: dict[str, Record] = {}
    first = progress.next_sitting(plan, records)
    assert first is not None
    for task in first.tasks:
        records[task.id] = Record(state=State.UNSAFE)
    second = progress.next_sitting(plan, records)
    assert second is not None and second.id != first.id
    everything = {task_id: Record(state=State.UNSAFE) for task_id in plan.tasks}
    assert progress.next_sitting(plan, everything) is None


@settings(max_examples=30, deadline=None)
@given(answers(), accounts(), answers())
def test_the_same_answers_make_the_same_plan_and_ids_stay(
    first: Answers, mine: tuple[Account, ...], second: Answers
) -> None:
    one, again = make_plan(content(), first, mine), make_plan(content(), first, mine)
    assert list(one.tasks) == list(again.tasks)
    other = make_plan(content(), second, mine)
    for task_id in set(one.tasks) & set(other.tasks):
        assert one.tasks[task_id].account == other.tasks[task_id].account


@settings(max_examples=25, deadline=None)
@given(plans)
def test_every_task_has_words_a_reason_and_a_last_check(plan: Plan) -> None:
    for sitting in plan.sittings:
        assert sitting_title(sitting, plan, content()).strip()
    for task in plan.tasks.values():
        page = task_page(task, plan, content())
        for client in page.clients or ("web",):
            page = task_page(task, plan, content(), client)
            assert page.title and page.gain and page.undo and page.notice_how
            assert page.steps and page.steps[-1].kind == "check"
            assert why(task, plan, content())
            shown = " ".join(
                (
                    *(page.title, page.gain, page.undo, page.notice_how, page.lost, page.tip),
                    *(f"{s.say} {s.expect} {s.search}" for s in page.steps),
                )
            )
            assert "{" not in shown and "}" not in shown


def test_living_together_holds_back_everything_they_could_see() -> None:
    mine = tuple(
        Account(id=f"a{n}", platform=p, added=n) for n, p in enumerate(("google", "instagram"))
    )
    plan = make_plan(content(), Answers(living=Living.TOGETHER), mine)
    seen = [t for t in plan.tasks.values() if t.notice in (Notice.TOLD, Notice.CAN)]
    assert seen and all(t.hold is Hold.LEAVING for t in seen)
    # What may be noticed waits too, but for looking, saving and telling people she trusts.
    maybe = [t for t in plan.tasks.values() if t.notice is Notice.DEPENDS]
    early = [t for t in maybe if t.phase in ("now", "look", "base")]
    assert early and all(t.hold is Hold.NO for t in early)
    assert all(t.hold is Hold.LEAVING for t in maybe if t not in early)


def test_image_threats_bring_the_images_forward() -> None:
    plan = make_plan(content(), Answers(worries=frozenset({"images"})), ())
    phases = list(dict.fromkeys(s.phase for s in plan.sittings))
    assert phases.index("images") == phases.index("base") + 1
    calm = make_plan(content(), Answers(), ())
    assert "images" not in {s.phase for s in calm.sittings} or (
        [s.phase for s in calm.sittings].index("images") > 0
    )


def test_danger_brings_the_bag_forward() -> None:
    plan = make_plan(content(), Answers(worries=frozenset({"follows"})), ())
    assert any(s.phase == "now" and s.id.startswith("ready-bag") for s in plan.sittings)


def test_without_children_no_task_speaks_of_them() -> None:
    plan = make_plan(content(), Answers(), ())
    assert not any(t.topic is not None and t.topic.id == "children" for t in plan.tasks.values())
    with_children = make_plan(content(), Answers(ties=frozenset({"children"})), ())
    assert any(
        t.topic is not None and t.topic.id == "children" for t in with_children.tasks.values()
    )


def test_a_closed_service_is_a_row_with_the_account_that_remains() -> None:
    plan = make_plan(content(), Answers(), (Account(id="s", platform="skype"),))
    assert [c.platform.id for c in plan.closed] == ["skype"]
    assert plan.closed[0].platform.closed is not None
    assert "microsoft" in plan.closed[0].platform.closed.remains
    assert not any(t.account for t in plan.tasks.values())


@pytest.mark.parametrize("platform", sorted(content().platforms))
def test_each_platform_alone_makes_a_whole_plan(platform: str) -> None:
    plan = make_plan(content(), Answers(), (Account(id="a", platform=platform),))
    closed = content().platforms[platform].closed is not None
    assert bool(plan.closed) is closed
    assert closed or any(t.account for t in plan.tasks.values())


@pytest.mark.parametrize("platform_id", sorted(content().platforms))
def test_every_page_of_a_service_is_whole_on_every_client(platform_id: str) -> None:
    platform = content().platforms[platform_id]
    everything = Answers(
        ties=frozenset({"children", "order", "joint-money", "work"}),
        shared=frozenset({"phone-plan", "location", "photos", "money", "streaming", "car"})
        | frozenset({"home-devices", "devices", "family-group"}),
        they_can=frozenset({"pays", "set-up", "reads", "phone-code"}),
        worries=frozenset({"images", "threats", "follows", "contact"}),
    )
    account = Account(id="a", platform=platform_id, unused=True)
    plan = make_plan(content(), everything, (account,))
    shown = [task for task in plan.tasks.values() if task.account is not None]
    assert platform.closed is not None or len(shown) >= 5
    for task in shown:
        for client in platform.clients:
            page = task_page(task, plan, content(), client)
            assert page.client == client
            assert page.title and not page.title.endswith((".", ":"))
            assert page.steps[-1].kind == "check"
            for step in page.steps:
                assert step.say and step.done
                if step.link:
                    host = urlsplit(step.link).hostname or ""
                    own = any(host == d or host.endswith("." + d) for d in platform.domains)
                    assert own or step.link in platform.reviewed_links, step.link
                    assert step.link_source is not None
                # A step that leads somewhere says where, or gives words to search for.
                if step.path or step.link:
                    assert step.search or page.search
