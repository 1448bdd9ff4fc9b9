"""Ways through the start that several tests take."""

from __future__ import annotations

from disentangle.plan.gates import Ask, Block, ReadNotice, SaveFirst, Stop
from disentangle.plan.model import Task
from disentangle.ui.pages.lock_setup import LockSetupPage
from tests.drive import Driver

OWN_WORDS = "lantern gravel orbit mustard"


def to_lock(d: Driver, answer: str = "Yes. They have never") -> LockSetupPage:
    """From the first page to the page of the lock."""
    d.press(answer)
    d.press("Continue")
    d.press("Continue")
    return lock_page(d)


def lock_page(d: Driver) -> LockSetupPage:
    """The page of the lock, once its code is there."""
    d.wait_view("lock")
    page = d.page
    assert isinstance(page, LockSetupPage)
    d.wait(lambda: bool(shown_code(page)), "the code")
    return page


def shown_words(page: LockSetupPage) -> str:
    """The five words on the tiles, as she would read them."""
    return " ".join(page.words.parts)


def shown_code(page: LockSetupPage) -> str:
    """The recovery code on the tiles, as she would write it down."""
    return " ".join(page.code.parts)


def lock_up(d: Driver) -> tuple[str, str]:
    """From the first page to a locked case: the words and the code."""
    page = to_lock(d)
    words, code = shown_words(page), shown_code(page)
    d.type("Type them once", words)
    d.press("I wrote it on paper")
    d.press("Lock and go on")
    d.wait_view("who")
    return words, code


def keep_nothing(d: Driver, word: str = "") -> None:
    """From the first page into a case in memory."""
    to_lock(d)
    d.press("Keep nothing")
    if word:
        d.type("A word to cover", word)
    d.press("Go on and keep nothing")
    d.wait_view("who")


def answer_gate(d: Driver, blocked: Block) -> None:
    """Answer what stands between her and the steps, with the answer that goes on."""
    match blocked:
        case Ask(gate=gate):
            d.press(next(answer for answer in gate.answers if answer not in gate.stop))
            if d.guide.session.block(_task(d)) == blocked:
                d.press("Continue")
        case ReadNotice():
            d.press("I have read this")
        case SaveFirst():
            d.press("I saved it")
        case Stop():
            raise AssertionError("this way never gives an answer that stops")


def _task(d: Driver) -> Task:
    return d.guide.session.plan.tasks[d.guide.session.case.place.task]
