"""The other answers to a task, all as good as "done", and the note beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from disentangle.i18n import N_, tr
from disentangle.plan.records import State
from disentangle.ui.icons import paint_icon
from disentangle.ui.theme import STRONG, Role, Theme
from disentangle.ui.widgets.base import PaintedButton, Panel, round_box
from disentangle.ui.widgets.fields import NoteField
from disentangle.ui.widgets.text import Heading
from disentangle.ui.widgets.textblock import TextBlock, block

if TYPE_CHECKING:
    from disentangle.session.session import Session

_ICON: Final = 20
_ANSWERS: Final = (
    (State.LATER, N_("Later"), N_("Keep it on my list"), "clock"),
    (State.UNSAFE, N_("Not now, could be unsafe"), N_("We won’t push it"), "pause"),
    (State.KEPT, N_("Keep it as it is"), N_("On purpose, for now"), "pin"),
    (State.HELP, N_("I need help"), N_("Add it to my list to ask"), "life-buoy"),
    (State.NOT_MINE, N_("Doesn’t apply to me"), N_("Leave it out of my plan"), "minus"),
)


class AnswerButton(PaintedButton):
    """One answer: an icon, a title and a line of help, in a box.

    Args:
        given: this is the answer given before.
    """

    def __init__(
        self, title: str, sub: str, icon: str, *, given: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self._sub, self._icon, self._given = sub, icon, given
        self.grow_with_width()
        self.set_given(given)

    def set_given(self, given: bool) -> None:
        """Mark it as the answer given before."""
        self._given = given
        self.setAccessibleDescription(self._sub)
        name = tr("{answer}, your answer", answer=self._text) if given else self._text
        self.setAccessibleName(name)
        self.update()

    def _blocks(self, width: float) -> tuple[TextBlock, TextBlock]:
        theme = self.theme
        room = width - self._start(theme) - theme.px(12)
        title = block(theme, self._text, Role.SUPPORT, room, STRONG)
        return title, block(theme, self._sub, Role.META, room)

    def _start(self, theme: Theme) -> int:
        return theme.px(14) + theme.icon(_ICON) + theme.px(12)

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at this width."""
        title, sub = self._blocks(width)
        return max(self.theme.px(52), round(title.height + sub.height) + 2 * self.theme.px(6))

    def sizeHint(self) -> QSize:
        """A readable width."""
        width = self.theme.text_px(252)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(self.theme.text_px(140), self.theme.px(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in its present state."""
        theme, painter = self.theme, QPainter(self)
        c = theme.color
        fill = c("na_tint" if self.isDown() else "sunken" if self.hovered else "surface")
        edge, width = c("ink2" if self.hovered else "line2"), 1.0
        if self._given:
            fill, edge, width = c("soft"), c("accent"), 2.0
        round_box(painter, self.rect(), fill, edge, theme.px(8), width)
        title, sub = self._blocks(self.width())
        middle, side = self.height() / 2, theme.icon(_ICON)
        box = self.mirrored(QRectF(theme.px(14), middle - side / 2, side, side))
        paint_icon(painter, self._icon, box, c("on_soft" if self._given else "ink2"))
        x, y = self._start(theme), middle - (title.height + sub.height) / 2
        for words, tone in ((title, "ink"), (sub, "ink2")):
            place = self.mirrored(QRectF(x, y, words.width, words.height))
            words.draw(painter, place.x(), y, c(tone))
            y += words.height


class AnswersPanel(Panel):
    """The answers and the note of one task.

    Signals:
        answered(str): the value of the `State` she chose.
    """

    answered = Signal(str)

    def __init__(self, session: Session, task_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._task_id = session, task_id
        self._buttons: dict[AnswerButton, State] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Heading(tr("Can’t do it now? That’s OK."), 3))
        self._done = self._add(State.DONE, tr("I did this already"), tr("Tick it as done"), "check")
        for state, title, sub, icon in _ANSWERS:
            self._add(state, tr(title), tr(sub), icon)
        self._column.addSpacing(12)
        self.note = NoteField(tr("Note"), text=session.record(task_id).note, most=8)
        self.note.text_changed.connect(self._on_note)
        self._column.addWidget(self.note)
        self._column.addStretch(1)
        self.restyle()

    def _add(self, state: State, title: str, sub: str, icon: str) -> AnswerButton:
        button = AnswerButton(title, sub, icon)
        button.clicked.connect(self._on_answer)
        self._buttons[button] = state
        self._column.addWidget(button)
        return button

    def show_state(self, state: State, *, offer_done: bool) -> None:
        """Mark the answer given. `offer_done` where the page has no other place to tick it."""
        for button, answer in self._buttons.items():
            button.set_given(answer is state)
        self._done.setVisible(offer_done)

    def first(self) -> QWidget:
        """The first answer, to put the keyboard on."""
        return next(button for button in self._buttons if not button.isHidden())

    def restyle(self) -> None:
        """Gaps."""
        self._column.setSpacing(self.theme.px(8))

    def _on_answer(self) -> None:
        sender = self.sender()
        if isinstance(sender, AnswerButton):
            self.answered.emit(self._buttons[sender].value)

    def _on_note(self) -> None:
        self._session.write_note(self._task_id, self.note.text())
