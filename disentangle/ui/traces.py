"""Keeps Qt from writing about us: no settings file, no list of visited folders (R-052)."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QSettings, QtMsgType, qInstallMessageHandler


def leave_no_settings() -> None:
    """Point Qt's settings to a place that cannot be written.

    Qt's own file dialog stores visited folders in `QtProject.conf`. Below the null device nothing
    can be created, so nothing is. On Windows and macOS the native format ignores this path;
    `forget_dialogs` takes the keys away there.
    """
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, os.devnull + "/none")


def no_messages() -> None:
    """Keep Qt from writing its remarks to a terminal or a journal: they can name files (R-046).

    Call it once the application is made: before, they say why there is no screen.
    """
    qInstallMessageHandler(_drop)


def _drop(_kind: QtMsgType, _where: QMessageLogContext, _text: str) -> None:
    """Say nothing."""


def forget_dialogs() -> None:
    """Remove what a file dialog stored, on systems where the path cannot be moved."""
    if sys.platform in ("win32", "darwin"):
        settings = QSettings("QtProject")
        settings.remove("FileDialog")
        settings.sync()
