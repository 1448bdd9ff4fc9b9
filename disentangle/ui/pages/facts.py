"""Words someone could guess a password from. Used only to check new passwords here."""

from __future__ import annotations

from typing import Final

from disentangle.i18n import N_, tr
from disentangle.plan.answers import Facts
from disentangle.session import flow
from disentangle.ui.host import Host
from disentangle.ui.pages.start_frame import StartPage
from disentangle.ui.widgets.cards import Hint
from disentangle.ui.widgets.fields import NoteField
from disentangle.ui.widgets.text import Meta

_FIELDS: Final = (
    ("names", N_("Names"), N_("People, nicknames and pets. Yours, theirs, the family’s.")),
    ("dates", N_("Dates"), N_("Birthdays, the day you met, a wedding. Write them as you like.")),
    ("places", N_("Places, teams and songs"), N_("Streets and towns too.")),
    ("other", N_("Anything else they would try"), N_("House or phone numbers, a number plate.")),
)


class FactsPage(StartPage):
    """Which words could they guess from?"""

    def __init__(self, host: Host) -> None:
        super().__init__(host, "facts")
        count = tr(
            "Question {n} of {all}", n=flow.QUESTIONS.index("facts") + 1, all=len(flow.QUESTIONS)
        )
        self.head(
            tr("Which words could they guess from?"),
            tr("Write one on each line. Leave out what you like."),
            count,
        )
        facts = host.session.answers.facts
        self.fields: dict[str, NoteField] = {}
        for name, title, hint in _FIELDS:
            field = NoteField(tr(title), tr(hint), "\n".join(getattr(facts, name)), least=2, most=6)
            field.text_changed.connect(self._on_changed)
            self.fields[name] = field
            self.column.addWidget(field)
        self.column.addSpacing(4)
        self.column.addWidget(
            Hint(
                tr("**Leave out passwords,** old ones too. This program never keeps them."),
                "plain",
                "key-round",
            )
        )
        self.column.addWidget(
            Meta(
                tr(
                    "Why we ask: a new password that holds one of these is easy for them to find. "
                    "The words are used only for that check. They stay in your locked file."
                )
                if host.session.keeps
                else tr(
                    "Why we ask: a new password that holds one of these is easy for them to find. "
                    "The words are used only for that check, and are not kept."
                ),
                "ink2",
            )
        )
        self.column.addStretch(1)
        self.main_button(tr("Continue")).clicked.connect(self._on_continue)
        self.quiet_button(tr("Skip this question")).clicked.connect(self._on_continue)
        self.bar.set_aside(tr("Saved as you go") if host.session.keeps else "")

    def _on_changed(self) -> None:
        lines = {name: _lines(field.text()) for name, field in self.fields.items()}
        self.host.session.answer(facts=Facts(**lines))

    def _on_continue(self) -> None:
        self.host.session.passed(self.view)
        self.host.after(self.view)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
