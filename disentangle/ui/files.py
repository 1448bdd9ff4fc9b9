"""Qt's own file dialogs: native ones swallow the quick exit keys and write recent-files lists."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from disentangle.ui.traces import forget_dialogs


def new_file(parent: QWidget, title: str, name: str, ending: str) -> Path | None:
    """Ask where to save a new file called something like `name`; None if closed.

    An existing file is never offered for replacing: the writer refuses it.
    """
    dialog = _dialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(ending.lstrip("."))
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, True)
    dialog.selectFile(name)
    return _ask(dialog)


def existing_file(parent: QWidget, title: str, pattern: str) -> Path | None:
    """Ask for one existing file, such as with the pattern "*.age"; None if closed."""
    dialog = _dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([pattern, "*"])
    return _ask(dialog)


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, True)
    dialog.setHistory([])
    return dialog


def _ask(dialog: QFileDialog) -> Path | None:
    try:
        if dialog.exec() != QFileDialog.DialogCode.Accepted or not dialog.selectedFiles():
            return None
        return Path(dialog.selectedFiles()[0])
    finally:
        dialog.deleteLater()
        forget_dialogs()
