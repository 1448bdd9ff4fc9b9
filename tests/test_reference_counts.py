"""Qt calls that return nothing keep the count of None, or the program aborts after a while.

PySide6-Essentials 6.12.0 loses one reference per call under Python 3.10 and 3.11. From 3.12 on None
cannot be freed and there is nothing to see.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

CALLS = 10_000
NOISE = 500  # other threads and caches move the count a little

old_python = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on"
)


def change_of_none(call: Callable[[], object]) -> int:
    """By how much the reference count of None moved over many calls."""
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return sys.getrefcount(None) - before


@old_python
def test_ten_thousand_calls_keep_the_count_of_none(qapp: object) -> None:
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    assert abs(change_of_none(lambda: label.setText("steady"))) < NOISE


@old_python
def test_the_count_sees_a_lost_reference() -> None:
    import ctypes

    lose = ctypes.pythonapi.Py_DecRef
    lose.argtypes = [ctypes.py_object]
    lose.restype = ctypes.c_int
    gain = ctypes.pythonapi.Py_IncRef
    gain.argtypes = [ctypes.py_object]
    gain.restype = ctypes.c_int
    # Lend more than the test takes away, so that None itself is never in danger.
    for _ in range(2 * CALLS):
        gain(None)
    assert change_of_none(lambda: lose(None)) < -NOISE
    for _ in range(CALLS):
        lose(None)
