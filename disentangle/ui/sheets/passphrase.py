"""Other words for the lock."""

from __future__ import annotations

from disentangle.errors import ForPerson
from disentangle.i18n import tr
from disentangle.ui.host import Host
from disentangle.ui.sheets.asking import AskFirstSheet
from disentangle.ui.sheets.new_words import NewWords
from disentangle.ui.widgets.buttons import Kind
from disentangle.ui.widgets.choices import CheckRow


class PassphraseSheet(AskFirstSheet):
    """Asks for the words of now, then takes new ones."""

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            tr("Change your words"),
            tr("First the words of now, so that nobody else can do this for you."),
            760,
        )

    def confirmed(self) -> None:
        """Offer new words."""
        column = self.new_step()
        self._new = NewWords(self.host)
        self._new.card.field.submitted.connect(self._on_take)
        self._keyring = CheckRow(
            tr("Open only together with this computer’s password store"),
            tr(
                "A copy of your file then does not open with your words alone. "
                "Leave it out if they know the password of this computer."
            ),
        )
        self._keyring.setChecked(self.host.keeper.needs_keyring())
        column.addWidget(self._new)
        column.addWidget(self._keyring)
        self.add_step_button(tr("Take these words"), Kind.PRIMARY).clicked.connect(self._on_take)
        self.add_cancel(tr("Keep my old words"))

    def _on_take(self) -> None:
        if self.busy:
            return
        if not self._new.ready():
            self.refit()
            return
        self.begin()
        self.hold(True)
        future = self.host.keeper.change_passphrase(
            self._new.words(), keyring=self._keyring.isChecked()
        )
        self.host.later.run(future, self._on_changed, self._on_fault, owner=self)

    def _on_changed(self, _nothing: None) -> None:
        self.hold(False)
        self.show_done(
            tr("From now on only the new words open your work. Your recovery code stays the same.")
        )

    def _on_fault(self, fault: ForPerson) -> None:
        self.hold(False)
        self.failed(fault, tr("Take these words"))
