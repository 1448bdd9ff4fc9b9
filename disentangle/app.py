"""The composition root: reads the command line, builds the parts, starts Qt."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from disentangle import __version__, hardening
from disentangle.paths import Folders, folders

NEUTRAL_NAME = "my-session"  # what task lists and window managers see


def main(arguments: list[str] | None = None) -> int:
    """Run the program; the exit code. Blocks until it ends."""
    started = time.monotonic()
    options = _options(sys.argv[1:] if arguments is None else arguments)
    if not _has_screen():
        print(
            "This program needs a screen. Start it in a desktop session. "
            "Over a remote shell there is none (neither DISPLAY nor WAYLAND_DISPLAY is set).",
            file=sys.stderr,
        )
        return 2
    hardening.private_files()
    return _run(options, folders(options.folder), started)


def _run(options: argparse.Namespace, places: Folders, started: float) -> int:
    # Deep inside a function: everything above works where Qt cannot be imported.
    from PySide6.QtWidgets import QApplication

    from disentangle.ui.guide import Guide, Start
    from disentangle.ui.theme import STYLE
    from disentangle.ui.traces import leave_no_settings

    leave_no_settings()
    QApplication.setApplicationName(NEUTRAL_NAME)
    QApplication.setDesktopFileName(NEUTRAL_NAME)
    QApplication.setQuitOnLastWindowClosed(False)
    application = QApplication([NEUTRAL_NAME, *STYLE])
    start = Start(
        text=options.text,
        scheme=options.scheme,
        geometry=options.geometry,
        locked=options.locked,
    )
    guide = Guide(application, places, start)
    if options.time_first_window or options.list_modules_at_first_window:
        guide.first_painted.connect(lambda: _report_first_window(application, options, started))
    guide.show()
    code = application.exec()
    restart = guide.finish()
    if restart is not None:
        _start_again(options, restart)
    return code


def _report_first_window(application: object, options: argparse.Namespace, started: float) -> None:
    if options.list_modules_at_first_window:
        print("\n".join(sorted(sys.modules)), flush=True)
    else:
        print(f"first window {time.monotonic() - started:.4f}", flush=True)
    os._exit(0)  # nothing is open yet; the measurement ends here


def _start_again(options: argparse.Namespace, restart: list[str]) -> None:
    """Become a new process at the lock page: what the old one knew ends with it (P4).

    Measured: secrets stay in memory after `del` and a collection, none after a new start.
    """
    command = [] if getattr(sys, "frozen", False) else ["-m", "disentangle"]
    if options.folder is not None:
        restart = ["--folder", str(options.folder), *restart]
    line = [sys.executable, *command, *restart]
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(sys.executable, line)
    import subprocess

    # Windows has no exec: start the new one, then end.
    subprocess.Popen(line, close_fds=True)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=NEUTRAL_NAME, description="My session")
    parser.add_argument("--folder", type=Path, help="keep all files in this folder")
    parser.add_argument("--version", action="version", version=__version__)
    # What a run hands to the one after a lock.
    parser.add_argument("--text", type=int, default=100, help=argparse.SUPPRESS)
    parser.add_argument(
        "--scheme", choices=("system", "light", "dark"), default="system", help=argparse.SUPPRESS
    )
    parser.add_argument("--geometry", help=argparse.SUPPRESS)
    for flag in ("--locked", "--time-first-window", "--list-modules-at-first-window"):
        parser.add_argument(flag, action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _has_screen() -> bool:
    if sys.platform != "linux":
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal", "vnc")):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
