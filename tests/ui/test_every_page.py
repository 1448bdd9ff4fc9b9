"""Every page and sheet, in every size: it can be heard, seen whole, and left at once."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

import disentangle.ui
from disentangle.session.flow import QUESTIONS
from disentangle.ui import places
from disentangle.ui.guide import Start
from disentangle.ui.theme import STYLE
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.plan_table import PlanTable
from disentangle.ui.widgets.sheet import Sheet
from disentangle.ui.widgets.text import Body, Text
from disentangle.ui.window import Window
from tests import screens
from tests.accessibility import audit
from tests.drive import Driver, running
from tests.screens import DARK, LIGHT, NARROW, Look
from tests.ui.cases import open_case

LAPTOP = Look("laptop", size=(1366, 690))
LAPTOP_LARGE = Look("laptop at 200 %", text=200, size=(1366, 690))
SMALLEST = Look("smallest at 200 %", text=200, size=(720, 520))


@pytest.mark.parametrize(
    "look", [LIGHT, NARROW, LAPTOP_LARGE, SMALLEST], ids=lambda look: look.name
)
def test_every_screen_can_be_heard_and_seen_whole(tmp_path: Path, look: Look) -> None:
    with watching() as opened:
        wrong = [
            f"{name}: {finding}"
            for d, name in screens.every_screen(tmp_path, look)
            for finding in (*heard_wrong(d), *seen_wrong(d))
        ]
    assert not wrong, "\n".join(wrong)
    # A widget shown before it has a place flashes up as a window, and takes the keyboard along.
    assert set(opened) <= {"Window"}


def test_the_main_button_is_in_sight_on_a_small_laptop(tmp_path: Path) -> None:
    hidden = [
        f"{name}: {button.text()}"
        for d, name in screens.every_screen(tmp_path, LAPTOP)
        for button in main_buttons(d)
        if button.visibleRegion().boundingRect() != button.rect()
    ]
    assert not hidden, "\n".join(hidden)


def test_each_page_begins_with_its_heading_and_quick_exit_comes_first(tmp_path: Path) -> None:
    with running(tmp_path / "start") as d:
        for view in ("safe", "not-safe", "checks", "leave", "lock"):
            heading_first(d, view)
    with running(tmp_path / "case") as d:
        open_case(d, screens.a_whole_case())
        for view in ("who", *QUESTIONS, *(place.view for place in places.ALL), "about"):
            heading_first(d, view)
        for task in screens.TASKS.values():
            heading_first(d, "task", task)
        d.wait_saved()
    with running(tmp_path / "case") as d:  # the lock: the field is what she came for
        assert d.view == "unlock"
        assert QApplication.focusWidget() is d.field("Your passphrase")
        quick_exit_first(d)


def test_a_sheet_that_closed_leaves_the_window_whole(tmp_path: Path) -> None:
    with running(tmp_path) as d:
        open_case(d, screens.a_whole_case())
        d.guide.go("passwords")
        d.settle()
        before = [button.accessibleName() for button in buttons(d.window)]
        d.press("Text size")
        d.keys(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Escape)
        gc.collect()  # Python's collector must not take anything that is still in use
        assert [button.accessibleName() for button in buttons(d.window)] == before


def test_a_sheet_is_as_high_as_its_words_and_scrolls_by_key_when_they_are_more(
    tmp_path: Path,
) -> None:
    with running(tmp_path) as d:
        screens.put_on(d, LIGHT)
        sheet = Sheet(d.guide.sheet_area, "A sheet of words")
        for number in range(1, 7):
            sheet.column.addWidget(Body(f"Sentence {number} that is read in a moment or two."))
        sheet.open_sheet()
        d.settle()
        area = sheet.findChild(QScrollArea)
        assert area is not None
        words = area.widget()
        assert words is not None
        bar, view = area.verticalScrollBar(), area.viewport()
        assert bar.maximum() == 0
        assert view.height() - words.heightForWidth(view.width()) <= 2
        screens.put_on(d, SMALLEST)
        assert bar.maximum() > 0
        assert QApplication.focusWidget() is sheet.heading
        d.keys(Qt.Key.Key_PageDown)
        assert bar.value() > 0
        d.keys(Qt.Key.Key_PageUp)
        assert bar.value() == 0


def test_nobody_walks_the_ring_of_focus() -> None:
    """PySide makes what these give a child of the widget asked, which unmakes the window later."""
    folder = Path(disentangle.ui.__file__).parent
    found = [
        path.name
        for path in folder.rglob("*.py")
        if re.search(r"\.(nextInFocusChain|previousInFocusChain|focusProxy)\(", path.read_text())
    ]
    assert not found


def test_a_window_of_its_own_is_noticed(tmp_path: Path) -> None:
    with running(tmp_path), watching() as opened:
        stray = QLabel("Words")
        stray.show()
        stray.hide()
        stray.deleteLater()
    assert opened == ["QLabel"]


def test_words_that_do_not_fit_are_noticed(tmp_path: Path) -> None:
    with running(tmp_path, Start(scheme=DARK.scheme)) as d:
        assert not seen_wrong(d)
        squeezed = QPushButton("Words that need more room than this", d.page)
        squeezed.setGeometry(0, 0, 40, 20)
        squeezed.show()
        outside = QLabel("Words", d.page)
        outside.setGeometry(d.page.width() - 5, 0, 60, 20)
        outside.show()
        assert len(seen_wrong(d)) == 2


class Watch(QObject):
    """Notes each window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.opened.append(type(watched).__name__)
        return False


@contextmanager
def watching() -> Iterator[list[str]]:
    """The kinds of windows that are shown meanwhile."""
    application = QApplication.instance() or QApplication(["my-session", *STYLE])
    watch = Watch()
    application.installEventFilter(watch)
    try:
        yield watch.opened
    finally:
        application.removeEventFilter(watch)


# -- what can be wrong --------------------------------------------------------------------------


def heard_wrong(d: Driver) -> list[str]:
    """What a screen reader would miss on the page, or on the sheet over it."""
    sheets = [sheet for sheet in d.window.findChildren(Sheet) if sheet.isVisible()]
    parts: list[QWidget] = [*sheets] or [d.page]
    return [finding for part in parts for finding in audit(part)]


def seen_wrong(d: Driver) -> list[str]:
    """What is cut off, or reaches beyond the window at its sides, and a hidden quick exit."""
    d.settle()
    wrong = []
    for area in d.window.findChildren(QScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0:
            wrong.append(f"scrolls sideways: {type(area).__name__}")
    for widget in (*buttons(d.window), *labels(d.window)):
        place = QRect(widget.mapTo(d.window, QPoint(0, 0)), widget.size())
        if place.left() < 0 or place.right() >= d.window.width():
            wrong.append(f"beyond the window: {said(widget)}")
        if cut(widget):
            wrong.append(f"cut off: {said(widget)}: {widget.size()} of {widget.sizeHint()}")
    window = d.guide.window
    assert isinstance(window, Window)
    exit_button = window.bar.exit_button
    if exit_button.visibleRegion().boundingRect() != exit_button.rect():
        wrong.append("quick exit is not in sight")
    return wrong


def cut(widget: QWidget) -> bool:
    """Whether a widget is smaller than its words need."""
    if widget.hasHeightForWidth():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    hint = widget.sizeHint()
    return hint.width() > widget.width() + 1 or hint.height() > widget.height() + 1


def buttons(part: QWidget) -> list[QAbstractButton]:
    """The buttons to be seen, but not those that scroll inside the table."""
    return [b for b in part.findChildren(QAbstractButton) if b.isVisible() and not in_table(b)]


def labels(part: QWidget) -> Iterator[QLabel]:
    """The words to be seen."""
    for label in part.findChildren(QLabel):
        if label.isVisible() and label.text() and not in_table(label):
            yield label


def in_table(widget: QWidget) -> bool:
    """Whether it lies in the plan by account, which scrolls sideways by itself."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, PlanTable | QAbstractItemView):
            return True
        above = above.parentWidget()
    return False


def said(widget: QWidget) -> str:
    """How to find a widget again."""
    text = widget.text() if isinstance(widget, Text | QAbstractButton) else ""
    return f"{type(widget).__name__} {text!r}"


def main_buttons(d: Driver) -> list[Button]:
    """The main button of the page, or of the sheet over it."""
    sheets = [sheet for sheet in d.window.findChildren(Sheet) if sheet.isVisible()]
    part = sheets[-1] if sheets else d.page
    found = [b for b in part.findChildren(Button) if b.isVisible() and b.kind is Kind.PRIMARY]
    return found[:1]


def heading_first(d: Driver, view: str, task: str = "") -> None:
    """A page that opens is read out from its heading; quick exit is the first stop of Tab."""
    d.guide.go(view, task)
    d.settle()
    assert QApplication.focusWidget() is d.page.heading, view
    quick_exit_first(d)


def quick_exit_first(d: Driver) -> None:
    """Tab from nowhere goes to quick exit."""
    focused = QApplication.focusWidget()
    assert focused is not None
    focused.clearFocus()
    QTest.keyClick(d.window, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button), d.view
    assert focused.kind is Kind.EXIT, d.view
