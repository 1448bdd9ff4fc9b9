"""The way from the first question to the plan, without a window."""

from __future__ import annotations

from disentangle.plan.answers import Answers, Device
from disentangle.session import flow
from disentangle.session.questions import QUESTIONS, as_field, chosen


def walk(device: Device) -> list[str]:
    """Every view from the first to the plan."""
    views = [flow.SAFE]
    while views[-1] != flow.PLAN:
        views.append(flow.after(views[-1], Answers(device=device)))
    return views


def test_a_safe_computer_leads_straight_through_eight_questions() -> None:
    views = walk(Device.TRUSTED)
    assert views[:4] == ["safe", "leave", "lock", "who"]
    assert views[4:-1] == list(flow.QUESTIONS)
    assert len(flow.QUESTIONS) == 8


def test_a_computer_they_use_never_leads_to_a_plan_by_itself() -> None:
    assert flow.after("safe", Answers(device=Device.NOT_SAFE)) == "not-safe"
    assert not Device.NOT_SAFE.opens_steps and not Device.UNSURE.opens_steps
    assert Device.OVERRIDDEN.opens_steps


def test_not_sure_shows_what_to_look_at_first() -> None:
    assert walk(Device.UNSURE)[1] == "checks"


def test_back_never_leads_behind_a_case_that_is_made() -> None:
    assert flow.before("who", has_case=True) == ""
    assert flow.before("label", has_case=True) == "who"
    assert flow.before("leave", has_case=False) == "safe"
    assert flow.before("safe", has_case=False) == ""


def test_coming_back_leads_to_the_last_step_if_it_still_exists() -> None:
    tasks = frozenset({"a/password"})
    assert flow.resume("task", "a/password", Answers(), tasks) == ("task", "a/password")
    assert flow.resume("task", "gone/password", Answers(), tasks) == ("plan", "")
    assert flow.resume("shared", "", Answers(), tasks) == ("shared", "")
    assert flow.resume("", "", Answers(), tasks) == ("who", "")


def test_each_question_keeps_what_was_picked() -> None:
    answers = Answers()
    for question in QUESTIONS.values():
        for field in question.fields:
            picked = [field.options[0].value]
            from msgspec.structs import replace

            answers = replace(answers, **as_field(field, picked))
            assert chosen(field, answers) == picked
            assert question.why


def test_no_plan_and_no_steps_on_a_computer_that_may_be_watched() -> None:
    for device, instead in ((Device.NOT_SAFE, "not-safe"), (Device.UNSURE, "checks")):
        answers = Answers(device=device)
        assert flow.allowed("plan", answers) == instead
        assert flow.allowed("task", answers) == instead
        for view in ("help", "settings", "notes", "label"):
            assert flow.allowed(view, answers) == view
    for device in (Device.TRUSTED, Device.OVERRIDDEN):
        assert flow.allowed("task", Answers(device=device)) == "task"
