"""How much of the content was seen in a source, and how old it is."""

from __future__ import annotations

import datetime as dt

from disentangle.catalogue.author import sources
from disentangle.catalogue.model import Catalogue


def coverage(catalogue: Catalogue, today: dt.date) -> str:
    """Tables for people: services by actions with what is missing, share seen and known, age."""
    alive = [p for p in catalogue.platforms.values() if p.closed is None]
    closed = len(catalogue.platforms) - len(alive)
    life = sum(len(topic.tasks) for topic in catalogue.life.values())
    lines = [
        f"{len(catalogue.actions)} actions, {len(alive)} platforms, {closed} closed services",
        f"{life} tasks in {len(catalogue.life)} topics without a platform",
        f"{'platform':22} actions  not here  missing  places  seen  known  links seen/all",
    ]
    every_action = set(catalogue.actions)
    for platform in sorted(alive, key=lambda p: p.id):
        places = list(platform.places.values())
        seen = sum(place.source.seen for place in places)
        links = [place for place in places if place.link]
        missing = len(every_action - platform.actions.keys() - platform.not_here.keys())
        lines.append(
            f"{platform.id:22} {len(platform.actions):7}  {len(platform.not_here):8}  "
            f"{missing:7}  {len(places):6}  {seen:4}  {len(places) - seen:5}  "
            f"{sum(p.link_seen for p in links)}/{len(links)}"
        )
    lines.append(f"{'action':22} services  not there  not said")
    for action in catalogue.actions:
        here = sum(action in platform.actions for platform in alive)
        not_here = sum(action in platform.not_here for platform in alive)
        lines.append(f"{action:22} {here:8}  {not_here:9}  {len(alive) - here - not_here:8}")
    cells = len(alive) * len(every_action)
    said = sum(len(p.actions) + len(p.not_here) for p in alive)
    if cells:
        lines.append(
            f"services by actions: {cells}, said {said} ({said / cells:.0%}), "
            f"missing {cells - said} ({1 - said / cells:.0%})"
        )
    every = [source for _, source in sources(catalogue)]
    if every:
        seen = sum(source.seen for source in every)
        oldest = min(source.checked for source in every)
        lines.append(
            f"facts: {len(every)}, seen in a source {seen}, known and not checked "
            f"{len(every) - seen}, oldest {oldest} ({(today - oldest).days} days)"
        )
    return "\n".join(lines)
