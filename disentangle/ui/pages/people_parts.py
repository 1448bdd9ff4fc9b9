"""The row of one person or office, and the words for what is known of them."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from disentangle.i18n import N_, tr
from disentangle.letters.notes import Relation
from disentangle.session.people import How, Person, Telling
from disentangle.ui.icons import paint_icon
from disentangle.ui.theme import MEDIUM, STRONG, Role, Theme
from disentangle.ui.widgets.base import PaintedButton, round_box
from disentangle.ui.widgets.glyph import State, paint_state, state_word
from disentangle.ui.widgets.textblock import TextBlock, block

_MONTHS: Final = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip

RELATIONS: Final = {
    Relation.FRIEND: (N_("A friend"), "users"),
    Relation.PARENT: (N_("A parent, or family"), "house"),
    Relation.MUTUAL: (N_("A friend we share"), "message-square"),
    Relation.LANDLORD: (N_("Landlord"), "building"),
    Relation.WORK: (N_("Work"), "briefcase"),
    Relation.SCHOOL: (N_("School"), "graduation-cap"),
    Relation.DOCTOR: (N_("Doctor"), "heart"),
}
HOW: Final = {
    How.IN_PERSON: N_("In person"),
    How.CALL: N_("By a call"),
    How.MESSAGE: N_("By a message"),
}


def short_day(iso: str) -> str:
    """A day as "12 Nov"; the text itself if it is none."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return tr("{day} {month}", day=day.day, month=tr(_MONTHS[day.month - 1]))


def title_of(person: Person) -> str:
    """The name, with the tie where the name alone does not say it."""
    match person.relation:
        case Relation.FRIEND:
            return tr("{name}, friend", name=person.name)
        case Relation.MUTUAL:
            return tr("{name}, friend we share", name=person.name)
    return person.name


def standing(person: Person, *, is_next: bool) -> tuple[State, str, str]:
    """Shape, word and second line of how far she is with this one."""
    match person.telling:
        case Telling.TOLD:
            day = short_day(person.told_on)
            return State.DONE, tr("Told {day}", day=day), tr(HOW[person.how])
        case Telling.LATER:
            return State.LATER, state_word(State.LATER), person.remark
        case Telling.HELP:
            return State.HELP, state_word(State.HELP), person.remark
    state = State.NEXT if is_next else State.TODO
    return state, state_word(state), ""


class _Laid(NamedTuple):
    """One row laid out in a width."""

    title: TextBlock
    line: TextBlock | None
    word: TextBlock
    sub: TextBlock | None
    stacked: bool
    height: int


class PersonRow(PaintedButton):
    """One person: icon, name and her line at the left, how far it is at the right.

    The whole row is one button that opens the note. When narrow, how far it is stands below.
    """

    _PAD: Final = 18
    _LEAD: Final = 20
    _GLYPH: Final = 26
    _STACK_BELOW: Final = 430
    """Counted in text."""
    _SPLIT: Final = 0.605
    """Where the second column starts, as a share of the width."""

    def __init__(self, person: Person, *, is_next: bool, parent: QWidget | None = None) -> None:
        super().__init__(title_of(person), parent)
        self._current = False
        self.show_person(person, is_next=is_next)
        self.grow_with_width()

    def show_person(self, person: Person, *, is_next: bool) -> None:
        """Another name or state."""
        self.person = person
        self._text = title_of(person)
        self._state, self._word, self._sub = standing(person, is_next=is_next)
        self._speak()
        self.updateGeometry()
        self.update()

    def set_current(self, current: bool) -> None:
        """Mark the row whose note is open."""
        self._current = current
        self._speak()
        self.update()

    def _speak(self) -> None:
        opened = tr("note open") if self._current else ""
        parts = (self._text, self.person.line, self._word, self._sub, opened)
        self.setAccessibleName(", ".join(part for part in parts if part))

    def _start(self, theme: Theme) -> int:
        return theme.px(self._PAD) + theme.icon(self._LEAD) + theme.px(17)

    def _glyph_room(self, theme: Theme) -> int:
        return theme.icon(self._GLYPH) + theme.px(12)

    def _lay(self, width: float) -> _Laid:
        theme = self.theme
        start, pad = self._start(theme), theme.px(self._PAD)
        stacked = theme.in_text(width) < self._STACK_BELOW
        right = start if stacked else max(width * self._SPLIT, start + theme.text_px(100))
        room = width - pad - start if stacked else right - start - theme.px(8)
        beside = width - pad - right - self._glyph_room(theme)
        line, sub = self.person.line, self._sub
        title = block(theme, self._text, Role.BODY, room, STRONG)
        about = block(theme, line, Role.META, room) if line else None
        word = block(theme, self._word, Role.BODY, beside, MEDIUM)
        more = block(theme, sub, Role.META, beside) if sub else None
        tall = title.height + (about.height if about else 0)
        side = max(word.height + (more.height if more else 0), theme.icon(self._GLYPH))
        inner = tall + theme.px(6) + side if stacked else max(tall, side)
        return _Laid(
            title, about, word, more, stacked, max(theme.px(65), round(inner) + 2 * theme.px(10))
        )

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at this width."""
        return self._lay(width).height

    def sizeHint(self) -> QSize:
        """A readable width."""
        width = self.theme.text_px(480)
        return QSize(width, self._lay(width).height)

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(self.theme.text_px(150), self.theme.px(65))

    def ring_rect(self) -> QRect:
        """Just inside the row, so that the ring stays within its card."""
        return self.rect().adjusted(4, 4, -4, -4)

    def ring_radius(self) -> float:
        """The corner radius in px."""
        return 8.0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row in its present state."""
        theme, painter = self.theme, QPainter(self)
        c = theme.color
        if self._current:
            painter.fillRect(self.rect(), c("soft"))
            painter.fillRect(self.mirrored(QRectF(0, 0, 4, self.height())), c("accent"))
        elif self.isDown() or self.hovered:
            inner = self.rect().adjusted(4, 4, -4, -4)
            round_box(painter, inner, c("na_tint" if self.isDown() else "sunken"), None, 8)
        laid = self._lay(self.width())
        start, quiet = self._start(theme), "ink2" if self._current else "ink3"
        words = laid.title.height + (laid.line.height if laid.line else 0)
        side = theme.icon(self._GLYPH)
        right = laid.word.height + (laid.sub.height if laid.sub else 0)
        if laid.stacked:
            total = words + theme.px(6) + max(right, side)
            y = (self.height() - total) / 2
            x, middle = float(start), y + words + theme.px(6) + max(right, side) / 2
        else:
            y = (self.height() - words) / 2
            x = max(self.width() * self._SPLIT, start + theme.text_px(100))
            middle = self.height() / 2
        lead = theme.icon(self._LEAD)
        icon = RELATIONS[self.person.relation][1]
        box = QRectF(theme.px(self._PAD), y + words / 2 - lead / 2, lead, lead)
        paint_icon(painter, icon, self.mirrored(box), c("ink2"))
        self._draw(painter, laid.title, start, y, "ink")
        if laid.line:
            self._draw(painter, laid.line, start, y + laid.title.height, quiet)
        box = self.mirrored(QRectF(x, middle - side / 2, side, side))
        paint_state(painter, theme, box, self._state, pale=True)
        x, y = x + self._glyph_room(theme), middle - right / 2
        self._draw(painter, laid.word, x, y, "ink")
        if laid.sub:
            self._draw(painter, laid.sub, x, y + laid.word.height, quiet)

    def _draw(self, painter: QPainter, words: TextBlock, x: float, y: float, tone: str) -> None:
        place = self.mirrored(QRectF(x, y, words.width, words.height))
        words.draw(painter, place.x(), y, self.theme.color(tone))
