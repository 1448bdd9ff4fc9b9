"""Changes on their way to the store: whatever goes wrong, none of them is dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from disentangle.errors import ForPerson
from disentangle.session.saver import Saver, Saving
from disentangle.store.contract import Change


class Store:
    """A store that raises what it is told to, then takes everything."""

    def __init__(self, fault: Exception | None) -> None:
        self.fault = fault
        self.taken: list[Change] = []

    def load(self) -> dict[tuple[str, str], bytes]:
        return {}

    def write(self, changes: Sequence[Change]) -> None:
        if self.fault is not None:
            raise self.fault
        self.taken += changes

    def close(self) -> None:
        pass


@pytest.fixture
def worker() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as found:
        yield found


@pytest.mark.parametrize(
    "fault", [ForPerson("a", "b", "c"), OSError("CANARY"), RuntimeError("CANARY")]
)
def test_whatever_the_store_raises_is_told_and_the_next_flush_writes_it(
    worker: ThreadPoolExecutor, fault: Exception
) -> None:
    told: list[tuple[Saving, ForPerson | None]] = []
    store = Store(fault)
    saver = Saver(store, worker, lambda state, why: told.append((state, why)))
    saver.add({("notes", ""): b"old", ("place", ""): b"x"})
    with pytest.raises(ForPerson) as raised:
        saver.flush().result()
    assert "CANARY" not in raised.value.sentences()
    assert saver.waiting
    assert told[0][0] is Saving.NOT_SAVED and told[0][1] is raised.value
    saver.add({("notes", ""): b"new"})  # typed meanwhile: the later words win
    store.fault = None
    saver.flush().result()
    assert {(c.kind, c.body) for c in store.taken} == {("notes", b"new"), ("place", b"x")}
    assert told[-1] == (Saving.SAVED, None)
