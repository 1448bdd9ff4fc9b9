"""The running program: hidden at once, gone within a second, locked means a new process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads the process table")

# The program forbids other processes of the same user to read its memory, so a scan needs root.
MAY_SCAN = sys.platform == "linux" and os.geteuid() == 0

# A run like the product's own main, with key work that takes milliseconds, and a script that
# stands for her hands. Everything it prints is a fact for the test.
RUN = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from disentangle import app
from tests.drive import Driver
from tests.ui import journey
folder = Path(sys.argv[1])
d = Driver(folder)
journey.lock_up(d)
d.press("Skip the questions")
d.type("Note", "half a sent")
CANARY = "canary" + "-in-memory"
d.type("Note", CANARY)

def act():
    print("ready", flush=True)
    ACT

QTimer.singleShot(0, act)
code = d.application.exec()
restart = d.guide.finish()
print("ended", code, flush=True)
if restart is not None:
    app._start_again(app._options(["--folder", str(folder)]), restart)
sys.exit(code)
"""


@contextmanager
def run(folder: Path, act: str) -> Iterator[subprocess.Popen[str]]:
    """The program at the moment before `act`; ended by its id whatever happens."""
    process = subprocess.Popen(
        [sys.executable, "-c", RUN.replace("ACT", act), str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n", process.stderr and process.stderr.read()
        yield process
    finally:
        process.kill()
        process.communicate()


def wait(until: Callable[[], bool], what: str, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, what
        time.sleep(0.01)


def test_quick_exit_hides_first_and_ends_with_a_normal_code(tmp_path: Path) -> None:
    act = (
        "start = time.monotonic(); hide = d.window.hide; "
        'd.window.hide = lambda: print("hidden", time.monotonic() - start, flush=True); '
        "d.shift_three_times()"
    )
    with run(tmp_path / "data", act) as process:
        out, err = process.communicate(timeout=20)
    lines = out.splitlines()
    assert lines[-1] == "ended 0", err
    assert process.returncode == 0
    assert err == ""


@pytest.mark.parametrize(
    "opening",
    [
        'd.guide.choose_new_file("Save", "list", ".age")',
        'd.guide.choose_file("Open", "*.age")',
        "d.guide.window.text_size_asked.emit()",
        "d.guide.window.help_asked.emit()",
    ],
    ids=["save dialog", "open dialog", "sheet", "help"],
)
def test_quick_exit_works_from_a_dialog_and_a_sheet(tmp_path: Path, opening: str) -> None:
    act = f"QTimer.singleShot(400, d.shift_three_times); {opening}"
    with run(tmp_path / "data", act) as process:
        _, err = process.communicate(timeout=20)
    assert process.returncode == 0, err
    assert "fault" not in err
    assert not list((tmp_path / "data").glob("*.part"))


@pytest.mark.parametrize("dialog", ["save", "open"])
def test_a_lock_comes_through_a_file_dialog(tmp_path: Path, dialog: str) -> None:
    asks = {
        "save": 'd.guide.choose_new_file("Save", "list", ".age")',
        "open": 'd.guide.choose_file("Open", "*.age")',
    }
    act = f"QTimer.singleShot(400, d.guide.lock); {asks[dialog]}"
    with run(tmp_path / "data", act) as process:
        place = Path(f"/proc/{process.pid}/cmdline")
        wait(lambda: "--locked" in place.read_text().split("\0"), "no new start")
        process.send_signal(signal.SIGKILL)


def test_quick_exit_does_not_wait_for_key_work(tmp_path: Path) -> None:
    act = (
        "began = time.monotonic(); d.guide.keeper._worker.submit(time.sleep, 30); "
        "d.shift_three_times()"
    )
    with run(tmp_path / "data", act) as process:
        process.wait(timeout=5)
    assert process.returncode == 0


def test_a_lock_is_a_new_process_at_the_lock_page(tmp_path: Path) -> None:
    def line(pid: int) -> list[str]:
        return Path(f"/proc/{pid}/cmdline").read_text().split("\0")

    with run(tmp_path / "data", "d.guide.lock()") as process:
        wait(lambda: "--locked" in line(process.pid), "no new start")
        now = line(process.pid)
        assert now[1:3] == ["-m", "disentangle"]
        # Nothing in the arguments tells about her.
        allowed = {"--folder", str(tmp_path / "data"), "--locked", "--text", "100", "--scheme"}
        rest = [part for part in now[3:] if part and part not in allowed | {"system"}]
        assert rest[0] == "--geometry" and len(rest) == 2
        # The same process id, but nothing of the old memory: every page was replaced.
        wait(lambda: b"libQt6Widgets" in maps(process.pid), "Qt to load")
        if MAY_SCAN:
            assert not in_memory(process.pid, b"canary-in-memory")
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=10)


@pytest.mark.skipif(not MAY_SCAN, reason="only root may read a process that forbids it")
def test_the_memory_scan_finds_what_is_there(tmp_path: Path) -> None:
    """The control: before a lock the words are in memory, so the scan above can fail."""
    with run(tmp_path / "data", "time.sleep(30)") as process:
        assert in_memory(process.pid, b"canary-in-memory")


@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_being_told_to_end_saves_and_ends(tmp_path: Path, kind: signal.Signals) -> None:
    with run(tmp_path / "data", "pass") as process:
        time.sleep(0.2)
        process.send_signal(kind)
        out, err = process.communicate(timeout=10)
    assert "ended" in out, err
    assert process.returncode == 0


def maps(pid: int) -> bytes:
    return Path(f"/proc/{pid}/maps").read_bytes()


def in_memory(pid: int, text: bytes) -> bool:
    """Whether a text lies in the memory of a process, as UTF-8, UTF-16 or UCS-4."""
    wanted = [text, text.decode().encode("utf-16-le"), text.decode().encode("utf-32-le")]
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in maps(pid).decode().splitlines():
            place, flags = line.split()[:2]
            if not flags.startswith("rw"):
                continue
            first, last = (int(part, 16) for part in place.split("-"))
            try:
                memory.seek(first)
                found = memory.read(last - first)
            except (OSError, OverflowError, ValueError):
                continue
            if any(form in found for form in wanted):
                return True
    return False
