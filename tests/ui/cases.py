"""Invented cases, opened in the real window from a real encrypted file."""

from __future__ import annotations

from dataclasses import replace

from msgspec.structs import replace as changed

from disentangle.plan.answers import Account, Answers, Device, Facts, Living, Since
from disentangle.plan.records import Record
from disentangle.session.case import Case, Place, to_documents
from tests.drive import Driver

ANSWERS = Answers(
    device=Device.TRUSTED,
    them="J",
    living=Living.APART,
    since=Since.MONTHS,
    shared=frozenset({"location", "photos", "family-group"}),
    phones=frozenset({"android"}),
    they_can=frozenset({"passwords", "people"}),
    worries=frozenset({"reads", "contact"}),
    facts=Facts(names=("Biscuit", "Maria Lind"), dates=("14/02/1987",), places=("Leeds",)),
    answered=frozenset({"label", "situation", "risky", "shared", "accounts", "worries"}),
)


def accounts(*platforms: str) -> dict[str, Account]:
    """One account on each platform, with ids that can be told from each other."""
    return {
        f"a{n}": Account(id=f"a{n}", platform=platform, added=n)
        for n, platform in enumerate(platforms, 1)
    }


def a_case(
    *platforms: str,
    answers: Answers = ANSWERS,
    records: dict[str, Record] | None = None,
    view: str = "plan",
    task: str = "",
) -> Case:
    """A case that opens at a view."""
    return Case(
        answers=answers,
        accounts=accounts(*platforms),
        records=records or {},
        place=Place(view=view, task=task),
    )


def open_case(driver: Driver, case: Case) -> None:
    """Make the encrypted file, put the case in it and open it, as after the start."""
    keeper = driver.guide.keeper
    code = keeper.new_code().result()
    opened = keeper.create("four words for tests", code, keyring=False).result()
    stored = to_documents(case)
    opened.saver.add(dict(stored))
    opened.saver.flush().result()
    driver.guide.opened(replace(opened, case=case, stored=stored))
    driver.settle()


def on_unknown_computer(case: Case) -> Case:
    """The same before she said whose computer it is."""
    return changed(case, answers=changed(case.answers, device=Device.UNKNOWN))
