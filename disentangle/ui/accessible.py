"""What a screen reader gets: headings, groups and announcements."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

_ROLE: Final = "spoken_role"

_ROLES: Final = {
    "heading": QAccessible.Role.Heading,
    "group": QAccessible.Role.Grouping,
    "list": QAccessible.Role.List,
    "radio": QAccessible.Role.RadioButton,
    "tab": QAccessible.Role.PageTab,
    "link": QAccessible.Role.Link,
    "graphic": QAccessible.Role.Graphic,
    "dialog": QAccessible.Role.Dialog,
    "note": QAccessible.Role.Note,
}


class _Spoken(QAccessibleWidget):
    """A widget that is announced with a role of our choosing."""

    def text(self, kind: QAccessible.Text) -> str:
        found = super().text(kind)
        if not found and kind == QAccessible.Text.Name:
            widget = self.object()
            if isinstance(widget, QLabel):
                return widget.text()
        return found


def _factory(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget):
        return None
    role = _ROLES.get(str(thing.property(_ROLE)))
    return _Spoken(thing, role) if role is not None else None


_installed = False


def _install() -> None:
    global _installed
    if not _installed:
        QAccessible.installFactory(_factory)
        _installed = True


def speak_as(widget: QWidget, role: str) -> None:
    """Have a widget announced as "heading", "group", "list", "graphic", "dialog" or "note".

    For plain containers and labels only: a control keeps the role Qt gives it, because this
    replaces its actions too.

    Raises:
        KeyError: the role is none of these.
    """
    _ROLES[role]
    _install()
    widget.setProperty(_ROLE, role)


def use_heading(label: QLabel) -> None:
    """Have a label announced as a heading."""
    speak_as(label, "heading")


def announce(widget: QWidget, text: str) -> None:
    """Say a sentence politely, after whatever is being read: a save, a new count."""
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


def name_changed(widget: QWidget) -> None:
    """Tell screen readers that a control's spoken name is another one now."""
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.NameChanged))


def spoken_name(widget: QWidget) -> str:
    """The name a screen reader says for a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found is not None else ""


def spoken_role(widget: QWidget) -> QAccessible.Role:
    """The role a screen reader says for a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.role() if found is not None else QAccessible.Role.NoRole
