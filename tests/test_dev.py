"""The one command for contributors says plainly what is missing and does not fall over."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

import dev

ROOT: Final = Path(__file__).resolve().parent.parent


def _dev(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    env = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), *words],
        env={**env, **more},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a screen")
def test_run_without_a_screen_says_so_in_a_sentence() -> None:
    result = _dev("run")
    assert result.returncode == 2
    assert "no screen" in result.stderr
    assert "Traceback" not in result.stderr


def test_help_names_every_command_in_a_line() -> None:
    result = _dev("--help")
    assert result.returncode == 0
    for name in ("run", "test", "check", "bench", "screens", "package"):
        assert f"\n  {name} " in result.stdout


def test_an_unknown_command_is_answered_with_the_list() -> None:
    result = _dev("fly")
    assert result.returncode == 2
    assert "no command 'fly'" in result.stderr
    assert "  test " in result.stderr


def test_it_needs_only_the_standard_library() -> None:
    result = subprocess.run(
        [sys.executable, "-I", "-S", str(ROOT / "dev.py"), "--help"],
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


def test_a_translation_that_is_not_compiled_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "LOCALE", tmp_path)
    po = tmp_path / "de" / "disentangle.po"
    po.parent.mkdir()
    po.write_text("")
    assert dev.stale_words() == [po]
    po.with_suffix(".mo").write_bytes(b"")
    os.utime(po, (0, 0))
    assert dev.stale_words() == []


def test_a_part_that_cannot_load_is_known() -> None:
    assert not dev.loads("libof-no-such-name.so.9")
