"""A child process that is killed at a random moment while it reports what it has done."""

from __future__ import annotations

import os
import select
import signal
import time
from collections.abc import Callable
from random import Random

Report = Callable[[int], None]


def killed_while(work: Callable[[Report], None], random: Random, longest_s: float) -> list[int]:
    """The numbers that `work` reported before SIGKILL came, up to `longest_s` after the first.

    `work` runs in a forked child; it calls its argument with a number as soon as something is
    confirmed, and is expected to go on for ever.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            work(lambda number: _send(writer, number))
        finally:
            os._exit(1)
    os.close(writer)
    try:
        if random.random() < 0.8:  # else also during opening
            select.select([reader], [], [], 20)
        time.sleep(random.random() * longest_s)
    finally:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        with os.fdopen(reader, "rb") as pipe:
            told = pipe.read()
    assert os.WIFSIGNALED(status), "the child ended by itself"
    return [int.from_bytes(told[at : at + 4], "big") for at in range(0, len(told), 4)]


def _send(writer: int, number: int) -> None:
    os.write(writer, number.to_bytes(4, "big"))
