"""Labels: always plain text, wrapped, in the face of their role."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from disentangle.ui import accessible
from disentangle.ui.theme import STRONG, Role, theme_of
from disentangle.ui.widgets.textblock import TextBlock, read_marks

_MEASURE = 68
"""Characters a line aims for; lines of 60 to 75 are easiest to read."""
_WIDTHS = 6
"""How many widths a label keeps its lines for."""


class Text(QLabel):
    """A wrapped plain-text label.

    Args:
        text: what to show.
        role: the size.
        tone: the name of a token, such as "ink2" or "wait".
        weight: regular unless given.
        marks: whether `**strong**` in the text is a mark. Only for our own sentences.
        wrap: False keeps one line, for short labels in a row.
        mono: the fixed-width face, for codes.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: str = "ink",
        weight: QFont.Weight | None = None,
        *,
        marks: bool = False,
        wrap: bool = True,
        mono: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._tone, self._weight = role, tone, weight
        self._marks, self._mono = marks, mono
        self._strong: tuple[tuple[int, int], ...] = ()
        self._cache: dict[float | None, TextBlock] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show other words; `**` marks are read if the label was made for them."""
        self._strong = ()
        if self._marks:
            text, self._strong = read_marks(text)
        self._cache.clear()
        super().setText(text)
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: str) -> None:
        """Another colour token."""
        self._tone = tone
        self.update()

    def _font(self) -> QFont:
        theme = theme_of(self)
        make = theme.mono if self._mono else theme.font
        return make(self._role, self._weight)

    def _block(self, width: float | None) -> TextBlock:
        # Layouts ask for a few widths again and again before they settle.
        found = self._cache.get(width)
        if found is None:
            line = theme_of(self).line(self._role)
            align = Qt.AlignmentFlag.AlignLeft
            if width is not None and self.isRightToLeft():
                align = Qt.AlignmentFlag.AlignRight
            found = TextBlock(self.text(), self._font(), line, width, self._strong, align)
            if len(self._cache) >= _WIDTHS:
                self._cache.clear()
            self._cache[width] = found
        return found

    def hasHeightForWidth(self) -> bool:
        """Whether the height follows from the width."""
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        return round(self._block(width).height)

    def sizeHint(self) -> QSize:
        """One line if it is short, else lines of a width that reads well."""
        natural = self._block(None)
        width = int(natural.width) + 2
        if self.wordWrap():
            width = min(width, theme_of(self).text_px(_MEASURE * self._role.size * 0.5))
            return QSize(width, self.heightForWidth(width))
        return QSize(width, round(natural.height))

    def minimumSizeHint(self) -> QSize:
        """One line high and as wide as a longish word, so that rows can shrink."""
        theme = theme_of(self)
        if not self.wordWrap():
            return self.sizeHint()
        width = min(self._block(None).width + 2, theme.text_px(self._role.size * 5))
        return QSize(int(width), theme.line(self._role))

    def changeEvent(self, event: QEvent) -> None:
        """Measure again for a new look."""
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self._cache.clear()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines with our own line height, which QLabel cannot set for plain text."""
        theme = theme_of(self)
        painter = QPainter(self)
        found = self._block(self.width() if self.wordWrap() else None)
        align = self.alignment()
        y = max(0.0, (self.height() - found.height) / 2)
        if align & Qt.AlignmentFlag.AlignTop:
            y = 0.0
        x = 0.0
        if align & Qt.AlignmentFlag.AlignHCenter:
            x = (self.width() - found.width) / 2
        elif align & Qt.AlignmentFlag.AlignRight or (
            not self.wordWrap() and self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ):
            x = self.width() - found.width
        found.draw(painter, x, y, theme.color(self._tone))


class Heading(Text):
    """A heading: takes focus when its page opens and is spoken as a heading.

    Args:
        text: what to show.
        level: 1 for the page's own heading, 2 and 3 below it.
        role: the size; by level unless given.
    """

    def __init__(
        self, text: str, level: int = 1, role: Role | None = None, parent: QWidget | None = None
    ) -> None:
        chosen = role or {1: Role.PAGE, 2: Role.CARD}.get(level, Role.BODY)
        super().__init__(text, chosen, weight=STRONG, parent=parent)
        self.level = level
        # Reached by the page when it opens, not by Tab: it is a place to read, not a control.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if level == 1 else Qt.FocusPolicy.NoFocus)
        accessible.use_heading(self)

    def ring_rect(self) -> QRect:
        """No ring: the heading is not a control."""
        return QRect()

    def ring_radius(self) -> float:
        """Unused, as there is no ring."""
        return 0.0


def question(text: str) -> Heading:
    """The heading of a page that asks one thing."""
    return Heading(text, 1, Role.QUESTION)


class Lead(Text):
    """The line under a question, 18 px, ink2."""

    def __init__(
        self, text: str = "", *, marks: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, Role.LEAD, "ink2", marks=marks, parent=parent)


class Body(Text):
    """Body text, 16 px."""

    def __init__(
        self,
        text: str = "",
        tone: str = "ink",
        weight: QFont.Weight | None = None,
        *,
        marks: bool = False,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, Role.BODY, tone, weight, marks=marks, wrap=wrap, parent=parent)


class Support(Text):
    """The line under a heading or title, 15 px, ink2."""

    def __init__(
        self,
        text: str = "",
        tone: str = "ink2",
        weight: QFont.Weight | None = None,
        *,
        marks: bool = False,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, Role.SUPPORT, tone, weight, marks=marks, wrap=wrap, parent=parent)


class Meta(Text):
    """Counts, dates and asides, 14 px, ink3."""

    def __init__(
        self,
        text: str = "",
        tone: str = "ink3",
        weight: QFont.Weight | None = None,
        *,
        marks: bool = False,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, Role.META, tone, weight, marks=marks, wrap=wrap, parent=parent)
