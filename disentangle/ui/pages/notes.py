"""Private notes: one large field, never printed unless she says so."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from disentangle.i18n import tr
from disentangle.ui.host import Host
from disentangle.ui.pages.base import Page
from disentangle.ui.theme import Role, theme_of
from disentangle.ui.widgets.cards import Hint
from disentangle.ui.widgets.panels import PageHead, ScrollPage

_LEAST_LINES: Final = 7


class NotesPage(Page):
    """What she writes for herself, kept at every change."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        head = PageHead(
            tr("Private notes"),
            tr("For you alone. Feelings, thoughts, questions. They print only if you ask for it."),
        )
        self.heading = head.heading
        self.pad = _Pad(host.session.case.notes)
        self.pad.textChanged.connect(self._on_changed)
        remark = Hint(
            tr(
                "A court can ask for notes, so the other side may read them one day. "
                "Write down facts apart from feelings."
            ),
            "plain",
        )
        page = ScrollPage()
        page.column.addWidget(head)
        page.column.addWidget(remark)
        page.column.addWidget(self.pad, 1)
        self.rows.addWidget(page, 1)

    def leave(self) -> None:
        """Hand over the last letters."""
        self._on_changed()

    def _on_changed(self) -> None:
        if self.host.has_session:
            self.host.session.write_notes(self.pad.toPlainText())


class _Pad(QPlainTextEdit):
    """The field. Tab leaves it, so that nobody is caught in it; pasted text is plain."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAccessibleName(tr("Private notes"))
        self.setPlaceholderText(tr("Write here."))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(6)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._restyle()

    def _restyle(self) -> None:
        theme = theme_of(self)
        self.setMinimumHeight(_LEAST_LINES * theme.line(Role.BODY) + theme.px(28))

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for some lines in a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only."""
        if source.hasText():
            self.insertPlainText(source.text())
