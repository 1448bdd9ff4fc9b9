"""The program hears when the screen locks or the computer goes to sleep, on a real bus."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from tests.helpers import private_bus as buses
from tests.helpers.private_bus import PrivateBus

bus_without_keyring = buses.bus_without_keyring

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="buses of Linux desktops")

LISTENER = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from disentangle.ui.system_locks import SystemLocks
app = QCoreApplication([])
locks = SystemLocks()
locks.locked.connect(lambda: (print("locked", flush=True), app.quit()))
QTimer.singleShot(8000, app.quit)
print("listening", locks.listening, flush=True)
app.exec()
"""


@pytest.mark.parametrize(
    ("path", "signal", "locks"),
    [
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "true"),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "true"),
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", "true"),
    ],
)
def test_it_locks_when_the_bus_says_so(
    bus_without_keyring: PrivateBus,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    signal: str,
    locks: str,
) -> None:
    # The private bus plays the system bus too, so that nothing of this computer is touched.
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus_without_keyring.address)
    send = shutil.which("dbus-send")
    assert send is not None, "dbus-send is part of the dbus package"
    with subprocess.Popen(
        [sys.executable, "-c", LISTENER], stdout=subprocess.PIPE, text=True
    ) as listener:
        assert listener.stdout is not None
        assert listener.stdout.readline() == "listening 5\n"
        base = [send, f"--bus={bus_without_keyring.address}", "--type=signal", path, signal]
        subprocess.run([*base, "boolean:false"], check=True)
        subprocess.run([*base, f"boolean:{locks}"], check=True)
        assert listener.stdout.readline() == "locked\n"
        assert listener.stdout.read() == ""
