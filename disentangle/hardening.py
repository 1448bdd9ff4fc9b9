"""What the process does to keep what it knows to itself (R-045, R-046, R-118)."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from types import TracebackType

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def private_files() -> None:
    """Everything written from now on is for this user only."""
    if os.name == "posix":
        os.umask(0o077)


def no_memory_dumps() -> None:
    """No core file, and no other program of this user may attach or read the memory."""
    if os.name != "posix":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def quiet_faults(tell: Callable[[str], None]) -> None:
    """Catch what nobody caught: no message and no values reach a terminal or a journal.

    `tell` gets the kind of fault, once per kind; it may be called from any thread.
    """
    told: set[str] = set()

    def caught(kind: type[BaseException], trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        report(kind, trace)
        if kind.__name__ not in told:
            told.add(kind.__name__)
            tell(kind.__name__)

    def in_main(kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
        caught(kind, trace)

    def in_thread(args: threading.ExceptHookArgs) -> None:
        caught(args.exc_type, args.exc_traceback)

    def lost(args: sys.UnraisableHookArgs) -> None:
        caught(args.exc_type, args.exc_traceback)

    sys.excepthook = in_main
    threading.excepthook = in_thread
    sys.unraisablehook = lost


def report(kind: type[BaseException], trace: TracebackType | None) -> None:
    """Write the kind of a fault and our lines to standard error.

    Never its message or any value: they can hold what she typed.
    """
    if sys.stderr is None:  # a windowed program on Windows has none
        return
    import traceback

    frames = traceback.extract_tb(trace)
    lines = [f"{os.path.basename(f.filename)}:{f.lineno} in {f.name}" for f in frames]
    print(f"fault {kind.__name__}: {' > '.join(lines)}", file=sys.stderr)
