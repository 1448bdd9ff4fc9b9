"""A web address or a name that is no service of ours: added, planned, opened, with its links."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from disentangle.passwords import site_rules
from disentangle.plan.answers import Account
from tests.drive import Driver, running
from tests.ui.cases import a_case, open_case
from tests.ui.journey import keep_nothing


@pytest.fixture
def d(tmp_path: Path) -> Iterator[Driver]:
    """On the page of accounts, in a case in memory."""
    with running(tmp_path / "case") as driver:
        keep_nothing(driver)
        driver.go("accounts")
        yield driver


def mine(d: Driver) -> list[tuple[str, str, str]]:
    accounts = sorted(d.guide.session.case.accounts.values(), key=lambda a: a.added)
    return [(a.platform, a.domain, a.name) for a in accounts]


def search(d: Driver, text: str) -> None:
    field = d.field("Find a service")
    field.clear()
    d.type("Find a service", text)


def test_a_web_address_is_added_as_its_own_site(d: Driver) -> None:
    search(d, "https://shop.example.com/login")
    assert d.shows("A web address gets general steps, with links from open lists.")
    d.press("Add example.com")
    assert mine(d) == [("any-account", "example.com", "")]
    assert d.shows("Your list: 1 account")
    assert d.button("Add another: example.com, 1 in your list")
    d.press("Add another: example.com")
    d.type("Which one is it?", "work")
    assert d.shows("example.com, work")


def test_an_address_of_a_known_service_adds_that_service(d: Driver) -> None:
    search(d, "https://www.instagram.com/x")
    d.press("Add Instagram")
    assert mine(d) == [("instagram", "", "")]


def test_a_name_in_the_open_lists_adds_its_site(d: Driver) -> None:
    search(d, "etsy")
    d.press("Add etsy.com")
    assert mine(d) == [("any-account", "etsy.com", "")]


def test_a_name_nobody_knows_is_added_as_typed(d: Driver) -> None:
    search(d, "knitting circle of the north")
    assert d.shows("No service here has this name.")
    d.press("Add knitting circle of the north")
    assert mine(d) == [("any-account", "", "knitting circle of the north")]
    assert d.button("Add another: knitting circle of the north, 1 in your list")


def on_task(d: Driver, domain: str, action: str) -> None:
    """A case with one account on a site, open at one of its tasks, ready for the steps."""
    account = Account(id="a1", platform="any-account", domain=domain, added=1, unused=True)
    case = a_case(view="task", task=f"a1/{action}")
    open_case(d, replace(case, accounts={"a1": account}))
    assert d.view == "task"
    d.press("I have read this")


def test_each_link_says_its_list_its_day_and_that_nobody_checked_it(tmp_path: Path) -> None:
    with running(tmp_path / "case") as d:
        on_task(d, "etsy.com", "password")
        assert d.shows("General steps, the same for every site.")
        assert d.shows("etsy.com")
        words = d.guide.session.page(d.guide.session.plan.tasks["a1/password"])
        number = next(step.number for step in words.steps if step.link)
        for step in range(number):
            d.guide.session.close_step("a1/password", step)
        d.go("plan")
        d.go("task", "a1/password")
        assert d.shows("https://www.etsy.com/your/account")
        assert d.shows(
            "In an open list, not checked by us: Password Manager Resources, 22 August 2026."
        )


def test_the_password_sheet_keeps_to_the_rules_of_the_site(tmp_path: Path) -> None:
    with running(tmp_path / "case") as d:
        on_task(d, "163.com", "password")
        d.press("Make a new password")
        assert d.shows("This site has rules of its own for passwords.")
        rules = site_rules.parse("minlength: 6; maxlength: 16;")
        for _ in range(3):
            made = d.written("New password")
            assert rules.minlength <= len(made) <= (rules.maxlength or 0)
            d.press("Other letters")
        d.keys(Qt.Key.Key_Escape)


def test_without_rules_the_sheet_starts_with_words(tmp_path: Path) -> None:
    with running(tmp_path / "case") as d:
        on_task(d, "example.com", "password")
        d.press("Make a new password")
        assert not d.shows("This site has rules of its own for passwords.")
        assert d.button("Other words")
        d.keys(Qt.Key.Key_Escape)
