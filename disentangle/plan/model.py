"""The plan: what to do in which order. Light on purpose; the words come from `plan.page`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import msgspec

from disentangle.catalogue.model import Action, Here, Life, LifeTask, Notice, Platform
from disentangle.plan.answers import Account
from disentangle.plan.devices import Device


class Hold(StrEnum):
    """Why a task is shown but never suggested as the next one."""

    NO = ""
    LEAVING = "leaving"  # visible, and she still lives with them or has just left (R04, R17)
    RISKY = "risky"  # she said a change like this could be unsafe now (question 3)


class Task(msgspec.Struct, frozen=True, gc=False):
    """One thing to do. A struct, since a plan makes them by the thousand.

    Attributes:
        id: stable for as long as the account and the content live: "account/action",
            "topic/task" or "device/task".
        notice: what the other person sees.
        column: column of the by-account view; empty for life topics.
    """

    id: str
    sitting: str
    phase: str
    order: int
    notice: Notice
    minutes: int
    column: str = ""
    hold: Hold = Hold.NO
    save_first: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    account: Account | None = None
    platform: Platform | None = None
    action: Action | None = None
    here: Here | None = None
    topic: Life | None = None
    life: LifeTask | None = None
    device: Device | None = None

    @property
    def visible(self) -> bool:
        """Whether the other person is told or can see it."""
        return self.notice in (Notice.TOLD, Notice.CAN)


@dataclass(frozen=True, slots=True)
class Sitting:
    """What is done in one go: one account in one phase (R12), one life topic or device.

    Looking at all accounts without changing anything is one sitting too.
    """

    id: str
    phase: str
    tasks: tuple[Task, ...]

    @property
    def account(self) -> Account | None:
        """The account it is about, if it is about exactly one."""
        first = self.tasks[0].account
        return first if all(task.account == first for task in self.tasks) else None

    @property
    def minutes(self) -> int:
        """About how long all of it takes."""
        return sum(task.minutes for task in self.tasks)

    @property
    def visible(self) -> bool:
        """Whether any of it can be seen by the other person."""
        return any(task.visible for task in self.tasks)


@dataclass(frozen=True, slots=True)
class ClosedAccount:
    """An account on a service that has closed: a row in the by-account view, never a task."""

    account: Account
    platform: Platform


@dataclass(frozen=True)
class Plan:
    """Everything that is worth doing, in a safe order.

    Attributes:
        sittings: in order.
        accounts: her accounts on living services, in the order of the by-account view.
        closed: her accounts on services that are gone (R28).
        holding: the conditions the plan was made for.
    """

    sittings: tuple[Sitting, ...]
    accounts: tuple[Account, ...]
    closed: tuple[ClosedAccount, ...]
    holding: frozenset[str]
    them: str
    tasks: dict[str, Task] = field(default_factory=dict)

    def sitting(self, sitting_id: str) -> Sitting | None:
        """The sitting with this id, if it is in the plan."""
        return next((s for s in self.sittings if s.id == sitting_id), None)
