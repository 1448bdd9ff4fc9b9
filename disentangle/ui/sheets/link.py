"""An official page: as text, as a code for a phone, and in the browser only after a second yes."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from disentangle.i18n import tr
from disentangle.ui import accessible
from disentangle.ui.clipboard import SecretClipboard
from disentangle.ui.theme import Role
from disentangle.ui.widgets.buttons import Button
from disentangle.ui.widgets.cards import Card, Hint
from disentangle.ui.widgets.codes import QrView
from disentangle.ui.widgets.sheet import Sheet
from disentangle.ui.widgets.text import Body, Meta, Support, Text


def open_in_browser(link: str) -> bool:
    """Hand an address to the system's browser; False if the system says no."""
    return QDesktopServices.openUrl(QUrl(link))


class LinkSheet(Sheet):
    """One address of the content.

    Args:
        link: starts with "https://".
        clipboard: takes the address, and takes it away again.
        opener: hands the address to the browser.

    Raises:
        ValueError: the address is not of that kind.
    """

    def __init__(
        self,
        area: QWidget,
        link: str,
        clipboard: SecretClipboard,
        opener: Callable[[str], bool] = open_in_browser,
    ) -> None:
        parts = urlsplit(link)
        if parts.scheme != "https" or not parts.hostname:
            raise ValueError("only addresses of official pages are shown here")
        super().__init__(area, tr("The page of this service"), 600)
        self._link, self._clipboard, self._opener = link, clipboard, opener
        address = Card(14, sunken=True)
        # The site stands by itself and large: it is what to compare with the browser's own line.
        address.column.addWidget(Text(parts.hostname, Role.CARD))
        address.column.addWidget(Support(link))
        self.column.addWidget(address)
        self._qr = QrView(tr("A code with this address, for the camera of a phone"))
        self._qr.hide()
        self.column.addWidget(self._qr)
        self._warning = Hint(
            tr(
                "Your browser keeps a list of pages you visit. "
                "Someone who opens this browser can see it. "
                "If it is linked to other devices, the page can show there too."
            ),
            "caution",
        )
        self._warning.hide()
        self.column.addWidget(self._warning)
        self._said = Meta("")
        self._said.hide()
        self.column.addWidget(self._said)
        self.column.addWidget(
            Body(tr("You can also type the address by hand, on any device you trust."), "ink2")
        )
        self.column.addStretch(1)
        self._copy = Button(tr("Copy"), icon="copy", name=tr("Copy the address"))
        self._scan = Button(tr("Code for a phone"), icon="qr-code")
        self._open = Button(tr("Open in the browser"), icon="external-link")
        self._yes = Button(tr("Yes, open it in the browser"), icon="external-link")
        self._yes.hide()
        for button in (self._copy, self._scan, self._open, self._yes):
            self.add_button(button)
        self._copy.clicked.connect(self._on_copy)
        self._scan.clicked.connect(self._on_scan)
        self._open.clicked.connect(self._on_open)
        self._yes.clicked.connect(self._on_yes)
        self.closed.connect(self.deleteLater)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.show()
        accessible.announce(self, text)

    def _on_copy(self) -> None:
        self._clipboard.copy(self._link)
        self._say(tr("Copied. It leaves the clipboard after 30 seconds."))

    def _on_scan(self) -> None:
        import segno

        code = segno.make(self._link, micro=False)
        self._qr.show_matrix([[bool(cell) for cell in row] for row in code.matrix])
        self._qr.show()
        self._say(tr("Point the camera of your phone at the squares."))
        self.restyle()

    def _on_open(self) -> None:
        self._warning.show()
        self._open.hide()
        self._yes.show()
        self._yes.setFocus()
        accessible.announce(self, self._warning.label.text())
        self.restyle()

    def _on_yes(self) -> None:
        if self._opener(self._link):
            self.close_sheet()
        else:
            self._say(tr("The browser did not open. You can copy the address or type it by hand."))
