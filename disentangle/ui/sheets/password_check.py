"""The check of a typed password, away from the window's thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from disentangle.errors import ForPerson
from disentangle.passwords.facts import Facts

if TYPE_CHECKING:
    from disentangle.passwords.strength import Verdict
    from disentangle.ui.tasks import Later

PAUSE_MS: Final = 250  # after the last key, so that half a password gets no verdict


class Checker(QObject):
    """Says what could be guessed, a moment after typing stops. Keeps no text once it has answered.

    Signals:
        judged(object): a `Verdict`, for the text given last.
    """

    judged = Signal(object)

    def __init__(self, later: Later, facts: Facts, parent: QObject) -> None:
        super().__init__(parent)
        self._later, self._facts = later, facts
        self._worker: ThreadPoolExecutor | None = None
        self._text = ""
        self._number = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._on_pause)

    def look(self, text: str) -> None:
        """Judge this text soon; an empty one stops."""
        self._text = text
        self._number += 1
        if text:
            self._timer.start()
        else:
            self._timer.stop()

    def end(self) -> None:
        """Judge nothing more and let the worker go."""
        self.look("")
        if self._worker is not None:
            self._worker.shutdown(wait=False, cancel_futures=True)
            self._worker = None

    def _on_pause(self) -> None:
        if self._worker is None:
            self._worker = ThreadPoolExecutor(1, thread_name_prefix="check")
        text, self._text = self._text, ""
        future = self._worker.submit(_judge, self._number, text, self._facts)
        self._later.run(future, self._on_judged, self._on_fault, self)

    def _on_judged(self, result: tuple[int, Verdict]) -> None:
        number, verdict = result
        if number == self._number:
            self.judged.emit(verdict)

    def _on_fault(self, fault: ForPerson) -> None:
        """A check that cannot be made says nothing; the password can be used all the same."""


def _judge(number: int, text: str, facts: Facts) -> tuple[int, Verdict]:
    # Imported here because its word lists take a moment to read.
    from disentangle.passwords.strength import check

    return number, check(text, facts)
