"""A new recovery code in place of the old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from disentangle.errors import ForPerson
from disentangle.i18n import tr
from disentangle.plan.answers import Device
from disentangle.ui.host import Host
from disentangle.ui.pages.lock_parts import CodeCard
from disentangle.ui.sheets.asking import AskFirstSheet
from disentangle.ui.widgets.buttons import Kind
from disentangle.ui.widgets.text import Body

if TYPE_CHECKING:
    from disentangle.vault.recovery_code import RecoveryCode


class CodeSheet(AskFirstSheet):
    """Asks for the words, shows a new code once, then takes it."""

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            tr("Make a new recovery code"),
            tr("First your words, so that nobody else can do this for you."),
            640,
        )

    def confirmed(self) -> None:
        """Show a new code."""
        self._code: RecoveryCode | None = None
        column = self.new_step()
        column.addWidget(
            Body(tr("It is shown only now. It takes the place of the old code, on all copies too."))
        )
        self._card = CodeCard(shown=self.host.session.answers.device is Device.TRUSTED)
        self._card.title.setText(tr("Write down this recovery code"))
        column.addWidget(self._card)
        self.add_step_button(tr("Take this code"), Kind.PRIMARY).clicked.connect(self._on_take)
        self.add_cancel(tr("Keep the old code"))
        future = self.host.keeper.new_code()
        self.host.later.run(future, self._on_code, self._on_fault, owner=self)

    def _on_code(self, code: RecoveryCode) -> None:
        self._code = code
        self._card.show_code(code)
        self.refit()

    def _on_take(self) -> None:
        if self.busy or self._code is None:
            return
        if problem := self._card.problem():
            self.show_problem(problem)
            self._card.written.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.begin()
        self.hold(True)
        future = self.host.keeper.change_code(self._code)
        self.host.later.run(future, self._on_changed, self._on_fault, owner=self)

    def _on_changed(self, _nothing: None) -> None:
        self.hold(False)
        self.show_done(tr("The new code opens your work. The old one does not any more."))

    def _on_fault(self, fault: ForPerson) -> None:
        self.hold(False)
        self.failed(fault, tr("Take this code"))
