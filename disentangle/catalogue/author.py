"""The human-edited TOML files put together into one `Catalogue`. Used when building, never at run
time: reading TOML costs about forty times what the compiled file costs (ecosystem measurements).
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from disentangle.catalogue.model import (
    Action,
    Catalogue,
    Column,
    DeviceKind,
    DeviceTask,
    Keep,
    Life,
    Phase,
    Platform,
    Source,
)

T = TypeVar("T", Action, Platform, Life)


@dataclass(frozen=True)
class Problem:
    """One thing to mend: which file, which line (1-based, 0 if unknown) and what to do."""

    file: str
    line: int
    say: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.say}"


@dataclass(frozen=True)
class Authored:
    """The content and where each part was written.

    Attributes:
        catalogue: None if a file could not be read at all.
        texts: the text of each file by its path below the content folder, for line numbers.
        homes: "action/block", "platform/google", "life/people" -> that path.
        problems: what made single files unreadable.
    """

    catalogue: Catalogue | None
    texts: dict[str, str]
    homes: dict[str, str]
    problems: tuple[Problem, ...]


def read(folder: Path) -> Authored:
    """Everything below `folder` (`resources/catalogue`). A broken file becomes a problem."""
    texts: dict[str, str] = {}
    homes: dict[str, str] = {}
    problems: list[Problem] = []

    def table(path: Path) -> dict[str, Any]:
        name = path.relative_to(folder).as_posix()
        texts[name] = path.read_text(encoding="utf-8")
        try:
            return tomllib.loads(texts[name])
        except tomllib.TOMLDecodeError as fault:
            problems.append(Problem(name, 0, f"not valid TOML: {fault}"))
            return {}

    def each(kind: str, sub: str, shape: type[T]) -> dict[str, T]:
        found: dict[str, T] = {}
        for path in sorted((folder / sub).glob("*.toml")):
            name = path.relative_to(folder).as_posix()
            data = table(path)
            if not data:
                continue
            try:
                item = msgspec.convert(data, shape)
            except msgspec.ValidationError as fault:
                problems.append(Problem(name, _line(texts[name], str(fault)), str(fault)))
                continue
            if item.id != path.stem:
                problems.append(Problem(name, 1, f"id {item.id!r} must be the file name"))
            found[item.id] = item
            homes[f"{kind}/{item.id}"] = name
        return found

    top = table(folder / "phases.toml")
    keeps = table(folder / "keeps.toml") if (folder / "keeps.toml").is_file() else {}
    actions = each("action", "actions", Action)
    platforms = each("platform", "platforms", Platform)
    life = each("life", "life", Life)
    own = table(folder / "devices.toml") if (folder / "devices.toml").is_file() else {}
    try:
        kept = msgspec.convert(keeps.get("keeps", []), tuple[Keep, ...])
        kinds = msgspec.convert(own.get("kinds", []), tuple[DeviceKind, ...])
        device_tasks = msgspec.convert(own.get("tasks", []), tuple[DeviceTask, ...])
        names = [kind.id for kind in kinds] + [task.id for task in device_tasks]
        homes |= {f"device/{name}": "devices.toml" for name in names}
        catalogue = Catalogue(
            phases=msgspec.convert(top.get("phases", []), tuple[Phase, ...]),
            columns=msgspec.convert(top.get("columns", []), tuple[Column, ...]),
            keeps={keep.id: keep for keep in kept},
            actions=actions,
            platforms=platforms,
            life=life,
            data_date=_newest(actions, platforms, life),
            device_kinds={kind.id: kind for kind in kinds},
            device_tasks=device_tasks,
        )
    except msgspec.ValidationError as fault:
        problems.append(Problem("phases.toml, keeps.toml or devices.toml", 0, str(fault)))
        catalogue = None
    return Authored(catalogue, texts, homes, tuple(problems))


def _newest(
    actions: dict[str, Action], platforms: dict[str, Platform], life: dict[str, Life]
) -> dt.date:
    dates = [action.source.checked for action in actions.values()]
    dates += [platform.source.checked for platform in platforms.values()]
    dates += [task.source.checked for topic in life.values() for task in topic.tasks]
    return max(dates, default=dt.date(2026, 11, 20))


def sources(catalogue: Catalogue) -> list[tuple[str, Source]]:
    """Every source with the name of what it stands behind, for dates and coverage."""
    found = [(f"action/{a.id}", a.source) for a in catalogue.actions.values()]
    for platform in catalogue.platforms.values():
        home = f"platform/{platform.id}"
        found.append((home, platform.source))
        found += [(home, place.source) for place in platform.places.values()]
        found += [(home, here.source) for here in platform.actions.values() if here.source]
    for topic in catalogue.life.values():
        found += [(f"life/{topic.id}", task.source) for task in topic.tasks]
    found += [(f"device/{task.id}", task.source) for task in catalogue.device_tasks]
    return found


def _line(text: str, message: str) -> int:
    """The line a validation message speaks of, found by the last key in its path."""
    key = message.rpartition("$.")[2].rpartition(".")[2].strip("`")
    return line_of(text, key) if key else 0


def line_of(text: str, needle: str) -> int:
    """The first line that holds `needle`, 1-based; 0 if none does."""
    for number, line in enumerate(text.splitlines(), 1):
        if needle and needle in line:
            return number
    return 0
