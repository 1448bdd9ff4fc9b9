"""How much of the content was seen in a source, and how old it is."""

from __future__ import annotations

import datetime as dt

from disentangle.catalogue.author import sources
from disentangle.catalogue.model import Catalogue


def coverage(catalogue: Catalogue, today: dt.date) -> str:
    """A table for people: platforms by actions, share seen and known, oldest date."""
    alive = [p for p in catalogue.platforms.values() if p.closed is None]
    closed = len(catalogue.platforms) - len(alive)
    life = sum(len(topic.tasks) for topic in catalogue.life.values())
    lines = [
        f"{len(catalogue.actions)} actions, {len(alive)} platforms, {closed} closed services",
        f"{life} tasks in {len(catalogue.life)} topics without a platform",
        f"{'platform':22} actions  not here  places  seen  known  links seen/all",
    ]
    for platform in sorted(alive, key=lambda p: p.id):
        places = list(platform.places.values())
        seen = sum(place.source.seen for place in places)
        links = [place for place in places if place.link]
        lines.append(
            f"{platform.id:22} {len(platform.actions):7}  {len(platform.not_here):8}  "
            f"{len(places):6}  {seen:4}  {len(places) - seen:5}  "
            f"{sum(p.link_seen for p in links)}/{len(links)}"
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
