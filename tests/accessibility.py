"""What a screen reader would find wrong on a page: mute controls, rich text, no heading."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QLabel, QScrollArea, QWidget

from disentangle.ui.accessible import spoken_name, spoken_role


def audit(page: QWidget) -> list[str]:
    """What a screen reader would find wrong on a page; an empty list is good.

    Names each control that takes focus without a spoken name, rich-text labels, and a page
    without a heading.
    """
    wrong: list[str] = []
    headings = 0
    for widget in _shown(page):
        if spoken_role(widget) == QAccessible.Role.Heading:
            headings += 1
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            wrong.append(f"rich text: {_where(widget)}")
        if _takes_focus(widget) and not spoken_name(widget).strip():
            wrong.append(f"no name: {_where(widget)}")
    if headings == 0:
        wrong.append(f"no heading: {_where(page)}")
    return wrong


def _shown(page: QWidget) -> Iterator[QWidget]:
    yield page
    for widget in page.findChildren(QWidget):
        if not widget.isHidden() and (not page.isVisible() or widget.isVisible()):
            yield widget


def _takes_focus(widget: QWidget) -> bool:
    if isinstance(widget.parentWidget(), QAbstractScrollArea):
        return False  # viewports and scroll bars: Qt speaks for them
    if isinstance(widget, QScrollArea) and not isinstance(widget, QAbstractItemView):
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def _where(widget: QWidget) -> str:
    names = [type(widget).__name__]
    parent = widget.parentWidget()
    while parent is not None and len(names) < 4:
        names.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " in ".join(names)
