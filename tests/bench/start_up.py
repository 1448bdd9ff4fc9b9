"""How long until the first window is painted, beside a bare window of PySide6.

Both are started in turn, so that a busy moment of the machine meets both. The time runs from the
start of the process to the line it prints after its first paint. The ratio of the medians may be
at most 1.6 and aims at 1.3.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
MOST: Final = 1.6
AIM: Final = 1.3
FIRST: Final = "first window"

# Modules nobody needs to see the first window; each costs more than it looks.
LATE: Final = (
    *("keyring", "zxcvbn", "tomllib", "asyncio", "jsonschema", "reportlab", "urllib.request"),
    *("multiprocessing", "apsw", "cryptography", "msgspec", "babel", "segno"),
)

BARE: Final = f"""
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)

    def tell(self):
        print("{FIRST}", flush=True)
        QApplication.quit()

app = QApplication(sys.argv)
window = Window()
window.setCentralWidget(QLabel("A bare window"))
window.resize(1000, 700)
window.show()
app.exec()
"""


def first_window(command: Sequence[str]) -> float:
    """Seconds from starting the command until it says that its first window is painted.

    Raises:
        RuntimeError: it ended without saying so.
    """
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        took = next(
            (time.perf_counter() - start for line in process.stdout if line.startswith(FIRST)), None
        )
        process.stdout.read()
    if took is None or process.returncode != 0:
        raise RuntimeError(f"no first window, exit code {process.returncode}: {command}")
    return took


def app(folder: str, flag: str) -> list[str]:
    """The command that starts the program for a measurement."""
    return [sys.executable, "-m", "disentangle", "--folder", folder, flag]


def modules_at_first_window(folder: str) -> list[str]:
    """The names in sys.modules after the first paint."""
    result = subprocess.run(
        app(folder, "--list-modules-at-first-window"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(result.stdout.split())


def too_early(modules: Sequence[str]) -> list[str]:
    """Those of `LATE` that are loaded, submodules counted with their parent."""
    return [late for late in LATE if any(m == late or m.startswith(f"{late}.") for m in modules)]


def line(name: str, times: Sequence[float]) -> str:
    low, middle, high = min(times), statistics.median(times), max(times)
    return f"{name:<14} {low:7.3f} {middle:7.3f} {high:7.3f}"


def main() -> int:
    parser = argparse.ArgumentParser(description="first window, beside a bare window")
    parser.add_argument("--runs", type=int, default=15, help="pairs to measure (default 15)")
    runs: int = parser.parse_args().runs
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    bare: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        pair = [(bare, [sys.executable, "-c", BARE]), (ours, app(folder, "--time-first-window"))]
        for run in range(runs + 1):
            for times, command in pair if run % 2 else reversed(pair):
                times.append(first_window(command))
        modules = modules_at_first_window(folder)
    bare, ours = bare[1:], ours[1:]  # the first pair filled the caches
    ratio = statistics.median(ours) / statistics.median(bare)
    early = too_early(modules)
    print(f"{'seconds':<14} {'min':>7} {'median':>7} {'max':>7}   ({runs} pairs)")
    print(line("bare window", bare))
    print(line("first window", ours))
    print(f"ratio {ratio:.2f} (at most {MOST}, aim {AIM})")
    own = [name for name in modules if name.split(".")[0] == "disentangle"]
    print(f"{len(modules)} modules at first paint, {len(own)} of them ours:")
    print("\n".join(f"  {name}" for name in own))
    print(f"loaded too early: {', '.join(early) or 'none'}")
    return 0 if ratio <= MOST and not early else 1


if __name__ == "__main__":
    sys.exit(main())
