"""The clipboard for secrets: marked, cleared after 30 seconds and at the end, only if still ours.

The marks are those that KeePassXC sets, so that clipboard managers which honour them keep no
copy (R-073).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

CLEAR_AFTER_MS: Final = 30_000

_MARKS: Final = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
}


class SecretClipboard(QObject):
    """Puts text on the clipboard and takes it away again.

    Signals:
        cleared: our text was taken away (not sent if something else had replaced it).
    """

    cleared = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ours = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CLEAR_AFTER_MS)
        self._timer.timeout.connect(self.clear)

    def copy(self, text: str) -> None:
        """Copy a secret. Never touches the selection that a middle click pastes."""
        data = QMimeData()
        data.setText(text)
        for kind, value in _MARKS.items():
            data.setData(kind, QByteArray(value))
        QGuiApplication.clipboard().setMimeData(data, QClipboard.Mode.Clipboard)
        self._ours = text
        self._timer.start()

    def clear(self) -> None:
        """Take our text away, if it is still there."""
        self._timer.stop()
        ours, self._ours = self._ours, ""
        if not ours:
            return
        clipboard = QGuiApplication.clipboard()
        if clipboard.text(QClipboard.Mode.Clipboard) == ours:
            clipboard.clear(QClipboard.Mode.Clipboard)
            self.cleared.emit()
