"""The bar below a task: what the main button does in each state, and the ways out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from disentangle.i18n import tr
from disentangle.plan.gates import Ask, Block, ReadNotice, SaveFirst, Stop
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.panels import ActionBar


class Press(StrEnum):
    """What a button of the bar asks for."""

    ANSWER = "answer"
    CHANGE_ANSWER = "change-answer"
    READ_ON = "read-on"
    READ = "read"
    SAVED = "saved"
    NOTHING = "nothing"
    SKIP = "skip"
    STEP_DONE = "step-done"
    DIFFERS = "differs"
    DONE = "done"
    LATER = "later"
    NOT_NOW = "not-now"
    NEXT = "next"
    PLAN = "plan"
    HELP = "help"
    OTHERS = "others"


@dataclass(frozen=True)
class BarState:
    """What the bar depends on.

    Attributes:
        closed: this computer is not hers alone, so there are no steps.
        folded: the task has an answer and is only looked at.
        block: what is to be read or answered first.
        step: words of the open step where its button belongs into the bar; else "".
        all_ticked: every step is ticked.
        following, following_text: title and size of the next thing of the sitting; "" if none.
        others: offer a way down to the other answers.
        brief: so little height that the bar keeps to one line.
    """

    closed: bool = False
    folded: bool = False
    block: Block | None = None
    step: str = ""
    all_ticked: bool = False
    following: str = ""
    following_text: str = ""
    others: bool = False
    brief: bool = False


@dataclass(frozen=True)
class BarButton:
    """One button of the bar; `name` is spoken where the words alone do not say it."""

    press: Press
    text: str
    kind: Kind = Kind.PRIMARY
    icon: str | None = None
    name: str | None = None


def buttons_for(state: BarState) -> list[BarButton]:
    """The buttons in order; the first is the main one."""
    stop = BarButton(Press.PLAN, tr("Stop for now"), Kind.QUIET)
    if state.closed:
        help_words = tr("Help and hotlines")
        found = [
            BarButton(Press.PLAN, tr("Back to my plan")),
            BarButton(Press.HELP, help_words, Kind.SECONDARY),
        ]
    elif state.folded and state.following:
        name = tr("Next thing: {title}", title=state.following)
        found = [BarButton(Press.NEXT, tr("Next thing"), name=name), stop]
    elif state.folded:
        found = [BarButton(Press.PLAN, tr("Back to my plan"))]
    else:
        found = _doing(state)
        if not state.brief:
            found.append(stop)
    if state.others and not state.brief:
        others = tr("Other answers")
        found.append(BarButton(Press.OTHERS, others, Kind.QUIET, "chevron-down"))
    return found


def _doing(state: BarState) -> list[BarButton]:
    match state.block:
        case Ask():
            return [BarButton(Press.ANSWER, tr("Continue"))]
        case Stop(gate=gate):
            found = [
                BarButton(Press.LATER, tr("Leave it for now")),
                BarButton(Press.CHANGE_ANSWER, tr("Change my answer"), Kind.SECONDARY),
            ]
            if not gate.hard:
                words = tr("I have read this and go on")
                found.append(BarButton(Press.READ_ON, words, Kind.QUIET))
            return found
        case ReadNotice():
            return [
                BarButton(Press.READ, tr("I have read this")),
                BarButton(Press.NOT_NOW, tr("Not now"), Kind.SECONDARY, "pause"),
            ]
        case SaveFirst():
            return [
                BarButton(Press.SAVED, tr("I saved it")),
                BarButton(Press.NOTHING, tr("There is nothing to save"), Kind.SECONDARY),
                BarButton(Press.SKIP, tr("Go on without"), Kind.QUIET),
            ]
    if state.step:
        return [
            BarButton(Press.STEP_DONE, state.step),
            BarButton(Press.DIFFERS, tr("Mine looks different"), Kind.QUIET),
        ]
    kind = Kind.PRIMARY if state.all_ticked else Kind.SECONDARY
    return [BarButton(Press.DONE, tr("Mark as done"), kind, "check")]


class TaskBar(ActionBar):
    """The bar itself.

    Signals:
        asked(str): a button was pressed; the value of its `Press`.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._buttons_of: dict[Button, Press] = {}
        self.main: Button | None = None

    def show_state(self, state: BarState) -> None:
        """Make the buttons of a state."""
        self.clear()
        self._buttons_of = {}
        self.main = None
        for spec in buttons_for(state):
            button = Button(spec.text, spec.kind, spec.icon, large=True, name=spec.name)
            button.clicked.connect(self._on_button)
            self._buttons_of[self.add(button)] = spec.press
            self.main = self.main or button
        after = state.folded and not state.closed
        words = state.following if after and not state.brief else ""
        self.set_words(words, state.following_text)
        quiet = after or state.others or len(self._buttons_of) > 3  # no room for a remark
        self.set_aside("" if quiet else tr("Nothing changes in your account until you do it."))

    def _on_button(self) -> None:
        sender = self.sender()
        if isinstance(sender, Button) and sender in self._buttons_of:
            self.asked.emit(self._buttons_of[sender].value)
