"""Drives the real window as a person would: by the words on the controls, mouse and keyboard."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from disentangle.paths import Folders
from disentangle.session.keeper import Keeper, OnState
from disentangle.ui.guide import Guide, Start
from disentangle.ui.pages.base import Page
from disentangle.ui.theme import STYLE
from disentangle.ui.traces import leave_no_settings
from disentangle.vault.keyring_store import SystemKeyring
from disentangle.vault.passphrase import Cost, Limits

# Key work of some milliseconds instead of a second. The product never takes less than its floor.
CHEAP = Limits(
    least=Cost(memory_kib=64, passes=1, lanes=1),
    most=Cost(memory_kib=1024, passes=4, lanes=4),
    aim_seconds=0.0,
)


class Driver:
    """One run of the program."""

    def __init__(
        self, folder: Path, start: Start | None = None, keyring: SystemKeyring | None = None
    ) -> None:
        leave_no_settings()  # as the main function does
        application = QApplication.instance() or QApplication(["my-session", *STYLE])
        assert isinstance(application, QApplication)
        self.application = application

        def keeper(folders: Folders, on_state: OnState) -> Keeper:
            return Keeper(folders, on_state, CHEAP, keyring)

        self.guide = Guide(application, Folders(folder), start or Start(), keeper)
        self.guide.show()
        self.settle()

    # -- looking -----------------------------------------------------------------------------

    @property
    def window(self) -> QWidget:
        """The window."""
        return self.guide.window

    @property
    def page(self) -> Page:
        """The page on the screen."""
        page = self.guide.page
        assert page is not None
        return page

    @property
    def view(self) -> str:
        """The name of the view on the screen."""
        return self.guide.view

    def heading(self) -> str:
        """The heading of the page."""
        return self.page.heading.text()

    def texts(self) -> list[str]:
        """Every word a sighted person could read, by label and control."""
        found: list[str] = []
        for widget in self.window.findChildren(QWidget):
            if widget.isVisibleTo(self.window):
                for ask in ("text", "placeholderText"):
                    call = getattr(widget, ask, None)
                    if callable(call):
                        found.append(str(call()))
        return [text for text in found if text.strip()]

    def shows(self, text: str) -> bool:
        """Whether these words stand anywhere on the screen."""
        return any(text in shown for shown in self.texts())

    def button(self, words: str) -> QAbstractButton:
        """The button with these words, or whose words start with them."""
        exact, starting = [], []
        for button in self.window.findChildren(QAbstractButton):
            if not button.isVisibleTo(self.window):
                continue
            names = {button.text(), button.accessibleName()}
            if words in names:
                exact.append(button)
            elif any(name.startswith(words) for name in names):
                starting.append(button)
        found = exact or starting
        assert found, f"no button {words!r} on {self.view}: {self._buttons()}"
        return found[-1]

    def field(self, name: str) -> QLineEdit | QPlainTextEdit:
        """The text field with this spoken name, or that starts with it."""
        fields: list[QLineEdit | QPlainTextEdit] = [
            *self.window.findChildren(QLineEdit),
            *self.window.findChildren(QPlainTextEdit),
        ]
        for field in fields:
            if field.isVisibleTo(self.window) and field.accessibleName().startswith(name):
                return field
        names = [field.accessibleName() for field in fields]
        raise AssertionError(f"no field {name!r} on {self.view}: {names}")

    def written(self, name: str) -> str:
        """What stands in a field."""
        field = self.field(name)
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    # -- doing -------------------------------------------------------------------------------

    def go(self, view: str, task: str = "") -> None:
        """Be led to a view, as by the sidebar or a row."""
        self.guide.go(view, task)
        self.settle()

    def press(self, words: str) -> None:
        """Press a button with the mouse, scrolled to where it can be seen."""
        button = self.button(words)
        self._scroll_to(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
        self.settle()

    def type(self, name: str, text: str) -> None:
        """Put the cursor in a field and type."""
        field = self.field(name)
        field.setFocus()
        QTest.keyClicks(field, text)
        self.settle()

    def keys(self, *keys: Qt.Key) -> None:
        """Press keys in the focused widget of the window."""
        for key in keys:
            target = QApplication.focusWidget() or self.window
            QTest.keyClick(target, key)
        self.settle()

    def shift_three_times(self) -> None:
        """Press Shift three times in the window that has the keyboard, as the system sends it."""
        handle = QApplication.focusWindow() or self.window.windowHandle()
        for number in range(3):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
                event.setTimestamp(1_000 + number * 200)
                QApplication.sendEvent(handle, event)

    def wait(self, until: Callable[[], bool], what: str, seconds: float = 20.0) -> None:
        """Let the window work until something is true."""
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, f"waited in vain for {what}, now on {self.view}"
            self.application.processEvents()
            time.sleep(0.005)
        self.settle()

    def wait_view(self, view: str) -> None:
        """Let the window work until a view is on the screen."""
        self.wait(lambda: self.view == view, f"the view {view}")

    def wait_saved(self) -> None:
        """Let the window work until all is on the disk."""
        self.wait(lambda: self.guide.all_written(), "everything to be written")

    def settle(self) -> None:
        """Let layouts and painting catch up."""
        for _ in range(4):
            self.application.processEvents()

    def grab(self, target: Path) -> None:
        """Save a picture of the window."""
        self.settle()
        self.window.grab().save(str(target))

    def end(self) -> None:
        """End the run the way the main function does."""
        # A loop that starts and ends: a quick exit asked Qt to end all loops, and without one
        # running that would hold for the loops of later tests.
        QTimer.singleShot(0, partial(self.application.exit, 0))  # `quit` would ask windows first
        self.application.exec()
        self.guide._last_wait = 60.0  # a slow disk must not end the tests
        self.guide.finish()
        self.window.hide()
        self.window.deleteLater()
        self.guide.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.settle()

    def _scroll_to(self, widget: QWidget) -> None:
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
                self.settle()
            above = above.parentWidget()

    def _buttons(self) -> list[str]:
        return [
            b.accessibleName() or b.text()
            for b in self.window.findChildren(QAbstractButton)
            if b.isVisibleTo(self.window)
        ]


@contextmanager
def running(
    folder: Path, start: Start | None = None, keyring: SystemKeyring | None = None
) -> Iterator[Driver]:
    """A run that is ended whatever happens."""
    driver = Driver(folder, start, keyring)
    try:
        yield driver
    finally:
        driver.end()
