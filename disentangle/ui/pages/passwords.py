"""Passwords and codes kept in this computer's password store, and a check of any other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from disentangle.errors import ForPerson
from disentangle.i18n import tr
from disentangle.session.case import KeptSecret
from disentangle.session.whole import forget_all
from disentangle.ui.host import Host
from disentangle.ui.pages.base import Page
from disentangle.ui.pages.days import day_of
from disentangle.ui.pages.password_check import CheckCard, MakeCard
from disentangle.ui.theme import STRONG
from disentangle.ui.widgets.base import Foldable
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.cards import ACROSS, DOWN, EmptyState, Hint, RowCard
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.panels import PageHead, ScrollPage
from disentangle.ui.widgets.records import IconTile
from disentangle.ui.widgets.text import Body, Heading, Meta

CODES = "codes"


class PasswordsPage(Page):
    """Never shows a password by itself."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        keeps = host.secrets is not None
        page = ScrollPage(gap=14)
        head = PageHead(
            tr("Passwords"),
            tr("Those you keep lie in this computer’s password store, never in your file.")
            if keeps
            else tr("Checked and made on this computer. Nothing is sent."),
        )
        self.heading = head.heading
        page.column.addWidget(head)
        self._kept = RowCard()
        self._empty = EmptyState(
            "key-round",
            tr("No password is kept yet"),
            tr("Make a new one below. You can then keep it here, or write it on paper."),
        )
        page.column.addWidget(self._kept)
        page.column.addWidget(self._empty)
        if not keeps:
            page.column.addWidget(
                Hint(tr("Nothing is kept. Write new passwords on paper before you close."), "plain")
            )
        page.column.addWidget(Heading(tr("Check one, or make a new one"), 2))
        self.check = CheckCard(host)
        self.make = MakeCard()
        self.make.asked.connect(self._on_make)
        page.column.addWidget(_SideBySide((self.check, self.make)))
        page.column.addStretch(1)
        self.rows.addWidget(page, 1)
        self._replaced: KeptSecret | None = None
        self._refresh()

    def leave(self) -> None:
        """Nothing typed here stays."""
        self.check.forget()

    def _refresh(self) -> None:
        kept = sorted(self.host.session.case.secrets.values(), key=lambda k: (k.at, k.title))
        self._kept.clear()
        for each in reversed(kept):
            row = KeptRow(each)
            row.pressed.connect(self._on_pressed)
            self._kept.add_row(row)
        self._kept.setVisible(bool(kept))
        self._empty.setVisible(not kept and self.host.secrets is not None)

    def _on_pressed(self, what: str, kept: KeptSecret) -> None:
        from disentangle.ui.sheets.forget_secret import ForgetSheet
        from disentangle.ui.sheets.show_secret import ShowSecretSheet

        match what:
            case "show" | "copy":
                ShowSecretSheet(self.host, kept, copy=what == "copy").open_sheet()
            case "forget":
                sheet = ForgetSheet(self.host, kept)
                sheet.closed.connect(self._refresh)
                sheet.open_sheet()
            case _:
                self._replace(kept)

    def _replace(self, kept: KeptSecret) -> None:
        from disentangle.ui.sheets.password import CodesSheet, PasswordSheet

        self._replaced = kept
        make = CodesSheet if kept.kind == CODES else PasswordSheet
        sheet = make(self.host, kept.title, kept.task)
        sheet.kept.connect(self._on_replaced)
        sheet.open_sheet()

    def _on_make(self, what: str) -> None:
        from disentangle.ui.sheets.password import PasswordSheet

        self._replaced = None
        sheet = PasswordSheet(self.host, what)
        sheet.kept.connect(self._on_replaced)
        sheet.open_sheet()

    def _on_replaced(self, _new: str) -> None:
        """The new one is kept; only now the old one may go."""
        old, self._replaced = self._replaced, None
        secrets = self.host.secrets
        self.make.field.set_text("")
        self._refresh()
        if old is not None and secrets is not None:
            self._old = old.id
            future = forget_all(secrets, [old.id])
            self.host.later.run(future, self._on_old_gone, self._on_fault, owner=self)

    def _on_old_gone(self, left: tuple[str, ...]) -> None:
        if left:
            self.host.show_fault(
                ForPerson(
                    tr("The password store did not let go of the old one."),
                    tr("Both are kept: the new one and the old one."),
                    tr("You can try “Forget” beside the old one."),
                )
            )
            return
        self.host.session.forget_secret(self._old)
        self._refresh()

    def _on_fault(self, fault: ForPerson) -> None:
        self.host.show_fault(fault)


class _SideBySide(Foldable):
    """Cards beside each other, or below when narrow."""

    narrow_below = 700

    def __init__(self, cards: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._box = QBoxLayout(ACROSS, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(14)
        for card in cards:
            self._box.addWidget(card, 1)

    def fold(self) -> None:
        """Below each other when narrow."""
        self._box.setDirection(DOWN if self.narrow else ACROSS)


class KeptRow(Foldable):
    """One kept secret: what it is for, its kind and day, and what can be done with it.

    Signals:
        pressed(str, object): "show", "copy", "replace" or "forget", and the `KeptSecret`.
    """

    pressed = Signal(str, object)
    narrow_below = 700

    def __init__(self, kept: KeptSecret) -> None:
        super().__init__()
        self._secret = kept
        kind = tr("Codes") if kept.kind == CODES else tr("Password")
        about = tr("{kind}, kept on {day}", kind=kind, day=day_of(kept.at)) if kept.at else kind
        lead = QHBoxLayout()
        lead.setSpacing(16)
        tile = IconTile("file-text" if kept.kind == CODES else "key-round")
        lead.addWidget(tile, 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(Body(kept.title, weight=STRONG))
        words.addWidget(Meta(about))
        words.addStretch(1)
        lead.addLayout(words, 1)
        buttons = QWidget()
        flow = FlowLayout(buttons, 8, 6)
        title = kept.title
        for what, text, name, icon, style in (
            ("show", tr("Show"), tr("Show: {title}", title=title), "eye", Kind.SECONDARY),
            ("copy", tr("Copy"), tr("Copy: {title}", title=title), "copy", Kind.SECONDARY),
            ("replace", tr("Replace"), tr("Replace: {title}", title=title), None, Kind.QUIET),
            ("forget", tr("Forget"), tr("Forget: {title}", title=title), None, Kind.QUIET),
        ):
            button = Button(text, style, icon, small=True, name=name)
            button.setObjectName(what)
            button.clicked.connect(self._on_pressed)
            flow.addWidget(button)
        self._outer = QBoxLayout(ACROSS, self)
        self._outer.addLayout(lead, 1)
        self._outer.addWidget(buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self._buttons = buttons
        self.restyle()

    def _on_pressed(self) -> None:
        self.pressed.emit(self.sender().objectName(), self._secret)

    def fold(self) -> None:
        """Buttons below when narrow."""
        self._outer.setDirection(DOWN if self.narrow else ACROSS)

    def restyle(self) -> None:
        """Paddings."""
        theme = self.theme
        self._outer.setContentsMargins(theme.px(17), theme.px(11), theme.px(15), theme.px(11))
        self._outer.setSpacing(theme.px(12))
