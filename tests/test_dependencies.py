"""The lock files name every part by its hash, and agree with pyproject.toml (R-110)."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).resolve().parent.parent
RUN: Final = "requirements.lock"
DEV: Final = "requirements-dev.lock"


def pins(text: str) -> list[tuple[Requirement, int]]:
    """Each pinned part of a lock file and how many hashes it has."""
    joined = re.sub(r"(?m)^\s*#.*$", "", text).replace("\\\n", " ")
    found = []
    for line in filter(None, map(str.strip, joined.splitlines())):
        requirement, *hashes = line.split("--hash=")
        found.append((Requirement(requirement), len(hashes)))
    return found


def faults(lock: str, wanted: list[str]) -> list[str]:
    """What is wrong with a lock file for these requirements; empty is good."""
    found = []
    locked = pins(lock)
    for pin, hashes in locked:
        exact = [s.operator for s in pin.specifier] == ["=="]
        if not exact or not hashes or pin.url:
            found.append(f"{pin} is not held by version and hash")
    for requirement in map(Requirement, wanted):
        versions = [
            next(iter(pin.specifier)).version
            for pin, _ in locked
            if canonicalize_name(pin.name) == canonicalize_name(requirement.name)
        ]
        if not versions or not all(map(requirement.specifier.contains, versions)):
            found.append(f"{requirement.name} is locked at {versions}")
    if re.search(r"https?:|--index-url|--find-links|@ ", lock):
        found.append("a lock file names no address")
    return found


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_parts_of_the_program_are_locked() -> None:
    assert faults(text(RUN), project()["project"]["dependencies"]) == []


def test_the_tools_and_the_builder_are_locked() -> None:
    wanted = [
        *project()["project"]["dependencies"],
        *project()["dependency-groups"]["dev"],
        *project()["build-system"]["requires"],
    ]
    assert faults(text(DEV), wanted) == []


def test_tools_are_tried_with_the_parts_that_are_shipped() -> None:
    assert {str(pin) for pin, _ in pins(text(RUN))} <= {str(pin) for pin, _ in pins(text(DEV))}


@pytest.mark.parametrize("name", ["apsw", "keyrings-alt", "pyside6", "pyside6-addons"])
def test_parts_that_would_harm_stay_out(name: str) -> None:
    # Plain apsw writes in clear; keyrings.alt keeps passwords in a plain file; the large PySide6
    # brings a browser.
    assert name not in {canonicalize_name(pin.name) for pin, _ in pins(text(DEV))}


def test_qt_stays_below_the_release_that_aborts() -> None:
    qt = next(
        requirement
        for requirement in map(Requirement, project()["project"]["dependencies"])
        if requirement.name == "PySide6-Essentials"
    )
    assert qt.specifier.contains("6.11.3")
    assert not qt.specifier.contains("6.12.0")


@pytest.mark.parametrize(
    "lock",
    [
        "zxcvbn==4.5.0",
        "zxcvbn>=4.5.0 --hash=sha256:00",
        "zxcvbn==4.4.0 --hash=sha256:00",
        "zxcvbn==4.5.0 --hash=sha256:00 # https://example.org",
        "",
    ],
)
def test_a_planted_fault_is_caught(lock: str) -> None:
    assert faults(lock, ["zxcvbn>=4.5"])


def test_a_good_line_passes() -> None:
    lock = "# a comment\nzxcvbn==4.5.0 \\\n    --hash=sha256:00 \\\n    --hash=sha256:01\n"
    assert faults(lock, ["zxcvbn>=4.5"]) == []
