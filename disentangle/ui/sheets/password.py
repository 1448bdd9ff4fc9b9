"""A new password, made here or typed, and codes to keep. Neither goes into the case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from disentangle.errors import ForPerson
from disentangle.i18n import tr
from disentangle.passwords import generator, site_rules
from disentangle.passwords.spell import spell_out
from disentangle.plan.answers import Device
from disentangle.session.case import KeptSecret
from disentangle.session.known_facts import known_facts
from disentangle.ui import accessible
from disentangle.ui.sheets.password_check import Checker
from disentangle.ui.widgets.buttons import Button, Kind, LinkButton
from disentangle.ui.widgets.cards import Hint
from disentangle.ui.widgets.choices import CheckRow
from disentangle.ui.widgets.fields import NoteField
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.secret import SecretField
from disentangle.ui.widgets.segmented import Segmented
from disentangle.ui.widgets.sheet import Sheet
from disentangle.ui.widgets.text import Body, Meta, Support

if TYPE_CHECKING:
    from disentangle.passwords.strength import Verdict
    from disentangle.ui.host import Host

WORDS: Final = "words"
SIGNS: Final = "signs"
OWN: Final = "own"


class _KeepingSheet(Sheet):
    """What both sheets share: the offer to keep a text in this computer's password store.

    Signals:
        kept(str): the text lies in the store; the id of the `KeptSecret` in the case.
    """

    kept = Signal(str)

    def __init__(self, host: Host, title: str, what: str, task_id: str) -> None:
        super().__init__(host.sheet_area, title, 560)
        self._asks, self._what, self._task_id = host, what, task_id
        self._busy = False
        self._fault = Hint("", "caution")
        self._fault.hide()
        self._said = Meta("")
        self._said.hide()
        self.closed.connect(self._on_closed)

    def _tell(self, text: str) -> None:
        self._said.setText(text)
        self._said.show()
        accessible.announce(self, text)

    def _put(self, text: str, kind: str) -> None:
        """Hand the text to the password store. What it says arrives later."""
        store = self._asks.secrets
        if store is None or self._busy:
            return
        self._busy = True
        self._fault.hide()
        self._tell(tr("One moment. The password store may ask you to open it."))
        self._kind = kind
        future = store.put(text.encode(), ask=True)
        self._asks.later.run(future, self._on_put, self._on_fault, self)

    def _on_put(self, name: str) -> None:
        self._busy = False
        session = self._asks.session
        session.keep_secret(
            KeptSecret(
                id=name,
                title=self._what,
                kind=self._kind,
                task=self._task_id,
                at=session.now().date().isoformat(),
            )
        )
        self.kept.emit(name)
        self._asks.say(tr("Kept in this computer’s password store."))
        if self.isHidden():
            self.deleteLater()
        else:
            self.close_sheet()

    def _on_fault(self, fault: ForPerson) -> None:
        self._busy = False
        if self.isHidden():
            self.deleteLater()
            return
        self._said.hide()
        self._fault.set_text(fault.sentences())
        self._fault.show()
        self.restyle()
        accessible.announce(self, fault.sentences())

    def _wipe(self) -> None:
        """Take the text off the screen and out of the fields."""

    def _on_closed(self) -> None:
        self._wipe()
        # What is on its way into the store still has to be noted down in the case.
        if not self._busy:
            self.deleteLater()


class PasswordSheet(_KeepingSheet):
    """Make a password, or type one and see what could be guessed.

    Args:
        what: the account in plain words, such as "Google, work".
        task_id: the task it is made in; "" outside of one.
        rules: what the site accepts, in the Password Rules language; "" if not known.
    """

    def __init__(self, host: Host, what: str, task_id: str = "", rules: str = "") -> None:
        super().__init__(host, tr("Make a new password"), what, task_id)
        self._rules = _readable_rules(rules)
        self._facts = known_facts(host.session.answers)
        # Whether letters show at once follows the answer about this computer.
        self._may_show = host.session.answers.device is Device.TRUSTED
        self._check = Checker(host.later, self._facts, self)
        self._check.judged.connect(self._on_judged)
        self.column.addWidget(
            Body(tr("For: {account}. Use it nowhere else.", account=what), "ink2")
        )
        ways = ((WORDS, tr("Words")), (SIGNS, tr("Letters and signs")), (OWN, tr("My own")))
        first = SIGNS if self._rules is not None else WORDS
        self._way = Segmented(ways, tr("How to make it"), first)
        self._way.chosen.connect(self._on_way)
        self.column.addWidget(self._way)
        if self._rules is not None:
            known = tr("This site has rules of its own for passwords. An open list names them.")
            follow = tr("“Letters and signs” follows them. We did not check them.")
            self.column.addWidget(Support(f"{known} {follow}"))
        self._field = SecretField(tr("New password"))
        self._field.text_changed.connect(self._on_text)
        self.column.addWidget(self._field)
        self._add_tools()
        self._spelled = Support("")
        self._spelled.hide()
        self.column.addWidget(self._spelled)
        self._verdict = Hint("", "caution")
        self._verdict.hide()
        self._good = Hint("", "done")
        self._good.hide()
        self.column.addWidget(self._verdict)
        self.column.addWidget(self._good)
        self.column.addWidget(self._said)
        self._keep = self._add_keep()
        self.column.addWidget(self._fault)
        self.column.addStretch(1)
        self._main = Button(tr("I have it"), Kind.PRIMARY)
        self._main.clicked.connect(self._on_main)
        self.add_button(self._main)
        host.clipboard.cleared.connect(self._on_cleared)
        self._make()

    def _add_tools(self) -> None:
        tools = QWidget()
        flow = FlowLayout(tools, 12, 4)
        other = tr("Other letters") if self._rules is not None else tr("Other words")
        self._other = LinkButton(other, "shuffle")
        self._other.clicked.connect(self._make)
        copy = LinkButton(tr("Copy"), "copy", name=tr("Copy the new password"))
        copy.clicked.connect(self._on_copy)
        spell = LinkButton(tr("Spell it out"), "speaker")
        spell.clicked.connect(self._on_spell)
        for button in (self._other, copy, spell):
            flow.addWidget(button)
        self.column.addWidget(tools)

    def _add_keep(self) -> CheckRow | None:
        if self._asks.secrets is None:
            self.column.addWidget(Support(_nothing_kept()))
            return None
        row = CheckRow(
            tr("Keep it in this computer’s password store"),
            tr("It opens only with your case. People on this login can see that an item is there."),
        )
        row.toggled.connect(self._on_keep)
        self.column.addWidget(row)
        return row

    # -- making ------------------------------------------------------------------------------

    def _make(self) -> None:
        """Another one of the same kind."""
        if self._way.current() == SIGNS:
            made = generator.characters(rules=self._rules, never_from=self._facts)
        else:
            made = generator.words(never_from=self._facts)
        self._field.edit.setText(made)
        self._field.edit.setCursorPosition(0)
        self._field.set_shown(self._may_show)

    def _on_way(self, way: str) -> None:
        own = way == OWN
        self._field.clear()
        self._field.set_error("")
        self._field.edit.setReadOnly(not own)
        self._other.setVisible(not own)
        self._other.setText(tr("Other words") if way == WORDS else tr("Other letters"))
        self._spelled.hide()
        if own:
            self._field.edit.setFocus()
        else:
            self._make()

    def _on_text(self) -> None:
        self._spelled.hide()
        self._said.hide()
        self._verdict.hide()
        self._good.hide()
        text = self._field.text()
        if self._way.current() == OWN:
            if text:
                self._field.set_error("")
            self._check.look(text)
        else:
            self._check.look("")

    def _on_judged(self, verdict: Verdict) -> None:
        from disentangle.passwords.strength import Level

        box = self._good if verdict.level is Level.OK else self._verdict
        level = verdict.level.name_for_person
        parts = [tr("{level}.", level=level[:1].upper() + level[1:])]
        parts += [reason.sentence for reason in verdict.reasons]
        box.set_text(" ".join([*parts, verdict.advice]))
        box.show()
        self.restyle()  # grow with what is said

    # -- taking it along ---------------------------------------------------------------------

    def _on_copy(self) -> None:
        if self._has_text():
            self._asks.clipboard.copy(self._field.text())
            self._tell(tr("Copied. It leaves the clipboard after 30 seconds."))

    def _on_cleared(self) -> None:
        if not self.isHidden():
            self._tell(tr("It is off the clipboard again."))

    def _on_spell(self) -> None:
        if not self._has_text():
            return
        said = ", ".join(spell_out(self._field.text()))
        self._spelled.setText(said)
        self._spelled.show()
        self.restyle()
        accessible.announce(self, said)

    def _has_text(self) -> bool:
        if self._field.text():
            return True
        self._field.set_error(tr("Type a password first, or have one made."))
        self._field.edit.setFocus()
        return False

    def _on_keep(self, on: bool) -> None:
        self._main.setText(tr("Keep it and go on") if on else tr("I have it"))

    def _on_main(self) -> None:
        if not self._has_text():
            return
        if self._keep is not None and self._keep.isChecked():
            self._put(self._field.text(), "password")
        else:
            self.close_sheet()

    def _wipe(self) -> None:
        self._check.end()
        self._field.clear()
        self._spelled.setText("")


class CodesSheet(_KeepingSheet):
    """Keep a PIN or backup codes.

    Args:
        what: the account in plain words.
        task_id: the task they belong to; "" outside of one.
    """

    def __init__(self, host: Host, what: str, task_id: str = "") -> None:
        super().__init__(host, tr("Keep a code"), what, task_id)
        text = tr("For: {account}. Paper is good too, where they cannot look.", account=what)
        self.column.addWidget(Body(text, "ink2"))
        self._note = NoteField(tr("Codes, one in each line"), least=5, most=10)
        self._note.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._note.text_changed.connect(self._on_text)
        self.column.addWidget(self._note)
        self.column.addWidget(self._said)
        self.column.addWidget(self._fault)
        if host.secrets is None:
            self.column.addWidget(Support(_nothing_kept()))
            self._note.hide()
        else:
            own = tr("It goes into this computer’s password store and opens only with your case.")
            self.column.addWidget(Support(own))
        self.column.addStretch(1)
        words = tr("Keep it and go on") if host.secrets is not None else tr("I wrote it down")
        main = Button(words, Kind.PRIMARY)
        main.clicked.connect(self._on_main)
        self.add_button(main)
        if host.secrets is not None:
            paper = Button(tr("I wrote it on paper"))
            paper.clicked.connect(self.close_sheet)
            self.add_button(paper)

    def _on_text(self) -> None:
        self._note.set_error("")

    def _on_main(self) -> None:
        if self._asks.secrets is None:
            self.close_sheet()
            return
        text = self._note.text().strip()
        if not text:
            self._note.set_error(tr("Type a code first, or keep it on paper."))
            self._note.edit.setFocus()
            return
        self._put(text, "codes")

    def _wipe(self) -> None:
        self._note.set_text("")


def _readable_rules(text: str) -> site_rules.SiteRules | None:
    """The rules of a site if a password can be made by them."""
    if not text:
        return None
    try:
        rules = site_rules.parse(text)
        generator.characters(rules=rules)
    except ValueError:
        return None
    return rules


def _nothing_kept() -> str:
    return tr(
        "Nothing is kept in this session, so write it on paper or use a password app of your own."
    )
