"""Files shipped with the program: content, fonts, icons, licences, translations."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final


def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    inside = Path(__file__).resolve().parent / "_resources"  # where the wheel puts them
    return inside if inside.is_dir() else Path(__file__).resolve().parent.parent / "resources"


ROOT: Final = _root()


def resource(*parts: str) -> Path:
    """The path of a shipped file, whether or not it exists.

    Raises:
        ValueError: a part would leave the resources folder.
    """
    path = ROOT.joinpath(*parts)
    if not path.resolve().is_relative_to(ROOT.resolve()):
        raise ValueError("a resource path may not leave the resources folder")
    return path
