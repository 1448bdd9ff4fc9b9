"""The keys that leave fast, and the lock when nobody is there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from disentangle.ui import watch as module
from disentangle.ui.clipboard import SecretClipboard
from disentangle.ui.watch import InputWatch


class Clock:
    """A clock the test turns."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    turned = Clock()
    monkeypatch.setattr(module, "seconds_with_sleep", turned)
    return turned


@pytest.fixture
def watch(qapp: QApplication, clock: Clock) -> Iterator[InputWatch]:
    found = InputWatch()
    found.start(qapp)
    yield found
    found.stop(qapp)
    found.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    found = QWidget()
    QLineEdit(found)
    qtbot.addWidget(found)
    found.show()
    qtbot.waitExposed(found)
    return found


def press(window: QWidget, key: Qt.Key, at: int, *, repeat: bool = False) -> None:
    """A key press as the window system sends it, at a time in milliseconds."""
    modifiers = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, "", repeat)
    event.setTimestamp(at)
    QApplication.sendEvent(window.windowHandle(), event)


SHIFT, LETTER = Qt.Key.Key_Shift, Qt.Key.Key_A

PRESSES = [
    ("three in five seconds", [(SHIFT, 0), (SHIFT, 2000), (SHIFT, 4900)], 1),
    ("too slow", [(SHIFT, 0), (SHIFT, 3000), (SHIFT, 6000)], 0),
    ("another key between", [(SHIFT, 0), (SHIFT, 100), (LETTER, 200), (SHIFT, 300)], 0),
    ("two only", [(SHIFT, 0), (SHIFT, 100)], 0),
    ("typing capitals", [(SHIFT, 0), (LETTER, 50)] * 5, 0),
    ("five quick ones leave once", [(SHIFT, n * 100) for n in range(5)], 1),
]


@pytest.mark.parametrize(("keys", "times"), [p[1:] for p in PRESSES], ids=[p[0] for p in PRESSES])
def test_shift_three_times_leaves(
    watch: InputWatch, window: QWidget, keys: list[tuple[Qt.Key, int]], times: int
) -> None:
    left: list[int] = []
    watch.exit_asked.connect(lambda: left.append(1))
    for key, at in keys:
        press(window, key, at)
    assert len(left) == times


@pytest.mark.parametrize(("alt", "times"), [(False, 1), (True, 0)], ids=["Ctrl+Q", "AltGr+Q"])
def test_the_letter_key_leaves_but_not_the_sign_on_it(
    watch: InputWatch, window: QWidget, alt: bool, times: int
) -> None:
    left: list[int] = []
    watch.exit_asked.connect(lambda: left.append(1))
    held = Qt.KeyboardModifier.ControlModifier
    if alt:
        held |= Qt.KeyboardModifier.AltModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Q, held, "@" if alt else "")
    QApplication.sendEvent(window.windowHandle(), event)
    assert len(left) == times


def test_holding_shift_down_does_not_leave(watch: InputWatch, window: QWidget) -> None:
    left: list[int] = []
    watch.exit_asked.connect(lambda: left.append(1))
    for at in range(0, 2000, 100):
        press(window, SHIFT, at, repeat=at > 0)
    assert left == []


def test_it_leaves_from_a_dialog_too(watch: InputWatch, window: QWidget, qtbot: QtBot) -> None:
    left: list[int] = []
    watch.exit_asked.connect(lambda: left.append(1))
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is dialog.windowHandle())
    for at in (0, 100, 200):
        press(dialog, SHIFT, at)
    assert left == [1]
    dialog.close()


def test_it_tells_once_when_nobody_touched_it_and_counts_sleep(
    watch: InputWatch, window: QWidget, clock: Clock
) -> None:
    gone: list[int] = []
    watch.idle.connect(lambda: gone.append(1))
    watch.set_idle_minutes(5)
    clock.now += 4 * 60
    press(window, LETTER, 0)
    clock.now += 4 * 60
    press(window, LETTER, 1)
    assert gone == []
    clock.now += 10 * 60  # the computer slept
    press(window, LETTER, 2)
    press(window, LETTER, 3)
    assert gone == [1]


def test_the_key_that_wakes_it_reaches_nothing(
    watch: InputWatch, window: QWidget, clock: Clock
) -> None:
    field = window.findChild(QLineEdit)
    assert field is not None
    watch.set_idle_minutes(5)
    clock.now += 6 * 60
    assert watch.eventFilter(
        window.windowHandle(),
        QKeyEvent(QEvent.Type.KeyPress, LETTER, Qt.KeyboardModifier.NoModifier, "a"),
    )


def test_a_copied_secret_is_marked_and_taken_away_only_if_it_is_still_ours(
    qapp: QApplication,
) -> None:
    clipboard = SecretClipboard()
    board = qapp.clipboard()
    clipboard.copy("river-lamp")
    assert board.text() == "river-lamp"
    assert bytes(board.mimeData().data("x-kde-passwordManagerHint").data()) == b"secret"
    assert board.text(board.Mode.Selection) == ""
    clipboard.clear()
    assert board.text() == ""
    clipboard.copy("river-lamp")
    board.setText("something of hers")
    clipboard.clear()
    assert board.text() == "something of hers"
    board.clear()
    clipboard.deleteLater()
