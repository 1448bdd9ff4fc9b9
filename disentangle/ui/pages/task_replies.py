"""Answers that take a few words: asks for them on a sheet and keeps half-typed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from disentangle.plan.records import State

if TYPE_CHECKING:
    from disentangle.ui.host import Host


class Replies(QObject):
    """Turns a pressed answer into a complete one.

    Half-typed words are drafts of the case, so that leaving in a hurry loses nothing.

    Signals:
        given(str, dict): the value of the `State`, and the words for `Session.mark` by name.
    """

    given = Signal(str, dict)

    def __init__(self, host: Host, task_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._host, self._task_id = host, task_id

    def ask(self, state: State) -> None:
        """Take an answer, with a sheet for its words where it can have some."""
        from disentangle.ui.sheets.answer import help_sheet, keep_sheet

        area, record = self._host.sheet_area, self._host.session.record(self._task_id)
        if state is State.KEPT:
            sheet = keep_sheet(area, self._draft("why", record.reason))
            sheet.typed.connect(self._on_why_typed)
            sheet.answered.connect(self._on_kept)
            sheet.open_sheet()
        elif state is State.HELP:
            who, when = self._draft("who", record.help_who), self._draft("when", record.help_when)
            sheet = help_sheet(area, who, when)
            sheet.typed.connect(self._on_help_typed)
            sheet.answered.connect(self._on_help_wanted)
            sheet.open_sheet()
        else:
            self.given.emit(state.value, {})

    def _draft(self, field: str, answered: str) -> str:
        return self._host.session.case.drafts.get(f"{self._task_id}/{field}", answered)

    def _on_why_typed(self, texts: list[str]) -> None:
        self._host.session.draft(f"{self._task_id}/why", texts[0])

    def _on_help_typed(self, texts: list[str]) -> None:
        for field, text in zip(("who", "when"), texts, strict=True):
            self._host.session.draft(f"{self._task_id}/{field}", text)

    def _on_kept(self, texts: list[str]) -> None:
        self._on_why_typed([""])
        self.given.emit(State.KEPT.value, {"reason": texts[0]})

    def _on_help_wanted(self, texts: list[str]) -> None:
        self._on_help_typed(["", ""])
        self.given.emit(State.HELP.value, {"who": texts[0], "when": texts[1]})
