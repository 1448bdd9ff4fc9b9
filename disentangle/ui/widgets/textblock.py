"""Plain text broken into lines, measured and drawn. The one place that lays out words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from disentangle.ui.theme import STRONG, Role, Theme

_NO_LIMIT: Final = 1_000_000.0
_KEPT: Final = 600
# Signs that turn or hide other signs, and control signs: drawn as a box, so that a name looks like
# what it is. One for one, so that strong ranges stay where they are.
_SEEN: Final = {
    sign: "\ufffd"
    for signs in (
        *(range(0x00, 0x09), range(0x0B, 0x20), range(0x7F, 0xA0)),
        *(range(0x202A, 0x202F), range(0x2066, 0x206A), (0x200B, 0x2060, 0xFEFF)),
    )
    for sign in signs
}


class Marked(NamedTuple):
    """Plain text and the (start, length) ranges that are drawn strong."""

    text: str
    strong: tuple[tuple[int, int], ...]


def read_marks(text: str) -> Marked:
    """Take `**strong**` marks out of one of our own sentences. Never for typed text."""
    parts = text.split("**")
    if len(parts) % 2 == 0:
        return Marked(text, ())
    ranges: list[tuple[int, int]] = []
    length = 0
    for number, part in enumerate(parts):
        if number % 2:
            ranges.append((length, len(part)))
        length += len(part)
    return Marked("".join(parts), tuple(ranges))


class TextBlock:
    """One paragraph set in a width.

    Attributes:
        height: px, all lines.
        width: px, the longest line as it came out.
        lines: how many lines.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        line: int,
        width: float | None = None,
        strong: Sequence[tuple[int, int]] = (),
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setAlignment(align)
        self._layouts: list[tuple[QTextLayout, float]] = []
        self.height = 0.0
        self.width = 0.0
        self.lines = 0
        limit = _NO_LIMIT if width is None else max(width, 1.0)
        start = 0
        for paragraph in text.translate(_SEEN).split("\n"):
            layout = QTextLayout(paragraph, font)
            layout.setCacheEnabled(True)
            layout.setTextOption(option)
            layout.setFormats(_formats(paragraph, start, strong, font))
            top = self.height
            layout.beginLayout()
            while (row := layout.createLine()).isValid():
                row.setLineWidth(limit)
                row.setPosition(QPointF(0, self.height - top + (line - row.height()) / 2))
                self.width = max(self.width, row.naturalTextWidth())
                self.height += line
                self.lines += 1
            layout.endLayout()
            self._layouts.append((layout, top))
            start += len(paragraph) + 1

    def draw(self, painter: QPainter, x: float, y: float, color: QColor) -> None:
        """Draw with the top left corner at (x, y)."""
        painter.setPen(color)
        for layout, top in self._layouts:
            layout.draw(painter, QPointF(x, y + top))


def _formats(
    paragraph: str, start: int, strong: Sequence[tuple[int, int]], font: QFont
) -> list[QTextLayout.FormatRange]:
    if not strong:
        return []
    bold = QFont(font)
    bold.setWeight(STRONG)
    look = QTextCharFormat()
    look.setFont(bold)
    found = []
    for begin, length in strong:
        first, last = max(begin - start, 0), min(begin + length - start, len(paragraph))
        if first < last:
            piece = QTextLayout.FormatRange()
            piece.start, piece.length, piece.format = first, last - first, look
            found.append(piece)
    return found


@lru_cache(maxsize=_KEPT)
def _block(
    theme: Theme,
    text: str,
    role: Role,
    width: float | None,
    weight: QFont.Weight | None,
    strong: tuple[tuple[int, int], ...],
) -> TextBlock:
    return TextBlock(text, theme.font(role, weight), theme.line(role), width, strong)


def block(
    theme: Theme,
    text: str,
    role: Role,
    width: float | None = None,
    weight: QFont.Weight | None = None,
    strong: tuple[tuple[int, int], ...] = (),
) -> TextBlock:
    """The text in the face and line height of its role.

    Layouts ask for the same words many times, so the last few hundred are kept. See forget_words.
    """
    return _block(theme, text, role, width, weight, strong)


def forget_words() -> None:
    """Let go of all words kept for drawing. Called when the session locks."""
    _block.cache_clear()
