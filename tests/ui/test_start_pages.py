"""The way from the first page to an open case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from disentangle.plan.answers import Device
from disentangle.session.limits import LIMITS, Moment, at
from tests.accessibility import audit
from tests.drive import Driver, running
from tests.ui.journey import (
    OWN_WORDS,
    keep_nothing,
    lock_page,
    lock_up,
    shown_code,
    shown_words,
    to_lock,
)


@pytest.fixture
def d(tmp_path: Path) -> Iterator[Driver]:
    with running(tmp_path / "case") as driver:
        yield driver


# -- is this computer safe? ----------------------------------------------------------------------


def test_nothing_is_chosen_for_her_and_continue_says_what_is_missing(d: Driver) -> None:
    assert d.view == "safe"
    d.press("Continue")
    assert d.view == "safe"
    assert d.shows("Pick one of the three answers.")
    d.press("I’m not sure")
    assert not d.shows("Pick one of the three answers.")


def test_someone_to_talk_to_is_one_press_away(d: Driver) -> None:
    d.press("Talk to someone now")
    assert d.view == "help"
    d.guide.back_from("help")
    assert d.view == "safe"


def test_a_computer_they_can_get_to_asks_nothing_more(d: Driver) -> None:
    d.press("No. They use it")
    d.press("Continue")
    assert d.view == "not-safe"
    assert d.button("Close this program")
    assert d.button("Help and hotlines")
    assert not any("http" in text or "www." in text for text in d.texts())


def test_going_on_there_takes_a_second_yes(d: Driver) -> None:
    d.press("No. They use it")
    d.press("Continue")
    d.press("I know this and want to go on anyway")
    assert d.view == "not-safe"
    d.press("Yes, go on here")
    assert d.view == "leave"
    assert d.guide.first_answers["device"] == "overridden"


@pytest.mark.parametrize(
    ("answer", "press", "view", "device"),
    [
        ("It is mine alone", "Continue", "leave", "trusted"),
        ("I am still not sure", "Go on with care", "leave", "overridden"),
        ("I am still not sure", "Find a safer computer", "not-safe", "not-safe"),
        ("They can get to it", "Continue", "not-safe", "not-safe"),
    ],
)
def test_after_looking_she_answers_again(
    d: Driver, answer: str, press: str, view: str, device: str
) -> None:
    d.press("I’m not sure")
    d.press("Continue")
    assert d.view == "checks"
    d.press("Continue")
    assert d.shows("Pick one of the three answers.")
    d.press(answer)
    d.press(press)
    assert (d.view, d.guide.first_answers["device"]) == (view, device)


def test_back_leads_back_with_her_answer_still_there(d: Driver) -> None:
    d.press("Yes. They have never")
    d.press("Continue")
    d.press("Back")
    assert d.view == "safe"
    assert d.button("Yes. They have never").isChecked()


# -- the lock ------------------------------------------------------------------------------------


def test_five_typed_words_make_a_lock_that_they_open(tmp_path: Path) -> None:
    with running(tmp_path) as d:
        words, _ = lock_up(d)
        d.press("Just me")
        d.wait_saved()
    with running(tmp_path) as d:
        assert d.view == "unlock"
        d.type("Your passphrase", words)
        d.press("Open")
        d.wait_view("who")
        assert d.button("Just me").isChecked()
        assert d.guide.session.answers.device is Device.TRUSTED


def test_nothing_is_on_the_drive_before_she_goes_on(d: Driver, tmp_path: Path) -> None:
    to_lock(d)
    assert not list((tmp_path / "case").rglob("*.*"))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda w: "", "Type the five words here"),
        (lambda w: w.upper(), "Caps Lock"),
        (lambda w: "x" + w, "Word 1 is not the same"),
        (lambda w: " ".join(w.split()[:4]), "still missing"),
        (lambda w: w + " more", "more than five"),
    ],
)
def test_a_slip_in_the_five_words_is_told_and_nothing_is_made(
    d: Driver, change: object, told: str
) -> None:
    page = to_lock(d)
    assert callable(change)
    d.type("Type them once", change(shown_words(page)))
    d.press("I wrote it on paper")
    d.press("Lock and go on")
    assert d.view == "lock"
    assert told in page.words.field.error
    assert not d.guide.keeper.folders.used


def test_it_counts_the_words_that_are_right(d: Driver) -> None:
    page = to_lock(d)
    d.type("Type them once", " ".join(shown_words(page).split()[:2]))
    assert d.shows("2 of 5 words so far")


def test_without_the_tick_the_code_is_asked_for_once_and_then_it_is_hers(d: Driver) -> None:
    page = to_lock(d)
    d.type("Type them once", shown_words(page))
    d.press("Lock and go on")
    assert d.view == "lock"
    assert d.shows("Without the code on paper")
    d.press("Lock and go on")
    d.wait_view("who")


def test_weak_words_of_her_own_are_advised_against_and_then_taken(d: Driver) -> None:
    to_lock(d)
    d.press("Use my own words")
    d.type("Your words", "lisa 1987")
    d.press("I wrote it on paper")
    d.press("Lock and go on")
    assert d.view == "lock"
    assert d.shows("Someone may find out these words.")
    d.press("Lock and go on")
    d.wait_view("who")


def test_good_words_of_her_own_need_no_second_press(tmp_path: Path) -> None:
    with running(tmp_path) as d:
        to_lock(d)
        d.press("Use my own words")
        d.type("Your words", OWN_WORDS)
        d.press("I wrote it on paper")
        d.press("Lock and go on")
        d.wait_view("who")
    with running(tmp_path) as d:
        d.type("Your passphrase", OWN_WORDS)
        d.press("Open")
        d.wait_view("who")


def test_on_a_computer_not_called_safe_words_and_code_are_covered(d: Driver) -> None:
    d.press("I’m not sure")
    d.press("Continue")
    d.press("I am still not sure")
    d.press("Go on with care")
    d.press("Continue")
    page = lock_page(d)
    assert page.group.chosen() == []
    d.press("Keep my work, locked")
    assert set(page.words.parts) | set(page.code.parts) == {"••••"}
    d.press("Show: Your five words")
    assert "••••" not in page.words.parts
    assert set(page.code.parts) == {"••••"}


def test_words_and_code_stay_the_same_after_a_look_at_help(d: Driver) -> None:
    page = to_lock(d)
    before = shown_words(page), shown_code(page)
    d.guide.go("help")
    d.guide.back_from("help")
    page = lock_page(d)
    assert (shown_words(page), shown_code(page)) == before


def test_what_she_typed_is_in_no_draft(tmp_path: Path) -> None:
    with running(tmp_path) as d:
        lock_up(d)
        assert d.guide.session.case.drafts == {}


def test_before_the_first_lock_every_limit_is_said(d: Driver) -> None:
    to_lock(d)
    for limit in at(Moment.LOCK):
        assert d.shows(limit.text), limit.id


# -- keep nothing --------------------------------------------------------------------------------


def test_six_inputs_lead_to_a_first_step(d: Driver, tmp_path: Path) -> None:
    for words in ("Yes. They have never", "Continue", "Continue", "Keep nothing"):
        d.press(words)
    d.press("Go on and keep nothing")
    d.wait_view("who")
    d.press("Skip the questions")
    assert d.view == "task"
    assert not list((tmp_path / "case").rglob("*.*"))


def test_the_cover_opens_with_her_word_only(d: Driver) -> None:
    keep_nothing(d, "blue door")
    d.guide.lock()
    d.settle()
    assert not d.shows("Who is here?")
    d.type("Your word", "red door")
    d.press("Open")
    assert d.shows("That is another word.")
    d.field("Your word").clear()
    d.type("Your word", "blue door")
    d.press("Open")
    assert d.shows("Who is here?")


def test_without_a_word_the_cover_has_one_button(d: Driver) -> None:
    keep_nothing(d)
    d.guide.lock()
    d.settle()
    d.press("Show again")
    assert d.shows("Who is here?")


# -- from another computer -----------------------------------------------------------------------


def test_work_from_another_computer_gets_a_new_lock_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = tmp_path / "moved.age"
    with running(tmp_path / "old") as d:
        lock_up(d)
        d.guide.session.answer(them="J", device=Device.UNSURE)
        d.guide.session.add_account("google", "work")
        d.guide.keeper.export(d.guide.session.case, moved, OWN_WORDS).result(60)
    with running(tmp_path / "new") as d:
        page = to_lock(d)
        monkeypatch.setattr(d.guide, "choose_file", lambda title, pattern: moved)
        d.press("Bring my work")
        d.type("The words that lock that file", "other words")
        d.press("Open the file")
        d.wait(lambda: d.shows("do not open that file"), "the fault", 60)
        d.field("The words that lock that file").clear()
        d.type("The words that lock that file", OWN_WORDS)
        d.press("Open the file")
        d.wait(lambda: d.shows("Your work is here."), "the file", 60)
        d.type("Type them once", shown_words(page))
        d.press("I wrote it on paper")
        d.press("Lock and go on")
        d.wait(lambda: d.guide.has_session, "the case")
        d.settle()
        session = d.guide.session
        assert session.answers.them == "J"
        assert [a.name for a in session.case.accounts.values()] == ["work"]
        assert session.answers.device is Device.TRUSTED
        d.wait_saved()


# -- what holds for every page of the start ------------------------------------------------------


class _Flashes(QObject):
    """Notices every window that shows beside the one there is."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched.objectName() != "window"
        ):
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def flashes(qapp: QApplication) -> Iterator[_Flashes]:
    watch = _Flashes()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


def test_every_page_speaks_and_no_second_window_flashes(d: Driver, flashes: _Flashes) -> None:
    def look() -> None:
        assert audit(d.page) == [], d.view
        assert flashes.seen == [], d.view

    look()
    d.press("No. They use it")
    d.press("Continue")
    look()
    d.press("Back")
    d.press("I’m not sure")
    d.press("Continue")
    look()
    d.press("Back")
    d.press("Yes. They have never")
    d.press("Continue")
    look()
    d.press("Continue")
    lock_page(d)
    look()
    d.press("Keep nothing")
    look()
    d.press("Go on and keep nothing")
    d.wait_view("who")
    while d.view != "plan":
        look()
        d.press("Continue")


def test_the_keyboard_begins_at_the_heading_of_each_page(d: Driver) -> None:
    for _ in range(3):
        assert d.page.heading.hasFocus(), d.view
        if d.view == "safe":
            d.press("Yes. They have never")
        if d.view != "lock":
            d.press("Continue")


def test_a_flash_would_be_noticed(flashes: _Flashes) -> None:
    lone = QWidget()
    lone.setVisible(True)
    lone.close()
    lone.deleteLater()
    assert flashes.seen == ["QWidget"]


# -- the limits ----------------------------------------------------------------------------------


def test_there_are_twelve_limits_in_order() -> None:
    assert [limit.id for limit in LIMITS] == [f"N{n}" for n in range(1, 13)]
    assert all(limit.moments for limit in LIMITS)


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.id)
def test_a_limit_is_short_and_plain(limit: object) -> None:
    text = str(getattr(limit, "text", ""))
    assert len(text.split()) <= 60
    for sentence in re.split(r"(?<=[.?!])\s", text):
        assert len(sentence.split()) <= 20, sentence
