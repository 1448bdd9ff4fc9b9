"""Content and answers in, ordered plan out. Pure: the same input gives the same plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from disentangle.catalogue.model import Action, Catalogue, Here, Notice, Platform
from disentangle.plan import devices as things
from disentangle.plan.answers import Account, Answers
from disentangle.plan.conditions import applies, conditions
from disentangle.plan.devices import Device
from disentangle.plan.model import ClosedAccount, Hold, Plan, Sitting, Task
from disentangle.plan.order import in_reset_order, own_phase

# Only looking takes minutes, so all accounts share one sitting.
LOOKING = "accounts:look"

# Question 3: which changes could be unsafe now -> columns and topics that then wait for her.
_RISKY_COLUMNS = {
    "location": {"sharing"},
    "silence": {"contact"},
    "accounts": {"recovery", "password", "devices", "apps"},
    "audience": {"audience"},
}
_RISKY_TOPICS = {
    "location": {"trackers"},
    "silence": {"message", "calls"},
    "home": {"home", "home-devices"},
    "money": {"money"},
    "children": {"children"},
    "phone": {"phone"},
    "car": {"car"},
}
_RISKY_KINDS = {
    "phone": {"carrier"},
    "money": {"money"},
    "home": {"home"},
    "car": {"car"},
    "location": {"location"},
}

_AFTER_OWN = 75  # R12 ends with the second capture at 70

# Closing an account is offered only where she said that she no longer uses it.
_ONLY_UNUSED = frozenset({"delete-account"})

_EARLY = frozenset({"now", "look", "base"})

# Physical danger jumps the queue: bag, exit plan and locks (safety rules, section 2.1).
_DANGER = frozenset({"follows_me", "threats"})
_DANGER_TOPICS = frozenset({"ready-bag", "emergency"})


def make_plan(
    catalogue: Catalogue,
    answers: Answers,
    accounts: Sequence[Account],
    devices: Sequence[Device] = (),
) -> Plan:
    """The whole plan. Does not block: some milliseconds for a hundred tasks."""
    holding = conditions(answers) | things.shares(devices)
    alive = [a for a in accounts if _alive(catalogue, a)]
    ordered = in_reset_order(alive, catalogue.platforms)
    phases = phase_order(catalogue, holding)

    # In each phase first what accounts rest on, then the accounts, then things held elsewhere.
    front: list[tuple[tuple[int, int, str], Task]] = []
    back: list[tuple[tuple[int, int, str], Task]] = []
    mine = [d for d in devices if d.kind in catalogue.device_kinds]
    for place, device in enumerate(mine):
        for task in _device_tasks(catalogue, answers, holding, device):
            # In hand: what accounts rest on (R11). Elsewhere: after their lists are saved (R12).
            rests = task.phase == catalogue.device_kinds[device.kind].in_hand
            (front if rests else back).append(((100 + place, task.order, task.id), task))
    said = things.covered(mine, catalogue, holding)
    for task in _life_tasks(catalogue, answers, holding):
        if task.id not in said and task.topic is not None:
            front.append(((task.topic.order, task.order, task.id), task))
    by_phase: dict[str, list[Task]] = {phase: [] for phase in phases}
    for _, task in sorted(front, key=_first):
        by_phase[task.phase].append(task)
    _add_accounts(catalogue, answers, holding, ordered, by_phase)
    for _, task in sorted(back, key=_first):
        by_phase[task.phase].append(task)
    tasks = [task for phase in phases for task in by_phase[phase]]

    grouped: dict[str, list[Task]] = {}
    for task in tasks:
        grouped.setdefault(task.sitting, []).append(task)
    sittings = tuple(Sitting(key, row[0].phase, tuple(row)) for key, row in grouped.items())
    return Plan(
        sittings=sittings,
        accounts=ordered,
        closed=tuple(
            ClosedAccount(a, catalogue.platforms[a.platform])
            for a in accounts
            if a.platform in catalogue.platforms and not _alive(catalogue, a)
        ),
        holding=holding,
        them=answers.them,
        tasks={task.id: task for task in tasks},
    )


def phase_order(catalogue: Catalogue, holding: frozenset[str]) -> tuple[str, ...]:
    """Phase ids in order. Image threats may start right after the private base (section 2.1)."""
    phases = [phase.id for phase in catalogue.phases]
    if "images" in holding and {"images", "base"} <= set(phases):
        phases.remove("images")
        phases.insert(phases.index("base") + 1, "images")
    return tuple(phases)


def _alive(catalogue: Catalogue, account: Account) -> bool:
    platform = catalogue.platforms.get(account.platform)
    return platform is not None and platform.closed is None


def _first(pair: tuple[tuple[int, int, str], Task]) -> tuple[int, int, str]:
    return pair[0]


class _Ready(NamedTuple):
    """What is the same for every account on one platform."""

    action: Action
    here: Here
    phase: str
    order: int
    notice: Notice
    hold: Hold
    saves: tuple[str, ...]


def _add_accounts(
    catalogue: Catalogue,
    answers: Answers,
    holding: frozenset[str],
    accounts: Sequence[Account],
    by_phase: dict[str, list[Task]],
) -> None:
    ready: dict[str, list[_Ready]] = {}
    for account in accounts:
        platform = catalogue.platforms[account.platform]
        if account.platform not in ready:
            ready[account.platform] = _ready(catalogue, answers, holding, platform)
        for one in ready[account.platform]:
            action = one.action
            if action.id in _ONLY_UNUSED and not account.unused:
                continue
            task = Task(
                id=f"{account.id}/{action.id}",
                sitting=LOOKING if one.phase == "look" else f"{account.id}:{one.phase}",
                phase=one.phase,
                order=one.order,
                notice=one.notice,
                minutes=one.here.minutes or action.minutes,
                column=action.group,
                hold=one.hold,
                save_first=one.saves,
                rules=action.rules,
                account=account,
                platform=platform,
                action=action,
                here=one.here,
            )
            by_phase[one.phase].append(task)


def _ready(
    catalogue: Catalogue, answers: Answers, holding: frozenset[str], platform: Platform
) -> list[_Ready]:
    """The actions that apply to this platform, in the order of one sitting (R12)."""
    own = own_phase(platform)
    found: list[_Ready] = []
    for action_id, here in platform.actions.items():
        action = catalogue.actions.get(action_id)
        if action is None or not applies(action.when, action.unless, holding):
            continue
        phase = own if action.phase == "own" else action.phase
        order = action.order
        notice = here.notice or action.notice
        if phase == "look" and notice is not Notice.WONT:
            # Nobody may see the looking phase. An export that sends a mail comes after the
            # account and its mailbox are hers (R13).
            phase, order = own, _AFTER_OWN
        hold = _hold(answers, holding, notice, action, platform, "", phase)
        saves = here.save_first if here.save_first is not None else action.save_first
        found.append(_Ready(action, here, phase, order, notice, hold, saves))
    return sorted(found, key=lambda one: (one.order, one.action.id))


def _life_tasks(catalogue: Catalogue, answers: Answers, holding: frozenset[str]) -> list[Task]:
    tasks: list[Task] = []
    for topic in catalogue.life.values():
        jumps = topic.id in _DANGER_TOPICS and not holding.isdisjoint(_DANGER)
        for number, life in enumerate(topic.tasks):
            if not applies(life.when, life.unless, holding):
                continue
            phase = "now" if jumps else (life.phase or topic.phase)
            tasks.append(
                Task(
                    id=f"{topic.id}/{life.id}",
                    sitting=f"{topic.id}:{phase}",
                    phase=phase,
                    order=number,
                    notice=life.notice,
                    minutes=life.minutes,
                    hold=_hold(answers, holding, life.notice, None, None, topic.id, phase),
                    save_first=life.save_first,
                    rules=life.rules,
                    topic=topic,
                    life=life,
                )
            )
    return tasks


def _device_tasks(
    catalogue: Catalogue, answers: Answers, holding: frozenset[str], device: Device
) -> list[Task]:
    kind = catalogue.device_kinds[device.kind]
    phase = things.phase(kind, device)
    return [
        Task(
            id=f"{device.id}/{wanted.id}",
            sitting=f"{device.id}:{phase}",
            phase=phase,
            order=number,
            notice=wanted.notice,
            minutes=wanted.minutes,
            hold=_hold(answers, holding, wanted.notice, None, None, kind.topic, phase),
            save_first=wanted.save_first,
            rules=wanted.rules,
            life=wanted,
            device=device,
        )
        for number, wanted in enumerate(things.tasks_of(device, catalogue, holding))
    ]


def _hold(
    answers: Answers,
    holding: frozenset[str],
    notice: Notice,
    action: Action | None,
    platform: Platform | None,
    topic: str,
    phase: str,
) -> Hold:
    # What may be noticed counts as seen, but for looking, saving and telling people she trusts.
    visible = notice in (Notice.TOLD, Notice.CAN) or (
        notice is Notice.DEPENDS and phase not in _EARLY
    )
    if visible and not holding.isdisjoint(("living_together", "just_left")):
        return Hold.LEAVING
    for risk in answers.risky:
        if visible and (
            (action is not None and action.group in _RISKY_COLUMNS.get(risk, ()))
            or (platform is not None and platform.kind in _RISKY_KINDS.get(risk, ()))
            or topic in _RISKY_TOPICS.get(risk, ())
        ):
            return Hold.RISKY
    return Hold.NO
