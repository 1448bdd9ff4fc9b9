"""The accounts she added, beside the services to add."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from disentangle.i18n import tr, trn
from disentangle.plan.answers import Account
from disentangle.plan.page import account_name
from disentangle.session import services
from disentangle.session.services import Offer
from disentangle.ui.host import Host
from disentangle.ui.pages.account_parts import AddedRow
from disentangle.ui.widgets.buttons import LinkButton
from disentangle.ui.widgets.cards import RowCard
from disentangle.ui.widgets.notices import UndoLine
from disentangle.ui.widgets.text import Heading, Support


class AddedList(QWidget):
    """What she added, with its count. Taking one off can be undone until the page goes.

    Signals:
        changed: the list is another one.
    """

    changed = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host
        # The account taken off last. It leaves the case with the next one, or with the page, so
        # that an undo brings it back with all that was answered for it.
        self._going = ""
        self._rows: dict[str, AddedRow] = {}
        self._title = Heading("", 2)
        self._empty = Support(tr("What you add stands here. Start with where your mail arrives."))
        self._undo = UndoLine()
        self._card = RowCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._title, self._empty, self._undo, self._card):
            column.addWidget(widget)
        column.addStretch(1)
        self._undo.undone.connect(self._on_undo)
        for account in sorted(host.session.case.accounts.values(), key=lambda a: a.added):
            self._add_row(account)
        self._tell()

    def shown(self) -> list[Account]:
        """The accounts on the list, in the order added."""
        accounts = self._host.session.case.accounts
        return [accounts[i] for i in self._rows if i in accounts and i != self._going]

    def add(self, offer: Offer) -> None:
        """One more account; asks for her own words where the name alone is not enough."""
        session, platform = self._host.session, offer.platform
        several = services.count(session.catalogue, offer, self.shown()) > 0
        account = session.add_account(platform.id, offer.name, offer.domain)
        row = self._add_row(account)
        self._tell()
        self._host.say(tr("{name} is in your list.", name=platform.name))
        nameless = services.named_by_her(platform.id) and not (offer.name or offer.domain)
        if several or nameless:
            row.ask_name()

    def commit(self) -> None:
        """Take the account that waits for an undo out of the case."""
        going, self._going = self._going, ""
        if not going:
            return
        row = self._rows.pop(going)
        row.hide()
        row.deleteLater()
        self._undo.hide()
        self._host.session.remove_account(going)

    def _add_row(self, account: Account) -> AddedRow:
        catalogue = self._host.session.catalogue
        platform = services.shown(catalogue, account.platform, account.domain)
        closed = platform.closed
        row = AddedRow(
            account.id,
            platform,
            account_name(account, catalogue),
            account.name,
            ask_name=services.named_by_her(platform.id) and not account.domain,
            unused=account.unused,
            closed=tr(closed.say) if closed else "",
            remains=[catalogue.platforms[i] for i in closed.remains] if closed else (),
        )
        row.renamed.connect(self._on_renamed)
        row.unused_set.connect(self._on_unused)
        row.removed.connect(self._on_removed)
        row.remaining_wanted.connect(self._on_remaining)
        self._rows[account.id] = row
        self._card.add_row(row)
        return row

    def _tell(self) -> None:
        count = len(self.shown())
        self._title.setText(
            trn("Your list: {n} account", "Your list: {n} accounts", count)
            if count
            else tr("Your list")
        )
        self._empty.setVisible(not count)
        self._card.setVisible(count > 0)
        self.changed.emit()

    def _on_renamed(self, account_id: str, name: str) -> None:
        session = self._host.session
        session.rename_account(account_id, name)
        title = account_name(session.case.accounts[account_id], session.catalogue)
        self._rows[account_id].set_title(title)

    def _on_unused(self, account_id: str, unused: bool) -> None:
        self._host.session.set_unused(account_id, unused)

    def _on_removed(self, account_id: str) -> None:
        self.commit()
        self._going = account_id
        self._rows[account_id].hide()
        session = self._host.session
        name = account_name(session.case.accounts[account_id], session.catalogue)
        self._undo.show_change(tr("{name} is off the list.", name=name))
        self._tell()
        for button in self._undo.findChildren(LinkButton):
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_undo(self) -> None:
        going, self._going = self._going, ""
        self._undo.hide()
        self._rows[going].show()
        self._tell()
        self._rows[going].focus()

    def _on_remaining(self, platform_id: str) -> None:
        self.add(Offer(self._host.session.catalogue.platforms[platform_id]))
