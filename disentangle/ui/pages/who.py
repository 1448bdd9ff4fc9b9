"""Who sits at the computer, and the door past the questions."""

from __future__ import annotations

from typing import Final

from disentangle.i18n import N_, tr
from disentangle.plan.answers import Who
from disentangle.ui.host import Host
from disentangle.ui.pages.start_frame import Columns, StartPage
from disentangle.ui.widgets.cards import Hint
from disentangle.ui.widgets.choice_group import ChoiceGroup
from disentangle.ui.widgets.choices import ChoiceCard
from disentangle.ui.widgets.text import Heading, Support

_WHO: Final = (
    (Who.ME, N_("Just me"), "", "user"),
    (Who.WITH_HELPER, N_("Me, with someone helping"), N_("You hold the mouse. They sit beside you"),
     "users"),
    (Who.HELPER, N_("I help someone"), N_("They are here with me, or asked me to"), "life-buoy"),
)  # fmt: skip
_AGES: Final[dict[str, bool | None]] = {"yes": True, "no": False, "quiet": None}


class WhoPage(StartPage):
    """Who is here? Every answer may be left out."""

    def __init__(self, host: Host) -> None:
        super().__init__(host, "who")
        self.head(
            tr("Who is here?"),
            tr("So that we speak to the right person, and show the right helplines."),
            tr("Step {n} of {all}", n=4, all=4),
            back=False,
        )
        answers = host.session.answers
        self.who = ChoiceGroup(self)
        for value, title, sub, icon in _WHO:
            card = ChoiceCard(tr(title), tr(sub), icon, radio=True)
            self.column.addWidget(self.who.add(value.value, card))
        self.who.choose([answers.who.value])
        self.hint = Hint(
            tr(
                "**Their answers, their choices.** Let them hold the mouse and decide each step. "
                "What is written here belongs to them. A court may ask for notes one day."
            ),
            "info",
            "users",
        )
        self.column.addWidget(self.hint)
        self.column.addSpacing(16)
        self.age_title = Heading("", 2)
        self.column.addWidget(self.age_title)
        self.column.addWidget(
            Support(tr("Why we ask: other helplines, and other rules about pictures."))
        )
        self.age = ChoiceGroup(self)
        ages = Columns(3, 200)
        for key, title in (
            ("yes", tr("Yes")),
            ("no", tr("No")),
            ("quiet", tr("I’d rather not say")),
        ):
            ages.add(self.age.add(key, ChoiceCard(title, radio=True)))
        if answers.minor is not None:
            self.age.choose(["yes" if answers.minor else "no"])
        elif self.view in answers.answered:
            self.age.choose(["quiet"])
        self.column.addWidget(ages)
        self.column.addStretch(1)
        self.who.changed.connect(self._on_who)
        self.age.changed.connect(self._on_age)
        self.main_button(tr("Continue")).clicked.connect(self._on_continue)
        self.quiet_button(tr("Skip the questions")).clicked.connect(self._on_skip)
        self.bar.set_aside(tr("Saved as you go") if host.session.keeps else "")
        self._show_helper()

    def _on_who(self, keys: list[str]) -> None:
        self.host.session.answer(who=Who(keys[0] if keys else ""))
        self._show_helper()
        if not self.hint.isHidden():
            self.host.say(self.hint.label.text())

    def _show_helper(self) -> None:
        helper = self.host.session.answers.who is Who.HELPER
        self.hint.setVisible(helper)
        self.age_title.setText(
            tr("Is the person you help under 18?") if helper else tr("Are you under 18?")
        )

    def _on_age(self, keys: list[str]) -> None:
        self.host.session.answer(minor=_AGES[keys[0]] if keys else None)

    def _on_continue(self) -> None:
        self.host.session.passed(self.view)
        self.host.after(self.view)

    def _on_skip(self) -> None:
        session = self.host.session
        session.passed(self.view)
        sitting = session.next_sitting()
        if sitting is None:
            self.host.go("plan")
        else:
            self.host.go("task", session.start_task(sitting).id)
