"""Help: numbers can be reached at once, by anyone, and no page opens by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QListWidget

from disentangle import help_lines
from disentangle.resources import resource
from disentangle.ui.pages.help_parts import Contact
from tests.accessibility import audit
from tests.drive import Driver, running
from tests.ui.cases import a_case, on_unknown_computer, open_case


def contacts(run: Driver) -> list[str]:
    """The numbers and addresses on the page, from top to bottom."""
    found = [c for c in run.page.findChildren(Contact) if c.isVisibleTo(run.window)]
    return [c.text() for c in sorted(found, key=lambda c: c.mapTo(run.page, c.pos()).y())]


def pick(run: Driver, typed: str) -> None:
    """Look for a country and take the best match, by keyboard."""
    run.field("Look for a country").clear()
    run.type("Look for a country", typed)
    QTest.keyClick(run.field("Look for a country"), Qt.Key.Key_Return)
    run.settle()


def test_before_any_passphrase_one_press_leads_to_the_emergency_number(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        run.press("Get help")
        assert run.view == "help"
        assert contacts(run)[0] == "112"
        assert run.shows("If you are in danger now")
        run.press("Back")
        assert run.view == "safe"


def test_a_locked_case_is_no_hurdle(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        open_case(run, a_case())
        run.wait_saved()
    with running(tmp_path / "data") as run:
        assert run.view == "unlock"
        run.press("Help")
        assert contacts(run)[0] == "112"
        run.press("Back")
        assert run.view == "unlock"


def test_a_country_brings_its_own_numbers_first_and_the_worldwide_ones_below(
    tmp_path: Path,
) -> None:
    with running(tmp_path / "data") as run:
        run.guide.go("help")
        run.settle()
        pick(run, "uk")
        shown = contacts(run)
        kingdom = next(c for c in help_lines.help_lines().countries if c.name == "United Kingdom")
        assert shown[0] == kingdom.lines[0].contact
        assert "nomoredirectory.org" in shown
        pick(run, "turkey")
        assert run.shows("Police and emergency, Türkiye")


def test_every_country_of_the_list_shows_all_its_lines(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        run.guide.go("help")
        run.settle()
        rows = run.page.findChild(QListWidget)
        assert rows is not None
        countries = help_lines.help_lines().countries
        assert [rows.item(n).text() for n in range(rows.count())] == [c.name for c in countries]
        for number in (1, 20, 40, rows.count() - 1):
            rows.setCurrentRow(number)
            run.settle()
            assert {line.contact for line in countries[number].lines} <= set(contacts(run))


def test_nothing_opens_a_page_without_an_open_case(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        run.guide.go("help")
        run.settle()
        assert not _openers(run)


@pytest.mark.parametrize("safe", [True, False])
def test_pages_open_only_on_a_computer_called_safe(tmp_path: Path, safe: bool) -> None:
    with running(tmp_path / "data") as run:
        open_case(run, a_case() if safe else on_unknown_computer(a_case()))
        run.guide.go("help")
        run.settle()
        assert bool(_openers(run)) is safe
        run.wait_saved()


def test_the_choice_of_a_country_is_written_nowhere(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        open_case(run, a_case())
        before = run.guide.session.case
        run.guide.go("help")
        run.settle()
        pick(run, "canada")
        assert run.guide.session.case.drafts == before.drafts
        assert "Canada" not in str(run.guide.session.case)
        run.wait_saved()


def test_says_what_is_not_checked_and_that_calls_leave_traces(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        run.guide.go("help")
        run.settle()
        for words in (
            "Check a number before you rely on it",
            "Known, not checked",
            "Seen in a source",
            "phone bill",
            "If you can’t call",
        ):
            assert run.shows(words), words
        assert audit(run.page) == []


def test_the_shipped_file_has_an_emergency_number_for_each_country() -> None:
    for country in help_lines.help_lines().countries:
        assert country.lines[0].kind == help_lines.EMERGENCY, country.name
    raw = json.loads(resource("help", "hotlines.json").read_bytes())
    assert len(raw["countries"]) == len(help_lines.help_lines().countries)
    assert {line.kind for c in help_lines.help_lines().countries for line in c.lines} == set(
        help_lines.KINDS
    )


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("uk", "United Kingdom"),
        ("USA", "United States"),
        ("turkiye", "Türkiye"),
        ("zea", "New Zealand"),
    ],
)
def test_countries_are_found_by_their_usual_names(typed: str, first: str) -> None:
    countries = help_lines.help_lines().countries
    assert help_lines.find(countries, typed)[0].name == first
    assert help_lines.find(countries, "  ") == countries
    assert help_lines.find(countries, "zzz") == ()


def _openers(run: Driver) -> list[QAbstractButton]:
    return [b for b in run.page.findChildren(QAbstractButton) if b.text() == "Open this page"]
