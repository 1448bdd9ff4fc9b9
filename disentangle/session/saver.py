"""Changes on their way to the store: collected, written in one go, kept until they are written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from enum import StrEnum

from disentangle.errors import ForPerson
from disentangle.session.case import Key
from disentangle.store.contract import CaseStore, Change


class Saving(StrEnum):
    """What the top bar says."""

    SAVED = "saved"
    SAVING = "saving"
    NOT_SAVED = "not-saved"
    NOTHING_KEPT = "nothing-kept"


class Saver:
    """Writes changes through the one store worker; the window never waits for it.

    A failed write loses nothing: its changes stay pending and go out with the next flush.

    Args:
        store: where documents go; used only on the worker.
        worker: an executor with exactly one thread.
        on_state: called from the worker thread after each write with the new state and, if the
            write failed, the fault to show. Must hand over to its own thread.
    """

    def __init__(
        self,
        store: CaseStore,
        worker: Executor,
        on_state: Callable[[Saving, ForPerson | None], None],
    ) -> None:
        self._store = store
        self._worker = worker
        self._on_state = on_state
        self._pending: dict[Key, bytes | None] = {}
        self._guard = threading.Lock()

    def add(self, changes: dict[Key, bytes | None]) -> None:
        """Take changes in; nothing is written yet. A later change of the same thing wins."""
        with self._guard:
            self._pending.update(changes)

    @property
    def waiting(self) -> bool:
        """Whether anything is not yet handed to the store."""
        with self._guard:
            return bool(self._pending)

    def flush(self) -> Future[None]:
        """Write all that is pending. The future ends when it is on the disk, or holds the fault."""
        return self._worker.submit(self._write)

    def _write(self) -> None:
        with self._guard:
            batch, self._pending = self._pending, {}
        if not batch:
            return
        try:
            self._store.write(_changes(batch))
        except Exception as error:
            with self._guard:
                self._pending = {**batch, **self._pending}
            fault = error if isinstance(error, ForPerson) else not_written()
            self._on_state(Saving.NOT_SAVED, fault)
            raise fault from None
        self._on_state(Saving.SAVING if self.waiting else Saving.SAVED, None)


def not_written() -> ForPerson:
    """For a drive that does not answer, or a fault of our own: its message could hold her words."""
    from disentangle.store.faults import WriteFailed

    return WriteFailed()


def _changes(batch: dict[Key, bytes | None]) -> Sequence[Change]:
    return [Change(kind, item, body) for (kind, item), body in batch.items()]
