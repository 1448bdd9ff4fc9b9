"""Who is here, the eight questions, the accounts and the words they could guess from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from disentangle.catalogue.load import load
from disentangle.i18n import braces
from disentangle.plan.answers import Living, Who
from disentangle.session import flow, services
from disentangle.session.questions import QUESTIONS
from disentangle.session.wording import NEUTRAL, ask
from tests.drive import Driver, running
from tests.ui.journey import keep_nothing


@pytest.fixture
def d(tmp_path: Path) -> Iterator[Driver]:
    """On the page "Who is here?" of a case in memory."""
    with running(tmp_path / "case") as driver:
        keep_nothing(driver)
        yield driver


def go(d: Driver, view: str) -> None:
    d.guide.go(view)
    d.settle()


# -- who -----------------------------------------------------------------------------------------


def test_a_helper_is_told_whose_choices_they_are(d: Driver) -> None:
    assert not d.shows("Their answers, their choices.")
    assert d.shows("Are you under 18?")
    d.press("I help someone")
    assert d.shows("Their answers, their choices.")
    assert d.shows("Is the person you help under 18?")
    assert d.guide.session.answers.who is Who.HELPER


@pytest.mark.parametrize(
    ("answer", "minor"), [("Yes", True), ("No", False), ("I’d rather not say", None)]
)
def test_age_is_kept_as_said(d: Driver, answer: str, minor: bool | None) -> None:
    d.press(answer)
    assert d.guide.session.answers.minor is minor


def test_all_of_it_may_be_left_out(d: Driver) -> None:
    while d.view != "plan":
        d.press("Continue" if d.view == "who" else "Skip this question")
    assert d.guide.session.answers.answered >= set(flow.QUESTIONS)


# -- questions -----------------------------------------------------------------------------------


def test_the_label_reaches_the_next_questions(d: Driver) -> None:
    d.press("Continue")
    assert d.shows("Question 1 of 8")
    d.type("A letter or a name", "J")
    d.keys(Qt.Key.Key_Return)
    assert d.view == "situation"
    assert d.shows("We live apart, but J can get in")
    go(d, "shared")
    assert d.heading() == "What do you share with J?"


def test_without_a_label_every_question_still_reads_well(d: Driver) -> None:
    go(d, "they-can")
    assert d.heading() == "What do they know, or can reach?"


def test_each_sentence_with_the_label_has_one_without() -> None:
    said = set()
    for question in QUESTIONS.values():
        said |= {question.title, question.say, question.why, question.text_hint}
        for field in question.fields:
            said |= {field.title}
            said |= {text for option in field.options for text in (option.title, option.sub)}
    assert {text for text in said if "them" in braces(text)} == set(NEUTRAL)
    assert not any(braces(ask(text, "")) for text in said)


def test_every_answer_is_kept_at_once(d: Driver) -> None:
    go(d, "situation")
    d.press("We live together")
    assert d.guide.session.answers.living is Living.TOGETHER
    d.press("Children")
    d.press("Money together")
    assert d.guide.session.answers.ties == {"children", "joint-money"}
    d.press("None of these")
    assert d.guide.session.answers.ties == {"none"}
    assert d.guide.session.answers.living is Living.TOGETHER


def test_something_else_is_kept_in_her_own_words_and_gone_when_unticked(d: Driver) -> None:
    go(d, "shared")
    d.press("Something else")
    d.type("Something else, in", "a boat")
    assert d.guide.session.answers.extra == {"shared": "a boat"}
    d.press("Continue")
    d.press("Back")
    assert d.view == "shared"
    assert d.button("Something else").isChecked()
    assert d.field("Something else, in").property("text") == "a boat"
    d.press("Something else")
    assert d.guide.session.answers.extra == {}


def test_a_skipped_question_counts_as_passed_and_keeps_what_was_ticked(d: Driver) -> None:
    go(d, "worries")
    d.press("Threats")
    d.press("Skip this question")
    assert "worries" in d.guide.session.answers.answered
    assert d.guide.session.answers.worries == {"threats"}
    assert d.view == "plan"


def test_arrow_keys_pick_within_one_group_only(d: Driver) -> None:
    go(d, "situation")
    d.press("I have not left yet")
    d.press("We live together")
    QTest.keyClick(d.button("We live together"), Qt.Key.Key_Up)
    assert d.guide.session.answers.living is Living.APART
    assert d.button("I have not left yet").isChecked()


# -- accounts ------------------------------------------------------------------------------------


def names(d: Driver) -> list[tuple[str, str]]:
    accounts = sorted(d.guide.session.case.accounts.values(), key=lambda a: a.added)
    return [(account.platform, account.name) for account in accounts]


def test_one_press_adds_an_account_and_a_second_asks_which_one(d: Driver) -> None:
    go(d, "accounts")
    d.press("Add Google")
    assert names(d) == [("google", "")]
    d.press("Add another: Google")
    d.type("Which one is it?", "work")
    assert names(d) == [("google", ""), ("google", "work")]
    assert d.shows("Your list: 2 accounts")
    assert d.shows("Google, work")


def test_what_is_not_in_the_list_is_added_by_its_name(d: Driver) -> None:
    go(d, "accounts")
    d.type("Find a service", "knitting circle of the north")
    assert d.shows("No service here has this name.")
    d.press("Add Another forum")
    d.type("Its name", "Knitting circle")
    assert names(d) == [("any-forum", "Knitting circle")]
    assert d.shows("Knitting circle")


def test_a_closed_service_offers_the_account_that_remains(d: Driver) -> None:
    go(d, "accounts")
    d.type("Find a service", "skype")
    d.press("Add Skype")
    assert d.shows("Closed, nothing to block")
    d.press("Add Microsoft")
    assert [platform for platform, _ in names(d)] == ["skype", "microsoft"]


def test_taking_one_off_can_be_undone_with_all_that_was_answered(d: Driver) -> None:
    go(d, "accounts")
    d.press("Add Netflix")
    before = d.guide.session.case.accounts
    d.press("Take Netflix off the list")
    assert d.shows("Netflix is off the list.")
    assert not d.shows("Your list: 1 account")
    d.press("Undo")
    assert d.shows("Your list: 1 account")
    assert d.guide.session.case.accounts == before
    d.press("Take Netflix off the list")
    d.press("Continue")
    assert d.guide.session.case.accounts == {}


def test_an_account_no_longer_used_is_marked(d: Driver) -> None:
    go(d, "accounts")
    d.press("Add TikTok")
    d.press("I don’t use it any more: TikTok")
    (account,) = d.guide.session.case.accounts.values()
    assert account.unused


def test_from_the_plan_it_leads_back_to_the_plan(d: Driver) -> None:
    go(d, "accounts")
    d.press("Android")
    d.press("Continue")
    assert d.view == "they-can"
    go(d, "accounts")
    assert d.button("Android").isChecked()
    d.press("Done")
    assert d.view == "plan"


def test_services_are_found_by_name_other_name_and_address() -> None:
    catalogue = load()

    def found(text: str) -> list[str]:
        return [platform.id for platform in services.find(catalogue, text)]

    assert found("goo")[0] == "google"
    assert "google" in found("GMAIL")
    assert found("x")[0] == "x"
    assert "any-account" in found("gym")
    assert "facebook" in found("facebook.com")
    assert found("no such thing at all") == []
    assert found("") == list(services.COMMON)


def test_every_service_shown_first_is_in_the_content() -> None:
    platforms = load().platforms
    assert set(services.COMMON) | set(services.BY_NAME) <= set(platforms)


# -- words they could guess from -----------------------------------------------------------------


def test_words_are_kept_line_by_line_and_come_back(d: Driver) -> None:
    go(d, "facts")
    assert d.shows("Leave out passwords, old ones too.")
    d.type("Names", "Biscuit")
    d.keys(Qt.Key.Key_Return)
    d.type("Names", "  Maria Lind ")
    assert d.guide.session.answers.facts.names == ("Biscuit", "Maria Lind")
    d.press("Continue")
    d.press("Back")
    field = d.field("Names")
    assert field.property("plainText") == "Biscuit\nMaria Lind"
