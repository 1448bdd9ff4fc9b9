"""What a test left behind: threads, processes, windows, timers, files, calls to the network.

`watch()` looks before, `left_by()` looks after. Nothing here imports Qt; windows are only looked
at when a test has loaded it.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

MARK: Final = "DISENTANGLE_TEST"  # inherited by every process a test starts
GRACE: Final = 3.0  # seconds for things that are already on their way out

_NETWORK: Final = frozenset(
    ["socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "webbrowser.open"]
)
_calls: list[str] = []


@dataclass(frozen=True)
class Before:
    """What was there when the test began."""

    threads: frozenset[threading.Thread]
    children: frozenset[int]
    windows: frozenset[int]
    mark: str


def forbid_network() -> None:
    """From now on each look-up, connection and browser start is refused and remembered."""
    sys.addaudithook(_on_event)


def _on_event(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _NETWORK:
        if event == "socket.connect" and isinstance(arguments[1], str | bytes):
            return  # a socket file on this computer, such as the session bus
        _calls.append(f"{event} {arguments[-1]!r}" if event == "socket.connect" else event)
        raise PermissionError(f"tests never use the network: {event}")


def watch(mark: str) -> Before:
    """Note what is there; `mark` is the value of `MARK` in the environment of new processes."""
    _calls.clear()
    return Before(
        frozenset(threading.enumerate()),
        frozenset(_children()),
        frozenset(map(id, _windows())),
        mark,
    )


def left_by(before: Before, grace: float = GRACE) -> list[str]:
    """What the test left behind, in words; empty is good. Waits up to `grace` seconds."""
    found = [f"network: {call}" for call in _calls]
    found += _after(lambda: _new_threads(before), grace)
    found += _after(lambda: _new_processes(before), grace)
    found += _new_windows(before)
    found += _running_timers()
    return found


def _after(look: Callable[[], list[str]], grace: float) -> list[str]:
    end = time.monotonic() + grace
    while (found := look()) and time.monotonic() < end:
        time.sleep(0.01)
    return found


def _new_threads(before: Before) -> list[str]:
    # A thread of Qt's pool that once ran Python stays listed as a dummy after it has ended.
    return [
        f"thread {thread.name}"
        for thread in threading.enumerate()
        if thread not in before.threads and not isinstance(thread, threading._DummyThread)
    ]


def _new_processes(before: Before) -> list[str]:
    """Children, and on Linux also processes that left their parent but carry the mark."""
    wanted = f"{MARK}={before.mark}".encode()
    pids = set(_children()) - before.children
    for pid in _pids():
        try:
            if wanted in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0"):
                pids.add(pid)
        except OSError:
            continue
    return [f"process {pid} {_name(pid)}" for pid in sorted(pids - {os.getpid()}) if _name(pid)]


def _pids() -> Iterable[int]:
    if sys.platform != "linux":
        return []
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _children() -> set[int]:
    found: set[int] = set()
    if sys.platform == "linux":
        for path in Path("/proc/self/task").glob("*/children"):
            try:
                found.update(map(int, path.read_text().split()))
            except OSError:
                continue  # the thread has ended
    return found


def _name(pid: int) -> str:
    """The command of a process; empty when it is gone."""
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def _windows() -> list[Any]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    return list(app.topLevelWidgets()) if app is not None and widgets is not None else []


def _new_windows(before: Before) -> list[str]:
    for attempt in range(2):
        _delete_later_now()
        new = [window for window in _windows() if id(window) not in before.windows]
        if not new:
            return []
        if attempt == 0:
            del new
            gc.collect()
    return [f"window {type(window).__name__} {window.windowTitle()!r}" for window in new]


def _delete_later_now() -> None:
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


def _running_timers() -> list[str]:
    core = sys.modules.get("PySide6.QtCore")
    app = core.QCoreApplication.instance() if core else None
    if core is None or app is None:
        return []
    timers = app.findChildren(core.QTimer)
    return [f"timer of {timer.interval()} ms" for timer in timers if timer.isActive()]


def files_below(folder: Path, allowed: Iterable[str] = ()) -> list[str]:
    """Files below a folder, as paths relative to it; those below an `allowed` part are left out."""
    skipped = tuple(f"{part}/" for part in allowed)
    found = (p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir())
    return sorted(path for path in found if not path.startswith(skipped))
