"""Keep the work under a lock, or keep nothing. The first thing that may be written to the drive."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from disentangle.errors import ForPerson
from disentangle.i18n import tr
from disentangle.session.limits import Moment, at
from disentangle.ui.host import Host
from disentangle.ui.pages.bring_in import BringInCard, take_over
from disentangle.ui.pages.lock_parts import CodeCard, WordsCard, new_words
from disentangle.ui.pages.start_frame import Columns, Missing, Point, StartPage
from disentangle.ui.widgets.buttons import Button, Kind, LinkButton
from disentangle.ui.widgets.cards import Card
from disentangle.ui.widgets.choice_group import ChoiceGroup
from disentangle.ui.widgets.choices import CheckRow, ChoiceCard
from disentangle.ui.widgets.secret import SecretField
from disentangle.ui.widgets.text import Body, Heading, Meta

if TYPE_CHECKING:
    from disentangle.session.case import Case
    from disentangle.session.keeper import Opened
    from disentangle.vault.recovery_code import RecoveryCode

KEEP: Final = "keep"
NOTHING: Final = "nothing"
_OFFER: Final = "first_lock"


@dataclass
class _Offer:
    """The words and the code of this run.

    They stay the same when she looks at help and comes back: she may have written them down.
    """

    words: str = field(default="", repr=False)
    code: RecoveryCode | None = field(default=None, repr=False)


class LockSetupPage(StartPage):
    """Words and a code, or nothing kept at all."""

    def __init__(self, host: Host) -> None:
        super().__init__(host, "lock", 900)
        self._busy = False
        self._offer = _offer_of(host)
        trusted = host.first_answers.get("device") == "trusted"
        head = self.head(
            tr("Lock what you write"),
            tr("Five plain words are hard to guess, even for someone who knows you well."),
            tr("Step {n} of {all}", n=3, all=4),
        )
        limits = LinkButton(tr("What this program cannot do"), "info")
        limits.clicked.connect(self._on_limits)
        head.add_control(limits)
        self._choose(trusted)
        self._keep_part = QWidget()
        self._nothing_part = QWidget()
        self._keep(trusted)
        self._nothing()
        self.column.addWidget(self._keep_part)
        self.column.addWidget(self._nothing_part)
        self._limits = _LimitsCard(str(host.keeper.folders.data))
        self.column.addWidget(self._limits)
        self._import = Button(tr("Bring my work from another computer"), Kind.QUIET, "folder")
        self._import.clicked.connect(self._on_import)
        self.column.addWidget(self._import, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self._main = self.main_button(tr("Continue"), chevron=False)
        self._own = self.quiet_button(tr("Use my own words"))
        self._main.clicked.connect(self._on_main)
        self._own.clicked.connect(self._on_own)
        self.bar.set_aside(tr("Nothing is written until you go on."))
        if trusted:
            self.group.choose([KEEP])
        self._show_choice()
        if self._offer.code is None:
            host.later.run(host.keeper.new_code(), self._on_code, self._on_fault, owner=self)
        else:
            self.code.show_code(self._offer.code)

    # -- building ----------------------------------------------------------------------------

    def _choose(self, trusted: bool) -> None:
        self.group = ChoiceGroup(self)
        grid = Columns()
        for key, title, sub in (
            (KEEP, tr("Keep my work, locked"), tr("Opens only with your words, or your code")),
            (NOTHING, tr("Keep nothing"), tr("Nothing is saved. It ends when you close it")),
        ):
            grid.add(self.group.add(key, ChoiceCard(title, sub, radio=True)))
        self.missing = Missing()
        self.column.addWidget(self.missing)
        self.column.addWidget(grid)
        self.group.changed.connect(self._on_chosen)

    def _keep(self, trusted: bool) -> None:
        column = _column(self._keep_part)
        self.bring_in = BringInCard(self.host)
        self.bring_in.hide()
        self.words = WordsCard(self._offer.words, shown=trusted)
        self.words.other_asked.connect(self._on_other_words)
        self.words.field.submitted.connect(self._on_main)
        self.code = CodeCard(shown=trusted)
        self.code_missing = Missing()
        self.keyring = CheckRow(
            tr("Open only together with this computer’s password store"),
            tr(
                "If you like. A copy of your file then does not open with your words alone. "
                "On another computer you need the code. "
                "Leave it out if they know the password of this computer."
            ),
        )
        more = Card(22)
        more.column.addWidget(Heading(tr("3. One more lock"), 3))
        more.column.addWidget(self.keyring)
        self.code.column.insertWidget(self.code.column.count() - 1, self.code_missing)
        self.code.written.toggled.connect(self._on_written)
        for card in (self.bring_in, self.words, self.code, more):
            column.addWidget(card)

    def _nothing(self) -> None:
        column = _column(self._nothing_part)
        card = Card(22)
        self.word = SecretField(
            tr("A word to cover this window with"),
            tr("If you like. Choose one they would not think of."),
        )
        self.word.submitted.connect(self._on_main)
        card.column.addWidget(Heading(tr("Nothing stays on this computer"), 3))
        for words in (
            tr("All you write is gone when you close this window, press Quick exit or lose power."),
            tr("Closing asks you once. Quick exit never asks."),
            tr(
                "A lock is weaker here. It covers the window until you type your word, and "
                "your work stays in the memory of this computer."
            ),
        ):
            card.column.addWidget(Body(words, "ink2"))
        card.column.addSpacing(6)
        card.column.addWidget(self.word)
        column.addWidget(card)

    # -- answering ---------------------------------------------------------------------------

    def _choice(self) -> str:
        return next(iter(self.group.chosen()), "")

    def _on_chosen(self, _keys: list[str]) -> None:
        self.missing.show_words("")
        self._show_choice()

    def _show_choice(self) -> None:
        choice = self._choice()
        self._keep_part.setVisible(choice == KEEP)
        self._nothing_part.setVisible(choice == NOTHING)
        self._own.setVisible(choice == KEEP)
        self._import.setVisible(choice != NOTHING and self.bring_in.isHidden())
        self._main.set_icon("lock" if choice == KEEP else None)
        self._main.setText(
            {KEEP: tr("Lock and go on"), NOTHING: tr("Go on and keep nothing")}.get(
                choice, tr("Continue")
            )
        )

    def _on_code(self, code: RecoveryCode) -> None:
        self._offer.code = code
        self.code.show_code(code)

    def _on_other_words(self) -> None:
        self._offer.words = new_words()
        self.words.offer(self._offer.words)
        self.words.field.setFocus()
        self.host.say(tr("Here are five other words."))

    def _on_own(self) -> None:
        self.words.set_own(not self.words.own)
        self._own.setText(tr("Use the five words") if self.words.own else tr("Use my own words"))
        self.words.field.setFocus()

    def _on_written(self, _on: bool) -> None:
        self.code_missing.show_words("")

    def _on_limits(self) -> None:
        self.body.verticalScrollBar().setValue(self._limits.y() - 12)
        self._limits.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_import(self) -> None:
        source = self.host.choose_file(tr("Choose the file with your work"), "*.age")
        if source is None:
            return
        self.group.choose([KEEP])
        self._show_choice()
        self._import.hide()
        self.bring_in.open_file(source)

    # -- going on ----------------------------------------------------------------------------

    def _on_main(self) -> None:
        if self._busy:
            return
        self.fault.show_fault(None)
        match self._choice():
            case "keep":
                self._make()
            case "nothing":
                self._set_busy(True)
                future = self.host.keeper.keep_nothing()
                # No owner: what was opened must be taken over even if she looks at help now, with
                # the word of now, as the page is gone then.
                done = partial(self._on_nothing, self.word.text().strip())
                self.host.later.run(future, done, self._on_fault)
            case _:
                self.missing.show_words(tr("Pick one of the two answers."))
                self.group.set_wrong(True)
                self.group.focus()

    def _make(self) -> None:
        if problem := self.words.problem():
            self.words.field.set_error(problem)
            self.words.field.setFocus()
            return
        if problem := self.code.problem():
            self.code_missing.show_words(problem)
            self.code.written.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        code = self._offer.code
        if code is None:
            return  # it comes within a moment, or its fault is on the screen
        self._set_busy(True)
        future = self.host.keeper.create(
            self.words.passphrase(), code, keyring=self.keyring.isChecked()
        )
        done = partial(self._on_made, self.bring_in.case)
        self.host.later.run(future, done, self._on_fault)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.bar.set_aside("" if busy else tr("Nothing is written until you go on."))
        self.bar.set_words(tr("This takes a few seconds.") if busy else "")
        if busy:
            self.host.say(tr("This takes a few seconds."))

    def _on_made(self, imported: Case | None, opened: Opened) -> None:
        self._forget()
        self.host.opened(opened)
        if imported is not None and self.host.has_session:
            take_over(self.host, imported)

    def _on_nothing(self, word: str, opened: Opened) -> None:
        self._forget()
        self.host.opened(opened, word)

    def _on_fault(self, fault: ForPerson) -> None:
        if not isValid(self):
            if not self.host.has_session:  # else it was a second try, and the first one worked
                self.host.show_fault(fault)
            return
        self._set_busy(False)
        self.fault.show_fault(fault)
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        self._offer.words, self._offer.code = "", None
        self.host.widget().setProperty(_OFFER, None)


def _offer_of(host: Host) -> _Offer:
    offer = host.widget().property(_OFFER)
    if not isinstance(offer, _Offer):
        offer = _Offer(words=new_words())
        host.widget().setProperty(_OFFER, offer)
    return offer


def _column(part: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return column


class _LimitsCard(Card):
    """Where the work lies, and what cannot be promised; said before anything is written (R07)."""

    def __init__(self, folder: str) -> None:
        super().__init__(24)
        self.title = Heading(tr("What this program cannot do"), 2)
        self.title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        grid = Columns()
        for limit in at(Moment.LOCK):
            grid.add(Point("info", tr(limit.title), tr(limit.text)))
        self.column.addWidget(self.title)
        self.column.addSpacing(4)
        self.column.addWidget(grid)
        self.column.addSpacing(12)
        self.column.addWidget(
            Point(
                "folder",
                tr("Where your work lies"),
                tr(
                    "In one locked file on this computer, in the folder {folder}. "
                    "Without your words or your code, nobody can read a name or a word in it.",
                    folder=folder,
                ),
            )
        )
        self.column.addSpacing(4)
        self.column.addWidget(Meta(tr("You find this again in Settings, under About."), "ink2"))
