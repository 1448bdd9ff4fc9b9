"""What reading the content and making a plan cost, beside reading the same bytes as plain JSON."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from functools import partial

from disentangle.catalogue.load import decode
from disentangle.plan.answers import Account, Answers
from disentangle.plan.build import make_plan
from disentangle.resources import resource

RUNS = 15


def milliseconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of one call."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def accounts(platforms: list[str], count: int) -> tuple[Account, ...]:
    """So many accounts, spread over the services."""
    return tuple(
        Account(id=f"a{n}", platform=platforms[n % len(platforms)], added=n) for n in range(count)
    )


def main() -> None:
    """Print the figures and their ratios."""
    data = resource("catalogue.json").read_bytes()
    plain = milliseconds(lambda: json.loads(data))
    read = milliseconds(lambda: decode(data))
    print(f"content: {len(data) / 1e6:.1f} MB, json.loads {plain:.1f} ms")
    print(f"read and checked     {read:8.1f} ms   ratio {read / plain:.2f} (at most 1.5)")
    content = decode(data)
    alive = [p.id for p in content.platforms.values() if p.closed is None]
    for count, most in ((10, None), (150, 1.0), (15_000, None)):
        mine = accounts(alive, count)
        took = milliseconds(partial(make_plan, content, Answers(), mine), 5)
        limit = f" (at most {most})" if most else ""
        print(f"plan, {count:5} accounts {took:8.1f} ms   ratio {took / plain:.2f}{limit}")


if __name__ == "__main__":
    main()
