"""My plan, in order or by account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.plan import overview
from disentangle.ui.pages.base import Page
from disentangle.ui.pages.plan_order import OrderView
from disentangle.ui.pages.tab_order import put_in_order
from disentangle.ui.widgets.base import Panel
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.cards import ACROSS, DOWN, Hint
from disentangle.ui.widgets.panels import ActionBar, ScrollPage
from disentangle.ui.widgets.segmented import Segmented
from disentangle.ui.widgets.text import Heading, Support

if TYPE_CHECKING:
    from disentangle.ui.host import Host
    from disentangle.ui.pages.plan_table import AccountView

ORDER: Final = "order"
ACCOUNTS: Final = "accounts"
REMEMBERED: Final = "plan-view"  # the draft that holds the view chosen last


class PlanPage(Page):
    """The plan in two views. Switching changes nothing but the view."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        view = host.session.case.drafts.get(REMEMBERED, ORDER)
        self._head = _Head(view)
        self.heading = self._head.heading
        self._scroll = ScrollPage()
        self._scroll.column.addWidget(self._head)
        self._body: QWidget | None = None
        self._table: AccountView | None = None
        self._main: Button | None = None
        self._bar = ActionBar()
        self.rows.addWidget(self._scroll, 1)
        self.rows.addWidget(self._bar)
        self._head.switch.chosen.connect(self._on_view)
        self._head.notes.clicked.connect(self._on_notes)
        if not host.session.answers.device.opens_steps:
            hint = tr("Links and steps stay closed until you say this computer is yours alone.")
            self._scroll.column.addWidget(Hint(hint, "caution"))
        self._show(view)

    def _show(self, view: str) -> None:
        """Put one view under the head."""
        if self._body is not None:
            self._scroll.column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._bar.clear()
        self._main, self._table = None, None
        by_account = view == ACCOUNTS
        self._head.show_view(by_account)
        self._bar.setVisible(by_account)
        if by_account:
            self._show_accounts()
        else:
            order = OrderView(self.host.session)
            order.task_asked.connect(self._on_task)
            order.other_asked.connect(self._on_other)
            order.accounts_asked.connect(self._on_accounts)
            self._body = order
        assert self._body is not None
        self._scroll.column.addWidget(self._body, 1)
        put_in_order(self._head, self._body, self._bar)

    def _show_accounts(self) -> None:
        from disentangle.ui.pages.plan_table import AccountView

        self._table = AccountView(self.host.session)
        self._table.cell_chosen.connect(self._on_cell)
        self._table.task_asked.connect(self._on_task)
        self._table.account_added.connect(self._on_added)
        self._table.accounts_asked.connect(self._on_accounts)
        self._body = self._table
        self._main = self._bar.add(Button("", Kind.PRIMARY, chevron=True, large=True))
        self._main.clicked.connect(self._on_start)
        self._on_cell()

    # -- pressing ----------------------------------------------------------------------------

    def _on_view(self, view: str) -> None:
        self.host.session.draft(REMEMBERED, view)
        self._show(view)

    def _on_cell(self) -> None:
        """Say in full what the chosen cell is, beside the main button."""
        if self._table is None or self._main is None:
            return
        choice = self._table.choice()
        self._bar.setVisible(choice is not None)
        if choice is None:
            return
        self._bar.set_words(choice.title, choice.text)
        self._main.setVisible(bool(choice.button))
        if choice.button:
            self._main.setText(choice.button)
            self._main.set_name(f"{choice.button}: {choice.title}")

    def _on_start(self) -> None:
        choice = self._table.choice() if self._table is not None else None
        if choice is not None and choice.task:
            self._on_task(choice.task)

    def _on_task(self, task: str) -> None:
        self.host.go("task", task)

    def _on_other(self) -> None:
        from disentangle.ui.sheets.sitting import PickSheet

        session = self.host.session
        others = overview.other_starts(session.plan, session.case.records)
        sheet = PickSheet(self.host.sheet_area, session, others)
        sheet.task_chosen.connect(self._on_task)
        sheet.open_sheet()

    def _on_added(self) -> None:
        self._show(ACCOUNTS)
        self.host.say(tr("The account is in your plan now."))

    def _on_accounts(self) -> None:
        self.host.go("accounts")

    def _on_notes(self) -> None:
        self.host.go("notes")


class _Head(Panel):
    """The heading, what a sitting is, and the switch between the views."""

    def __init__(self, view: str) -> None:
        super().__init__()
        self.heading = Heading(tr("My plan"))
        self._support = Support("")
        options = ((ORDER, tr("In order")), (ACCOUNTS, tr("By account")))
        self.switch = Segmented(options, tr("How to show the plan"), view)
        self.notes = Button(tr("Private notes"), icon="notebook-text")
        self._row = QBoxLayout(ACROSS, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        words.addWidget(self._support)
        self._row.addLayout(words, 1)
        controls = QHBoxLayout()
        controls.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)
        controls.addWidget(self.notes, 0, Qt.AlignmentFlag.AlignVCenter)
        controls.addStretch(1)
        self._controls = controls
        self._row.addLayout(controls)
        self.restyle()

    def show_view(self, by_account: bool) -> None:
        """Say how to read the view."""
        if by_account:
            text = tr("Each row is an account. Left to right is the order to do it in.")
        else:
            text = tr("A sitting is one account, in one go. You can stop any time.")
        self._support.setText(text)

    def restyle(self) -> None:
        """Gaps, and less of it when narrow."""
        self._row.setSpacing(self.theme.px(12))
        self._controls.setSpacing(self.theme.px(12))
        width = self.theme.in_text(self.width())
        self._support.setVisible(width >= 760)
        self.notes.setText(tr("Private notes") if width >= 560 else tr("Notes"))
        self._row.setDirection(ACROSS if width >= 560 else DOWN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold."""
        super().resizeEvent(event)
        self.restyle()
