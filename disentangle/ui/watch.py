"""Watches all input of the program: the quick exit keys, and how long nobody has touched it."""

from __future__ import annotations

import sys
import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

SHIFT_PRESSES: Final = 3
SHIFT_WITHIN_MS: Final = 5_000

_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


def seconds_with_sleep() -> float:
    """A clock that goes on while the computer sleeps and that setting the date cannot move.

    Linux has one; on Windows and macOS the monotonic clock may stop in sleep, so there the sleep
    signal of the system has to lock (R-041).
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class InputWatch(QObject):
    """Listens to every window of the program that takes the keyboard, dialogs included.

    Not a filter on the application: that one sees each key press again for every parent of the
    focused widget, and every event of every widget costs a call into Python.

    Signals:
        exit_asked: Shift was pressed three times, or Ctrl+Q.
        idle: nobody touched the program for the set time.
    """

    exit_asked = Signal()
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presses: list[int] = []
        self._limit = 0.0
        self._touched = seconds_with_sleep()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self._on_timeout)

    def start(self, application: QGuiApplication) -> None:
        """Listen to the windows of now and to each one that gets the keyboard later."""
        application.focusWindowChanged.connect(self._on_window)
        for window in application.topLevelWindows():
            window.installEventFilter(self)

    def stop(self, application: QGuiApplication) -> None:
        """Listen no more."""
        application.focusWindowChanged.disconnect(self._on_window)
        for window in application.topLevelWindows():
            window.removeEventFilter(self)
        self._timer.stop()

    def _on_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)  # never twice
            window.installEventFilter(self)

    def set_idle_minutes(self, minutes: float) -> None:
        """Send `idle` after this many minutes without input; 0 turns it off."""
        self._limit = minutes * 60
        self._touched = seconds_with_sleep()
        self._restart()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's hook; swallows input that comes after the time is up."""
        kind = event.type()
        if kind not in _INPUT:
            return False
        if self._limit and seconds_with_sleep() - self._touched >= self._limit:
            self._on_timeout()
            return True
        self._touched = seconds_with_sleep()
        if kind == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        # Not with Alt: on some keyboards of Windows Ctrl+Alt+Q, or AltGr+Q, types a sign.
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Q and event.modifiers() & both == (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.exit_asked.emit()
            return True
        if event.key() != Qt.Key.Key_Shift:
            self._presses.clear()
            return False
        if not event.isAutoRepeat():
            now = event.timestamp()
            self._presses = [t for t in self._presses if now - t <= SHIFT_WITHIN_MS]
            self._presses.append(now)
            if len(self._presses) >= SHIFT_PRESSES:
                self._presses.clear()
                self.exit_asked.emit()
        return False

    def _restart(self) -> None:
        if not self._limit:
            self._timer.stop()
            return
        left = self._limit - (seconds_with_sleep() - self._touched)
        self._timer.start(max(1, round(left * 1000)))

    def _on_timeout(self) -> None:
        if not self._limit:
            return
        if seconds_with_sleep() - self._touched < self._limit:
            self._restart()
            return
        self._limit = 0.0
        self.idle.emit()
