"""The composition root: reads the command line, builds the parts, starts Qt."""

from __future__ import annotations

import gc
import getopt
import os
import sys
import time
from pathlib import Path
from typing import Literal, NamedTuple

from disentangle import __version__, hardening
from disentangle.i18n import use_language, wished_languages
from disentangle.paths import Folders, folders

NEUTRAL_NAME = "my-session"  # what task lists and window managers see

_USAGE = """usage: my-session [--folder DIR] [--version] [--help]

--folder DIR   keep all files in this folder"""
_VALUES = ("folder=", "text=", "scheme=", "geometry=")
_FLAGS = ("help", "version", "locked", "time-first-window", "list-modules-at-first-window")


Scheme = Literal["system", "light", "dark"]


class Options(NamedTuple):
    """The command line. All but `folder` is what a run hands to the one after a lock, or is for
    measuring."""

    folder: Path | None = None
    text: int = 100
    scheme: Scheme = "system"
    geometry: str | None = None
    locked: bool = False
    time_first_window: bool = False
    list_modules_at_first_window: bool = False


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
    any(use_language(code) for code in wished_languages(os.environ))
    gc.disable()  # nothing is garbage yet; on again once the first window is painted
    return _run(options, folders(options.folder), started)


def _run(options: Options, places: Folders, started: float) -> int:
    # Deep inside a function: everything above works where Qt cannot be imported.
    from PySide6.QtWidgets import QApplication

    from disentangle.ui.guide import Guide, Start
    from disentangle.ui.theme import STYLE
    from disentangle.ui.traces import leave_no_settings, no_messages

    leave_no_settings()
    QApplication.setApplicationName(NEUTRAL_NAME)
    QApplication.setDesktopFileName(NEUTRAL_NAME)
    QApplication.setQuitOnLastWindowClosed(False)
    application = QApplication([NEUTRAL_NAME, *STYLE])
    no_messages()
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


def _report_first_window(application: object, options: Options, started: float) -> None:
    if options.list_modules_at_first_window:
        print("\n".join(sorted(sys.modules)), flush=True)
    else:
        print(f"first window {time.monotonic() - started:.4f}", flush=True)
    os._exit(0)  # nothing is open yet; the measurement ends here


def _start_again(options: Options, restart: list[str]) -> None:
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


def _options(arguments: list[str]) -> Options:
    """The command line, read with getopt: argparse alone costs 6 ms before the first paint."""
    try:
        found = dict(getopt.getopt(arguments, "h", [*_VALUES, *_FLAGS])[0])
    except getopt.GetoptError as fault:
        print(f"{NEUTRAL_NAME}: {fault}\n{_USAGE}", file=sys.stderr)
        raise SystemExit(2) from None
    if "--help" in found or "-h" in found:
        print(_USAGE)
        raise SystemExit(0)
    if "--version" in found:
        print(__version__)
        raise SystemExit(0)
    text = found.get("--text", "")
    schemes: dict[str, Scheme] = {"light": "light", "dark": "dark"}
    return Options(
        folder=Path(found["--folder"]) if found.get("--folder") else None,
        text=int(text) if text.isdigit() else 100,
        scheme=schemes.get(found.get("--scheme", ""), "system"),
        geometry=found.get("--geometry"),
        locked="--locked" in found,
        time_first_window="--time-first-window" in found,
        list_modules_at_first_window="--list-modules-at-first-window" in found,
    )


def _has_screen() -> bool:
    if sys.platform != "linux":
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal", "vnc")):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
