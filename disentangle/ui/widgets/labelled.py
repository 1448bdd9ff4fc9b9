"""What every field shares: a label above, a hint, and a line that says what is missing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from disentangle.ui import accessible
from disentangle.ui.theme import STRONG
from disentangle.ui.widgets.base import IconMark, Panel
from disentangle.ui.widgets.text import Meta, Support


class Labelled(Panel):
    """A label, a hint, a field and a line that says what is missing."""

    def __init__(self, label: str, hint: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._label = Support(label, "ink", STRONG)
        self._hint = Meta(hint)
        if not hint:  # never shown before it has a parent: that would open a window
            self._hint.hide()
        self._error_icon = IconMark("triangle-alert", "wait", 16)
        self._error = Support("", "wait")
        self._error_row = QWidget()
        error = QHBoxLayout(self._error_row)
        error.setContentsMargins(0, 0, 0, 0)
        error.addWidget(self._error_icon, 0, Qt.AlignmentFlag.AlignTop)
        error.addWidget(self._error, 1)
        self._error_row.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._label)
        self._column.addWidget(self._hint)

    def _finish(self, field: QWidget, inner: QWidget) -> None:
        """Place the field; `inner` is what takes focus and is spoken."""
        self._inner = inner
        self._column.addWidget(field)
        self._column.addWidget(self._error_row)
        inner.setAccessibleName(self._label.text())
        inner.setAccessibleDescription(self._hint.text())
        self.setFocusProxy(inner)
        self.restyle()

    def set_label(self, label: str) -> None:
        """Another label."""
        self._label.setText(label)
        self._inner.setAccessibleName(label)

    def hide_label(self) -> None:
        """Speak the label without showing it, where the heading above already says it."""
        self._label.hide()

    def set_error(self, text: str) -> None:
        """Say what is missing and how to put it right; "" takes it back."""
        self._error.setText(text)
        self._error_row.setVisible(bool(text))
        self._inner.setAccessibleDescription(text or self._hint.text())
        self._mark(bool(text))
        if text:
            accessible.announce(self._inner, text)

    @property
    def error(self) -> str:
        """What is said to be missing now."""
        return self._error.text() if not self._error_row.isHidden() else ""

    def _mark(self, wrong: bool) -> None:
        self._inner.setProperty("wrong", wrong)
        style = self._inner.style()
        style.unpolish(self._inner)
        style.polish(self._inner)

    def restyle(self) -> None:
        """Gaps."""
        self._column.setSpacing(self.theme.px(5))
