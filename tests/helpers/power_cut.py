"""What can be on a drive after the power went, from a record of writes and syncs.

Nothing is promised about a write that was not followed by a sync: it may be there, be missing, or
be there in some of its 512-byte blocks; blocks never written may hold anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from tests.helpers.case_files import Step

_BLOCK = 512


@dataclass
class _File:
    """One file: what is surely on the drive, and what was asked for since the last sync."""

    durable: bytearray | None
    pending: list[Step] = field(default_factory=list)

    def take(self, step: Step) -> None:
        if step.what == "sync":
            self.durable = self._with(self.pending, None)
            self.pending = []
        elif step.what == "delete" and step.offset:  # the folder is synced with it
            self.durable, self.pending = None, []
        else:
            self.pending.append(step)

    def after_cut(self, random: Random) -> bytes | None:
        kept = self._with(self.pending, random)
        return None if kept is None else bytes(kept)

    def _with(self, steps: Sequence[Step], random: Random | None) -> bytearray | None:
        content = None if self.durable is None else bytearray(self.durable)
        mood = random.choice(("all", "none", "some")) if random else "all"
        for step in steps:
            if mood == "none" or (random and mood == "some" and random.random() < 0.5):
                continue
            if step.what == "delete":
                content = None
                continue
            content = bytearray() if content is None else content
            if step.what == "truncate":
                del content[step.offset :]
            elif step.what == "write":
                tear = random if mood == "some" else None
                _write(content, step.offset, step.data, tear)
        return content


def _write(content: bytearray, offset: int, data: bytes, random: Random | None) -> None:
    end = offset + len(data)
    if len(content) < end:
        gap = end - len(content)
        content += random.randbytes(gap) if random else bytes(gap)
    if random is None or random.random() < 0.5:
        content[offset:end] = data
        return
    for at in range(0, len(data), _BLOCK):
        if random.random() < 0.5:
            content[offset + at : offset + at + len(data[at : at + _BLOCK])] = data[
                at : at + _BLOCK
            ]


def after_cut(before: bytes, steps: Sequence[Step], random: Random) -> tuple[bytes, bytes | None]:
    """One possible state of the case file and of its journal when the power goes after `steps`."""
    found = {"db": _File(bytearray(before)), "journal": _File(None)}
    for step in steps:
        if step.file in found:
            found[step.file].take(step)
    main = found["db"].after_cut(random)
    assert main is not None
    return main, found["journal"].after_cut(random)
