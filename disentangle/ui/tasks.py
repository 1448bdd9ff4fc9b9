"""Results of work on other threads, delivered on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from disentangle.errors import ForPerson

T = TypeVar("T")


class Later(QObject):
    """Waits for futures without blocking. One per window; a call back dies with its owner.

    Every future ends in exactly one of `done` or `failed`, on the window's thread. `unexpected`
    turns a fault that is not for people into one that is, so that whoever waits can go on.
    """

    _arrived = Signal(object)

    def __init__(
        self, unexpected: Callable[[Exception], ForPerson], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._unexpected = unexpected
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        future: Future[T],
        done: Callable[[T], None],
        failed: Callable[[ForPerson], None],
        owner: QObject | None = None,
    ) -> None:
        """Call `done` with the result, or `failed` with the fault, unless `owner` is gone."""
        alive = [True]
        if owner is not None:
            owner.destroyed.connect(alive.clear)

        def arrived(finished: Future[Any]) -> None:
            self._arrived.emit((finished, done, failed, alive))

        future.add_done_callback(arrived)

    @Slot(object)
    def _on_arrived(self, bundle: tuple[Future[Any], Any, Any, list[bool]]) -> None:
        finished, done, failed, alive = bundle
        if not alive:
            return
        try:
            result = finished.result()
        except CancelledError:
            return
        except ForPerson as fault:
            failed(fault)
        except Exception as fault:
            failed(self._unexpected(fault))
        else:
            done(result)
