"""Fields to write in: one line, or several that grow with the words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QTextCursor
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from disentangle.ui.theme import Role, theme_of
from disentangle.ui.widgets.labelled import Labelled


class TextField(Labelled):
    """One line of text under its label.

    Signals:
        text_changed(str): at each change by the person or `set_text`.
        submitted: Enter was pressed.
    """

    text_changed = Signal(str)
    submitted = Signal()

    def __init__(
        self, label: str, hint: str = "", text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label, hint, parent)
        self.edit = QLineEdit(text)
        self._finish(self.edit, self.edit)
        self.edit.textChanged.connect(self.text_changed)
        self.edit.returnPressed.connect(self.submitted)

    def text(self) -> str:
        """What is written."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Write something else."""
        if text != self.edit.text():
            self.edit.setText(text)

    def restyle(self) -> None:
        """A field at least 48 px high, as one that shows dots."""
        super().restyle()
        self.edit.setMinimumHeight(self.theme.px(36) + self.theme.text_px(12))


class _Grow(QPlainTextEdit):
    """A plain text edit as high as its words, between two limits."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only."""
        if source.hasText():
            self.insertPlainText(source.text())

    def _on_size(self) -> None:
        self.fit()

    def fit(self) -> None:
        """Take the height of the words."""
        theme = theme_of(self)
        line = QFontMetrics(theme.font(Role.BODY)).lineSpacing()
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        self.setFixedHeight(lines * line + 2 * theme.px(8) + 12)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again for a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit()


class NoteField(Labelled):
    """Several lines of plain text under their label; grows with the words.

    Args:
        least: lines shown when empty.
        most: lines shown before it scrolls.

    Signals:
        text_changed(): the text is another one; read it with `text`.
        left: the keyboard went elsewhere.
    """

    text_changed = Signal()
    left = Signal()

    def __init__(
        self, label: str, hint: str = "", text: str = "", *, least: int = 4, most: int = 14,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(label, hint, parent)
        self.edit = _Grow(least, most)
        self.edit.setPlainText(text)
        self._finish(self.edit, self.edit)
        self.edit.textChanged.connect(self.text_changed)
        self.edit.installEventFilter(self)
        self.edit.fit()

    def text(self) -> str:
        """What is written."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Write something else, with the cursor at its end."""
        if text != self.text():
            self.edit.setPlainText(text)
            self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the keyboard leaves."""
        if (
            event.type() == QEvent.Type.FocusOut
            and isinstance(event, QFocusEvent)
            and event.reason() != Qt.FocusReason.PopupFocusReason
        ):
            self.left.emit()
        return False
