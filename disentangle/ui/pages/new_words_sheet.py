"""After opening with the recovery code: say once where new words are chosen."""

from __future__ import annotations

from disentangle.i18n import tr
from disentangle.ui.host import Host
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.sheet import Sheet
from disentangle.ui.widgets.text import Body


class NewWordsSheet(Sheet):
    """Offers the settings, where the words are changed."""

    def __init__(self, guide: Host) -> None:
        super().__init__(guide.sheet_area, tr("Your work is open"))
        self._guide = guide
        self.column.addWidget(
            Body(
                tr(
                    "You opened it with your recovery code. If you no longer know your words, "
                    "choose new ones in Settings. The code on your paper stays good."
                )
            )
        )
        settings = Button(tr("Open Settings"), Kind.PRIMARY)
        later = Button(tr("Later"), Kind.QUIET)
        self.add_button(settings)
        self.add_button(later)
        settings.clicked.connect(self._on_settings)
        later.clicked.connect(self.close_sheet)
        self.closed.connect(self.deleteLater)

    def _on_settings(self) -> None:
        self.close_sheet()
        self._guide.go("settings")
