"""What to do when a page does not look as the step says."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from disentangle.i18n import tr
from disentangle.plan.page import StepText
from disentangle.ui import accessible
from disentangle.ui.clipboard import SecretClipboard
from disentangle.ui.pages.task_steps import checked_words
from disentangle.ui.theme import STRONG
from disentangle.ui.widgets.buttons import Button
from disentangle.ui.widgets.cards import Card
from disentangle.ui.widgets.menu_path import MenuPath
from disentangle.ui.widgets.sheet import Sheet
from disentangle.ui.widgets.text import Body, Meta, Support


class DifferentSheet(Sheet):
    """Search words to copy, and that menus change.

    Args:
        search: what to type into a search box; may be empty.
        clipboard: takes the words, and takes them away again.
    """

    def __init__(
        self, area: QWidget, step: StepText, search: str, clipboard: SecretClipboard
    ) -> None:
        super().__init__(area, tr("Mine looks different"))
        self._search, self._clipboard = search, clipboard
        self.column.addWidget(
            Body(tr("That is common. Services move and rename their menus often."), "ink2")
        )
        if search:
            self.column.addWidget(
                Body(tr("Type these words in the search box of the settings, or of the service:"))
            )
            words = Card(14, sunken=True)
            words.column.addWidget(Body(search, weight=STRONG))
            self.column.addWidget(words)
        if step.path:
            self.column.addWidget(Support(tr("The way we know. Some names may be new:")))
            self.column.addWidget(MenuPath(step.path))
        if step.source is not None:
            self.column.addWidget(Meta(checked_words(step.source)))
        stop = tr("You can leave this step for now. Nothing changes until you change it there.")
        self.column.addWidget(Support(stop))
        self._copied = Meta(tr("Copied. It leaves the clipboard after 30 seconds."))
        self._copied.hide()
        self.column.addWidget(self._copied)
        self.column.addStretch(1)
        if search:
            copy = Button(tr("Copy the words"), icon="copy")
            copy.clicked.connect(self._on_copy)
            self.add_button(copy)
        back = Button(tr("Back to the step"))
        back.clicked.connect(self.close_sheet)
        self.add_button(back)
        self.closed.connect(self.deleteLater)

    def _on_copy(self) -> None:
        self._clipboard.copy(self._search)
        self._copied.show()
        accessible.announce(self, self._copied.text())
