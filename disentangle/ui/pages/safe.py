"""The first page. It loads before everything else, so it knows nothing of plan or case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from disentangle.i18n import N_, tr
from disentangle.ui.pages.start_frame import Missing, StartPage, tell_device
from disentangle.ui.widgets.cards import Hint
from disentangle.ui.widgets.choice_group import ChoiceGroup
from disentangle.ui.widgets.choices import ChoiceCard

if TYPE_CHECKING:
    from disentangle.ui.host import Host

ANSWERS: Final = (
    (
        "trusted",
        N_("Yes. They have never used it"),
        N_("Like a new computer, or one at a shelter or a friend’s home."),
    ),
    (
        "unsure",
        N_("I’m not sure"),
        N_("They may have used it, set it up, or know how to unlock it."),
    ),
    (
        "not-safe",
        N_("No. They use it or can get to it"),
        N_("We’ll help you find a safer one first."),
    ),
)


class SafePage(StartPage):
    """Is this computer safe to use? (R02)"""

    def __init__(self, host: Host) -> None:
        super().__init__(host, "safe", 700)
        self.head(
            tr("Is this computer safe to use?"),
            tr(
                "A safe computer is one the other person cannot open, check, or control. "
                "Pick the closest answer. You can change it later."
            ),
            back=host.has_session,
        )
        self.missing = Missing()
        self.column.addWidget(self.missing)
        self.group = ChoiceGroup(self)
        for key, title, sub in ANSWERS:
            card = ChoiceCard(tr(title), tr(sub), radio=True)
            self.column.addWidget(self.group.add(key, card))
        self.group.choose([host.first_answers.get("device", "")])
        self.column.addSpacing(8)
        self.column.addWidget(
            Hint(
                tr(
                    "**What you write stays on this computer.** You will lock it with a "
                    "passphrase. Nothing is sent anywhere. **Quick exit** closes this at once, "
                    "and your work is already saved. It can’t hide that the app is installed."
                ),
                "plain",
                "lock",
            )
        )
        self.column.addStretch(1)
        self.group.changed.connect(self._on_changed)
        self.main_button(tr("Continue")).clicked.connect(self._on_continue)
        talk = self.quiet_button(tr("Talk to someone now"), "circle-question-mark")
        talk.clicked.connect(self._on_talk)

    def _on_changed(self, _keys: list[str]) -> None:
        self.missing.show_words("")

    def _on_continue(self) -> None:
        chosen = self.group.chosen()
        if not chosen:
            self.missing.show_words(tr("Pick one of the three answers."))
            self.group.set_wrong(True)
            self.group.focus()
            return
        tell_device(self.host, chosen[0])
        if self.host.has_session and chosen[0] == "trusted":
            self.host.go("plan")
        else:
            self.host.after(self.view)

    def _on_talk(self) -> None:
        self.host.go("help")

    def _on_back(self) -> None:
        self.host.go("settings")
