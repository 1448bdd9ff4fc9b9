"""What holds for every test: no screen, no network, no traces, nothing left running.

Fixtures to ask for:
    home: the test's own empty home folder. Asking for it allows files to stay there; without it a
        file that appears in the home folder fails the test.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import leftovers

# Before anything imports Qt: no test opens a window that can be seen, or finds the desktop.
_SESSION = tempfile.TemporaryDirectory(prefix="session-home-")
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
for _name in (
    *("LANGUAGE", "LANG", "DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"),
    *("DBUS_SESSION_BUS_ADDRESS", "XDG_CURRENT_DESKTOP", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR"),
):
    os.environ.pop(_name, None)

# Written by the system's font library when Qt first draws; says nothing about the program.
ALLOWED = (".cache/fontconfig", ".cache/mesa_shader_cache")


def _home_environment(folder: Path) -> dict[str, str]:
    runtime = folder / ".run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    return {
        "HOME": str(folder),
        "USERPROFILE": str(folder),
        "APPDATA": str(folder / "AppData" / "Roaming"),
        "LOCALAPPDATA": str(folder / "AppData" / "Local"),
        "XDG_DATA_HOME": str(folder / ".local" / "share"),
        "XDG_STATE_HOME": str(folder / ".local" / "state"),
        "XDG_CONFIG_HOME": str(folder / ".config"),
        "XDG_CACHE_HOME": str(folder / ".cache"),
        "XDG_RUNTIME_DIR": str(runtime),
    }


os.environ.update(_home_environment(Path(_SESSION.name)))

# No database of examples in the project's folder; no time limits on a shared machine.
settings.register_profile("project", database=None, deadline=None)
settings.register_profile("few", parent=settings.get_profile("project"), max_examples=3)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run the tests marked long")


def pytest_configure(config: pytest.Config) -> None:
    leftovers.forbid_network()


def pytest_unconfigure(config: pytest.Config) -> None:
    _SESSION.cleanup()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.fixture(autouse=True)
def _own_home(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("home")
    for name, value in _home_environment(folder).items():
        monkeypatch.setenv(name, value)
    yield folder


@pytest.fixture
def home(_own_home: Path) -> Path:
    """The test's own home folder, where it may leave files."""
    return _own_home


@pytest.fixture(autouse=True)
def _nothing_left(
    request: pytest.FixtureRequest, _own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    mark = str(_own_home)  # another run on this computer has other folders
    monkeypatch.setenv(leftovers.MARK, mark)
    before = leftovers.watch(mark)
    yield
    found = leftovers.left_by(before)
    if "home" not in request.fixturenames:
        files = leftovers.files_below(_own_home, ALLOWED)
        found += [f"file in the home folder: {path}" for path in files]
    assert not found, f"left behind: {'; '.join(found)}"
