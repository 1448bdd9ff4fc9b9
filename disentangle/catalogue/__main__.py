"""`python -m disentangle.catalogue check|build`: for people who edit the content."""

from __future__ import annotations

import datetime as dt
import sys

from msgspec.structs import replace

from disentangle.catalogue.author import read
from disentangle.catalogue.check import check
from disentangle.catalogue.coverage import coverage
from disentangle.catalogue.lists import compile_lists, report
from disentangle.catalogue.load import COMPILED, encode
from disentangle.resources import resource


def main(arguments: list[str]) -> int:
    """0 if the content is right (and built), 1 if something is to mend, 2 for a wrong call."""
    if arguments not in (["check"], ["build"]):
        print("usage: python -m disentangle.catalogue check|build")
        return 2
    authored = read(resource("catalogue"))
    platforms = authored.catalogue.platforms.values() if authored.catalogue is not None else ()
    gone = {domain for p in platforms if p.closed is not None for domain in p.domains}
    lists = compile_lists(resource("lists"), gone)
    problems = [*check(authored, dt.date.today()), *lists.problems]
    for problem in problems:
        print(problem)
    if problems or authored.catalogue is None:
        print(f"{len(problems)} to mend")
        return 1
    if arguments == ["build"]:
        resource(COMPILED).write_bytes(encode(replace(authored.catalogue, sites=lists.sites)))
        print(f"wrote resources/{COMPILED}")
    else:
        print(coverage(authored.catalogue, dt.date.today()))
        print(report(lists))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
