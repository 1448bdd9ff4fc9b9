"""Take a kept password out of this computer's password store."""

from __future__ import annotations

from disentangle.errors import ForPerson
from disentangle.i18n import tr
from disentangle.session.case import KeptSecret
from disentangle.session.whole import forget_all
from disentangle.ui.host import Host
from disentangle.ui.sheets.asking import AskFirstSheet
from disentangle.ui.widgets.buttons import Kind
from disentangle.ui.widgets.text import Body


class ForgetSheet(AskFirstSheet):
    """Asks for the words, then for a yes."""

    def __init__(self, host: Host, kept: KeptSecret) -> None:
        self._kept = kept
        super().__init__(
            host,
            tr("Forget: {title}", title=kept.title),
            tr("First your words, so that nobody else can do this for you."),
        )

    def confirmed(self) -> None:
        """Say what it means."""
        column = self.new_step()
        column.addWidget(Body(tr("It leaves this computer’s password store. There is no undo.")))
        column.addWidget(Body(tr("The account itself stays as it is, with the same password.")))
        self.add_step_button(tr("Forget it"), Kind.PRIMARY).clicked.connect(self._on_forget)
        self.add_cancel(tr("Keep it"))

    def _on_forget(self) -> None:
        secrets = self.host.secrets
        if self.busy or secrets is None:
            return
        self.begin(tr("One moment"))
        # Not `secrets.forget`: an item that is already gone is no fault here.
        future = forget_all(secrets, [self._kept.id])
        self.host.later.run(future, self._on_done, self._on_fault, owner=self)

    def _on_done(self, left: tuple[str, ...]) -> None:
        if left:
            self._on_fault(
                ForPerson(
                    tr("This computer’s password store did not let go of it."),
                    tr("It is kept as before."),
                    tr("Open the password store, then try again."),
                )
            )
            return
        self.host.session.forget_secret(self._kept.id)
        self.host.say(tr("It is no longer in the password store."))
        self.close_sheet()

    def _on_fault(self, fault: ForPerson) -> None:
        self.failed(fault, tr("Forget it"))
