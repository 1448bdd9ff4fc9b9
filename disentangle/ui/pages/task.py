"""One thing to do: what they may notice, the steps, and all the other good answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.plan import any_site, progress
from disentangle.plan.gates import Ask, Stop
from disentangle.plan.model import Task
from disentangle.plan.page import account_name, task_title
from disentangle.plan.records import Saved, State
from disentangle.ui.pages.base import Page
from disentangle.ui.pages.plan_rows import minutes_words
from disentangle.ui.pages.tab_order import put_in_order
from disentangle.ui.pages.task_answers import AnswersPanel
from disentangle.ui.pages.task_bar import BarState, Press, TaskBar
from disentangle.ui.pages.task_head import About, BackRow
from disentangle.ui.pages.task_middle import Middle, View
from disentangle.ui.pages.task_replies import Replies
from disentangle.ui.theme import theme_of
from disentangle.ui.widgets.cards import Card
from disentangle.ui.widgets.notices import UndoLine
from disentangle.ui.widgets.panels import ScrollPage, SidePanel
from disentangle.ui.widgets.text import Heading, Support

if TYPE_CHECKING:
    from disentangle.ui.host import Host

# Counted in text. Beside a panel of 300 the steps need 500 to read well.
_BESIDE_FROM: Final = 840
# Lower than this, the open step's button joins the bar so that it is never out of sight.
_ROOMY_FROM: Final = 640
# Lower still, the bar keeps to one line; the way back and the answers stand on the page itself.
_TINY: Final = 260
_ASIDE: Final = (State.LATER, State.UNSAFE, State.HELP)


class TaskPage(Page):
    """The page of one task.

    Args:
        task_id: a task of the plan. One that left the plan shows a way back.
    """

    def __init__(self, host: Host, task_id: str) -> None:
        super().__init__(host)
        self._session = host.session
        self._scroll = ScrollPage()
        self._bar = TaskBar()
        self._bar.asked.connect(self._on_bar)
        self._narrow = self._low = self._tiny = False
        self._answered = False  # she gave an answer during this visit
        self._switch_shown = False  # little height: "Change" was pressed
        self._task = self._session.plan.tasks.get(task_id)
        if self._task is None:
            self._show_missing()
        else:
            self._build(self._task)
            self._refresh()

    def _show_missing(self) -> None:
        self.heading = Heading(tr("This is no longer in your plan"))
        self._scroll.column.addWidget(self.heading)
        text = tr("Your answers changed, so it was left out. What you ticked before is kept.")
        self._scroll.column.addWidget(Support(text))
        self._scroll.column.addStretch(1)
        self.rows.addWidget(self._scroll, 1)
        self.rows.addWidget(self._bar)
        self._bar.show_state(BarState(folded=True))

    def _build(self, task: Task) -> None:
        words = self._session.page(task)
        self._back = BackRow(words, self._session.now().date())
        self.heading = Heading(words.title)
        self._about = About(self._session, task, words)
        self._undo = UndoLine()
        self._middle: QWidget = QWidget()
        self._answers = AnswersPanel(self._session, task.id)
        self._below = Card(sunken=True)
        self._side = SidePanel()
        self._top = QVBoxLayout()
        self._top.setSpacing(2)
        self._top.addWidget(self._back)
        self._top.addWidget(self.heading)
        self._top.addWidget(self._about)
        self._scroll.column.addLayout(self._top)
        for widget in (self._undo, self._middle, self._below):
            self._scroll.column.addWidget(widget)
        self._scroll.column.addStretch(1)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self._scroll, 1)
        beside.addWidget(self._side)
        self.rows.addLayout(beside, 1)
        self.rows.addWidget(self._bar)
        self._back.plan_asked.connect(self._on_plan)
        self._about.all_asked.connect(self._on_all)
        self._undo.undone.connect(self._on_undo)
        self._answers.answered.connect(self._on_answer)
        self._replies = Replies(self.host, task.id, self)
        self._replies.given.connect(self._on_given)
        self._put_answers()

    # -- showing -----------------------------------------------------------------------------

    @property
    def task(self) -> Task:
        """The task; only for a page that has one."""
        assert self._task is not None, "this task left the plan"
        return self._task

    def _refresh(self) -> None:
        """Build what depends on the record again: the middle and the bar."""
        session, task = self._session, self.task
        view = View(self._answered, self._folded(), self._low, self._switch_shown)
        middle = Middle(session, task, session.page(task), session.block(task), view)
        middle.put_off.connect(self._on_not_now)
        middle.again.connect(self._on_again)
        middle.change_asked.connect(self._on_change)
        middle.safe_asked.connect(self._on_safe)
        middle.client_chosen.connect(self._on_client)
        middle.task_asked.connect(self._on_task)
        if middle.steps is not None:
            middle.steps.confirmed.connect(self._on_step_done)
            middle.steps.wanted.connect(self._on_step_wanted)
            middle.steps.differs.connect(self._on_differs)
            middle.steps.password_asked.connect(self._on_password)
            middle.steps.link_asked.connect(self.host.ask_open_link)
            middle.steps.link_copied.connect(self._on_copy)
        self._scroll.column.replaceWidget(self._middle, middle)
        self._middle.hide()
        self._middle.deleteLater()
        self._middle = self._shown = middle
        if self._low:
            # Little height: what this is about goes below, so that the open step is in sight.
            self._scroll.column.insertWidget(self._scroll.column.indexOf(middle) + 1, self._about)
        else:
            self._top.addWidget(self._about)
        self._back.setVisible(not self._low or self._tiny)
        state = session.record(task.id).state
        offer_done = middle.steps is None and state is not State.DONE
        self._answers.show_state(state, offer_done=offer_done)
        self._fill_bar()

    def _folded(self) -> bool:
        """Whether the task has an answer and is shown as something to look at."""
        state = self._session.record(self.task.id).state
        return self._answered or state not in (State.TODO, *_ASIDE)

    def _fill_bar(self) -> None:
        session, shown, step = self._session, self._shown, ""
        if self._low and shown.open is not None and shown.steps is not None:
            step = shown.steps.words_of(shown.open).done
        title = minutes = ""
        following = self._following()
        if following is not None:
            title = task_title(following, session.plan, session.catalogue)
            minutes = minutes_words(following.minutes)
        self._bar.show_state(
            BarState(
                closed=not session.answers.device.opens_steps,
                folded=self._folded(),
                block=session.block(self.task),
                step=step,
                all_ticked=shown.open is None,
                following=title,
                following_text=minutes,
                others=self._narrow,
                brief=self._tiny,
            )
        )
        about = (shown, self._about) if self._low else (self._about, shown)
        put_in_order(self._back, self._undo, *about, self._answers, self._bar)

    def _following(self) -> Task | None:
        """The next open thing of the same sitting."""
        sitting = self._session.plan.sitting(self.task.sitting)
        if sitting is None:
            return None
        found = progress.next_task(sitting, self._session.case.records)
        return found if found is not self.task else None

    def _focus_on(self) -> None:
        """Put the keyboard where it goes on."""
        shown = self._shown
        if shown.ask is not None:
            shown.ask.focus_first()
        elif shown.steps is not None and shown.open is not None and not self._low:
            shown.steps.widget_of(shown.open).main.setFocus()
        elif self._bar.main is not None:
            self._bar.main.setFocus()

    def _go_on(self) -> None:
        self._refresh()
        self._scroll.verticalScrollBar().setValue(0)
        self._focus_on()

    # -- folding -----------------------------------------------------------------------------

    def _put_answers(self) -> None:
        """The answers stand beside the steps, or below them when narrow."""
        home = self._below.column if self._narrow else self._side.column
        home.addWidget(self._answers)
        self._below.setVisible(self._narrow)
        self._side.setVisible(not self._narrow)

    def _fold(self) -> None:
        theme = theme_of(self)
        width, height = theme.in_text(self.width()), theme.in_text(self.height())
        now = (width < _BESIDE_FROM, height < _ROOMY_FROM, height < _TINY)
        if self._task is None or now == (self._narrow, self._low, self._tiny):
            return
        self._narrow, self._low, self._tiny = now
        self._put_answers()
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the panel and pin the step's button when there is little room."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """A width counts for less when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._fold()

    # -- the bar -----------------------------------------------------------------------------

    def _on_bar(self, value: str) -> None:
        match Press(value):
            case Press.PLAN:
                self._on_plan()
            case Press.HELP:
                self.host.go("help")
            case Press.NEXT:
                self._on_next()
            case Press.OTHERS:
                first = self._answers.first()
                first.setFocus()
                self._scroll.show_widget(first)
            case Press.STEP_DONE if self._shown.open is not None:
                self._on_step_done(self._shown.open)
            case Press.DIFFERS if self._shown.open is not None:
                self._on_differs(self._shown.open)
            case Press.DONE:
                self._mark(State.DONE)
            case Press.LATER:
                self._mark(State.LATER)
            case Press.NOT_NOW:
                self._mark(State.UNSAFE)
            case press:
                self._pass(press)

    def _pass(self, press: Press) -> None:
        """Go through what closes the steps."""
        session, task = self._session, self.task
        block = session.block(task)
        match press, block:
            case Press.ANSWER, Ask(key=key) if self._shown.ask is not None:
                answer = self._shown.ask.answer()
                if not answer:
                    return
                session.answer_gate(task.id, key, answer)
            case Press.CHANGE_ANSWER, Stop(key=key):
                session.answer_gate(task.id, key, "")
            case Press.READ_ON, Stop(key=key):
                session.read_on(task.id, key)
            case Press.READ, _:
                session.mark_read(task.id)
            case Press.SAVED | Press.NOTHING, _:
                session.answer_save_first(task.id, Saved(press.value))
            case Press.SKIP, _:
                session.answer_save_first(task.id, Saved.SKIPPED)
        self._go_on()

    # -- steps -------------------------------------------------------------------------------

    def _on_client(self, client: str) -> None:
        self._session.choose_client(self.task.id, client)
        self._refresh()
        self._focus_on()

    def _on_change(self) -> None:
        self._switch_shown = True
        self._refresh()

    def _on_step_done(self, number: int) -> None:
        self._session.close_step(self.task.id, number)
        self._after_step()

    def _on_step_wanted(self, number: int) -> None:
        if number in self._session.record(self.task.id).steps:
            self._session.reopen_step(self.task.id, number)
        else:
            self._session.open_step(self.task.id, number)
        self._after_step()

    def _after_step(self) -> None:
        if self._low:
            self._refresh()
        else:
            self._shown.show_record()
            self._fill_bar()
        self._focus_on()
        if self._shown.open is not None and self._shown.steps is not None:
            self._scroll.show_widget(self._shown.steps.widget_of(self._shown.open))

    def _on_differs(self, number: int) -> None:
        from disentangle.ui.sheets.different import DifferentSheet

        if self._shown.steps is not None:
            step = self._shown.steps.words_of(number)
            search = step.search or self._session.page(self.task).search
            DifferentSheet(self.host.sheet_area, step, search, self.host.clipboard).open_sheet()

    def _on_password(self, number: int) -> None:
        from disentangle.ui.sheets.password import CodesSheet, PasswordSheet

        if self._shown.steps is None:
            return
        catalogue, account = self._session.catalogue, self.task.account
        title = task_title(self.task, self._session.plan, catalogue)
        what = account_name(account, catalogue) if account is not None else title
        kind = self._shown.steps.words_of(number).kind
        sheet: CodesSheet | PasswordSheet
        if kind == "code":
            sheet = CodesSheet(self.host, what, self.task.id)
        else:
            rules = any_site.password_rules(account, catalogue) if account is not None else ""
            sheet = PasswordSheet(self.host, what, self.task.id, rules)
        sheet.kept.connect(self._on_secret_kept)
        sheet.open_sheet()

    def _on_secret_kept(self, _name: str) -> None:
        self._refresh()
        self._focus_on()

    def _on_copy(self, link: str) -> None:
        self.host.clipboard.copy(link)
        self.host.say(tr("Copied. It leaves the clipboard after 30 seconds."))

    # -- answers -----------------------------------------------------------------------------

    def _on_not_now(self) -> None:
        self._mark(State.UNSAFE)

    def _on_answer(self, value: str) -> None:
        self._replies.ask(State(value))

    def _on_given(self, value: str, words: dict[str, str]) -> None:
        self._mark(State(value), **words)

    def _mark(self, state: State, **words: str) -> None:
        self._session.mark(self.task.id, state, **words)
        self._answered = True
        self._go_on()
        said = {
            State.DONE: tr("Marked as done."),
            State.LATER: tr("Put off for later."),
            State.UNSAFE: tr("Set aside. We won’t push it."),
            State.HELP: tr("It is on your list to ask."),
            State.KEPT: tr("Kept as it is, on purpose."),
            State.NOT_MINE: tr("Left out of your plan."),
        }
        self._undo.show_change(said[state])

    def _on_undo(self) -> None:
        self._session.undo()
        self._answered = False
        self._undo.hide()
        self._refresh()
        self.heading.setFocus()

    def _on_again(self) -> None:
        """Back to the list; from the first step if it had been answered for good."""
        record = self._session.record(self.task.id)
        if record.state not in _ASIDE:
            for number in sorted(record.steps, reverse=True):
                self._session.reopen_step(self.task.id, number)
        self._session.mark(self.task.id, State.TODO)
        self._answered = False
        self._go_on()

    # -- going elsewhere ---------------------------------------------------------------------

    def _on_next(self) -> None:
        following = self._following()
        if following is not None:
            self._on_task(following.id)

    def _on_all(self) -> None:
        from disentangle.ui.sheets.sitting import SittingSheet

        sitting = self._session.plan.sitting(self.task.sitting)
        if sitting is not None:
            sheet = SittingSheet(self.host.sheet_area, self._session, sitting, self.task)
            sheet.task_chosen.connect(self._on_task)
            sheet.open_sheet()

    def _on_task(self, task_id: str) -> None:
        self.host.go("task", task_id)

    def _on_plan(self) -> None:
        self.host.go("plan")

    def _on_safe(self) -> None:
        self.host.go("safe")
