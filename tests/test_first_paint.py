"""The first window comes before everything that is slow to load."""

from __future__ import annotations

from pathlib import Path

from tests.bench.start_up import LATE, modules_at_first_window, too_early


def test_nothing_slow_is_loaded_before_the_first_window(tmp_path: Path) -> None:
    modules = modules_at_first_window(str(tmp_path))
    assert "PySide6.QtWidgets" in modules
    assert too_early(modules) == []


def test_a_module_that_is_early_is_named() -> None:
    assert too_early(["os", "keyring.backends.SecretService"]) == ["keyring"]
    assert "msgspec" in LATE
