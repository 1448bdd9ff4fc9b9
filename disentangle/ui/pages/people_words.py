"""Parts of the note: its question in words, its blanks, and what happens to a copied one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout

from disentangle.i18n import tr
from disentangle.letters.notes import Slip, blanks
from disentangle.session.people import Person
from disentangle.ui.pages.start_frame import Columns
from disentangle.ui.theme import STRONG, theme_of
from disentangle.ui.widgets.base import IconMark, Panel
from disentangle.ui.widgets.fields import NoteField
from disentangle.ui.widgets.text import Meta


def slip_question(name: str, them: str) -> str:
    """The question that decides what the note leaves out; it works without a label too."""
    if them:
        return tr("Could {name} let something slip to {them}?", name=name, them=them)
    return tr("Could {name} let something slip?", name=name)


def slip_answer(slip: Slip) -> str:
    """What an answer does to the note."""
    match slip:
        case Slip.NO:
            return tr(
                "So the note may speak of your plans. A new number is in it only if you type it."
            )
        case Slip.NOT_ASKED:
            return tr("Until you answer, the note leaves out your plans and new number.")
    return tr("So the note leaves out your plans and new number.")


def select_blank(field: NoteField) -> None:
    """Put the keyboard on the first blank, picked, so that typing fills it."""
    text = field.text()
    start, length, _ = blanks(text)[0]
    cursor = field.edit.textCursor()
    cursor.setPosition(_qt_length(text[:start]))
    keep = QTextCursor.MoveMode.KeepAnchor
    cursor.setPosition(_qt_length(text[: start + length]), keep)
    field.edit.setTextCursor(cursor)
    field.setFocus()


def _qt_length(text: str) -> int:
    # Qt counts in halves of long characters, Python in whole ones.
    return len(text.encode("utf-16-le")) // 2


class Three(Columns):
    """Three short answers, closer together than other columns, so that they fit the panel."""

    def __init__(self) -> None:
        super().__init__(3, 126)

    def restyle(self) -> None:
        """Gap."""
        super().restyle()
        self._grid.setSpacing(self.theme.px(8))


class Remark(Panel):
    """What happens to a copied and to a sent note."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._words = Meta("")
        self._row.addWidget(IconMark("info", "ink3", 16), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words, 1)
        self.restyle()

    def show_for(self, person: Person) -> None:
        """The words for a person or an office."""
        copied = tr("Copied text is cleared after 30 seconds.")
        if person.relation.office:
            sent = tr("A sent note can be read by others there, and one day by a court.")
        else:
            sent = tr(
                "A sent note can be read by others who see {name}’s phone, and one day by a court.",
                name=person.name,
            )
        self._words.setText(f"{copied} {sent}")

    def restyle(self) -> None:
        """Gap."""
        self._row.setSpacing(self.theme.px(10))


class Blanks(QSyntaxHighlighter):
    """Shows what is still to fill in: tinted, bold and underlined."""

    def __init__(self, document: QTextDocument, look: NoteField) -> None:
        super().__init__(document)
        self._look = look
        look.installEventFilter(self)

    def highlightBlock(self, text: str) -> None:
        """Mark the blanks of one paragraph."""
        theme = theme_of(self._look)
        mark = QTextCharFormat()
        mark.setBackground(theme.color("wait_tint"))
        mark.setForeground(theme.color("wait"))
        mark.setFontWeight(STRONG)
        mark.setFontUnderline(True)
        for start, length, _ in blanks(text):
            before = _qt_length(text[:start])
            self.setFormat(before, _qt_length(text[start : start + length]), mark)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Other colours for another look."""
        if event.type() == QEvent.Type.StyleChange:
            self.rehighlight()
        return False
