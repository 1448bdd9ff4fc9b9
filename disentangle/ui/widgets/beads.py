"""Progress as beads: one per sitting, a gap between phases. No percent, nothing red."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from disentangle.ui import accessible
from disentangle.ui.theme import STRONG, Theme
from disentangle.ui.widgets.base import Panel, round_box
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.glyph import State
from disentangle.ui.widgets.text import Support

_ROOMY: Final = 20
_LEAST: Final = 11
_MOST: Final = 57
_HEIGHT: Final = 12
_GAP: Final = 5
_PHASE_GAP: Final = 12
_TIGHT_GAPS: Final = (3, 8)

_ASIDE: Final = {
    State.UNSAFE: ("wait_tint", "wait"),
    State.HELP: ("help_tint", "help"),
    State.LATER: ("na_tint", "na"),
    State.KEPT: ("soft", "on_soft"),
}


class Bead(NamedTuple):
    """One sitting: its state, and how much of it is done (0 to 1)."""

    state: State
    fraction: float = 0.0


class BeadRow(Panel):
    """The beads themselves. They wrap to more lines rather than shrink below a clear size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phases: tuple[tuple[Bead, ...], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        accessible.speak_as(self, "graphic")

    def set_beads(self, phases: Sequence[Sequence[Bead]], spoken: str) -> None:
        """Show these; `spoken` says them in one sentence."""
        self._phases = tuple(tuple(phase) for phase in phases if phase)
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        """Ask for another height."""
        self.updateGeometry()

    def _places(self, width: int) -> list[tuple[QRectF, Bead]]:
        theme = self.theme
        beads = sum(len(phase) for phase in self._phases)
        if not beads:
            return []
        gap, phase_gap = _GAP, _PHASE_GAP
        each = self._each(width, beads, gap, phase_gap)
        if each < theme.icon(_ROOMY):
            gap, phase_gap = _TIGHT_GAPS
            each = self._each(width, beads, gap, phase_gap)
        least = theme.icon(_LEAST)
        each = min(each, theme.icon(_MOST)) if each >= least else float(least)
        tall = min(theme.icon(_HEIGHT), each)
        x = y = 0.0
        found: list[tuple[QRectF, Bead]] = []
        for phase in self._phases:
            for bead in phase:
                if x and x + each > width + 0.5:
                    x, y = 0.0, y + tall + _GAP
                found.append((QRectF(x, y, each, tall), bead))
                x += each + gap
            x += phase_gap - gap
        return found

    def _each(self, width: int, beads: int, gap: int, phase_gap: int) -> float:
        """How wide a bead may be so that all stand in one line."""
        phases = len(self._phases)
        return (width - (beads - phases) * gap - (phases - 1) * phase_gap) / beads

    def hasHeightForWidth(self) -> bool:
        """The lines follow from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        places = self._places(width)
        return round(places[-1][0].bottom()) if places else 0

    def sizeHint(self) -> QSize:
        """As wide as it gets."""
        return QSize(self.theme.px(600), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """One bead."""
        return QSize(self.theme.icon(_LEAST), self.theme.icon(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every bead."""
        painter = QPainter(self)
        mirrored = self.isRightToLeft()
        for box, bead in self._places(self.width()):
            if mirrored:
                box.moveLeft(self.width() - box.right())
            _paint_bead(painter, self.theme, box, bead)


def _paint_bead(painter: QPainter, theme: Theme, box: QRectF, bead: Bead) -> None:
    radius = box.height() / 2
    if bead.state is State.DONE:
        round_box(painter, box, theme.color("done"), None, radius)
    elif bead.state in _ASIDE:
        fill, edge = _ASIDE[bead.state]
        round_box(painter, box, theme.color(fill), theme.color(edge), radius, 1.6)
    elif bead.fraction > 0:
        round_box(painter, box, theme.color("surface"), theme.color("done"), radius, 1.6)
        part = max(box.height() * 0.55, box.width() * min(bead.fraction, 0.95))
        painter.save()
        painter.setClipRect(QRectF(box.x(), box.y(), part, box.height()))
        round_box(painter, box, theme.color("done"), None, radius)
        painter.restore()
    else:
        round_box(painter, box, theme.color("surface"), theme.color("line2"), radius, 1.3)


class Beads(Panel):
    """Beads with their counts in words below: "5 done   2 set aside by you   8 to do".

    Nothing here takes focus. The counts are spoken as one line, the beads as one picture.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = BeadRow()
        self._counts = QWidget()
        self._flow = FlowLayout(self._counts, 22, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._row)
        column.addWidget(self._counts)

    def show_beads(self, phases: Sequence[Sequence[Bead]], counts: Sequence[str]) -> None:
        """Show progress.

        Args:
            phases: the beads of each phase, in order.
            counts: what is said below, the first part strong; also the spoken summary.
        """
        self._row.set_beads(phases, ", ".join(counts))
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, text in enumerate(counts):
            first = number == 0
            label = Support(text, "ink" if first else "ink2", STRONG if first else None, wrap=False)
            self._flow.addWidget(label)

    def restyle(self) -> None:
        """Wider gaps for larger text."""
        self._flow.set_gap(self.theme.px(22), 2)
