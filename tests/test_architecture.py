"""Who may import whom. The rooms and their walls, read from the source without running it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent
PROGRAM: Final = ROOT / "disentangle"

# What every room may use.
COMMON: Final = frozenset(["errors", "paths", "i18n", "resources"])
# Room -> (other rooms, libraries from outside the standard library).
ROOMS: Final[dict[str, tuple[set[str], set[str]]]] = {
    "errors": (set(), set()),
    "resources": (set(), set()),
    "paths": (set(), {"platformdirs"}),
    "i18n": ({"resources"}, set()),
    "catalogue": (set(), {"msgspec"}),
    "passwords": (set(), {"zxcvbn"}),
    "computer": (set(), set()),
    "vault": (set(), {"cryptography", "keyring", "secretstorage"}),
    "plan": ({"catalogue"}, {"msgspec"}),
    "evidence": ({"catalogue"}, {"msgspec"}),
    "letters": ({"catalogue", "evidence"}, set()),
    # cryptography: the age format of files that are handed over.
    "store": ({"vault", "plan", "evidence"}, {"apsw", "msgspec", "cryptography"}),
    "session": (
        {"catalogue", "passwords", "computer", "vault", "plan", "evidence", "letters", "store"},
        {"msgspec"},
    ),
    # Pages use public names of the core, never SQL and never keys.
    "ui": (
        {
            *("session", "catalogue", "passwords", "computer", "plan", "evidence", "letters"),
            *("hardening", "help_lines"),
        },
        {"PySide6", "shiboken6", "segno"},
    ),
    "hardening": (set(), set()),
    "help_lines": (set(), set()),
    "__init__": (set(), set()),
    "__main__": ({"app"}, set()),
}
ANYTHING: Final = "app"  # the one place where the parts are put together; nobody imports it

# Modules that can reach a network or start a browser. The program is offline.
NETWORK: Final = frozenset(
    "socket ssl socketserver asyncio http urllib.request urllib.robotparser ftplib smtplib imaplib "
    "poplib nntplib telnetlib xmlrpc webbrowser requests urllib3 httpx aiohttp pip "
    "PySide6.QtNetwork PySide6.QtNetworkAuth PySide6.QtHttpServer PySide6.QtWebSockets "
    "PySide6.QtWebEngineCore PySide6.QtWebEngineWidgets PySide6.QtWebView".split()
)
# Rooms that make keys or passwords take their chance from `secrets`.
NO_PLAIN_CHANCE: Final = frozenset(["vault", "passwords", "store"])


class Import(NamedTuple):
    """One imported name: line, full dotted name, and whether only the type checker sees it."""

    line: int
    name: str
    for_types: bool


def imports(source: str, module: str) -> Iterator[Import]:
    """All imports in a file, those inside functions too; `module` is its own dotted name."""
    tree = ast.parse(source)
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        for statement in node.body
        for inner in ast.walk(statement)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(node.lineno, alias.name, id(node) in for_types)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = module.split(".")[: -node.level]
                base = ".".join([*above, *([base] if base else [])])
            for alias in node.names:
                yield Import(node.lineno, f"{base}.{alias.name}", id(node) in for_types)


def faults(source: str, module: str) -> list[str]:
    """Every import that breaks a wall, in words; empty is good.

    A type may be named across a wall, as that loads nothing; Qt, pages and the app may not.
    """
    own = module.split(".")[1] if "." in module else "__init__"
    if own not in ROOMS and own != ANYTHING:
        return [f"{module}: the room {own!r} has no line in ROOMS"]
    rooms, libraries = ROOMS.get(own, (set(ROOMS), set()))
    found = []
    for line, name, for_types in imports(source, module):
        where = f"{module}:{line} imports {name}"
        top, *rest = name.split(".")
        if any(name == bad or name.startswith(f"{bad}.") for bad in NETWORK):
            found.append(f"{where}: the program is offline")
        elif name.startswith("random.") or name == "random":
            if own in NO_PLAIN_CHANCE:
                found.append(f"{where}: take chance from secrets")
        elif own == ANYTHING:
            continue
        elif top == "disentangle":
            other = rest[0] if rest else "__init__"
            wall = other in ROOMS or other == ANYTHING
            open_door = other == own or other in rooms | COMMON
            open_door = open_door or (for_types and other not in {"ui", ANYTHING})
            if wall and not open_door:
                found.append(f"{where}: {own} does not know {other}")
        elif top in sys.stdlib_module_names or top in libraries:
            continue
        elif not for_types or top == "PySide6":
            found.append(f"{where}: {top} is not a library of {own}")
    return found


def program_files() -> list[Path]:
    return sorted(PROGRAM.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_every_room_keeps_to_its_imports() -> None:
    found = [
        fault
        for path in program_files()
        for fault in faults(path.read_text(encoding="utf-8"), name_of(path))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("disentangle.plan.order", "from PySide6.QtCore import QObject"),
        ("disentangle.plan.order", "from disentangle.vault.sealed import seal"),
        ("disentangle.catalogue.load", "from disentangle import plan"),
        ("disentangle.catalogue.load", "from ..plan import order"),
        ("disentangle.store.case", "from disentangle.ui.theme import Theme"),
        ("disentangle.ui.pages.unlock", "import apsw"),
        ("disentangle.ui.pages.unlock", "from disentangle.store.case import open_case"),
        ("disentangle.ui.pages.unlock", "from disentangle.app import main"),
        ("disentangle.session.case", "from disentangle import app"),
        ("disentangle.app", "from PySide6.QtNetwork import QLocalServer"),
        ("disentangle.app", "def late():\n    import urllib.request"),
        ("disentangle.passwords.words", "from random import choice"),
        ("disentangle.vault.keys", "import keyrings.alt"),
        ("disentangle.cellar.box", "import os"),
        ("disentangle.plan.order", "if TYPE_CHECKING:\n    from PySide6.QtCore import QObject"),
        ("disentangle.plan.order", "if TYPE_CHECKING:\n    from disentangle.ui.theme import Theme"),
    ],
)
def test_a_planted_import_is_caught(module: str, line: str) -> None:
    assert len(faults(line, module)) == 1


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("disentangle.plan.order", "from disentangle.catalogue.model import Action"),
        ("disentangle.plan.order", "from . import answers"),
        ("disentangle.catalogue.check", "from urllib.parse import urlsplit"),
        ("disentangle.store.case", "from disentangle.errors import ForPerson"),
        ("disentangle.ui.pages.unlock", "from PySide6.QtWidgets import QWidget"),
        ("disentangle.app", "from disentangle.store.case import open_case"),
        ("disentangle.ui.host", "if TYPE_CHECKING:\n    from disentangle.vault.keys import Key"),
    ],
)
def test_a_right_import_passes(module: str, line: str) -> None:
    assert faults(line, module) == []


def test_the_core_can_be_imported_without_qt() -> None:
    core = [
        name
        for name in map(name_of, program_files())
        if name.split(".")[1:2] not in (["ui"], ["app"], ["__main__"])
        and not name.endswith("__main__")
    ]
    program = (
        "import importlib, sys, tests.no_qt\nfor n in sys.argv[1:]: importlib.import_module(n)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, *core],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_the_core_tests_pass_without_qt() -> None:
    if not list((ROOT / "tests" / "unit").rglob("test_*.py")):
        pytest.skip("no core tests in this copy")
    command = [sys.executable, "-m", "pytest", "tests/unit", "-q", "-p", "no:cacheprovider"]
    result = subprocess.run(
        # Few examples: the question here is only whether Qt is needed.
        [*command, "-p", "no:pytest-qt", "-p", "tests.no_qt", "--hypothesis-profile", "few"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]
    assert " passed" in result.stdout


def test_hiding_qt_hides_it() -> None:
    result = subprocess.run(
        [sys.executable, "-c", "import tests.no_qt, PySide6"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ModuleNotFoundError: No module named 'PySide6'" in result.stderr
