"""The step-by-step start: names of views and what comes next. No window needed to test it."""

from __future__ import annotations

from typing import Final

from disentangle.plan.answers import Answers, Device

SAFE: Final = "safe"  # is this computer safe to use?
NOT_SAFE: Final = "not-safe"  # what a safer one is; no plan, no links
CHECKS: Final = "checks"  # not sure: look-only checks
LEAVE: Final = "leave"  # how to leave fast
LOCK: Final = "lock"  # passphrase or keep nothing
WHO: Final = "who"
QUESTIONS: Final = (
    "label",
    "situation",
    "risky",
    "shared",
    "accounts",
    "they-can",
    "facts",
    "worries",
)
PLAN: Final = "plan"
TASK: Final = "task"
DEVICES: Final = "devices"
PEOPLE: Final = "people"

START: Final = (SAFE, LEAVE, LOCK, WHO, *QUESTIONS, PLAN)


def after(view: str, answers: Answers) -> str:
    """The view that follows when she continues."""
    if view == SAFE:
        match answers.device:
            case Device.NOT_SAFE:
                return NOT_SAFE
            case Device.UNSURE:
                return CHECKS
            case _:
                return LEAVE
    if view in (NOT_SAFE, CHECKS):
        return LEAVE
    return START[min(START.index(view) + 1, len(START) - 1)]


def allowed(view: str, answers: Answers) -> str:
    """The view itself, or what to show instead on a computer that may be watched (R03).

    No plan and no steps there; help, settings and notes stay open.
    """
    if view in (PLAN, TASK, DEVICES, PEOPLE):
        match answers.device:
            case Device.NOT_SAFE:
                return NOT_SAFE
            case Device.UNSURE:
                return CHECKS
    return view


def before(view: str, *, has_case: bool) -> str:
    """The view that Back leads to; "" at the beginning.

    Once the case exists, Back does not lead behind it: the lock is already made.
    """
    if view in (NOT_SAFE, CHECKS):
        return SAFE
    if view not in START or view == SAFE:
        return ""
    if has_case and view == WHO:
        return ""
    return START[START.index(view) - 1]


def resume(view: str, task: str, answers: Answers, tasks: frozenset[str]) -> tuple[str, str]:
    """Where an opened case goes on: (view, task id).

    A task that no longer exists leads to the plan; an interview she left goes on where she was.
    """
    if view == TASK:
        return (TASK, task) if task in tasks else (PLAN, "")
    if view in QUESTIONS or view in (WHO, DEVICES, PEOPLE):
        return (view, "")
    if not answers.answered and not view:
        return (WHO, "")
    return (PLAN, "")
