"""Devices and shared plans: who has which hold on what is hers, and what to do with each next."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from disentangle.i18n import N_, tr
from disentangle.plan import devices as things
from disentangle.plan.device_words import says, start
from disentangle.plan.devices import Device
from disentangle.plan.page import account_name, label, notice_title, task_title
from disentangle.ui.host import Host
from disentangle.ui.pages.base import Page
from disentangle.ui.pages.device_panel import DevicePanel
from disentangle.ui.pages.device_rows import DeviceHeader, DeviceRow
from disentangle.ui.pages.plan_rows import start_words
from disentangle.ui.pages.tab_order import put_in_order
from disentangle.ui.sheets.device import AddDeviceSheet, DeviceSheet
from disentangle.ui.theme import theme_of
from disentangle.ui.widgets.base import Foldable
from disentangle.ui.widgets.buttons import Button, Kind, LinkButton
from disentangle.ui.widgets.cards import Card, EmptyState, RowCard
from disentangle.ui.widgets.notices import UndoLine
from disentangle.ui.widgets.panels import ActionBar, PageHead, ScrollPage, SidePanel

_PANEL: Final = 366
_ROOMY_FROM: Final = (
    300  # counted in text: lower than this, words in the bar cost the list its room
)
_FIRST: Final = "phone"  # the first small step: nearly everybody holds one
_PLACE: Final = "device-chosen"  # the draft that holds which one was open


class DevicesPage(Page):
    """The list beside what to do with one of them."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._session = host.session
        self._rows: dict[str, DeviceRow] = {}
        self._chosen = ""
        self._gone: Device | None = None
        self._low = False
        self.panel: DevicePanel | None = None
        them = label(self._session.answers.them)
        bold = says(
            them,
            N_("Bold marks where they have a hold."),
            N_("Bold marks where {them} has a hold."),
        )
        self._head = _Head(
            tr("Devices and shared plans"),
            tr("{bold} “Not sure” is a fine answer.", bold=bold.replace("**", "")),
        )
        self.heading = self._head.heading
        add = Button(tr("Add"), icon="plus", name=tr("Add a device or shared plan"))
        add.clicked.connect(self._on_add)
        self._head.add_control(add)
        self._undo = UndoLine()
        self._undo.undone.connect(self._on_undo)
        self._cards = {False: RowCard(), True: RowCard()}
        self._empty = EmptyState(
            "smartphone",
            tr("Start with the phone you use"),
            tr(
                "Add what is yours or what you share, one thing at a time. "
                "Leave out what is theirs alone."
            ),
            tr("Add my phone"),
        )
        self._empty.asked.connect(self._on_first)
        self._page = ScrollPage(gap=14)
        for widget in (self._head, self._undo, self._empty, *self._cards.values()):
            self._page.column.addWidget(widget)
        self._page.column.addStretch(1)
        self._middle = _Middle(self._page)
        self._bar = ActionBar()
        self._main = self._bar.add(Button("", Kind.PRIMARY, chevron=True, large=True))
        self._main.clicked.connect(self._on_start)
        self.rows.addWidget(self._middle, 1)
        self.rows.addWidget(self._bar)
        self._build()
        self._session.changed.append(self._on_changed)

    def leave(self) -> None:
        """The rows need not follow the case any more."""
        if self._on_changed in self._session.changed:
            self._session.changed.remove(self._on_changed)

    # -- showing -----------------------------------------------------------------------------

    def _devices(self) -> list[Device]:
        """Those whose kind this version knows: devices, then shared plans and groups."""
        kinds = self._session.catalogue.device_kinds
        known = [device for device in self._session.devices if device.kind in kinds]
        return sorted(known, key=lambda device: kinds[device.kind].shared)

    def _build(self) -> None:
        """All rows anew: one came or went."""
        kinds = self._session.catalogue.device_kinds
        them = label(self._session.answers.them)
        self._rows = {}
        titles = {False: tr("Devices"), True: tr("Shared plans and groups")}
        for shared, card in self._cards.items():
            card.clear()
            card.add_row(DeviceHeader(titles[shared], shared=shared))
        devices = self._devices()
        for device in devices:
            kind = kinds[device.kind]
            row = DeviceRow(kind.icon, them, shared=kind.shared)
            row.clicked.connect(self._on_row)
            self._rows[device.id] = row
            self._cards[kind.shared].add_row(row)
        for shared, card in self._cards.items():
            card.setVisible(any(kinds[device.kind].shared is shared for device in devices))
        self._empty.setVisible(not devices)
        wanted = self._chosen or self._session.case.drafts.get(_PLACE, "")
        if wanted not in self._rows:
            wanted = devices[0].id if devices else ""
        self._choose(wanted)
        self._refresh()

    def _choose(self, device_id: str) -> None:
        self._chosen = device_id
        for key, row in self._rows.items():
            row.set_current(key == device_id)
        self.panel = DevicePanel(self._session, device_id) if device_id else None
        if self.panel is not None:
            self.panel.task_asked.connect(self._on_task)
            self.panel.edit_asked.connect(self._on_edit)
            self.panel.remove_asked.connect(self._on_remove)
        self._middle.show_panel(self.panel)
        self._fill_bar()

    def _refresh(self) -> None:
        session = self._session
        accounts = session.plan.accounts
        for device in self._devices():
            names = [
                account_name(a, session.catalogue) for a in accounts if a.id in device.accounts
            ]
            signed = tr("Signed in: {names}", names=", ".join(names)) if names else ""
            self._rows[device.id].show_device(
                device, things.title(device, session.catalogue), signed
            )
        if self.panel is not None:
            self.panel.refresh()
        self._fill_bar()

    def _fill_bar(self) -> None:
        session = self._session
        task = self.panel.following() if self.panel is not None else None
        self._bar.setVisible(task is not None)
        if task is not None:
            title = task_title(task, session.plan, session.catalogue)
            words = start_words(task.minutes, begun=session.record(task.id).begun)
            self._main.setText(words)
            self._main.set_name(f"{words}: {title}")
            notice = start(notice_title(task.notice, label(session.answers.them)))
            self._bar.set_words("" if self._low else title, notice)
        parts: list[QWidget] = [self._head, self._undo, self._empty, *self._cards.values()]
        put_in_order(*parts, *([self.panel] if self.panel is not None else []), self._bar)

    def _on_changed(self) -> None:
        if {device.id for device in self._devices()} != set(self._rows):
            self._build()
        else:
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little height the bar keeps to its button; what it opens stands on the page."""
        super().resizeEvent(event)
        low = theme_of(self).in_text(self.height()) < _ROOMY_FROM
        if low != self._low:
            self._low = low
            self._fill_bar()

    # -- pressing ----------------------------------------------------------------------------

    def _on_row(self) -> None:
        sender = self.sender()
        for key, row in self._rows.items():
            if row is sender and key != self._chosen:
                self._choose(key)
                self._session.draft(_PLACE, key)
        if self.panel is None:
            return
        if self._middle.narrow:
            self._middle.show_below()
        self.host.say(tr("{name} is shown.", name=self.panel.heading.text()))

    def _on_task(self, task_id: str) -> None:
        self.host.go("task", task_id)

    def _on_start(self) -> None:
        task = self.panel.following() if self.panel is not None else None
        if task is not None:
            self._on_task(task.id)

    def _on_add(self) -> None:
        sheet = AddDeviceSheet(self.host.sheet_area, self._session.catalogue.device_kinds)
        sheet.picked.connect(self._add)
        sheet.open_sheet()

    def _on_first(self) -> None:
        self._add(_FIRST)

    def _add(self, kind: str) -> None:
        device = self._session.add_device(kind)
        self._undo.hide()
        self._choose(device.id)
        self._session.draft(_PLACE, device.id)
        self._on_edit()

    def _on_edit(self) -> None:
        sheet = DeviceSheet(self.host.sheet_area, self._session, self._chosen)
        sheet.closed.connect(self._on_edited)
        sheet.open_sheet()

    def _on_edited(self) -> None:
        if self._chosen in self._rows:
            self._rows[self._chosen].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_remove(self) -> None:
        self._gone = self._session.case.devices[self._chosen]
        name = things.title(self._gone, self._session.catalogue)
        self._session.remove_device(self._gone.id)
        self._undo.show_change(tr("{name} is off the list.", name=name))
        for button in self._undo.findChildren(LinkButton):
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_undo(self) -> None:
        if self._gone is not None:
            back, self._gone = self._gone, None
            self._undo.hide()
            self._chosen = back.id
            self._session.put_device(back)
            self._rows[back.id].setFocus(Qt.FocusReason.OtherFocusReason)


class _Head(PageHead):
    """Its one short button stays beside the heading for longer."""

    narrow_below = 500


class _Middle(Foldable):
    """The list with the panel beside it; below it when narrow."""

    narrow_below = 860

    def __init__(self, page: ScrollPage) -> None:
        super().__init__()
        self._page = page
        self._panel: QWidget | None = None
        self._side = SidePanel(_PANEL)
        self._below = Card(sunken=True)
        self._page.column.insertWidget(self._page.column.count() - 1, self._below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(page, 1)
        row.addWidget(self._side)
        self._side.column.addStretch(1)
        self.fold()

    def show_panel(self, panel: QWidget | None) -> None:
        """Another panel, or none."""
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
        self._panel = panel
        self.fold()

    def show_below(self) -> None:
        """Scroll so that the panel below the list starts at the top."""
        self._page.verticalScrollBar().setValue(self._below.y() - 12)

    def fold(self) -> None:
        """Move the panel."""
        if self._panel is not None and self.narrow:
            self._below.column.addWidget(self._panel)
        elif self._panel is not None:
            self._side.column.insertWidget(0, self._panel)
        if self._panel is not None:
            self._panel.show()
        self._below.setVisible(self._panel is not None and self.narrow)
        self._side.setVisible(self._panel is not None and not self.narrow)
