"""Words for a lock: five offered ones to type once, or words of her own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.plan.answers import Device
from disentangle.ui import accessible
from disentangle.ui.host import Host
from disentangle.ui.pages.lock_parts import WordsCard, new_words
from disentangle.ui.widgets.buttons import LinkButton


class NewWords(QWidget):
    """Offered words, shown at once only on a computer called safe."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        shown = host.session.answers.device is Device.TRUSTED
        self.card = WordsCard(new_words(), shown=shown)
        self._own = LinkButton("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.card)
        column.addWidget(self._own, 0, Qt.AlignmentFlag.AlignLeft)
        self.card.other_asked.connect(self._on_other)
        self._own.clicked.connect(self._on_own)
        self._show_title()

    def ready(self) -> bool:
        """Whether the words can be taken; if not, what is missing is said beside the field."""
        problem = self.card.problem()
        self.card.field.set_error(problem)
        if problem:
            self.card.field.setFocus()
        return not problem

    def words(self) -> str:
        """The words."""
        return self.card.passphrase()

    def _show_title(self) -> None:
        own = self.card.own
        self.card.title.setText(tr("Your own words") if own else tr("Five new words"))
        self._own.setText(tr("Use the five words") if own else tr("Use my own words"))

    def _on_other(self) -> None:
        self.card.offer(new_words())
        self.card.field.setFocus()
        accessible.announce(self, tr("Here are five other words."))

    def _on_own(self) -> None:
        self.card.set_own(not self.card.own)
        self._show_title()
        self.card.field.setFocus()
