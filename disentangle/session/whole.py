"""What can be said about a case as a whole, and what has to go before it is erased."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from disentangle.plan.answers import Answers, Device, Who
from disentangle.session.case import Case

if TYPE_CHECKING:
    from disentangle.vault.keyring_store import SecretStore


def nothing_yet(case: Case) -> bool:
    """Whether there is nothing of hers in it, so that another case may take its place.

    What she said about this computer and who sits at it, and questions passed without an answer,
    do not count.
    """
    told = replace(case.answers, device=Device.UNKNOWN, who=Who.UNKNOWN, answered=frozenset())
    lists = (case.accounts, case.devices, case.people, case.secrets)
    kept = (*lists, case.records, case.drafts, case.notes)
    return told == Answers() and not any(kept)


def forget_all(store: SecretStore, ids: Iterable[str]) -> Future[tuple[str, ...]]:
    """Take secrets out of this computer's password store, one after the other.

    Ends with the ids of those that may still be there; one that was already gone is not among
    them. Never ends with a fault. The system may show its own window to open the store.
    """
    from disentangle.vault.keyring_faults import SecretMissing

    waiting = list(ids)
    left: list[str] = []
    all_done: Future[tuple[str, ...]] = Future()
    guard = threading.Lock()
    pending = len(waiting)
    if not waiting:
        all_done.set_result(())
        return all_done

    def one(secret_id: str, ended: Future[None]) -> None:
        nonlocal pending
        fault = None if ended.cancelled() else ended.exception()
        with guard:
            if ended.cancelled() or (fault is not None and not isinstance(fault, SecretMissing)):
                left.append(secret_id)
            pending -= 1
            last = pending == 0
        if last:
            all_done.set_result(tuple(left))

    for secret_id in waiting:
        try:
            future = store.forget(secret_id, ask=True)
        except ValueError:  # not a name of ours: there is no such item
            future = Future()
            future.set_result(None)
        future.add_done_callback(partial(one, secret_id))
    return all_done
