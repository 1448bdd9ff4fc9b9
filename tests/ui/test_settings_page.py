"""Settings: looks, the lock, a file to take along, and erasing everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from disentangle.session.credits import load_credits
from disentangle.session.limits import LIMITS
from disentangle.ui.widgets.segmented import Segmented
from tests.accessibility import audit
from tests.drive import Driver, running
from tests.ui.cases import a_case, open_case

WORDS = "four words for tests"


def open_settings(run: Driver, *platforms: str) -> None:
    """A case with work in it, at its settings."""
    open_case(run, a_case(*platforms))
    run.guide.go("settings")
    run.settle()


def confirm(run: Driver, words: str = WORDS) -> None:
    """Type the words that a sheet asks for first."""
    run.type("Your words, or your recovery code", words)
    run.press("Go on")


def type_offered(run: Driver) -> str:
    """Type the five words that are offered; gives them."""
    from disentangle.ui.pages.lock_parts import WordsCard

    card = run.window.findChild(WordsCard)
    assert card is not None
    words = card.passphrase()
    run.type("Type them once", words)
    return words


def test_text_size_colours_and_lock_time_act_at_once_and_are_kept(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        open_settings(run)
        run.press("150 %")
        run.press("Dark")
        run.press("5 min")
        prefs = run.guide.session.prefs
        assert (prefs.text, prefs.scheme, prefs.idle) == (150, "dark", 5)
        assert run.guide.look.theme.scheme == "dark"
        assert run.guide.look.text_percent == 150
        run.wait_saved()


def test_the_label_of_the_other_person_can_be_changed_here(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        open_settings(run)
        field = run.field("What we call the other person")
        field.clear()
        run.type("What we call the other person", "Q")
        assert run.guide.session.answers.them == "Q"
        assert run.button("What do you share with Q?")
        run.wait_saved()


def test_each_question_opens_its_page(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        open_settings(run)
        run.press("How are things right now?")
        assert run.view == "situation"
        run.guide.go("settings")
        run.settle()
        run.press("Accounts you have")
        assert run.view == "accounts"
        run.wait_saved()


def test_new_words_open_the_work_and_the_old_ones_do_not(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        open_settings(run, "google")
        run.press("Change my words")
        confirm(run, "not the words")
        run.wait(lambda: run.shows("do not open your file"), "the refusal")
        _clear(run, "Your words, or your recovery code")
        confirm(run)
        run.wait(lambda: run.shows("Five new words"), "the offer of words")
        new = type_offered(run)
        run.press("Take these words")
        run.wait(lambda: run.shows("only the new words open your work"), "the change")
        run.press("OK")
        assert run.guide.keeper.confirm(new).exception() is None
        assert run.guide.keeper.confirm(WORDS).exception() is not None
        run.wait_saved()


def test_a_new_code_is_shown_once_and_then_opens_the_work(tmp_path: Path) -> None:
    from disentangle.ui.pages.lock_parts import CodeCard

    with running(tmp_path / "data") as run:
        open_settings(run)
        run.press("Make a new code")
        confirm(run)
        run.wait(lambda: run.shows("Write down this recovery code"), "the code")
        card = run.window.findChild(CodeCard)
        assert card is not None
        run.wait(lambda: card.tiles.sizeHint().width() > 0, "the tiles")
        code = "-".join(t.text() for t in card.tiles.children() if hasattr(t, "text"))
        run.press("I wrote it on paper")
        run.press("Take this code")
        run.wait(lambda: run.shows("The new code opens your work"), "the change")
        run.wait_saved()
    with running(tmp_path / "data") as run:
        opened = run.guide.keeper.open_with_code(code)
        run.wait(opened.done, "the opening")
        assert opened.exception() is None


def test_work_goes_to_another_computer_in_one_locked_file(tmp_path: Path) -> None:
    target = tmp_path / "out" / "session.age"
    target.parent.mkdir()
    with running(tmp_path / "data") as run:
        open_settings(run, "google", "netflix")
        run.guide.session.write_notes("ask Maria")
        run.guide.choose_new_file = lambda *_: target  # type: ignore[method-assign]
        run.press("Save a file to take with me")
        confirm(run)
        run.wait(lambda: run.shows("Five new words"), "the offer of words")
        assert run.shows("Passwords in this computer’s password store are not in it.")
        words = type_offered(run)
        run.press("Choose where to save it")
        run.wait(lambda: run.shows("The file is saved."), "the file")
        run.press("OK")
        run.wait_saved()
    body = target.read_bytes()
    assert body.startswith(b"age-encryption.org/v1")
    assert b"Maria" not in body
    with running(tmp_path / "other") as run:
        open_case(run, a_case(answers=type(a_case().answers)()))
        run.guide.go("settings")
        run.settle()
        run.guide.choose_file = lambda *_: target  # type: ignore[method-assign]
        run.press("Bring in work from another computer")
        run.press("Bring it in")
        assert run.shows("Choose the file first.")
        run.press("Choose the file")
        run.type("The words that lock that file", words)
        run.press("Bring it in")
        run.wait(lambda: len(run.guide.session.case.accounts) == 2, "the work")
        assert run.guide.session.case.notes == "ask Maria"
        run.wait_saved()


def test_nothing_is_brought_in_over_work_that_is_there(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        open_settings(run, "google")
        run.press("Bring in work from another computer")
        assert run.shows("There is work here already.")
        run.press("OK")
        run.wait_saved()


def test_erasing_needs_the_words_and_a_typed_word_and_leaves_no_file(tmp_path: Path) -> None:
    ended: list[bool] = []
    with running(tmp_path / "data") as run:
        open_settings(run, "google")
        run.wait_saved()
        run.guide.quick_exit = lambda: ended.append(True)  # type: ignore[method-assign]
        run.press("Erase everything")
        confirm(run)
        run.wait(lambda: run.shows("What stays behind"), "what goes and what stays")
        _sheet_button(run, "Erase everything")
        assert run.shows("Type the word ERASE here first.")
        run.type("Type ERASE to go on", "erase")
        _sheet_button(run, "Erase everything")
        run.wait(lambda: run.shows("The keys are destroyed"), "the last words")
        run.press("Close")
        assert ended == [True]
        assert not run.guide.has_session
    assert [p for p in (tmp_path / "data").rglob("*") if p.is_file()] == []


def test_where_nothing_is_kept_only_what_makes_sense_is_offered(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        run.guide.opened(run.guide.keeper.keep_nothing().result())
        run.guide.go("settings")
        run.settle()
        assert run.shows("Nothing is kept, so there are no words and no code to change.")
        for words in ("Change my words", "Erase everything", "Bring in work"):
            with pytest.raises(AssertionError):
                run.button(words)
        run.press("Save a file to take with me")
        assert run.shows("Five new words")  # no words to ask for first
        assert not list((tmp_path / "data").rglob("*.dat"))


def test_about_names_every_limit_and_every_part(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        open_settings(run)
        run.press("About this program")
        assert run.view == "about"
        for limit in LIMITS:
            assert run.shows(limit.text), limit.id
        assert run.shows("GPL-3.0-or-later")
        assert run.shows("SIL Open Font License")
        assert audit(run.page) == []
        run.press("Back to settings")
        assert run.view == "settings"
        run.wait_saved()


def test_every_locked_package_is_credited() -> None:
    lock = (Path(__file__).parents[2] / "requirements.lock").read_text()
    locked = {line.partition("==")[0] for line in lock.splitlines() if line[:1].isalpha()}
    credited = {name for part in load_credits().parts for name in part.packages}
    assert locked == credited


def test_notes_are_kept_letter_by_letter(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        open_case(run, a_case())
        run.guide.go("notes")
        run.settle()
        run.type("Private notes", "slept better")
        assert run.guide.session.case.notes == "slept better"
        assert run.shows("A court can ask for notes")
        run.wait_saved()


@pytest.mark.parametrize("view", ["settings", "about", "notes", "passwords"])
def test_everything_has_a_spoken_name(tmp_path: Path, view: str) -> None:
    with running(tmp_path / "data") as run:
        open_case(run, a_case())
        run.guide.go(view)
        run.settle()
        assert audit(run.page) == []
        names = [b.accessibleName() for b in run.page.findChildren(QLineEdit)]
        assert all(names)
        assert all(s.accessibleName() for s in run.page.findChildren(Segmented))
        run.wait_saved()


def _clear(run: Driver, name: str) -> None:
    run.field(name).clear()


def _sheet_button(run: Driver, words: str) -> None:
    """Press a button of the open sheet whose words also stand on the page below."""
    from PySide6.QtWidgets import QAbstractButton

    from disentangle.ui.widgets.sheet import Sheet

    sheet = next(s for s in run.window.findChildren(Sheet) if not s.isHidden())
    button = next(
        b for b in sheet.findChildren(QAbstractButton) if b.text() == words and not b.isHidden()
    )
    button.click()
    run.settle()
