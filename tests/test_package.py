"""The wheel holds everything the program reads."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent


@pytest.mark.long
def test_the_wheel_holds_the_resources(tmp_path: Path, home: Path) -> None:
    pytest.importorskip("hatchling", reason="the locked builder is not installed")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
        entry = archive.read(
            next(name for name in inside if name.endswith("entry_points.txt"))
        ).decode()
    resources = ROOT / "resources"
    wanted = {
        f"disentangle/_resources/{path.relative_to(resources).as_posix()}"
        for path in resources.rglob("*")
        if path.is_file() and path.suffix != ".pot"
    }
    assert wanted <= inside
    assert "disentangle/_resources/catalogue.json" in inside
    assert "disentangle = disentangle.app:main" in entry
    assert not [name for name in inside if name.startswith(("tests/", "packaging/"))]
