"""The steps of a task: one open, with where to find it and what to do there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from disentangle.i18n import N_, tr
from disentangle.plan import any_site, overview
from disentangle.plan.page import StepText
from disentangle.ui.pages.days import day_words
from disentangle.ui.pages.tab_order import put_in_order
from disentangle.ui.widgets.base import Panel
from disentangle.ui.widgets.buttons import Button, LinkButton
from disentangle.ui.widgets.cards import RowCard
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.steps import Step, StepState
from disentangle.ui.widgets.text import Body, Meta, Support

if TYPE_CHECKING:
    from disentangle.catalogue.model import Client, Source
    from disentangle.plan.page import TaskPage as TaskWords
    from disentangle.plan.records import Record

CLIENT_NAMES: Final[dict[Client, str]] = {
    "web": N_("A web browser"),
    "android": N_("Android"),
    "iphone": N_("iPhone"),
}
_WITH: Final[dict[Client, str]] = {
    "web": N_("in a web browser"),
    "android": N_("on Android"),
    "iphone": N_("on an iPhone"),
}


def checked_words(source: Source) -> str:
    """When a fact was checked, or that it is only known."""
    listed = any_site.link_words(source, day_words(source.checked))
    if listed:
        return listed
    if source.seen:
        return tr("Checked {day}", day=day_words(source.checked))
    return tr("Known, not checked")


def menu_words(source: Source) -> str:
    """The same for the names of menus."""
    if source.seen:
        return tr("Menu names checked {day}", day=day_words(source.checked))
    return tr("Menu names known, not checked. Yours may differ.")


def place_words(number: int, count: int, words: TaskWords) -> str:
    """ "Step 2 of 5, in a web browser"."""
    said = tr("Step {number} of {count}", number=number, count=count)
    if not words.clients:
        return said
    return tr("{step}, {where}", step=said, where=tr(_WITH[words.client]))


class StepsCard(Panel):
    """All steps in one card.

    Args:
        pinned: the buttons of the open step are in the bar.
        kept: a password or code of this task lies in this computer’s password store.

    Signals:
        confirmed(int): the button of the open step was pressed; its number.
        wanted(int): a closed step was pressed, to open it.
        differs(int): "Mine looks different" on this step.
        password_asked(int): "Make a new password" or "Keep a code" on this step.
        link_asked(str), link_copied(str): the buttons of the address.
    """

    confirmed = Signal(int)
    wanted = Signal(int)
    differs = Signal(int)
    password_asked = Signal(int)
    link_asked = Signal(str)
    link_copied = Signal(str)

    def __init__(
        self, words: TaskWords, *, pinned: bool, kept: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kept = kept
        self._steps: dict[int, Step] = {}
        self._texts = {text.number: text for text in words.steps}
        card = RowCard()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        for place, text in enumerate(words.steps, 1):
            step = Step(place, len(words.steps), text.say, text.path, text.expect, text.done)
            extras = self._add_extras(step, text)
            put_in_order(*extras, step.main, step.other)
            step.set_buttons_shown(not pinned)
            step.confirmed.connect(self._on_confirmed)
            step.differs.connect(self._on_differs)
            step.open_asked.connect(self._on_wanted)
            self._steps[text.number] = step
            card.add_row(step)

    def show_record(self, record: Record, *, one_open: bool) -> int | None:
        """Tick and open as recorded; the number of the open step, if any.

        Args:
            one_open: False keeps all folded, as after an answer.
        """
        number = overview.open_step(tuple(self._texts.values()), record) if one_open else None
        for key, step in self._steps.items():
            if key == number:
                step.set_state(StepState.OPEN)
            elif key in record.steps:
                step.set_state(StepState.DONE)
            else:
                step.set_state(StepState.WAITING)
        return number

    def widget_of(self, number: int) -> Step:
        """The widget of one step."""
        return self._steps[number]

    def words_of(self, number: int) -> StepText:
        """The words of one step."""
        return self._texts[number]

    def _add_extras(self, step: Step, text: StepText) -> list[QWidget]:
        extras: list[QWidget] = []
        if text.kind == "save":
            keep = tr("A picture with the date and time in it is good proof. Keep it to yourself.")
            extras.append(Support(keep))
        if text.kind in ("password", "code"):
            words = tr("Make a new password") if text.kind == "password" else tr("Keep a code")
            button = Button(words, icon="key-round")
            button.clicked.connect(self._on_password)
            extras.append(QWidget())
            FlowLayout(extras[-1], 0, 0).addWidget(button)
            if self._kept:
                extras.append(Support(tr("One is kept already. You find it under “Passwords”.")))
        if text.path and text.source is not None:
            extras.append(Meta(menu_words(text.source)))
        if text.link:
            link = _LinkRow(text.link, text.link_source)
            link.asked.connect(self.link_asked)
            link.copied.connect(self.link_copied)
            extras.append(link)
        for extra in extras:
            step.add_extra(extra)
        return extras

    def _number_of(self, sender: object) -> int:
        return next(number for number, step in self._steps.items() if step is sender)

    def _on_confirmed(self) -> None:
        self.confirmed.emit(self._number_of(self.sender()))

    def _on_differs(self) -> None:
        self.differs.emit(self._number_of(self.sender()))

    def _on_wanted(self) -> None:
        self.wanted.emit(self._number_of(self.sender()))

    def _on_password(self) -> None:
        sender = self.sender()
        for number, step in self._steps.items():
            if isinstance(sender, QWidget) and step.isAncestorOf(sender):
                self.password_asked.emit(number)


class _LinkRow(QWidget):
    """The official page as text, with what to do with it.

    Signals:
        asked(str), copied(str): the address.
    """

    asked = Signal(str)
    copied = Signal(str)

    def __init__(self, link: str, source: Source | None) -> None:
        super().__init__()
        self._link = link
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Body(link))
        if source is not None:
            column.addWidget(Meta(checked_words(source)))
        buttons = QWidget()
        flow = FlowLayout(buttons, 4, 0)
        copy = LinkButton(tr("Copy"), "copy", name=tr("Copy the address"))
        show = LinkButton(tr("Open or scan"), "qr-code", name=tr("Open or scan the address"))
        flow.addWidget(copy)
        flow.addWidget(show)
        column.addWidget(buttons)
        copy.clicked.connect(self._on_copy)
        show.clicked.connect(self._on_show)

    def _on_copy(self) -> None:
        self.copied.emit(self._link)

    def _on_show(self) -> None:
        self.asked.emit(self._link)
