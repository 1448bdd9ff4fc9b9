"""What she answered to each task. Written once per action, read on every start."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class State(StrEnum):
    """The answers to a task. All are equal; none is a failure (R08, R09)."""

    TODO = "todo"
    DONE = "done"
    KEPT = "kept"  # left as it is, on purpose; counts as an answer like "done"
    LATER = "later"
    UNSAFE = "unsafe"  # not now, could be unsafe
    HELP = "help"
    NOT_MINE = "na"  # does not apply


class Saved(StrEnum):
    """Her answer to "save first?" (R14)."""

    NOT_ASKED = ""
    SAVED = "saved"
    NOTHING = "nothing"
    SKIPPED = "skipped"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Everything kept about one task.

    Attributes:
        steps: numbers of the closed steps, from 0.
        open: the step she was at when she left; -1 lets the page choose.
        client: "web", "android" or "iphone", as last chosen; empty means not chosen.
        note: her own words.
        reason: why it is kept as it is.
        help_who, help_when: who could help and when, in her words.
        read: whether the "may notice" box was read.
        gates: answers to the questions of the gates, by rule.
        changed: day and time of the last change of state, ISO 8601 with zone.
    """

    state: State = State.TODO
    steps: frozenset[int] = frozenset()
    open: int = -1
    client: str = ""
    note: str = ""
    reason: str = ""
    help_who: str = ""
    help_when: str = ""
    saved: Saved = Saved.NOT_ASKED
    read: bool = False
    gates: dict[str, str] = {}
    changed: str = ""

    @property
    def begun(self) -> bool:
        """Open, with at least one step closed."""
        return self.state is State.TODO and bool(self.steps)


NEW = Record()
