"""Which phone and which accounts she uses: found by name, added with one press."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from disentangle.i18n import tr, trn
from disentangle.session import flow, services
from disentangle.session.services import Offer
from disentangle.ui import accessible
from disentangle.ui.host import Host
from disentangle.ui.pages.account_parts import ServiceButton
from disentangle.ui.pages.added_list import AddedList
from disentangle.ui.pages.start_frame import Columns, StartPage
from disentangle.ui.widgets.base import Foldable
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.choice_group import ChoiceGroup
from disentangle.ui.widgets.choices import ChoiceCard
from disentangle.ui.widgets.panels import ScrollPage, SidePanel
from disentangle.ui.widgets.secret import SearchField
from disentangle.ui.widgets.text import Heading, Meta, Support

_PANEL: Final = 330
_LEAST: Final = 210


class AccountsPage(StartPage):
    """Question 5, and the place in the plan where accounts are added later."""

    def __init__(self, host: Host) -> None:
        super().__init__(host, "accounts", None)
        session = host.session
        # Reached from the plan once the question was passed; then it leads back there.
        self._from_plan = self.view in session.answers.answered
        self.head(
            tr("Which accounts do you use?"),
            tr("Add the ones you have, old ones too. A guess is fine."),
            ""
            if self._from_plan
            else tr(
                "Question {n} of {all}",
                n=flow.QUESTIONS.index(self.view) + 1,
                all=len(flow.QUESTIONS),
            ),
            back=not self._from_plan,
        )
        self._phones()
        self.column.addSpacing(12)
        self.column.addWidget(Heading(tr("Your accounts"), 2))
        self.search = SearchField(tr("Find a service by name or web address"))
        self.column.addWidget(self.search)
        self.results = Columns(3, _LEAST)
        accessible.speak_as(self.results, "group")
        self.results.setAccessibleName(tr("Services to add"))
        self.column.addWidget(self.results)
        self._found = Meta("", "ink2")
        self.column.addWidget(self._found)
        self._all = Button(tr("Show all services"), Kind.QUIET)
        self.column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addSpacing(8)
        self.column.addWidget(Heading(tr("Not in the list?"), 2))
        self.column.addWidget(Support(tr("Add it by its name.")))
        self._named = Columns(3, _LEAST)
        self.column.addWidget(self._named)
        self._named_buttons = self._fill(
            self._named, [Offer(p) for p in services.by_name(session.catalogue)]
        )
        self._buttons: list[ServiceButton] = []
        self.added = AddedList(host)
        self.column.addWidget(Meta(tr("Why we ask: your plan is made from this list."), "ink2"))
        self.column.addStretch(1)
        self.rows.removeWidget(self.body)
        self.middle = _Middle(self.body, self.added)
        self.rows.insertWidget(0, self.middle, 1)
        self.search.text_changed.connect(self._on_search)
        self._all.clicked.connect(self._on_all)
        self.added.changed.connect(self._on_list_changed)
        self.main_button(
            tr("Done") if self._from_plan else tr("Continue"), chevron=not self._from_plan
        ).clicked.connect(self._on_continue)
        if not self._from_plan:
            self.quiet_button(tr("Skip this question")).clicked.connect(self._on_continue)
        self._show(services.offers(session.catalogue, ""))
        self._on_list_changed()

    def leave(self) -> None:
        """What was taken off the list and not undone leaves the case now."""
        self.added.commit()

    def _phones(self) -> None:
        self.column.addWidget(Heading(tr("Your phone"), 2))
        self.phones = ChoiceGroup(self)
        grid = Columns(3, _LEAST)
        for key, title in (
            ("android", tr("Android")),
            ("iphone", tr("iPhone")),
            ("other", tr("Another kind")),
        ):
            grid.add(self.phones.add(key, ChoiceCard(title, "", "smartphone")))
        self.phones.choose(sorted(self.host.session.answers.phones))
        self.phones.changed.connect(self._on_phones)
        self.column.addWidget(grid)

    def _on_phones(self, keys: list[str]) -> None:
        self.host.session.answer(phones=frozenset(keys))

    # -- services ----------------------------------------------------------------------------

    def _on_search(self, text: str) -> None:
        catalogue = self.host.session.catalogue
        found = services.offers(catalogue, text)
        unknown = any(offer.name for offer in found)
        listed = any(offer.domain for offer in found)
        self._all.setVisible(not text.strip())
        if unknown:
            said = tr("No service here has this name. Add it as it is, or by its kind below.")
        else:
            said = tr("A web address gets general steps, with links from open lists.")
        self._found.setText(said)
        self._show(found)
        self._found.setVisible(unknown or listed)
        if unknown:
            self.host.say(said)
        elif text.strip():
            self.host.say(trn("{n} service found", "{n} services found", len(found)))

    def _on_all(self) -> None:
        self._all.hide()
        self._show([Offer(p) for p in services.everything(self.host.session.catalogue)])
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, offers: list[Offer]) -> None:
        self.results.clear()
        self._buttons = self._fill(self.results, offers)
        self._found.hide()
        self._count()

    def _fill(self, grid: Columns, offers: list[Offer]) -> list[ServiceButton]:
        buttons = []
        for offer in offers:
            button = ServiceButton(offer, tr("Closed") if offer.platform.closed else "")
            button.clicked.connect(self._on_service)
            grid.add(button)
            buttons.append(button)
        return buttons

    def _on_service(self) -> None:
        button = self.sender()
        if isinstance(button, ServiceButton):
            self.added.add(button.offer)

    # -- the list ----------------------------------------------------------------------------

    def _on_list_changed(self) -> None:
        self._count()
        count = len(self.added.shown())
        self.bar.set_aside(
            trn("{n} account in your list", "{n} accounts in your list", count) if count else ""
        )

    def _count(self) -> None:
        catalogue, accounts = self.host.session.catalogue, self.added.shown()
        for button in (*self._buttons, *self._named_buttons):
            button.set_count(services.count(catalogue, button.offer, accounts))

    def _on_continue(self) -> None:
        self.host.session.passed(self.view)
        if self._from_plan:
            self.host.go("plan")
        else:
            self.host.after(self.view)


class _Middle(Foldable):
    """The page with the list beside it; below it when narrow."""

    narrow_below = 940

    def __init__(self, page: ScrollPage, added: AddedList) -> None:
        super().__init__()
        self._page, self._added = page, added
        self._panel = SidePanel(_PANEL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(page, 1)
        row.addWidget(self._panel)
        self.fold()

    def fold(self) -> None:
        """Move the list."""
        if self.narrow:
            self._page.column.insertWidget(self._page.column.count() - 1, self._added)
        else:
            self._panel.column.addWidget(self._added)
        self._panel.setVisible(not self.narrow)
