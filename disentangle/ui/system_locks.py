"""Tells when the screen locks or the computer goes to sleep, where the buses say so (R-042)."""

from __future__ import annotations

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_SCREEN_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
)


class SystemLocks(QObject):
    """Listens to the session bus and the system bus. Does nothing where there is none.

    Signals:
        locked: the screen was locked or the computer is about to sleep.
    """

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        session = QDBusConnection.sessionBus()
        if session.isConnected():
            for name, path in _SCREEN_SAVERS:
                session.connect(name, path, name, "ActiveChanged", self, SLOT("on_active(bool)"))
        system = QDBusConnection.systemBus()
        if system.isConnected():
            manager = "org.freedesktop.login1.Manager"
            system.connect(
                "org.freedesktop.login1",
                "/org/freedesktop/login1",
                manager,
                "PrepareForSleep",
                self,
                SLOT("on_active(bool)"),
            )
            system.connect(
                "org.freedesktop.login1",
                "",
                "org.freedesktop.login1.Session",
                "Lock",
                self,
                SLOT("on_lock()"),
            )

    @Slot(bool)
    def on_active(self, active: bool) -> None:
        """The screen saver came on, or sleep begins."""
        if active:
            self.locked.emit()

    @Slot()
    def on_lock(self) -> None:
        """The login manager asks the session to lock."""
        self.locked.emit()
