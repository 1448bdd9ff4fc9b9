"""What the plan by account shows: plain values, and the Qt model that speaks them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from disentangle.i18n import tr
from disentangle.ui.widgets.glyph import State, state_word

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class PlanCell:
    """One account in one column.

    Attributes:
        state: its first open state, or DONE, or NA.
        part: "1 of 3" if begun, else "".
    """

    state: State
    part: str = ""


@dataclass(frozen=True)
class PlanColumn:
    """One kind of work. Two words at most fit on two lines."""

    key: str
    title: str


@dataclass(frozen=True)
class PlanBand:
    """A band over some columns that says who sees. `last` is included."""

    text: str
    icon: str
    tone: str
    first: int
    last: int


@dataclass(frozen=True)
class PlanRow:
    """One account.

    Attributes:
        key: what the signals name it by.
        title: its name.
        sub: "5 of 14 done".
        cells: one per column; empty for a closed service.
        left: for a closed service, what is left to do, in words.
        link: for a closed service, what the button says; "" for none.
    """

    key: str
    title: str
    sub: str
    cells: tuple[PlanCell, ...]
    left: str = ""
    link: str = ""


class PlanModel(QAbstractTableModel):
    """Rows and columns as Qt asks for them, with a spoken text for every cell."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.columns: tuple[PlanColumn, ...] = ()
        self.plan: tuple[PlanRow, ...] = ()

    def show_plan(self, columns: Sequence[PlanColumn], rows: Sequence[PlanRow]) -> None:
        self.beginResetModel()
        self.columns, self.plan = tuple(columns), tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.plan)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns) + 1

    def cell(self, index: Index) -> PlanCell | None:
        cells = self.plan[index.row()].cells
        at = index.column() - 1
        return cells[at] if 0 <= at < len(cells) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.plan[index.row()]
        if index.column() == 0:
            return f"{row.title}, {row.sub}" if row.sub else row.title
        cell = self.cell(index)
        if cell is None:
            return f"{row.title}. {row.left}"
        said = [row.title, self.columns[index.column() - 1].title, state_word(cell.state).lower()]
        return ", ".join([*said, *([cell.part] if cell.part else [])])

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if way == Qt.Orientation.Vertical:
            return self.plan[section].title
        return tr("Account") if section == 0 else self.columns[section - 1].title

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled
        return base | Qt.ItemFlag.ItemIsSelectable if index.isValid() else base
