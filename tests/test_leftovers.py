"""The detectors that run after each test do catch what they are there for."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests import leftovers


def test_a_thread_that_goes_on_is_named() -> None:
    before = leftovers.watch("thread-test")
    end = threading.Event()
    thread = threading.Thread(target=end.wait, name="forgotten")
    thread.start()
    try:
        assert leftovers.left_by(before, grace=0.05) == ["thread forgotten"]
    finally:
        end.set()
        thread.join()
    assert leftovers.left_by(before) == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_process_that_left_its_parent_is_named() -> None:
    before = leftovers.watch("process-test")
    program = (
        "import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', 'input()'], "
        "stdin=sys.stdin, start_new_session=True); print(p.pid)"
    )
    read_end, write_end = os.pipe()
    try:
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, leftovers.MARK: "process-test"},
            stdin=read_end,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        found = leftovers.left_by(before, grace=0.05)
    finally:
        os.close(read_end)
        os.close(write_end)  # ends the waiting process
    assert len(found) == 1
    assert found[0].startswith("process ")
    assert leftovers.left_by(before) == []


def test_a_connection_is_refused_and_named() -> None:
    before = leftovers.watch("network-test")
    with socket.socket() as connection, pytest.raises(PermissionError):
        connection.connect(("192.0.2.1", 9))
    with pytest.raises(PermissionError):
        socket.getaddrinfo("example.org", 443)
    found = leftovers.left_by(before)
    leftovers.watch("network-test")  # forget them again
    assert found == ["network: socket.connect ('192.0.2.1', 9)", "network: socket.getaddrinfo"]


def test_a_file_in_the_home_folder_is_named(home: Path) -> None:
    settings = home / ".config" / "QtProject.conf"
    settings.parent.mkdir()
    settings.write_text("[FileDialog]\n")
    cache = home / ".cache" / "fontconfig" / "a.cache"
    cache.parent.mkdir(parents=True)
    cache.write_bytes(b"")
    assert leftovers.files_below(home, [".cache/fontconfig"]) == [".config/QtProject.conf"]


def test_a_window_and_a_timer_are_named(qapp: object) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel

    before = leftovers.watch("window-test")
    window = QLabel("still here")
    window.setWindowTitle("Still here")
    window.show()
    timer = QTimer(QApplication.instance())
    timer.start(60_000)
    try:
        assert leftovers.left_by(before, grace=0.05) == [
            "window QLabel 'Still here'",
            "timer of 60000 ms",
        ]
    finally:
        window.close()
        window.deleteLater()
        timer.stop()
        timer.setParent(None)
    assert leftovers.left_by(before) == []
