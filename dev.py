#!/usr/bin/env python3
"""Everything a contributor does, in one command: `python3 dev.py --help`.

Needs Python 3.11 or newer and nothing else. Each command first sets up what it needs: a `.venv`
folder beside this file with the locked parts, and on Debian-like systems the system libraries.
It says what it does, and what to type where it may not do it itself.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NoReturn

ROOT: Final = Path(__file__).resolve().parent
VENV: Final = ROOT / ".venv"
PYTHON: Final = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP: Final = VENV / "installed.json"  # which lock files the folder was filled from
LOCK: Final = "requirements.lock"
DEV_LOCK: Final = "requirements-dev.lock"
LOCALE: Final = ROOT / "resources" / "locale"

# Library -> Debian package, found by adding one package at a time to bare Debian 12 and 13 systems
# until Qt's own tests passed. Debian 13 answers to the Debian 12 names.
QT_LIBRARIES: Final = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
SCREEN_LIBRARIES: Final = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
# Programs some tests talk to: a private bus with a real keyring, another age program, a screen
# that nobody sees, and the list of system calls.
TEST_PROGRAMS: Final = {
    "dbus-daemon": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "age": "age",
    "Xvfb": "xvfb",
    "strace": "strace",
}
NO_SCREEN: Final = """\
Disentangle opens a window, and this session has no screen to show it on.
Run the command in a desktop session, or log in with `ssh -X`.
To start it on a screen that nobody sees: xvfb-run -a python3 dev.py run"""


def say(text: str) -> None:
    print(text, flush=True)


def stop(text: str, code: int = 1) -> NoReturn:
    print(text, file=sys.stderr, flush=True)
    raise SystemExit(code)


def environment(**more: str) -> dict[str, str]:
    """The environment of everything started here; a foreign Python path would mix two worlds."""
    kept = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME"}}
    return {**kept, **more}


def call(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> int:
    """Run a command in the project's folder and give its exit code."""
    words = [str(word) for word in command]
    return subprocess.call(words, cwd=ROOT, env=environment() if env is None else env)


# --- the .venv folder --------------------------------------------------------------------------


def set_up(lock: str) -> None:
    """Make `.venv` hold exactly what the lock file names; does nothing when it already does."""
    wanted = {"python": f"{sys.version_info[0]}.{sys.version_info[1]}", lock: digest(lock)}
    found = read_stamp()
    # The development lock holds everything the other one does.
    larger = {"python": wanted["python"], DEV_LOCK: digest(DEV_LOCK)}
    if wanted.items() <= found.items() or larger.items() <= found.items():
        return
    # Start afresh when a lock changed, so that a part that left the list leaves the folder too.
    kept = found.get("python") == wanted["python"] and all(
        found[name] == digest(name) for name in (LOCK, DEV_LOCK) if name in found
    )
    if not (found and kept):
        make_venv()
        found = {}
    say(f"Installing the parts named in {lock}. The first time this takes some minutes.")
    install = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"]
    install += ["--disable-pip-version-check", "--no-input", "-r", lock]
    if not sys.stdout.isatty():
        install.append("--quiet")
    if call(install, environment(PIP_USER="0")) != 0:
        stop(
            "\npip could not install the parts; its own words are above.\n"
            "PySide6 needs Linux with glibc 2.34 (on ARM 2.39), macOS 13 or Windows 10."
        )
    STAMP.write_text(json.dumps({**found, **wanted}), encoding="utf-8")


def digest(lock: str) -> str:
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def read_stamp() -> dict[str, str]:
    """What `.venv` was filled from; empty when there is no working `.venv`."""
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
        working = subprocess.run([PYTHON, "-c", ""], capture_output=True, check=False)
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and working.returncode == 0 else {}


def make_venv() -> None:
    say(f"Making {VENV.name} with Python {sys.version.split()[0]}.")
    if call([sys.executable, "-m", "venv", "--clear", VENV]) != 0:
        stop(f"Python could not make {VENV}; its own words are above.")


# --- what the system has to bring --------------------------------------------------------------


def need_system(libraries: Mapping[str, str], programs: Mapping[str, str] | None = None) -> None:
    """See that Python can make `.venv` and that libraries load; install what is missing as root.

    Without root it stops with one command to type. Missing programs alone do not stop it: the tests
    that talk to them are left out, and it says so.
    """
    needed = missing_for_venv()
    wished = []
    if sys.platform == "linux":  # elsewhere Qt brings its libraries along
        unloaded = [name for name in libraries if not loads(name)]
        absent = [name for name in programs or {} if not shutil.which(name)]
        if not shutil.which("apt-get"):
            if unloaded:
                stop(f"Qt needs these libraries of the system: {' '.join(unloaded)}")
            say_left_out(absent)
            return
        needed += [libraries[name] for name in unloaded]
        wished = [(programs or {})[name] for name in absent]
        if needed or wished:
            packages = sorted({*needed, *wished})
            command = f"apt-get install --no-install-recommends {shlex.join(packages)}"
            if os.geteuid() == 0:
                install(packages, command)
            elif needed:
                stop(f"Please type this, then start again:\n  sudo {command}")
            else:
                say_left_out(absent)
                say(f"To run them too: sudo {command}")
        still = [name for name in libraries if not loads(name)]
        if still:
            stop(f"These libraries of the system still do not load: {' '.join(still)}")


def missing_for_venv() -> list[str]:
    """The Debian package without which this Python cannot make a `.venv`; mostly nothing."""
    if read_stamp() or all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        return []
    if sys.base_prefix != "/usr" or not shutil.which("apt-get"):
        stop(f"This Python ({sys.executable}) comes without venv and ensurepip. Use another.")
    return [f"python3.{sys.version_info[1]}-venv"]


def say_left_out(programs: Sequence[str]) -> None:
    if programs:
        say(f"Not on this computer: {', '.join(programs)}. The tests that need them are left out.")


def install(packages: Sequence[str], command: str) -> None:
    say(f"Installing from the system's package lists: {' '.join(packages)}")
    words = ["install", "--yes", "--no-install-recommends", *packages]
    if not apt(words):
        say("Reading the package lists first.")
        apt(["update"])
        if not apt(words, show=True):
            stop(f"apt-get could not install them. The command was:\n  {command}")


def apt(words: Sequence[str], show: bool = False) -> bool:
    # dpkg refuses to work without the sbin folders, which a bare environment does not name.
    path = os.environ.get("PATH", os.defpath) + ":/usr/local/sbin:/usr/sbin:/sbin"
    result = subprocess.run(
        ["apt-get", "-q", *words],
        env=environment(PATH=path, DEBIAN_FRONTEND="noninteractive"),
        stdin=subprocess.DEVNULL,
        capture_output=not show,
        check=False,
    )
    return result.returncode == 0


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


# --- content and words -------------------------------------------------------------------------


def build_content() -> bool:
    """Bring the compiled catalogue and translations up to date; False if one cannot be."""
    catalogue = ROOT / "resources" / "catalogue"
    compiled = ROOT / "resources" / "catalogue.json"
    lists = ROOT / "resources" / "lists"
    code = ROOT / "disentangle" / "catalogue"
    sources = [*catalogue.rglob("*.toml"), *lists.rglob("*.*"), *code.glob("*.py")]
    built = True
    if not compiled.exists() or newest(sources) > compiled.stat().st_mtime:
        say("Compiling the catalogue.")
        built = call([PYTHON, "-m", "disentangle.catalogue", "build"]) == 0
    if stale_words():
        built = call([PYTHON, "packaging/words.py", "build"]) == 0 and built
    return built


def need_content() -> None:
    if not build_content():
        stop("The catalogue or a translation does not compile; the reason is above.")


def stale_words() -> list[Path]:
    """The message files (.po) that are newer than their compiled twin (.mo)."""
    return [
        po
        for po in LOCALE.rglob("*.po")
        if not po.with_suffix(".mo").exists()
        or po.stat().st_mtime > po.with_suffix(".mo").stat().st_mtime
    ]


def newest(files: Iterable[Path]) -> float:
    return max((file.stat().st_mtime for file in files), default=0.0)


def ready_without_screen(programs: Mapping[str, str] | None = None) -> None:
    need_system(QT_LIBRARIES, programs)
    set_up(DEV_LOCK)


def no_screen() -> dict[str, str]:
    return environment(QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")


# --- the commands ------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """start Disentangle; what you add is passed on, such as --folder DIR"""
    asked_for = "QT_QPA_PLATFORM" in os.environ or "-platform" in arguments
    if sys.platform == "linux" and not asked_for:
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            stop(NO_SCREEN, code=2)
        need_system({**QT_LIBRARIES, **SCREEN_LIBRARIES})
    else:
        need_system(QT_LIBRARIES)
    set_up(DEV_LOCK if stale_words() else LOCK)
    need_content()
    return call([PYTHON, "-m", "disentangle", *arguments])


def test(arguments: list[str]) -> int:
    """run the tests without a screen; --long adds the slow ones, the rest goes to pytest"""
    ready_without_screen(TEST_PROGRAMS)
    if not build_content():
        say("The catalogue or a translation does not compile. Tests that read it tell the same.")
    return call([PYTHON, "-m", "pytest", *arguments], no_screen())


def check(arguments: list[str]) -> int:
    """look at form, types, catalogue and words, without running the program"""
    need_system({})
    set_up(DEV_LOCK)
    steps = {
        "form": ["ruff", "format", "--check", "."],
        "habits": ["ruff", "check", "."],
        "types": ["mypy", "disentangle", "tests", "dev.py", "packaging/words.py"],
        "catalogue": ["disentangle.catalogue", "check"],
    }
    results = {}
    for name, words in steps.items():
        say(f"\n{name}: {shlex.join(words)}")
        results[name] = call([PYTHON, "-m", *words]) == 0
    say("\nwords: packaging/words.py check")
    results["words"] = call([PYTHON, "packaging/words.py", "check"]) == 0
    say("\n" + "\n".join(f"{'ok  ' if good else 'LOOK'} {name}" for name, good in results.items()))
    return 0 if all(results.values()) else 1


def bench(arguments: list[str]) -> int:
    """measure the first window beside a bare one of PySide6, and reading and planning"""
    ready_without_screen()
    need_content()
    # A start without compiled files measures the compiler.
    env = {k: v for k, v in no_screen().items() if k != "PYTHONDONTWRITEBYTECODE"}
    start_up = call([PYTHON, "-m", "tests.bench.start_up", *arguments], env)
    return call([PYTHON, "-m", "tests.bench.content"], env) or start_up


def screens(arguments: list[str]) -> int:
    """save a picture of every page to the folder screens/"""
    ready_without_screen()
    need_content()
    return call([PYTHON, "-m", "tests.screens", *(arguments or ["screens"])], no_screen())


def package(arguments: list[str]) -> int:
    """build the wheel and the source archive into dist/"""
    need_system({})
    set_up(DEV_LOCK)
    need_content()
    env = environment()
    if "SOURCE_DATE_EPOCH" not in env:  # the same commit gives the same bytes
        asked = ["git", "log", "-1", "--format=%ct"]
        when = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
        if when.returncode == 0:
            env["SOURCE_DATE_EPOCH"] = when.stdout.strip()
    shutil.rmtree(ROOT / "dist", ignore_errors=True)
    built = call([PYTHON, "-m", "build", "--no-isolation", "--outdir", "dist", *arguments], env)
    if built != 0:
        return built
    for wheel in (ROOT / "dist").glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            if "disentangle/_resources/catalogue.json" not in archive.namelist():
                stop(f"{wheel.name} came out without its catalogue.")
    say("\n".join(f"dist/{path.name}" for path in sorted((ROOT / "dist").iterdir())))
    return 0


COMMANDS: Final[dict[str, Callable[[list[str]], int]]] = {
    command.__name__: command for command in (run, test, check, bench, screens, package)
}


def usage() -> str:
    lines = [f"  {name:<8} {command.__doc__}" for name, command in COMMANDS.items()]
    return "\n".join(["python3 dev.py COMMAND [more]", "", *lines])


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):
        stop(f"Disentangle needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        say(usage())
        return 0
    command = COMMANDS.get(arguments[0])
    if command is None:
        stop(f"There is no command {arguments[0]!r}.\n\n{usage()}", code=2)
    return command(arguments[1:])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
