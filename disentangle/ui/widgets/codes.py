"""Words and codes that are copied by hand, and the squares a phone reads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from disentangle.ui import accessible
from disentangle.ui.theme import STRONG, Role, theme_of
from disentangle.ui.widgets.base import Panel, round_box
from disentangle.ui.widgets.text import Text


class CodeTiles(Panel):
    """Words or code groups to copy by hand, in tiles of one width. They wrap when narrow.

    Args:
        mono: the fixed-width face, so that letters and digits are told apart.
    """

    def __init__(self, *, mono: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mono = mono
        self._tiles: list[_Tile] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        accessible.speak_as(self, "group")

    def show_parts(self, parts: Sequence[str], name: str) -> None:
        """Show these; `name` says what they are together."""
        self.clear()
        self.setAccessibleName(name)
        for part in parts:
            tile = _Tile(part, self._mono, self)
            tile.show()
            self._tiles.append(tile)
        self._place()
        self.updateGeometry()

    def clear(self) -> None:
        """Take everything away: words that must not stay in memory longer than needed."""
        for tile in self._tiles:
            tile.setText("")
            tile.hide()
            tile.deleteLater()
        self._tiles = []

    def _rows(self, width: int) -> list[tuple[QRect, _Tile]]:
        if not self._tiles:
            return []
        gap = self.theme.px(10)
        widest = max(tile.sizeHint().width() for tile in self._tiles)
        tall = max(tile.sizeHint().height() for tile in self._tiles)
        columns = max(1, min(len(self._tiles), (width + gap) // (widest + gap)))
        each = (width + gap) / columns
        return [
            (
                QRect(
                    round(n % columns * each), n // columns * (tall + gap),
                    round(each) - gap, tall,
                ),
                tile,
            )
            for n, tile in enumerate(self._tiles)
        ]  # fmt: skip

    def _place(self) -> None:
        for box, tile in self._rows(self.width()):
            tile.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), box))

    def restyle(self) -> None:
        """Place again."""
        self._place()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place again."""
        super().resizeEvent(event)
        self._place()

    def hasHeightForWidth(self) -> bool:
        """The lines follow from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        rows = self._rows(width)
        return rows[-1][0].bottom() + 1 if rows else 0

    def sizeHint(self) -> QSize:
        """One line."""
        gap = self.theme.px(10)
        widest = max((tile.sizeHint().width() for tile in self._tiles), default=0)
        width = (widest + gap) * len(self._tiles)
        return QSize(width, self.heightForWidth(max(width, 1)))

    def minimumSizeHint(self) -> QSize:
        """One tile."""
        widest = max((tile.sizeHint().width() for tile in self._tiles), default=0)
        return QSize(widest, self.theme.px(40))


class _Tile(Text):
    def __init__(self, text: str, mono: bool, parent: QWidget) -> None:
        role = Role.BODY if mono else Role.CARD
        super().__init__(text, role, weight=STRONG, wrap=False, mono=mono, parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        hint = super().sizeHint()
        return QSize(hint.width() + 2 * theme.px(12), hint.height() + 2 * theme.px(10))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme_of(self).color
        painter = QPainter(self)
        round_box(painter, self.rect(), c("sunken"), c("line"), 8)
        painter.end()
        super().paintEvent(event)


class QrView(Panel):
    """A QR code, always dark on white, as scanners need it.

    Args:
        name: what it holds, spoken. The same words must stand beside it for people who cannot scan.
        side: px at 100 %.
    """

    def __init__(self, name: str, side: int = 196, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._matrix: tuple[tuple[bool, ...], ...] = ()
        accessible.speak_as(self, "graphic")
        self.setAccessibleName(name)
        self.restyle()

    def show_matrix(self, matrix: Sequence[Sequence[bool]]) -> None:
        """Show rows of modules, True for dark, without a border: four light ones are added."""
        self._matrix = tuple(tuple(bool(cell) for cell in row) for row in matrix)
        self.update()

    def restyle(self) -> None:
        """A square."""
        side = self.theme.px(self._side)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw whole pixels per module, so that edges stay sharp."""
        painter = QPainter(self)
        round_box(painter, self.rect(), QColor("#FFFFFF"), self.theme.color("line"), 8)
        if not self._matrix:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        ratio = self.devicePixelRatioF()
        count = len(self._matrix) + 8
        module = max(1, int(self.width() * ratio / count)) / ratio
        start = (self.width() - module * len(self._matrix)) / 2
        for y, row in enumerate(self._matrix):
            for x, dark in enumerate(row):
                if dark:
                    box = QRectF(start + x * module, start + y * module, module, module)
                    painter.fillRect(box, QColor("#000000"))
