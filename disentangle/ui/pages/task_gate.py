"""What is read or answered before the steps of a task open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from disentangle.catalogue.model import Keep
from disentangle.i18n import tr
from disentangle.plan.page import TaskPage as TaskWords
from disentangle.ui.theme import STRONG
from disentangle.ui.widgets.base import IconMark
from disentangle.ui.widgets.buttons import LinkButton
from disentangle.ui.widgets.cards import Card, Hint
from disentangle.ui.widgets.choice_group import ChoiceGroup
from disentangle.ui.widgets.choices import ChoiceCard
from disentangle.ui.widgets.text import Body, Heading, Support


def notice_text(words: TaskWords) -> str:
    """How they would know, what may be lost and how to take it back, one paragraph each."""
    parts = [words.notice_how]
    if words.lost:
        parts.append(tr("What may be lost: {what}", what=words.lost))
    if words.undo:
        parts.append(tr("How to take it back: {how}", how=words.undo))
    return "\n".join(part for part in parts if part)


class AskCard(Card):
    """A question that keeps the steps closed until it is answered."""

    def __init__(self, ask: str, answers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.column.addWidget(Support(tr("One question first")))
        self.column.addWidget(Heading(ask, 2))
        self._group = ChoiceGroup(self)
        for answer in answers:
            # The key is the source text, as the gate compares it, not its translation.
            card = self._group.add(answer, ChoiceCard(tr(answer), radio=True))
            self.column.addWidget(card)
        missing = tr("Pick the answer that fits best. You can change it later.")
        self._missing = Hint(missing, "caution")
        self._missing.hide()
        self.column.addWidget(self._missing)

    def answer(self) -> str:
        """What she picked; "" says beside the question that an answer is missing."""
        chosen = self._group.chosen()
        if chosen:
            return chosen[0]
        self._missing.show()
        self._group.set_wrong(True)
        self._group.focus()
        return ""

    def focus_first(self) -> None:
        """Put the keyboard on the first answer."""
        self._group.focus()


class StopCard(Card):
    """What to do instead, after an answer that speaks against the steps.

    Args:
        answer: what she answered; "" if that is never written down.
    """

    def __init__(self, answer: str, then: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        if answer:
            self.column.addWidget(Support(tr("You answered: {answer}", answer=answer)))
        self.column.addWidget(Heading(tr("Better first"), 2))
        self.column.addWidget(Hint(then, "caution", "pause"))


class NoticeCard(Card):
    """All that is to know before something the other person may see."""

    def __init__(self, words: TaskWords, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconMark("triangle-alert", "wait", 24))
        head.addWidget(Heading(words.notice_title, 2), 1)
        self.column.addLayout(head)
        self._fact(tr("How they would know"), words.notice_how)
        self._fact(tr("What may be lost"), words.lost or tr("Nothing that we know of."))
        self._fact(tr("How to take it back"), words.undo)
        caution = tr("If this could put you in danger, wait. Talk it over with someone first.")
        self.column.addWidget(Hint(caution, "caution", "pause"))

    def _fact(self, title: str, text: str) -> None:
        part = QVBoxLayout()
        part.setSpacing(0)
        part.addWidget(Body(title, weight=STRONG))
        part.addWidget(Body(text, "ink2"))
        self.column.addLayout(part)


class SaveCard(Card):
    """What to keep a copy of first, and how."""

    def __init__(self, keeps: Sequence[Keep], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.column.addWidget(Heading(tr("Save first?"), 2))
        why = tr("Some of this may be gone after the step. A copy can be proof, or just yours.")
        self.column.addWidget(Body(why, "ink2"))
        for keep in keeps:
            what = tr(keep.what)
            part = QHBoxLayout()
            part.setSpacing(12)
            icon = QVBoxLayout()
            icon.addWidget(IconMark("camera", "ink2", 20))
            icon.addStretch(1)
            part.addLayout(icon)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Body(what[:1].upper() + what[1:], weight=STRONG))
            words.addWidget(Support(tr(keep.how)))
            part.addLayout(words, 1)
            self.column.addLayout(part)


class GentlerCard(Card):
    """Things that do less, to do before or instead (R23).

    Signals:
        task_chosen(str): the id of the thing pressed.
    """

    task_chosen = Signal(str)

    def __init__(self, gentler: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(14, sunken=True, parent=parent)
        self.column.setSpacing(0)
        self.column.addWidget(Support(tr("These do less. You can take one first, or instead:")))
        self._tasks: dict[LinkButton, str] = {}
        for task_id, title in gentler:
            link = LinkButton(title, "chevron-right")
            link.clicked.connect(self._on_link)
            self._tasks[link] = task_id
            self.column.addWidget(link)

    def _on_link(self) -> None:
        sender = self.sender()
        if isinstance(sender, LinkButton):
            self.task_chosen.emit(self._tasks[sender])
