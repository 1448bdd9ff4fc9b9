"""Turning the person's words into key material with Argon2id, within fixed limits."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from disentangle.vault.faults import CostOutOfRange, NotEnoughMemory


@dataclass(frozen=True)
class Cost:
    """What one Argon2id run costs.

    Attributes:
        memory_kib: memory in KiB.
        passes: how often the memory is gone through.
        lanes: how many parts could be worked on at once.
    """

    memory_kib: int
    passes: int
    lanes: int


@dataclass(frozen=True)
class Limits:
    """Which costs are accepted, and how long one run should take when a slot is made.

    Attributes:
        least: the floor, both when making and when reading a slot.
        most: the ceiling when reading, checked before any memory is taken.
        aim_seconds: passes are raised until one run takes about this long; 0 keeps the floor.
    """

    least: Cost
    most: Cost
    aim_seconds: float

    def allow(self, cost: Cost) -> bool:
        """Whether every part of the cost lies between floor and ceiling."""
        return (
            self.least.memory_kib <= cost.memory_kib <= self.most.memory_kib
            and self.least.passes <= cost.passes <= self.most.passes
            and self.least.lanes <= cost.lanes <= self.most.lanes
        )


# RFC 9106 section 4 names 64 MiB with 3 passes and 4 lanes for small machines and 2 GiB for
# large ones. Someone who knows the person guesses well, so the floor is four times the lower
# choice; the upper choice is the ceiling, so a forged file cannot exhaust the computer.
FLOOR: Final = Limits(
    least=Cost(memory_kib=256 * 1024, passes=3, lanes=4),
    most=Cost(memory_kib=2 * 1024 * 1024, passes=64, lanes=16),
    aim_seconds=1.0,
)


def normalised(passphrase: str) -> bytes:
    """The words as NFKC UTF-8 without outer white space: the same bytes on every keyboard."""
    # "surrogatepass" because an encoding error would carry the words inside the exception.
    return unicodedata.normalize("NFKC", passphrase).strip().encode("utf-8", "surrogatepass")


def stretch(passphrase: str, salt: bytes, cost: Cost, limits: Limits) -> bytes:
    """32 bytes from the person's words. Blocks for about a second; releases the GIL.

    Raises:
        CostOutOfRange: the cost is outside the limits; refused before any memory is taken.
        NotEnoughMemory: the computer could not give the memory.
        ValueError: the passphrase is empty.
    """
    if not limits.allow(cost):
        raise CostOutOfRange
    words = normalised(passphrase)
    if not words:
        raise ValueError("empty passphrase")
    try:
        return Argon2id(
            salt=salt,
            length=32,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        ).derive(words)
    except MemoryError:
        raise NotEnoughMemory from None


def calibrated(limits: Limits) -> Cost:
    """The floor with passes raised towards `aim_seconds` on this computer. Blocks for one run."""
    if limits.aim_seconds <= 0:
        return limits.least
    started = time.perf_counter()
    stretch("measure", bytes(16), limits.least, limits)
    took = max(time.perf_counter() - started, 0.001)
    passes = int(limits.least.passes * limits.aim_seconds / took)
    return Cost(
        limits.least.memory_kib,
        min(max(passes, limits.least.passes), limits.most.passes),
        limits.least.lanes,
    )
