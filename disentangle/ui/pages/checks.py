"""For "I'm not sure": things to look at and think about. Nothing is changed."""

from __future__ import annotations

from typing import Final

from disentangle.i18n import N_, tr
from disentangle.ui import accessible
from disentangle.ui.host import Host
from disentangle.ui.pages.start_frame import Columns, Missing, Point, StartPage, tell_device
from disentangle.ui.widgets.cards import Card, Hint
from disentangle.ui.widgets.choice_group import ChoiceGroup
from disentangle.ui.widgets.choices import ChoiceCard
from disentangle.ui.widgets.text import Heading

# What R02 asks about, and what can be seen without changing anything.
CHECKS: Final = (
    ("credit-card", N_("Who bought it?"), N_("Is there a bill or an account in their name?")),
    (
        "sliders-horizontal",
        N_("Who set it up?"),
        N_("Who chose the first name, password and mail address on it?"),
    ),
    ("lock", N_("Who knows its code?"), N_("Could they guess it, or did they see you type it?")),
    ("laptop", N_("Who has held it?"), N_("Was it alone with them, even for ten minutes?")),
    (
        "wifi",
        N_("Who runs the Wi-Fi?"),
        N_("Who has the password of the box? Someone who runs it can see which sites you visit."),
    ),
    (
        "users",
        N_("Are there other users on it?"),
        N_("Look at the list of names when you sign in, or in the settings under Users."),
    ),
    (
        "eye",
        N_("Is there a program for remote help?"),
        N_("Look for names like TeamViewer, AnyDesk or Chrome Remote Desktop. Do not remove it."),
    ),
    (
        "baby",
        N_("Is it in a family or work group?"),
        N_("Look for words like “family”, “managed by” or “your organization” in the settings."),
    ),
    (
        "globe",
        N_("Is the browser shared with another device?"),
        N_("Look at the picture at its top right. Whose account is signed in?"),
    ),
)

ANSWERS: Final = (
    ("trusted", N_("It is mine alone"), N_("Nobody else could open it, check it or control it.")),
    ("unsure", N_("I am still not sure"), N_("Some of this may be so.")),
    ("not-safe", N_("They can get to it"), N_("We’ll help you find a safer one first.")),
)


class ChecksPage(StartPage):
    """Look, think, then answer again."""

    def __init__(self, host: Host) -> None:
        super().__init__(host, "checks", 900)
        self.head(
            tr("Let’s look at this computer"),
            tr("Only look. Change nothing for now. Skip what you like."),
        )
        self.column.addWidget(
            Hint(
                tr(
                    "Someone who watches this screen can see that you look. "
                    "If that may be so, just think about the questions."
                ),
                "caution",
            )
        )
        card = Card(24)
        points = Columns()
        for icon, title, text in CHECKS:
            points.add(Point(icon, tr(title), tr(text)))
        card.column.addWidget(points)
        accessible.speak_as(card, "list")
        card.setAccessibleName(tr("What to look at"))
        self.column.addWidget(card)
        self.column.addSpacing(12)
        self.column.addWidget(Heading(tr("So, is this computer safe to use?"), 2))
        self.missing = Missing()
        self.column.addWidget(self.missing)
        self.group = ChoiceGroup(self)
        for key, title, sub in ANSWERS:
            choice = ChoiceCard(tr(title), tr(sub), radio=True)
            self.column.addWidget(self.group.add(key, choice))
        self.still = Hint(
            tr(
                "Then treat it as if they can see it. You can stop here and look for a computer "
                "they never had. Or you go on with care, and write nothing that must stay "
                "between us. Both are right. You decide."
            ),
            "caution",
        )
        self.still.hide()
        self.column.addWidget(self.still)
        self.column.addStretch(1)
        self.group.changed.connect(self._on_changed)
        self.main = self.main_button(tr("Continue"))
        self.main.clicked.connect(self._on_continue)
        self.other = self.quiet_button(tr("Find a safer computer"))
        self.other.hide()
        self.other.clicked.connect(self._on_safer)

    def _on_changed(self, keys: list[str]) -> None:
        unsure = keys == ["unsure"]
        self.missing.show_words("")
        self.still.setVisible(unsure)
        self.other.setVisible(unsure)
        self.main.setText(tr("Go on with care") if unsure else tr("Continue"))
        if unsure:
            self.host.say(self.still.label.text())

    def _on_continue(self) -> None:
        match self.group.chosen():
            case ["trusted"]:
                self._go_on("trusted")
            case ["unsure"]:
                self._go_on("overridden")
            case ["not-safe"]:
                self._on_safer()
            case _:
                self.missing.show_words(tr("Pick one of the three answers."))
                self.group.set_wrong(True)
                self.group.focus()

    def _go_on(self, device: str) -> None:
        tell_device(self.host, device)
        if self.host.has_session:
            self.host.go("plan")
        else:
            self.host.after(self.view)

    def _on_safer(self) -> None:
        tell_device(self.host, "not-safe")
        self.host.go("not-safe")
