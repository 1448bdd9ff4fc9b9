"""What has to be read or answered before the steps of a task open (safety rules, 2.2 and 2.3).

Every gate can be read on over, except R26 and R35. Order is advice, never a lock: a gate closes
the steps of its own task only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from disentangle.catalogue.model import Gate, Notice
from disentangle.plan.conditions import applies
from disentangle.plan.model import Task
from disentangle.plan.records import Record, Saved

READ_ON = "read-on"
UNWRITTEN = frozenset({"R35"})  # asked once for all tasks, kept in memory only


@dataclass(frozen=True)
class ReadNotice:
    """She has not yet read what the other person may see and what may be lost (R16)."""


@dataclass(frozen=True)
class SaveFirst:
    """Something should be kept before this: `keeps` are ids in the content (R14)."""

    keeps: tuple[str, ...]


@dataclass(frozen=True)
class Ask:
    """A question to answer. `key` is where the answer is kept in the record."""

    key: str
    gate: Gate


@dataclass(frozen=True)
class Stop:
    """Her answer keeps the steps closed. Reading on is offered unless the gate is hard."""

    key: str
    gate: Gate


Block = ReadNotice | SaveFirst | Ask | Stop


def block(
    task: Task, record: Record, holding: frozenset[str], unwritten: Mapping[str, str] | None = None
) -> Block | None:
    """The first thing between her and the steps, or None if they are open.

    Args:
        unwritten: answers by rule that are never kept in a record.
    """
    for number, gate in enumerate(gates_of(task)):
        if not applies(gate.when, (), holding):
            continue
        key = f"{gate.rule}/{number}"
        answer = (unwritten or {}).get(gate.rule, "") or record.gates.get(key, "")
        if not answer:
            return Ask(key, gate)
        if answer in gate.stop and (gate.hard or record.gates.get(key + "!") != READ_ON):
            return Stop(key, gate)
    if task.notice is not Notice.WONT and not record.read:
        return ReadNotice()
    if task.save_first and record.saved is Saved.NOT_ASKED:
        return SaveFirst(task.save_first)
    return None


def gates_of(task: Task) -> tuple[Gate, ...]:
    """The questions of the content for this task."""
    if task.action is not None:
        return task.action.gates
    return task.life.gates if task.life is not None else ()
