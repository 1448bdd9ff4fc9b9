"""Tab goes through a page in reading order, also where a part was built again later."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_order(*parts: QWidget) -> None:
    """Have Tab visit these parts one after the other; inside each the order stays."""
    stops = [stop for part in parts for stop in stops_in(part)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def stops_in(part: QWidget) -> list[QWidget]:
    """The controls inside a part, and itself, in reading order. Hidden ones too."""
    # Never by nextInFocusChain or focusProxy: PySide makes what they give a child of the widget
    # asked, and Python's collector then deletes the ring this makes of the window.
    return [
        widget
        for widget in (part, *part.findChildren(QWidget))
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
