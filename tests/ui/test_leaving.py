"""Lock, cover, close and quick exit when something else is going on or does not work."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from disentangle.store.contract import Change
from disentangle.store.faults import DiskFull
from disentangle.store.open_case import CaseFile
from disentangle.ui.sheets.fault import FaultSheet
from disentangle.ui.sheets.password import PasswordSheet
from disentangle.ui.theme import Role, theme_of
from disentangle.ui.widgets.textblock import block
from tests.drive import Driver, running
from tests.ui.cases import a_case, open_case
from tests.ui.journey import keep_nothing, to_lock


class _Drive:
    """Stands for a drive that can be full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        self.tries = 0
        real = CaseFile.write

        def write(case: CaseFile, changes: Sequence[Change]) -> None:
            self.tries += 1
            if self.full:
                raise DiskFull
            real(case, changes)

        monkeypatch.setattr(CaseFile, "write", write)


@pytest.fixture
def drive(monkeypatch: pytest.MonkeyPatch) -> _Drive:
    return _Drive(monkeypatch)


@contextmanager
def exits(d: Driver, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Where the program would end; it goes on, so that the test can look."""
    codes: list[int] = []
    with monkeypatch.context() as patch:
        patch.setattr(d.application, "exit", codes.append)
        patch.setattr("disentangle.ui.guide.os._exit", codes.append)
        yield codes


def sheets(d: Driver) -> list[FaultSheet]:
    return [s for s in d.window.findChildren(FaultSheet) if s.isVisible()]


# -- the cover -----------------------------------------------------------------------------------


def under_cover(d: Driver) -> list[str]:
    """What can be read while the cover is up, apart from the cover itself and the top bar."""
    allowed = {"Enter your word", "Your word", "Open", "Show", "Help", "Close", "Text size"}
    return [text for text in d.texts() if text not in allowed]


def test_no_key_and_no_button_shows_anything_beside_the_cover(tmp_path: Path) -> None:
    with running(tmp_path / "case") as d:
        keep_nothing(d, "blue door")
        d.press("Skip the questions")
        d.guide.lock()
        d.settle()
        assert under_cover(d) == []
        keys = [Qt.Key.Key_F1, Qt.Key.Key_F6, Qt.Key.Key_Escape]
        for key in keys:
            QTest.keyClick(d.window, key)
            d.settle()
            assert under_cover(d) == []
        for number in range(1, 8):
            key = Qt.Key(Qt.Key.Key_0 + number)
            QTest.keyClick(d.window, key, Qt.KeyboardModifier.ControlModifier)
            d.settle()
            assert under_cover(d) == []
        d.window.resize(800, 560)
        d.guide.window.help_asked.emit()
        d.guide.back_from("help")
        d.settle()
        assert under_cover(d) == []
        assert d.window.windowTitle() == "My session"
        d.type("Your word", "blue door")
        d.press("Open")
        assert under_cover(d) != []


def test_an_open_sheet_goes_behind_the_cover_and_comes_back(tmp_path: Path) -> None:
    with running(tmp_path / "case") as d:
        keep_nothing(d, "blue door")
        d.press("Skip the questions")
        sheet = PasswordSheet(d.guide, "my bank")
        sheet.open_sheet()
        d.settle()
        assert any("my bank" in text for text in d.texts())
        d.guide.lock()
        d.settle()
        assert under_cover(d) == []
        d.type("Your word", "blue door")
        d.press("Open")
        assert any("my bank" in text for text in d.texts())
        sheet.close_sheet()


def test_another_window_of_ours_closes_when_the_cover_comes(tmp_path: Path) -> None:
    with running(tmp_path / "case") as d:
        keep_nothing(d, "blue door")
        other = QWidget(d.window, Qt.WindowType.Dialog)
        other.show()
        d.guide.lock()
        d.settle()
        assert not other.isVisible()


def test_her_word_holds_although_she_looked_at_help_meanwhile(tmp_path: Path) -> None:
    with running(tmp_path / "case") as d:
        to_lock(d)
        d.press("Keep nothing")
        d.type("A word to cover", "blue door")
        d.button("Go on and keep nothing").click()
        d.guide.go("help")
        d.wait(lambda: d.guide.has_session, "the case")
        d.guide.lock()
        d.settle()
        assert d.shows("Enter your word")


# -- a drive that does not take it ---------------------------------------------------------------


def test_a_full_drive_is_told_once_and_tried_again_by_itself(
    tmp_path: Path, drive: _Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("disentangle.ui.guide.TRY_AGAIN_MS", 50)
    with running(tmp_path / "case") as d:
        open_case(d, a_case("google", view="notes"))
        d.wait_saved()
        drive.full, before = True, drive.tries
        d.guide.session.write_notes("Said on the phone")
        d.wait(lambda: drive.tries >= before + 3, "several tries")
        assert len(sheets(d)) == 1
        assert d.guide.window.bar.saved.text() == "Not saved yet"
        drive.full = False
        d.wait(lambda: d.guide.window.bar.saved.text() == "Saved", "the write")
        assert not d.guide.session.saver.waiting


def test_closing_the_window_while_nothing_can_be_saved_says_so_first(
    tmp_path: Path, drive: _Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(tmp_path / "case") as d:
        open_case(d, a_case("google"))
        d.wait_saved()
        with exits(d, monkeypatch) as codes:
            drive.full = True
            d.guide.session.write_notes("Said on the phone")
            d.window.close()
            d.wait(lambda: len(sheets(d)) == 1, "the words")
            assert codes == [] and d.window.isVisible()
            d.window.close()  # she means it
            assert codes == [0]
        drive.full = False


def test_quick_exit_ends_whatever_the_page_or_the_store_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("CANARY")

    with running(tmp_path / "case") as d:
        open_case(d, a_case("google"))
        with exits(d, monkeypatch) as codes:
            monkeypatch.setattr(d.page, "leave", broken)
            monkeypatch.setattr(d.guide.session.saver, "flush", broken)
            d.guide.quick_exit()
            assert codes == [0]
        assert not d.window.isVisible()


def test_a_case_that_opens_after_quick_exit_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(tmp_path / "case") as d:
        code = d.guide.keeper.new_code().result()
        opened = d.guide.keeper.create("four words for tests", code, keyring=False).result()
        with exits(d, monkeypatch) as codes:
            d.guide.quick_exit()
            d.guide.opened(opened)
            assert codes == [0]
        assert not d.guide.has_session


def test_a_fault_of_our_own_frees_the_page_that_waited(tmp_path: Path) -> None:
    with running(tmp_path / "case") as d:
        future: Future[None] = Future()
        told: list[str] = []
        d.guide.later.run(future, lambda _: None, lambda fault: told.append(fault.sentences()))
        future.set_exception(ValueError("CANARY"))
        d.wait(lambda: bool(told), "the fault")
        assert "CANARY" not in told[0]
        assert not sheets(d)  # said once, by the page


def test_a_window_that_cannot_save_in_time_says_so_and_can_still_be_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("disentangle.ui.guide.END_WAIT_SECONDS", 0.05)
    with running(tmp_path / "case") as d:
        open_case(d, a_case("google"))
        d.wait_saved()
        go_on = threading.Event()
        d.guide.keeper._worker.submit(go_on.wait)
        with exits(d, monkeypatch) as codes:
            d.guide.session.write_notes("Said on the phone")
            d.window.close()
            d.wait(lambda: len(sheets(d)) == 1, "the words")
            d.window.close()
            assert codes == [0]
        go_on.set()


def test_signs_that_turn_or_hide_others_can_be_seen(tmp_path: Path) -> None:
    with running(tmp_path / "case") as d:
        theme = theme_of(d.window)
        for sign in "\u202e\u2066\u200b\ufeff\x07\x1b\x9b":
            plain, odd = (block(theme, text, Role.BODY) for text in ("gro.em", f"gro{sign}.em"))
            assert odd.width > plain.width


def test_what_was_typed_does_not_come_back_with_undo(tmp_path: Path) -> None:
    with running(tmp_path / "case") as d:
        to_lock(d)
        d.press("Keep nothing")
        d.type("A word to cover", "blue door")
        page = d.page
        field = page.word  # type: ignore[attr-defined]
        field.clear()
        field.set_shown(True)
        field.edit.undo()
        assert field.text() == ""
        assert QApplication.focusWidget() is not None
