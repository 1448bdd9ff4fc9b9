"""Tells when the screen locks or the computer goes to sleep, where the buses say so (R-042)."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

# Signals are taken from any sender: a program that lies can only lock, never open.
_SESSION = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged"),
)
_LOGIN = "org.freedesktop.login1"


class SystemLocks(QObject):
    """Listens to the session bus and the system bus. Does nothing where there is none.

    Attributes:
        listening: how many signals it listens to; 0 where there is no bus.

    Signals:
        locked: the screen was locked or the computer is about to sleep.
    """

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listening = 0
        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        if session.isConnected():
            for path, interface, name in _SESSION:
                self._listen(session, path, interface, name, "on_active(bool)")
        if system.isConnected():
            manager = f"{_LOGIN}.Manager"
            path = "/org/freedesktop/login1"
            self._listen(system, path, manager, "PrepareForSleep", "on_active(bool)")
            self._listen(system, "", f"{_LOGIN}.Session", "Lock", "on_lock()")

    def _listen(
        self, bus: QDBusConnection, path: str, interface: str, name: str, slot: str
    ) -> None:
        # WORKAROUND: the stubs of PySide6 6.11 ask for bytes, the library itself takes text only.
        marked = cast(bytes, SLOT(slot))
        self.listening += bus.connect("", path, interface, name, self, marked)

    @Slot(bool)
    def on_active(self, active: bool) -> None:
        """The screen saver came on, or sleep begins."""
        if active:
            self.locked.emit()

    @Slot()
    def on_lock(self) -> None:
        """The login manager asks the session to lock."""
        self.locked.emit()
