"""What every store promises, and the store that keeps nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

Key = tuple[str, str]
"""A document's kind and id."""


@dataclass(frozen=True)
class Change:
    """One document put in place, or removed.

    Attributes:
        kind, id: which document.
        body: its new bytes; None removes it. Never shown in a repr.
    """

    kind: str
    id: str
    body: bytes | None = field(repr=False)


class CaseStore(Protocol):
    """Documents by key. One caller at a time; calls may block."""

    def load(self) -> dict[Key, bytes]:
        """Every document. Blocks."""

    def write(self, changes: Sequence[Change]) -> None:
        """All changes in order, or none of them. On return they survive a power cut.

        Raises:
            WriteFailed: nothing was changed; the same call may be tried again.
        """

    def close(self) -> None:
        """Let go of everything. A second call does nothing."""


class MemoryStore:
    """A `CaseStore` that keeps nothing on disk."""

    def __init__(self) -> None:
        self._documents: dict[Key, bytes] = {}

    def load(self) -> dict[Key, bytes]:
        return dict(self._documents)

    def write(self, changes: Sequence[Change]) -> None:
        for change in changes:
            if change.body is None:
                self._documents.pop((change.kind, change.id), None)
            else:
                self._documents[change.kind, change.id] = bytes(change.body)

    def close(self) -> None:
        self._documents.clear()
