"""Fields in a frame: a secret that shows dots, and a search."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.ui.widgets.base import IconMark, Panel, round_box
from disentangle.ui.widgets.buttons import LinkButton
from disentangle.ui.widgets.labelled import Labelled


class SearchField(Panel):
    """One line to look for something, with a magnifier.

    Args:
        name: what is looked for; shown while empty, and spoken.

    Signals:
        text_changed(str): at each change.
    """

    text_changed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = _Frame(self)
        self.edit = _BareEdit(self._frame)
        self.edit.setPlaceholderText(name)
        self.edit.setAccessibleName(name)
        self._frame.row.addWidget(IconMark("search", "ink3", 18))
        self._frame.row.addWidget(self.edit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self.edit.textChanged.connect(self.text_changed)
        self.setFocusProxy(self.edit)

    def text(self) -> str:
        """What is written."""
        return self.edit.text()


class _Frame(Panel):
    """The box round a bare edit and what stands beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.wrong = False
        self.row = QHBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """Paddings."""
        theme = self.theme
        self.row.setContentsMargins(theme.px(14), 4, theme.px(8), 4)
        self.row.setSpacing(theme.px(8))
        self.setMinimumHeight(theme.px(36) + theme.text_px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        c = self.theme.color
        edge, width = (c("wait"), 2.0) if self.wrong else (c("line2"), 1.0)
        round_box(QPainter(self), self.rect(), c("surface"), edge, 8, width)


class _BareEdit(QLineEdit):
    """An edit without its own box; the ring goes round the whole frame."""

    def __init__(self, frame: _Frame) -> None:
        super().__init__(frame)
        self._box = frame
        self.setProperty("bare", True)
        self.setFrame(False)

    def ring_rect(self) -> QRect:
        """The frame, in this edit's coordinates."""
        return QRect(-self.mapTo(self._box, QPoint(0, 0)), self._box.size())

    def ring_radius(self) -> float:
        """The corner radius in px."""
        return 8.0


_SECRET_HINTS: Final = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class SecretField(Labelled):
    """One line that shows dots, with Show and Hide. Paste is allowed.

    The system is told not to learn from it or offer words, shown or not.

    Signals:
        text_changed(): the text is another one; read it with `text` when it is needed.
        submitted: Enter was pressed.
    """

    text_changed = Signal()
    submitted = Signal()

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, hint, parent)
        self._frame = _Frame(self)
        self.edit = _BareEdit(self._frame)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(_SECRET_HINTS)
        self.edit.setDragEnabled(False)
        self.show_button = LinkButton(tr("Show"), "eye")
        self._frame.row.addWidget(self.edit, 1)
        self._frame.row.addWidget(self.show_button)
        self._finish(self._frame, self.edit)
        self._name_button()
        self.show_button.clicked.connect(self._on_show)
        self.edit.textChanged.connect(self._on_changed)
        self.edit.returnPressed.connect(self.submitted)

    def text(self) -> str:
        """What is written."""
        return self.edit.text()

    def clear(self) -> None:
        """Empty it and show dots again."""
        self.edit.setText("")  # unlike clear() of the edit, it cannot be undone
        self.set_shown(False)

    @property
    def shown(self) -> bool:
        """Whether the letters show."""
        return self.edit.echoMode() == QLineEdit.EchoMode.Normal

    def set_shown(self, shown: bool) -> None:
        """Show letters or dots."""
        mode = QLineEdit.EchoMode
        self.edit.setEchoMode(mode.Normal if shown else mode.Password)
        self.edit.setInputMethodHints(_SECRET_HINTS)  # a change of echo mode sets its own
        self.show_button.set_icon("eye-off" if shown else "eye")
        self.show_button.setText(tr("Hide") if shown else tr("Show"))
        self._name_button()

    def _name_button(self) -> None:
        label = self._label.text()
        name = tr("Hide: {label}", label=label) if self.shown else tr("Show: {label}", label=label)
        self.show_button.set_name(name)

    def _on_show(self) -> None:
        self.set_shown(not self.shown)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        self.text_changed.emit()

    def _mark(self, wrong: bool) -> None:
        self._frame.wrong = wrong
        self._frame.update()
