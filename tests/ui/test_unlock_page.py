"""Coming back: the plain lock page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from disentangle.ui.pages.unlock import UnlockPage
from tests.drive import Driver, running
from tests.ui.journey import lock_up


@pytest.fixture
def locked(tmp_path: Path) -> tuple[Path, str, str]:
    """A folder with a locked case, its words and its code."""
    folder = tmp_path / "case"
    with running(folder) as d:
        words, code = lock_up(d)
        d.guide.session.answer(them="J")
        d.wait_saved()
    return folder, words, code


def unlock_page(d: Driver) -> UnlockPage:
    page = d.page
    assert isinstance(page, UnlockPage)
    return page


def test_it_says_nothing_of_name_or_purpose(locked: tuple[Path, str, str]) -> None:
    with running(locked[0]) as d:
        words = {text for text in d.texts() if text}
        assert words <= {
            "Enter your passphrase", "Your passphrase", "Your work is kept just as you left it.",
            "Show", "Open", "Use my recovery code", "Help", "Close", "Text size",
            "One moment. This takes a few seconds.",
        }  # fmt: skip


def test_the_field_is_ready_and_enter_opens(locked: tuple[Path, str, str]) -> None:
    folder, words, _ = locked
    with running(folder) as d:
        assert unlock_page(d).field.edit.hasFocus()
        d.type("Your passphrase", words)
        d.keys(Qt.Key.Key_Return)
        d.wait_view("who")
        assert d.guide.session.answers.them == "J"


def test_wrong_words_are_told_calmly_and_can_be_typed_over(locked: tuple[Path, str, str]) -> None:
    folder, words, _ = locked
    with running(folder) as d:
        field = unlock_page(d).field
        d.type("Your passphrase", "wrong words entirely here")
        d.press("Open")
        d.wait(lambda: bool(field.error), "the fault")
        assert "You can try as often as you like." in field.error
        assert field.edit.selectedText()
        field.edit.clear()
        d.type("Your passphrase", words)
        d.press("Open")
        d.wait_view("who")


def test_nothing_typed_is_said_without_trying(locked: tuple[Path, str, str]) -> None:
    with running(locked[0]) as d:
        d.press("Open")
        assert unlock_page(d).field.error == "Type your passphrase here."


def test_the_code_opens_however_it_is_typed_and_new_words_are_offered(
    locked: tuple[Path, str, str],
) -> None:
    folder, _, code = locked
    with running(folder) as d:
        d.press("Use my recovery code")
        assert d.heading() == "Enter your recovery code"
        d.type("Your recovery code", code.lower().replace(" ", "-"))
        d.press("Open")
        d.wait_view("who")
        assert d.shows("choose new ones in Settings")
        d.press("Later")
        assert not d.shows("choose new ones in Settings")


def test_a_slip_in_the_code_is_told_as_one(locked: tuple[Path, str, str]) -> None:
    folder, _, code = locked
    with running(folder) as d:
        d.press("Use my recovery code")
        d.type("Your recovery code", code[:-1])
        d.press("Open")
        d.wait(lambda: bool(unlock_page(d).field.error), "the fault")
        assert "28 letters and digits" in unlock_page(d).field.error


def test_a_damaged_file_offers_the_newest_copy_and_keeps_the_file_of_now(
    locked: tuple[Path, str, str],
) -> None:
    folder, words, _ = locked
    with running(folder) as d:
        case = d.guide.keeper.folders.case_file
    case.write_bytes(b"not a case any more" * 100)
    with running(folder) as d:
        d.type("Your passphrase", words)
        d.press("Open")
        d.wait(lambda: d.shows("Look for an earlier copy"), "the offer")
        d.press("Look for an earlier copy")
        d.wait(lambda: d.shows("Use this copy"), "the copy")
        assert case.read_bytes().startswith(b"not a case")
        d.press("Use this copy")
        d.wait(lambda: d.shows("The copy is in its place."), "the copy in place")
        kept = [p for p in case.parent.iterdir() if "kept" in p.name]
        assert [p.read_bytes()[:10] for p in kept] == [b"not a case"]
        d.keys(Qt.Key.Key_Return)
        d.wait(lambda: d.guide.has_session, "the case")


def test_without_any_copy_it_says_so(locked: tuple[Path, str, str]) -> None:
    folder, words, _ = locked
    with running(folder) as d:
        folders = d.guide.keeper.folders
    for copy in folders.backups.iterdir():
        copy.unlink()
    folders.case_file.write_bytes(b"")
    with running(folder) as d:
        d.type("Your passphrase", words)
        d.press("Open")
        d.wait(lambda: d.shows("Look for an earlier copy"), "the offer")
        d.press("Look for an earlier copy")
        d.wait(lambda: d.shows("There is no other copy"), "the answer")
        assert folders.case_file.read_bytes() == b""


def test_a_second_program_is_sent_to_the_first(locked: tuple[Path, str, str]) -> None:
    folder, words, _ = locked
    with running(folder) as first:
        first.type("Your passphrase", words)
        first.press("Open")
        first.wait_view("who")
        with running(folder) as second:
            second.type("Your passphrase", words)
            second.press("Open")
            second.wait(lambda: second.shows("already open in another window"), "the fault")
            assert not second.shows("Look for an earlier copy")


def test_the_field_is_empty_after_a_look_at_help(locked: tuple[Path, str, str]) -> None:
    with running(locked[0]) as d:
        d.type("Your passphrase", "half typed")
        d.guide.go("help")
        d.guide.back_from("help")
        assert unlock_page(d).field.text() == ""
