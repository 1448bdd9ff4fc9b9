"""The plan by account: what is done where, in the order to do it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from disentangle.i18n import tr, trn
from disentangle.plan import overview, progress
from disentangle.plan.answers import Account
from disentangle.plan.model import ClosedAccount, Hold
from disentangle.plan.overview import CellLook
from disentangle.plan.page import account_name, label, notice_title
from disentangle.plan.progress import Look
from disentangle.plan.records import NEW
from disentangle.ui.pages.plan_rows import hold_words, shape_of, start_words
from disentangle.ui.widgets.base import Panel
from disentangle.ui.widgets.buttons import LinkButton
from disentangle.ui.widgets.cards import EmptyState
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.glyph import State, StateGlyph, state_word
from disentangle.ui.widgets.plan_model import PlanBand, PlanCell, PlanColumn, PlanRow
from disentangle.ui.widgets.plan_table import PlanTable
from disentangle.ui.widgets.text import Support

if TYPE_CHECKING:
    from disentangle.session.session import Session

_LEGEND: Final = (
    State.NEXT, State.TODO, State.DONE, State.LATER, State.UNSAFE, State.HELP, State.NA,
)  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """What the bar below the table says about the chosen cell.

    Attributes:
        title: "Google, Password: next".
        button: "" if there is nothing to open.
        task: id of the task the button opens.
    """

    title: str
    text: str
    button: str = ""
    task: str = ""


class AccountView(Panel):
    """The table with its legend.

    Signals:
        cell_chosen: another cell is chosen; read it with `choice`.
        task_asked(str): a cell was opened; the id of the task.
        account_added: a closed service’s remaining account was added to the plan.
        accounts_asked: she wants to add an account.
    """

    cell_chosen = Signal()
    task_asked = Signal(str)
    account_added = Signal()
    accounts_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        plan = session.plan
        self._columns = overview.used_columns(plan, session.catalogue)
        following = session.next_sitting()
        self._next = session.start_task(following) if following is not None else None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.table: PlanTable | None = None
        if plan.accounts or plan.closed:
            self.table = self._make_table()
            self._column.addWidget(self.table)
            self._column.addWidget(_Legend())
        else:
            empty = EmptyState(
                "users",
                tr("No account is on your list yet"),
                tr("Add one, and its row stands here."),
                tr("Add an account"),
            )
            empty.asked.connect(self.accounts_asked)
            self._column.addWidget(empty)
        foot = QHBoxLayout()
        text = tr("Home, people and money are not tied to one account. Find them under “In order”.")
        foot.addWidget(Support(text), 1)
        if self.table is not None:
            add = LinkButton(tr("Add an account"), "plus")
            add.clicked.connect(self.accounts_asked)
            foot.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(foot)
        self._column.addStretch(1)
        self.restyle()

    def restyle(self) -> None:
        """Gaps."""
        self._column.setSpacing(self.theme.px(10))

    def choice(self) -> Choice | None:
        """What to say about the chosen cell; None if none is chosen."""
        keys = self.table.current() if self.table is not None else None
        return self._choice(*keys) if keys is not None else None

    # -- building ----------------------------------------------------------------------------

    def _make_table(self) -> PlanTable:
        plan = self._session.plan
        table = PlanTable(tr("My accounts, and what to do in each"))
        rows = [self._row(account) for account in plan.accounts]
        rows += [self._closed_row(closed) for closed in plan.closed]
        current = None
        if self._next is not None and self._next.account is not None:
            current = (self._next.account.id, self._next.column)
        table.cell_chosen.connect(self._on_chosen)
        table.cell_opened.connect(self._on_opened)
        table.link_pressed.connect(self._on_link)
        columns = [PlanColumn(column.id, tr(column.title)) for column in self._columns]
        table.show_plan(columns, self._bands(), rows, current)
        return table

    def _bands(self) -> list[PlanBand]:
        silent = overview.silent_columns(self._session.plan, self._columns)
        last = len(self._columns)
        them = label(self._session.plan.them)
        bands = []
        if silent:
            bands.append(PlanBand(tr("Nobody sees"), "eye", "ink2", 0, silent - 1))
        if silent < last:
            seen = tr("{them} may notice some of these", them=them)
            bands.append(PlanBand(seen, "triangle-alert", "wait", silent, last - 1))
        return bands

    def _row(self, account: Account) -> PlanRow:
        session = self._session
        tasks = [t for t in session.plan.tasks.values() if t.account == account]
        counts = progress.tally(tasks, session.case.records)
        if counts.count and counts.done == counts.count:
            sub = tr("All {n} done", n=counts.count)
        else:
            sub = tr("{done} of {n} done", done=counts.done, n=counts.count)
        looks = (self._look(account.id, column.id) for column in self._columns)
        return PlanRow(
            account.id,
            account_name(account, session.catalogue),
            sub,
            tuple(_cell(look) for look in looks),
        )

    def _look(self, account_id: str, column: str) -> CellLook:
        tasks = overview.cell_tasks(self._session.plan, account_id, column)
        return overview.cell_look(tasks, self._next, self._session.case.records)

    def _closed_row(self, closed: ClosedAccount) -> PlanRow:
        session, platform = self._session, closed.platform
        assert platform.closed is not None
        said = tr("Closed {when}: nothing to block.", when=tr(platform.closed.when))
        link = ""
        rest = self._remaining(closed)
        if rest:
            name = session.catalogue.platforms[rest].name
            said = tr("{closed} What is left is a {name} account.", closed=said, name=name)
            link = tr("Add {name}", name=name) if self._can_add(rest) else ""
        return PlanRow(
            closed.account.id,
            account_name(closed.account, session.catalogue),
            tr("Closed"),
            (),
            said,
            link,
        )

    def _remaining(self, closed: ClosedAccount) -> str:
        """The platform whose account is left; "" if none is."""
        remains = closed.platform.closed.remains if closed.platform.closed else ()
        known = self._session.catalogue.platforms
        return next((p for p in remains if p in known and not p.startswith("any-")), "")

    def _can_add(self, platform: str) -> bool:
        return all(account.platform != platform for account in self._session.plan.accounts)

    # -- choosing ----------------------------------------------------------------------------

    def _choice(self, account_id: str, column: str) -> Choice:
        session = self._session
        account = session.case.accounts[account_id]
        names = {c.id: tr(c.title) for c in self._columns}
        place = tr(
            "{account}, {work}",
            account=account_name(account, session.catalogue),
            work=names[column],
        )
        look = self._look(account_id, column)
        tasks = overview.cell_tasks(session.plan, account_id, column)
        if look.look is None:
            return Choice(place, tr("There is nothing to do here."))
        state = state_word(shape_of(look.look))
        title = tr("{place}: {state}", place=place, state=state[:1].lower() + state[1:])
        records = session.case.records
        task = overview.first_open(tasks, records)
        text = trn("{n} thing.", "{n} things.", len(tasks))
        if not overview.is_open(task, records):
            return Choice(title, text, tr("Look at it again"), task.id)
        if task.hold is Hold.NO:
            notice = notice_title(task.notice, label(session.plan.them))
            text = tr("{things} {notice}.", things=text, notice=notice)
        else:
            text = tr("{things} {waits}.", things=text, waits=hold_words(task.hold))
        minutes = sum(t.minutes for t in tasks if overview.is_open(t, records))
        minutes = minutes if minutes <= overview.ONE_GO else task.minutes
        begun = look.done > 0 or records.get(task.id, NEW).begun
        return Choice(title, text, start_words(minutes, begun=begun), task.id)

    def _on_chosen(self, _account: str, _column: str) -> None:
        self.cell_chosen.emit()

    def _on_opened(self, account: str, column: str) -> None:
        task = self._choice(account, column).task
        if task:
            self.task_asked.emit(task)

    def _on_link(self, account: str) -> None:
        closed = next(c for c in self._session.plan.closed if c.account.id == account)
        self._session.add_account(self._remaining(closed))
        self.account_added.emit()


def _cell(look: CellLook) -> PlanCell:
    if look.look is None:
        return PlanCell(State.NA)
    if look.look is Look.BEGUN or (look.look is Look.NEXT and look.done):
        # One word with its count says more than an arc in so small a place.
        state = State.NEXT if look.look is Look.NEXT else State.TODO
        part = tr("{done} of {n}", done=look.done, n=look.count) if look.count > 1 else ""
        return PlanCell(state, part)
    return PlanCell(shape_of(look.look))


class _Legend(QWidget):
    """Every shape with its word. Takes no focus."""

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, 22, 4)
        for state in _LEGEND:
            pair = QWidget()
            row = QHBoxLayout(pair)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            row.addWidget(StateGlyph(state, pale=True, size=20))
            row.addWidget(Support(state_word(state), wrap=False))
            flow.addWidget(pair)
