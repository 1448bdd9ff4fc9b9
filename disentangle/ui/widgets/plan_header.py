"""The head of the plan by account: names of the columns, and who sees what is done there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from disentangle.ui.icons import paint_icon
from disentangle.ui.theme import MEDIUM, STRONG, Role, theme_of
from disentangle.ui.widgets.plan_model import PlanBand
from disentangle.ui.widgets.textblock import TextBlock, block


class PlanHeader(QHeaderView):
    """Column names on up to two lines, under the bands that say who sees."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.bands: tuple[PlanBand, ...] = ()
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _words(self, section: int) -> TextBlock:
        theme = theme_of(self)
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        align = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignHCenter
        return TextBlock(
            text, theme.font(Role.META, STRONG), round(theme.text_px(18)),
            max(self.sectionSize(section) - 2 * self._inset(section), 20), (), align,
        )  # fmt: skip

    def _inset(self, section: int) -> int:
        return theme_of(self).px(18 if section == 0 else 4)

    def least(self, section: int) -> int:
        """The width that breaks none of its words, px."""
        text = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        metrics = QFontMetricsF(theme_of(self).font(Role.META, STRONG))
        longest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
        return round(longest) + 2 * self._inset(section) + 2

    def _band_height(self) -> int:
        return theme_of(self).px(8) + theme_of(self).line(Role.META) if self.bands else 0

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        tallest = max((self._words(n).height for n in range(self.count())), default=0)
        return QSize(100, round(tallest) + self._band_height() + theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = theme_of(self), QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("surface"))
        top = self._band_height()
        for band in self.bands:
            self._paint_band(painter, band)
        for section in range(self.count()):
            words = self._words(section)
            x = self.sectionViewportPosition(section)
            inset = self._inset(section)
            y = top + (self.height() - top - words.height) / 2
            words.draw(painter, x + inset, y, theme.color("ink2"))

    def _paint_band(self, painter: QPainter, band: PlanBand) -> None:
        theme = theme_of(self)
        left = self.sectionViewportPosition(band.first + 1) + theme.px(4)
        end = band.last + 1
        right = self.sectionViewportPosition(end) + self.sectionSize(end) - theme.px(4)
        left, right = max(left, 0), min(right, self.viewport().width())
        words = block(theme, band.text, Role.META, None, MEDIUM)
        side = theme.icon(15)
        wide = side + theme.px(7) + words.width
        x = left + max(0.0, (right - left - wide) / 2)
        middle = (self._band_height() - theme.px(6)) / 2
        color = theme.color(band.tone)
        paint_icon(painter, band.icon, QRectF(x, middle - side / 2, side, side), color)
        words.draw(painter, x + side + theme.px(7), middle - words.height / 2, color)
        line = QRect(int(left), self._band_height() + 1, int(right - left), 1)
        painter.fillRect(line, theme.color("line2"))
