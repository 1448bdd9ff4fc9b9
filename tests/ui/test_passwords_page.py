"""Passwords: kept ones are shown only after the words, and a check keeps nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from disentangle.session.case import KeptSecret
from disentangle.vault.keyring_backends import UniqueItems
from disentangle.vault.keyring_store import SystemKeyring
from tests.drive import Driver, running
from tests.ui.cases import a_case, open_case

WORDS = "four words for tests"
SECRET = "tin-harbour-84-quilt"


class Items:
    """A password store in memory, with the three calls of the `keyring` library."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.broken = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.broken:
            raise RuntimeError("the store is not there")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@contextmanager
def with_one_kept(folder: Path) -> Iterator[tuple[Driver, Items]]:
    """A case with one password in the store, at the page of passwords."""
    items = Items()
    with running(folder, keyring=SystemKeyring(lambda: UniqueItems(items))) as run:
        open_case(run, a_case())
        assert run.guide.secrets is not None
        name = run.guide.secrets.put(SECRET.encode()).result()
        run.guide.session.keep_secret(KeptSecret(id=name, title="Bank", at="2026-11-12"))
        run.guide.go("passwords")
        run.settle()
        yield run, items
        run.wait_saved()


def confirm(run: Driver) -> None:
    """Type the words that a sheet asks for first."""
    run.type("Your words, or your recovery code", WORDS)
    run.press("Go on")


def test_a_kept_password_is_shown_only_after_the_words(tmp_path: Path) -> None:
    with with_one_kept(tmp_path / "data") as (run, _):
        assert run.shows("Password, kept on 12 November 2026")
        assert not run.shows(SECRET)
        run.press("Show: Bank")
        assert not run.shows(SECRET)
        confirm(run)
        run.wait(lambda: run.shows(SECRET), "the password")
        run.press("Hide")
        assert not run.shows(SECRET)
        run.press("Close")


def test_copy_puts_it_on_the_clipboard_unseen_and_leaving_takes_it_away(tmp_path: Path) -> None:
    with with_one_kept(tmp_path / "data") as (run, _):
        run.press("Copy: Bank")
        confirm(run)
        run.wait(lambda: QGuiApplication.clipboard().text() == SECRET, "the copy")
        assert not run.shows(SECRET)
        run.guide.clipboard.clear()
        assert QGuiApplication.clipboard().text() == ""


def test_forget_takes_it_out_of_the_store_and_the_list(tmp_path: Path) -> None:
    with with_one_kept(tmp_path / "data") as (run, items):
        run.press("Forget: Bank")
        confirm(run)
        run.wait(lambda: run.shows("There is no undo."), "the question")
        run.press("Forget it")
        run.wait(lambda: not run.guide.session.case.secrets, "the list")
        assert items.kept == {}
        assert run.shows("No password is kept yet")


def test_one_that_the_store_has_lost_can_still_be_forgotten(tmp_path: Path) -> None:
    with with_one_kept(tmp_path / "data") as (run, items):
        items.kept.clear()
        run.press("Forget: Bank")
        confirm(run)
        run.wait(lambda: run.shows("There is no undo."), "the question")
        run.press("Forget it")
        run.wait(lambda: not run.guide.session.case.secrets, "the list")


def test_a_store_that_fails_says_so_and_keeps_the_row(tmp_path: Path) -> None:
    with with_one_kept(tmp_path / "data") as (run, items):
        items.broken = True
        run.press("Show: Bank")
        confirm(run)
        run.wait(lambda: run.shows("password store"), "the sentence")
        run.press("Cancel")
        assert run.guide.session.case.secrets


def test_erasing_everything_empties_the_store_first(tmp_path: Path) -> None:
    from disentangle.session.whole import forget_all

    with with_one_kept(tmp_path / "data") as (run, items):
        assert run.guide.secrets is not None
        ids = list(run.guide.session.case.secrets)
        left = forget_all(run.guide.secrets, [*ids, "not a name"])
        run.wait(left.done, "the store")
        assert left.result() == ()
        assert items.kept == {}
        run.guide.session.forget_secret(ids[0])


def test_what_is_left_in_a_failing_store_is_told(tmp_path: Path) -> None:
    from disentangle.session.whole import forget_all

    with with_one_kept(tmp_path / "data") as (run, items):
        items.broken = True
        assert run.guide.secrets is not None
        ids = list(run.guide.session.case.secrets)
        left = forget_all(run.guide.secrets, ids)
        run.wait(left.done, "the store")
        assert left.result() == tuple(ids)
        assert forget_all(run.guide.secrets, []).result() == ()


def test_a_password_about_her_is_told_in_words_and_kept_nowhere(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        open_case(run, a_case())
        run.guide.go("passwords")
        run.settle()
        before = run.guide.session.case
        run.press("Check it")
        assert run.shows("Type or paste a password here first.")
        run.type("Check a password here", "Biscuit1987!")
        run.press("Check it")
        assert run.shows("This one could be guessed.")
        assert run.shows("a name or word you gave")
        run.field("Check a password here").clear()
        run.type("Check a password here", "vR7-uxq2.Lw9_hTz4mKp")
        run.press("Check it")
        assert run.shows("This one is hard to guess.")
        assert run.guide.session.case == before
        run.guide.go("notes")
        run.settle()
        run.guide.go("passwords")
        run.settle()
        field = run.field("Check a password here")
        assert isinstance(field, QLineEdit)
        assert field.text() == ""
        run.wait_saved()


def test_a_new_one_asks_what_it_is_for(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        open_case(run, a_case())
        run.guide.go("passwords")
        run.settle()
        run.press("Make a new one")
        assert run.shows("Write what it is for first.")
        run.type("A new password for", "bank")
        run.press("Make a new one")
        assert run.shows("For: bank. Use it nowhere else.")
        run.wait_saved()


def test_where_nothing_is_kept_the_check_still_works(tmp_path: Path) -> None:
    with running(tmp_path / "data") as run:
        run.guide.opened(run.guide.keeper.keep_nothing().result())
        run.guide.go("passwords")
        run.settle()
        assert run.shows("Nothing is kept.")
        run.type("Check a password here", "password1")
        run.press("Check it")
        assert run.shows("This one could be guessed.")
