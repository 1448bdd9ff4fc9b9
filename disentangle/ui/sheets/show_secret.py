"""A password or codes from this computer's password store, shown for a moment."""

from __future__ import annotations

from PySide6.QtCore import Qt

from disentangle.errors import ForPerson
from disentangle.i18n import tr
from disentangle.session.case import KeptSecret
from disentangle.ui import accessible
from disentangle.ui.host import Host
from disentangle.ui.sheets.asking import AskFirstSheet
from disentangle.ui.theme import Role
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.cards import Card
from disentangle.ui.widgets.text import Body, Meta, Text


class ShowSecretSheet(AskFirstSheet):
    """Asks for the words, then shows one kept secret, with Copy.

    Args:
        kept: which one.
        copy: copy it at once instead of showing it first.
    """

    def __init__(self, host: Host, kept: KeptSecret, *, copy: bool = False) -> None:
        self._kept, self._copy, self._value = kept, copy, ""
        super().__init__(
            host,
            kept.title,
            tr("Your words once more, so that nobody who walks by can look."),
        )
        self.closed.connect(self._on_closed)

    def confirmed(self) -> None:
        """Read it."""
        column = self.new_step()
        column.addWidget(Body(tr("This computer may ask you to open its password store.")))
        self.add_cancel()
        assert self.host.secrets is not None, "nothing is kept, so there is nothing to show"
        future = self.host.secrets.get(self._kept.id, ask=True)
        self.host.later.run(future, self._on_read, self._on_fault, owner=self)

    def _on_read(self, value: bytes) -> None:
        self._value = value.decode("utf-8", "replace")
        column = self.new_step()
        self._card = Card(18, sunken=True)
        self._text = Text("", Role.CARD, mono=True)
        self._card.column.addWidget(self._text)
        column.addWidget(self._card)
        column.addWidget(Meta(tr("A copy leaves the clipboard after 30 seconds.")))
        self._copy_button = self.add_step_button(tr("Copy"), Kind.PRIMARY)
        self._copy_button.set_icon("copy")
        self._copy_button.clicked.connect(self._on_copy)
        self._show_button: Button = self.add_step_button(tr("Hide"))
        self._show_button.clicked.connect(self._on_show)
        self.add_cancel(tr("Close"))
        self._shown = not self._copy
        self._fill()
        if self._copy:
            self._on_copy()
        self._copy_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        self._text.setText(self._value if self._shown else "•" * 12)
        self._text.setAccessibleName(self._value if self._shown else tr("Covered"))
        self._show_button.setText(tr("Hide") if self._shown else tr("Show"))
        self._show_button.set_icon("eye-off" if self._shown else "eye")
        self.refit()

    def _on_show(self) -> None:
        self._shown = not self._shown
        self._fill()

    def _on_copy(self) -> None:
        self.host.clipboard.copy(self._value)
        self._copy_button.setText(tr("Copied"))
        accessible.announce(self, tr("Copied. It leaves the clipboard after 30 seconds."))

    def _on_fault(self, fault: ForPerson) -> None:
        self.show_problem(fault.sentences())

    def _on_closed(self) -> None:
        self._value = ""
