"""SIGTERM, SIGINT and SIGHUP end the program the way closing its window does (R-017)."""

from __future__ import annotations

import os
import signal
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class EndSignals(QObject):
    """Turns signals of the system into a Qt signal; on Windows there are none.

    A Python handler alone runs only when Python code runs next, which in an idle window may be
    never. The pipe wakes Qt's loop at once.

    Signals:
        asked: the program was told to end.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ends: tuple[int, int] | None = None
        if os.name != "posix":
            return
        self._ends = os.pipe()
        for end in self._ends:
            os.set_blocking(end, False)
        self._before_fd = signal.set_wakeup_fd(self._ends[1], warn_on_full_buffer=False)
        self._before = {
            number: signal.signal(number, _nothing)
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
        }
        self._notifier = QSocketNotifier(self._ends[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_activated)

    def stop(self) -> None:
        """Put everything back as it was."""
        if self._ends is None:
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before_fd)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        for end in self._ends:
            os.close(end)
        self._ends = None

    def _on_activated(self) -> None:
        if self._ends is not None:
            os.read(self._ends[0], 64)
            self.asked.emit()


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """The pipe tells; a handler is needed so that Python writes to it."""
