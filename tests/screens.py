"""Pictures of every page: `python -m tests.screens FOLDER`.

Drives the real window with an invented case, in a folder that is gone afterwards. Each page and
sheet comes in four looks, named like `plan-light.png`. The ways through the program below are
also what `tests/ui/test_every_page.py` walks.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from disentangle.errors import ForPerson
from disentangle.letters.notes import Relation
from disentangle.plan.devices import Device
from disentangle.plan.records import Record, Saved, State
from disentangle.session.case import Case, KeptSecret, Scheme
from disentangle.session.flow import QUESTIONS
from disentangle.session.people import Person
from disentangle.ui import places
from disentangle.ui.guide import Start
from disentangle.ui.pages.cover import CoverPage
from disentangle.ui.pages.unlock import UnlockPage
from disentangle.ui.sheets.asking import StepSheet
from disentangle.ui.sheets.fault import FaultSheet
from disentangle.ui.sheets.import_case import ImportSheet
from disentangle.ui.sheets.leaving import LeavingSheet
from disentangle.ui.widgets.sheet import Sheet
from tests.drive import Driver, running
from tests.ui.cases import a_case, open_case
from tests.ui.journey import lock_page

WORDS: Final = "four words for tests"  # what `open_case` locks the case with

PASSED: Final = Record(read=True, saved=Saved.SAVED)
DONE: Final = replace(PASSED, state=State.DONE, changed="2026-11-18T10:00+00:00")


class Look(NamedTuple):
    """One way to look at the window: size in px, text in percent."""

    name: str
    scheme: Scheme = "light"
    text: int = 100
    size: tuple[int, int] = (1240, 820)


LIGHT: Final = Look("light")
DARK: Final = Look("dark", "dark")
LARGE: Final = Look("large", text=200)
NARROW: Final = Look("narrow", size=(720, 520))
LOOKS: Final = (LIGHT, DARK, LARGE, NARROW)

Screens = Iterator[str]
"""The names of screens, each while it is on the screen."""


def a_whole_case() -> Case:
    """Nine accounts; two things done, one begun, one set aside, one to ask Maria about.

    Four devices and plans, three people to tell. All of it is invented.
    """
    platforms = "google apple instagram whatsapp facebook x carrier netflix skype".split()
    google, apple, phone = "a1", "a2", "a7"
    case = a_case(
        *platforms,
        records={
            f"{google}/look-around": DONE,
            "emergency/emergency-numbers": DONE,
            f"{google}/sign-out-others": replace(PASSED, steps=frozenset({0}), client="web"),
            f"{phone}/password": replace(PASSED, state=State.UNSAFE),
            f"{apple}/recovery": replace(
                PASSED, state=State.HELP, help_who="Maria", help_when="Thursday"
            ),
        },
    )
    kept = (
        KeptSecret(id="k1", title="Google", at="2026-11-18"),
        KeptSecret(id="k2", title="Recovery codes for Google", kind="codes", at="2026-11-18"),
    )
    devices = (
        Device(
            id="d1",
            kind="phone",
            name="My iPhone",
            added=1,
            bought="them",
            set_up="me",
            pays="them",
            code="me",
            holds="me",
            accounts=frozenset({google, apple}),
        ),
        Device(
            id="d2",
            kind="old",
            name="Old Pixel phone",
            added=2,
            bought="me",
            set_up="them",
            pays="nobody",
            code="both",
            holds="me",
            accounts=frozenset({google}),
        ),
        Device(id="d3", kind="tv", name="Living-room TV", added=3, bought="both", holds="them"),
        Device(id="d4", kind="family", name="Apple family group", added=4, bought="them"),
    )
    people = (
        Person(id="p1", relation=Relation.FRIEND, name="Maria", line="Keeps a copy", added=1),
        Person(id="p2", relation=Relation.PARENT, name="Mum", line="J still calls her", added=2),
        Person(id="p3", relation=Relation.LANDLORD, name="Landlord", added=3),
    )
    return replace(
        case,
        secrets={each.id: each for each in kept},
        devices={each.id: each for each in devices},
        people={each.id: each for each in people},
    )


def _go(d: Driver, view: str, task: str = "") -> None:
    d.guide.go(view, task)
    _let_go(d)


def _let_go(d: Driver) -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    d.settle()


# -- ways through the program -------------------------------------------------------------------


def start_pages(d: Driver) -> Screens:
    """The pages before there is a case."""
    yield "safe"
    d.press("No. They use it")
    d.press("Continue")
    yield "not-safe"
    d.press("I know this and want")
    yield "not-safe-anyway"
    _go(d, "safe")
    d.press("I’m not sure")
    d.press("Continue")
    yield "checks"
    _go(d, "safe")
    d.press("Yes. They have never")
    d.press("Continue")
    yield "leave"
    d.press("Continue")
    lock_page(d)
    yield "lock"
    d.press("Use my own words")
    yield "lock-own-words"
    d.press("Keep nothing")
    yield "lock-keep-nothing"
    d.press("Text size")
    yield "sheet-text-size"
    _close(d)
    LeavingSheet(d.guide.sheet_area).open_sheet()
    d.settle()
    yield "sheet-leaving"


def case_pages(d: Driver) -> Screens:
    """Every page of an open case."""
    for view in ("who", *QUESTIONS, "plan"):
        _go(d, view)
        yield view
    d.press("By account")
    yield "plan-by-account"
    d.press("In order")
    yield from _tasks(d)
    for view in (*(place.view for place in places.ALL if place.view != "plan"), "about"):
        _go(d, view)
        yield view


TASKS: Final = {
    "begun": "a1/sign-out-others",
    "notice": "a5/password",
    "save-first": "a5/other-accounts",
    "question": "a1/location",
    "done": "a1/look-around",
    "needs-help": "a2/recovery",
    "without-account": "message/message-one",
}


def _tasks(d: Driver) -> Screens:
    """Task pages, one for each thing that can stand before the steps."""
    for name, task in TASKS.items():
        _go(d, "task", task)
        yield f"task-{name}"
    session = d.guide.session
    session.answer_gate("log/log-pictures", "R35/0", "yes")
    _go(d, "task", "log/log-pictures")
    yield "task-stop"
    _go(d, "task", "left/the-plan")
    yield "task-gone"


def case_sheets(d: Driver) -> Screens:
    """The sheets that open over a case, and the cover."""
    begun = TASKS["begun"]
    for name, view, task, words in (
        ("pick", "plan", "", "Pick something else"),
        ("sitting", "task", begun, "See all"),
        ("answer", "task", begun, "I need help"),
        ("different", "task", begun, "Mine looks different"),
        ("show", "passwords", "", "Show: Google"),
        ("forget", "passwords", "", "Forget: Google"),
    ):
        _go(d, view, task)
        d.press(words)
        yield f"sheet-{name}"
        _close(d)
    _go(d, "passwords")
    d.type("A new password for", "Facebook")
    d.press("Make a new one")
    yield "sheet-password"
    _close(d)
    for name, words in (
        ("words", "Change my words"),
        ("code", "Make a new code"),
        ("export", "Save a file"),
        ("erase", "Erase everything"),
    ):
        _go(d, "settings")
        d.press(words)
        _confirm(d)
        yield f"sheet-{name}"
        _close(d)
    ImportSheet(d.guide).open_sheet()
    d.settle()
    yield "sheet-import"
    _close(d)
    d.guide.ask_open_link("https://myaccount.google.com/device-activity")
    d.settle()
    yield "sheet-link"
    _close(d)
    fault = ForPerson(
        "The disk is full, so the last change could not be written.",
        "Everything up to a minute ago is kept.",
        "Make room on the disk. This program tries again by itself.",
    )
    FaultSheet(d.guide.sheet_area, fault).open_sheet()
    d.settle()
    yield "sheet-fault"
    _close(d)
    for name, word in (("cover", ""), ("cover-word", "teapot")):
        cover = CoverPage(word)
        d.guide.window.cover(cover)
        cover.arrive()
        d.settle()
        yield name
        d.guide.window.uncover()
        _let_go(d)


def _confirm(d: Driver) -> None:
    """Type the words a sheet asks for before it goes on."""
    d.type("Your words, or your recovery code", WORDS)
    d.press("Go on")
    sheet = next(s for s in d.window.findChildren(StepSheet) if s.isVisibleTo(d.window))
    d.wait(lambda: not sheet.busy, "the next step")


def _close(d: Driver) -> None:
    for sheet in d.window.findChildren(Sheet):
        if sheet.isVisibleTo(d.window):
            sheet.close_sheet()
    _let_go(d)


def lock_pages(d: Driver) -> Screens:
    """The lock that the next start begins with."""
    yield "unlock"
    d.press("Use my recovery code")
    yield "unlock-code"
    d.press("Use my passphrase")
    d.type("Your passphrase", "not these words")
    d.press("Open")
    page = d.page
    assert isinstance(page, UnlockPage)
    d.wait(lambda: bool(page.field.error), "the answer")
    yield "unlock-again"


# -- going through all of it --------------------------------------------------------------------


def put_on(d: Driver, look: Look) -> None:
    """Give the window a look, as her settings would."""
    d.guide.look.set_wish(look.scheme)
    d.guide.look.set_text_percent(look.text)
    d.window.resize(*look.size)
    d.settle()
    timer = next(t for t in d.guide.children() if isinstance(t, QTimer) and t.isSingleShot())
    timer.setInterval(0)  # so that every picture says "Saved"


def every_screen(folder: Path, look: Look) -> Iterator[tuple[Driver, str]]:
    """All screens in one look, in an empty folder: the run, and the name of what it shows."""
    start = Start(text=look.text, scheme=look.scheme)
    with running(folder, start) as d:
        put_on(d, look)
        for name in start_pages(d):
            yield d, name
    with running(folder, start) as d:
        open_case(d, a_whole_case())
        put_on(d, look)
        for name in chain(case_pages(d), case_sheets(d)):
            yield d, name
        d.wait_saved()
    with running(folder, start) as d:
        put_on(d, look)
        for name in lock_pages(d):
            yield d, name


def _take(d: Driver, picture: Path) -> None:
    d.wait_saved()
    d.wait(lambda: not d.shows("Saving"), "the word Saved")
    d.grab(picture)


def main(target: Path) -> None:
    """Save all pictures and print their names."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="screens-") as folder:
        for look in LOOKS:
            for d, name in every_screen(Path(folder, look.name), look):
                picture = target / f"{name}-{look.name}.png"
                _take(d, picture)
                print(picture, flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Where to? python -m tests.screens FOLDER")
    main(Path(sys.argv[1]))
