"""pytest plugin `-p tests.no_qt`: PySide6 cannot be imported, as if it were not installed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest


class NoQt:
    """An import finder that refuses Qt."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Refuse Qt and leave every other name to the next finder.

        Raises:
            ModuleNotFoundError: for PySide6 and shiboken6.
        """
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"No module named {name!r} (hidden by this test run)")
        return None


sys.meta_path.insert(0, NoQt())


def pytest_addoption(parser: pytest.Parser) -> None:
    # pytest-qt cannot be loaded without Qt; its lines in pyproject.toml still have to be known.
    for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
        parser.addini(name, "no meaning without Qt")
