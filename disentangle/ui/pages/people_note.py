"""The note for one person: what may slip, how it sounds, the words, and what comes of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from disentangle.i18n import N_, tr
from disentangle.letters.notes import Slip, Tone, blanks, cautions
from disentangle.session.people import (
    Person,
    Telling,
    facts_for,
    note_for,
    sounding,
    with_note,
    worded_like,
)
from disentangle.ui.host import Host
from disentangle.ui.pages.people_words import (
    Blanks,
    Remark,
    Three,
    select_blank,
    slip_answer,
    slip_question,
)
from disentangle.ui.theme import STRONG
from disentangle.ui.widgets.base import Panel
from disentangle.ui.widgets.buttons import Button, Kind, LinkButton
from disentangle.ui.widgets.cards import Hint
from disentangle.ui.widgets.choice_group import ChoiceGroup
from disentangle.ui.widgets.choices import ChoiceCard
from disentangle.ui.widgets.fields import NoteField
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.notices import UndoLine
from disentangle.ui.widgets.panels import ScrollPage
from disentangle.ui.widgets.segmented import Segmented
from disentangle.ui.widgets.text import Heading, Meta, Support

_SLIPS: Final = {Slip.NO: N_("No"), Slip.MAYBE: N_("Maybe"), Slip.NOT_SURE: N_("Not sure")}
_TONES: Final = {Tone.WARM: N_("Warm"), Tone.SHORT: N_("Short"), Tone.FORMAL: N_("Formal")}


class Note(Panel):
    """The note of one person at a time.

    Attributes:
        done: what `show_done` says; the page takes the change back.

    Signals:
        told_asked, later_asked, help_asked, edit_asked, remove_asked: the button was pressed.
    """

    told_asked = Signal()
    later_asked = Signal()
    help_asked = Signal()
    edit_asked = Signal()
    remove_asked = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        self._person: Person | None = None
        self._before: Person | None = None
        self._filling = False
        self._news: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.heading = Heading("", 2)
        self.heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._sub = Support(tr("Change any word. Then copy it, or say it out loud."))
        self._caution = Hint("", "caution")
        for widget in (self.heading, self._sub, self._caution):
            self._column.addWidget(widget)
        self._make_choices()
        self.field = NoteField("", least=8, most=24)
        self.field.hide_label()
        self._marks = Blanks(self.field.edit.document(), self.field)
        self.field.text_changed.connect(self._on_text)
        self.undo = UndoLine()
        self.undo.undone.connect(self._on_undo)
        self._column.addWidget(self.undo)
        self._column.addWidget(self.field)
        self._make_buttons()
        # A field knows how many lines it has only after it was laid out in its new width.
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._on_fit)
        self.restyle()

    def restyle(self) -> None:
        """Gaps."""
        self._column.setSpacing(self.theme.px(10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the note the height of its words in this width."""
        super().resizeEvent(event)
        self._fitting.start()

    def _on_fit(self) -> None:
        document = self.field.edit.document()
        block = document.begin()
        while block.isValid():
            document.documentLayout().blockBoundingRect(block)
            block = block.next()
        self.field.edit.fit()
        above = self._news.parentWidget() if self._news is not None else None
        while above is not None and not isinstance(above, ScrollPage):
            above = above.parentWidget()
        if above is not None and self._news is not None:
            self._column.activate()
            above.show_widget(self._news)
        self._news = None

    def show_done(self, text: str) -> None:
        """Say what one of the buttons changed, in view, with Undo."""
        self._copied.hide()
        self.done.show_change(text)
        self._show_news(self.done)

    def _show_news(self, line: QWidget) -> None:
        """Scroll to a line below the buttons, once it has its place."""
        self._news = line
        self._fitting.start()

    def _make_choices(self) -> None:
        self._question = Support("", "ink", STRONG)
        self.slips = ChoiceGroup(self)
        row = Three()
        for slip, words in _SLIPS.items():
            card = ChoiceCard(tr(words), radio=True, dense=True)
            row.add(self.slips.add(slip.value, card))
        self.slips.changed.connect(self._on_slip)
        self._so = Meta("", "ink2")
        sounds = tr("How it sounds")
        self.tones = Segmented([(t.value, tr(words)) for t, words in _TONES.items()], sounds)
        self.tones.chosen.connect(self._on_tone)
        line = QWidget()
        flow = FlowLayout(line, 14, 4)
        flow.addWidget(Support(sounds, "ink", STRONG, wrap=False))
        flow.addWidget(self.tones)
        for widget in (self._question, row, self._so, line):
            self._column.addWidget(widget)

    def _make_buttons(self) -> None:
        main, more = QWidget(), QWidget()
        self.copy = Button(tr("Copy note"), Kind.PRIMARY, "copy")
        self.told = Button("", Kind.SECONDARY, "check")
        self.later = Button("", Kind.QUIET)
        flow = FlowLayout(main, 10, 8)
        for button in (self.copy, self.told, self.later):
            flow.addWidget(button)
        self.help = LinkButton(tr("I need help with this"), "life-buoy")
        self.edit = LinkButton(tr("Change name or line"), "pencil")
        self.remove = LinkButton(tr("Take off the list"), "x")
        flow = FlowLayout(more, 14, 2)
        for link in (self.help, self.edit, self.remove):
            flow.addWidget(link)
        self._copied = Support("", "done")
        self._copied.hide()
        self.done = UndoLine()
        self._column.addWidget(main)
        self._column.addWidget(self.done)
        self._column.addWidget(self._copied)
        self._remark = Remark()
        self._column.addWidget(self._remark)
        self._column.addWidget(more)
        self.copy.clicked.connect(self._on_copy)
        self.told.clicked.connect(self.told_asked)
        self.later.clicked.connect(self.later_asked)
        self.help.clicked.connect(self.help_asked)
        self.edit.clicked.connect(self.edit_asked)
        self.remove.clicked.connect(self.remove_asked)

    # -- showing -----------------------------------------------------------------------------

    def show_person(self, person: Person) -> None:
        """Show one person's note; the same one again after a change."""
        if self._person is None or self._person.id != person.id:
            self.undo.hide()
            self.done.hide()
            self._copied.hide()
            self.field.set_error("")
        self._person = person
        answers = self._host.session.answers
        name, facts = person.name, facts_for(person, answers)
        self.heading.setText(tr("A note for {name}", name=name))
        found = cautions(facts)
        self._caution.set_text(" ".join(found).replace("**", ""))
        self._caution.setVisible(bool(found))
        self._question.setText(slip_question(name, facts.them.strip()))
        for card in self.slips.cards:
            card.setAccessibleDescription(self._question.text())
        self.slips.choose([person.slip.value])
        self._so.setText(slip_answer(person.slip))
        self.tones.set_current(person.tone.value)
        self.field.set_label(self.heading.text())
        self._fill(note_for(person, answers))
        told = person.telling is Telling.TOLD
        self.told.setText(tr("Change the day") if told else tr("I told {name}", name=name))
        self.told.set_name(tr("Change the day you told {name}", name=name) if told else "")
        waiting = person.telling in (Telling.LATER, Telling.TOLD)
        self.later.setText(tr("Back to “To do”") if waiting else tr("Later"))
        self.later.set_name(
            tr("{name}: back to “To do”", name=name) if waiting else tr("{name}: later", name=name)
        )
        self.help.setVisible(person.telling is not Telling.HELP)
        self.edit.set_name(tr("Change name or line: {name}", name=name))
        self.remove.set_name(tr("Take {name} off the list", name=name))
        self._remark.show_for(person)

    def _fill(self, text: str) -> None:
        if text == self.field.text():
            return  # the cursor stays where she types
        self._filling = True
        self.field.set_text(text)
        self.field.edit.moveCursor(QTextCursor.MoveOperation.Start)
        self._fitting.start()
        self._filling = False

    # -- changing ----------------------------------------------------------------------------

    def _on_text(self) -> None:
        if self._filling or self._person is None or not self._host.has_session:
            return
        session = self._host.session
        self._person = with_note(self._person, self.field.text(), session.answers)
        session.put_person(self._person)
        self._copied.hide()
        if self.field.error:
            self._tell_missing()

    def _on_slip(self, keys: list[str]) -> None:
        if self._person is not None and keys:
            self._change(sounding(self._person, slip=Slip(keys[0])))

    def _on_tone(self, key: str) -> None:
        if self._person is not None:
            self._change(sounding(self._person, tone=Tone(key)))

    def _change(self, changed: Person) -> None:
        before, session = self._person, self._host.session
        session.put_person(changed)
        self._copied.hide()
        self.field.set_error("")
        self.show_person(changed)
        if before is not None and before.note is not None:
            self._before = before
            self.undo.show_change(tr("The note is a new one."), tr("Undo: bring my words back"))
        else:
            self.undo.hide()
        self._host.say(self._so.text())

    def _on_undo(self) -> None:
        before, self._before = self._before, None
        self.undo.hide()
        if before is None or self._person is None:
            return
        # Only the note goes back; what she answered since then stays.
        back = worded_like(self._person, before)
        self._host.session.put_person(back)
        self.show_person(back)
        self.field.setFocus()

    # -- copying -----------------------------------------------------------------------------

    def _on_copy(self) -> None:
        text = self.field.text()
        if not text.strip():
            self.field.set_error(tr("Write something here first."))
            self.field.setFocus()
            return
        if self._tell_missing():
            select_blank(self.field)
            return
        self.done.hide()
        self._host.clipboard.copy(text)
        words = tr("Copied. The copy is taken away after 30 seconds.")
        self._copied.setText(words)
        self._copied.show()
        self._show_news(self._copied)
        self._host.say(words)

    def _tell_missing(self) -> bool:
        """Say which blanks are left; True if there are any."""
        left = list(dict.fromkeys(words for _, _, words in blanks(self.field.text())))
        said = ""
        if left:
            said = tr("Fill in or take out first: {blanks}", blanks=", ".join(left))
        if said != self.field.error:
            self.field.set_error(said)
        return bool(left)
