"""The size of all text, changed while it is looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from disentangle.i18n import tr
from disentangle.ui.theme import TEXT_STEPS, Theme, ThemeKeeper
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.segmented import Segmented
from disentangle.ui.widgets.sheet import Sheet
from disentangle.ui.widgets.text import Body, Meta


def text_size_choice(look: ThemeKeeper) -> Segmented:
    """One answer for each text size; the caller connects `chosen`, whose key is the percent."""
    options = [(str(step), tr("{n} %", n=step)) for step in TEXT_STEPS]
    return Segmented(options, tr("Text size"), str(look.text_percent))


class TextSizeSheet(Sheet):
    """Picks a text size; each answer acts at once. Deletes itself when closed.

    Args:
        area: the widget to cover.
        look: changes the size.
    """

    def __init__(self, area: QWidget, look: ThemeKeeper) -> None:
        super().__init__(area, tr("Text size"), 560)
        self._look = look
        self.choice = text_size_choice(look)
        self.choice.chosen.connect(self._on_chosen)
        look.changed.connect(self._on_look_changed)
        self.column.addWidget(self.choice)
        self.column.addWidget(Body(tr("This is how words look now. Pick what is easy to read.")))
        self.column.addWidget(Meta(tr("Ctrl with plus or minus changes it anywhere.")))
        self.column.addStretch(1)
        button = Button(tr("OK"), Kind.PRIMARY)
        button.clicked.connect(self.close_sheet)
        self.add_button(button)
        self.closed.connect(self.deleteLater)

    def _on_chosen(self, percent: str) -> None:
        self._look.set_text_percent(int(percent))

    def _on_look_changed(self, theme: Theme) -> None:
        self.choice.set_current(str(theme.text_percent))
