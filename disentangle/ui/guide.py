"""Leads from page to page, owns what lives longer than a page, and ends or locks the program."""

from __future__ import annotations

import gc
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from disentangle import hardening
from disentangle.errors import ForPerson
from disentangle.i18n import tr
from disentangle.paths import Folders
from disentangle.ui import accessible, places
from disentangle.ui.theme import SchemeWish, ThemeKeeper, show_focus_rings
from disentangle.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from disentangle.plan.answers import Answers
    from disentangle.session.keeper import Keeper, OnState, Opened
    from disentangle.session.saver import Saving
    from disentangle.session.session import Session
    from disentangle.ui.clipboard import SecretClipboard
    from disentangle.ui.end_signals import EndSignals
    from disentangle.ui.pages.base import Page
    from disentangle.ui.system_locks import SystemLocks
    from disentangle.ui.tasks import Later
    from disentangle.ui.watch import InputWatch
    from disentangle.vault.keyring_store import SecretStore

    MakeKeeper = Callable[[Folders, OnState], Keeper]

WRITE_AFTER_MS: Final = 500  # after the first change that is not yet written; the limit is 2 s
EXIT_WAIT_SECONDS: Final = 0.8  # quick exit is gone within 1 s
END_WAIT_SECONDS: Final = 1.5  # told to end by the system, it has 2 s
LOCK_WAIT_SECONDS: Final = 15.0
_ASKED: Final = "asks-before-closing"
CLOSE_WAIT_SECONDS: Final = 10.0  # to close the file and to copy it, once nothing is on the screen
TRY_AGAIN_MS: Final = 5_000  # after a write that the drive did not take


@dataclass(frozen=True)
class Start:
    """How this run begins; a run after a lock inherits the look of the one before.

    Attributes:
        text: text size in percent.
        scheme: "system", "light" or "dark".
        geometry: "WIDTHxHEIGHT+X+Y" of the window, None for the first size.
        locked: this run follows a lock.
    """

    text: int = 100
    scheme: SchemeWish = "system"
    geometry: str | None = None
    locked: bool = False


class Guide(QObject):
    """The `Host` of all pages.

    Signals:
        first_painted: the first window is on the screen.
    """

    first_painted = Signal()
    _save_state = Signal(object, object)
    _fault_told = Signal(str)

    def __init__(
        self,
        application: QApplication,
        folders: Folders,
        start: Start,
        make_keeper: MakeKeeper | None = None,
    ) -> None:
        super().__init__()
        self._application = application
        self._folders = folders
        self._make_keeper = make_keeper
        self._keeper: Keeper | None = None
        self._session: Session | None = None
        self._secrets: SecretStore | None = None
        self._word = ""
        self._page: Page | None = None
        self._view = ""
        self._behind = ""  # the view that help was opened from
        self._restart: list[str] | None = None
        self._leaving = False
        self._last_wait = CLOSE_WAIT_SECONDS
        self._not_saved = False
        self._erased = False
        self._locks: SystemLocks | None = None
        self._signals: EndSignals | None = None
        self.first_answers: dict[str, str] = {}
        self._later: Later | None = None
        self._clipboard: SecretClipboard | None = None

        self.look = ThemeKeeper(application, start.scheme, start.text)
        self.window = Window()
        self.window.first_painted.connect(self._on_first_painted)
        self.window.close_asked.connect(self.close)
        self.window.exit_asked.connect(self.quick_exit)
        self.window.place_chosen.connect(self.go)
        self.window.help_asked.connect(self._on_help)
        self.window.text_size_asked.connect(self._on_text_size)
        self.window.larger_asked.connect(self.look.larger)
        self.window.smaller_asked.connect(self.look.smaller)
        self.look.changed.connect(self._on_look_changed)
        self.window.lock_asked.connect(self.lock)
        if start.geometry:
            self.window.restore_geometry(start.geometry)

        self._watch: InputWatch | None = None
        self._write_timer = QTimer(self)
        self._write_timer.setSingleShot(True)
        self._write_timer.timeout.connect(self._on_write_time)
        self._save_state.connect(self._on_save_state)
        self._fault_told.connect(self._on_fault_told)
        hardening.quiet_faults(self._tell_fault)

    # -- beginning and end -------------------------------------------------------------------

    def show(self) -> None:
        """Put the first page on the screen: the lock page if there is a case, else the start."""
        self.go("unlock" if self._folders.used else "safe")
        self.window.show()

    def _on_first_painted(self) -> None:
        self.first_painted.emit()
        QTimer.singleShot(0, self._after_first_paint)

    def _after_first_paint(self) -> None:
        """Everything heavy, now that she sees something."""
        gc.enable()
        from disentangle.ui.end_signals import EndSignals
        from disentangle.ui.system_locks import SystemLocks
        from disentangle.ui.watch import InputWatch

        self._watch = InputWatch(self)
        self._watch.exit_asked.connect(self.quick_exit)
        self._watch.idle.connect(self.lock)
        self._watch.start(self._application)
        self.window.take_keys()
        show_focus_rings(self._application)
        self._signals = EndSignals(self)
        self._signals.asked.connect(self._end)
        hardening.no_memory_dumps()
        self._locks = SystemLocks(self)
        self._locks.locked.connect(self.lock)
        self.keeper.load_content()

    def finish(self) -> list[str] | None:
        """After the event loop: end the workers. What to start again with, None to really end."""
        self._clear_clipboard()
        if self._watch is not None:
            self._watch.stop(self._application)
        if self._signals is not None:
            self._signals.stop()
        # Key work or a stuck drive may take long; a new start ends that work, and so does this.
        ended = self._keeper is None or self._keeper.stop(self._last_wait)
        if not ended and self._restart is None:
            os._exit(0)
        return self._restart

    def close(self) -> None:
        """The window was closed: save and end. Where nothing is kept, or could not be, ask once."""
        if self._leaving or self.window.findChild(QWidget, _ASKED) is not None:
            return
        if self._session is not None and not self._session.keeps:
            from disentangle.ui.sheets.leaving import LeavingSheet

            sheet = LeavingSheet(self.sheet_area)
            sheet.setObjectName(_ASKED)
            sheet.leave_chosen.connect(self._end)
            sheet.open_sheet()
            return
        warned = self._not_saved
        if not self._put_away(END_WAIT_SECONDS) and not warned:
            self._leaving = False  # she may keep her words elsewhere; closing again really ends
            QTimer.singleShot(0, self._say_not_saved)  # after the fault of the store, if it came
            return
        self._end()

    def _say_not_saved(self) -> None:
        from disentangle.session.saver import Saving, not_written

        if not self._not_saved:
            self._on_save_state(Saving.NOT_SAVED, not_written())

    def _end(self) -> None:
        self._clear_clipboard()
        in_time = self._put_away(END_WAIT_SECONDS)
        self._hide_all()
        self._leave(in_time)

    def _leave(self, in_time: bool) -> None:
        if not in_time or QApplication.activeModalWidget() is not None:
            # A dialog has its own event loop, and a stuck disk may not answer: end here and now.
            os._exit(0)
            return  # only where a test looks on
        self._application.exit(0)

    def _hide_all(self) -> None:
        for widget in QApplication.topLevelWidgets():
            widget.hide()

    def quick_exit(self) -> None:
        """Hide all windows, take our text off the clipboard, finish the write, end."""
        if self._leaving:
            return
        self._hide_all()
        self._clear_clipboard()
        began = time.monotonic()
        in_time = self._put_away(EXIT_WAIT_SECONDS)
        self._last_wait = max(0.1, EXIT_WAIT_SECONDS - (time.monotonic() - began))
        self._leave(in_time)

    def lock(self) -> None:
        """Save, end the process and start again at the lock page. Without a file, cover."""
        if self._session is None or self._leaving:
            return
        if not self._session.keeps:
            self._cover()
            return
        self._clear_clipboard()
        self._hide_all()
        self._restart = [
            "--locked",
            *("--text", str(self.look.text_percent)),
            *("--scheme", self.look.wish),
            *("--geometry", self.window.geometry_text()),
        ]
        self._put_away(LOCK_WAIT_SECONDS)
        self._application.exit(0)

    def _clear_clipboard(self) -> None:
        if self._clipboard is not None:
            self._clipboard.clear()

    def _cover(self) -> None:
        """Hide everything behind the word she set; there is nothing on a disk to come back to."""
        from disentangle.ui.pages.cover import CoverPage
        from disentangle.ui.widgets.textblock import forget_words

        if self.window.covered:
            return
        self._clear_clipboard()
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window:
                widget.close()
        self._set_idle(0)
        cover = CoverPage(self._word)
        cover.opened.connect(self._on_uncovered)
        self.window.cover(cover)
        forget_words()
        cover.arrive()

    def _on_uncovered(self) -> None:
        self.window.uncover()
        self.settings_changed()
        if self._page is not None:
            self._page.arrive()

    def _put_away(self, seconds: float) -> bool:
        """Hand over what is typed and write it; True if it was written in time."""
        self._leaving = True
        # Whatever goes wrong here, the way out stays open.
        try:
            if self._page is not None:
                self._page.leave()
        except Exception as fault:
            hardening.report(type(fault), fault.__traceback__)
        self._write_timer.stop()
        if self._session is None or self._keeper is None:
            return True
        try:
            self._session.saver.flush().result(timeout=seconds)
        except (TimeoutError, ForPerson):  # on 3.11 and later also the one of futures
            return False
        except Exception as fault:
            hardening.report(type(fault), fault.__traceback__)
            return False
        return True

    # -- going about -------------------------------------------------------------------------

    def go(self, view: str, task: str = "") -> None:
        """Show another view."""
        if self._erased or self.window.covered:
            return  # the last words are on the screen, or the cover: there is nothing to go to
        self._close_sheets()
        if self._page is not None:
            self._page.leave()
        if view == "help" and self._view != "help":
            self._behind = self._view
        if self._session is not None:
            from disentangle.session import flow

            view = flow.allowed(view, self._session.answers)
        page = places.make(view, self, task)
        self._view = view
        self._page = page
        self.window.show_page(page, view, places.INSIDE.get(view, view))
        if self._session is not None and view in places.REMEMBERED:
            self._session.remember_place(view, task)
        page.arrive()

    def _close_sheets(self) -> None:
        for child in self.sheet_area.children():
            close = getattr(child, "close_sheet", None)
            if callable(close):
                close()

    def after(self, view: str) -> None:
        """Go on in the start."""
        from disentangle.session import flow

        self.go(flow.after(view, self._answers()))

    def back_from(self, view: str) -> None:
        """Go back in the start, or out of help."""
        from disentangle.session import flow

        if view == "help":
            self.go(self._behind or ("plan" if self._session else "safe"))
            return
        before = flow.before(view, has_case=self._session is not None)
        if before:
            self.go(before)

    def opened(self, opened: Opened, word: str = "") -> None:
        """Take over a case that was made or opened."""
        from disentangle.plan.answers import Device
        from disentangle.session import flow
        from disentangle.session.session import Session

        if self._leaving or self._session is not None:
            return  # too late, or asked for twice
        keeps = opened.secrets is not None
        session = Session(
            opened.catalogue, opened.case, opened.saver, keeps=keeps, stored=opened.stored
        )
        self._session, self._secrets, self._word = session, opened.secrets, word
        session.changed.append(self._on_changed)
        new = not opened.stored
        if new:
            session.answer(device=Device(self.first_answers.get("device", "")))
            session.set_prefs(text=self.look.text_percent, scheme=self.look.wish)
        self.settings_changed()
        self.window.show_saving(tr("Saved") if keeps else tr("Nothing is kept"), ticked=keeps)
        if new:
            self.go("who")
        else:
            place = session.case.place
            view, task = flow.resume(
                place.view, place.task, session.answers, frozenset(session.plan.tasks)
            )
            self.go(view, task)
        if opened.warning is not None:
            self.show_fault(opened.warning)

    def _answers(self) -> Answers:
        from disentangle.plan.answers import Answers, Device

        if self._session is not None:
            return self._session.answers
        return Answers(device=Device(self.first_answers.get("device", "")))

    # -- what pages may ask ------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The open case."""
        assert self._session is not None, "no case is open"
        return self._session

    @property
    def has_session(self) -> bool:
        """Whether a case is open."""
        return self._session is not None

    @property
    def secrets(self) -> SecretStore | None:
        """This computer's password store for the case."""
        return self._secrets

    @property
    def later(self) -> Later:
        """Delivers results of futures."""
        if self._later is None:
            from disentangle.ui.tasks import Later

            self._later = Later(self._unexpected, self)
        return self._later

    @property
    def clipboard(self) -> SecretClipboard:
        """Copies secrets and takes them away again."""
        if self._clipboard is None:
            from disentangle.ui.clipboard import SecretClipboard

            self._clipboard = SecretClipboard(self)
        return self._clipboard

    @property
    def keeper(self) -> Keeper:
        """Makes, opens, copies and erases the case."""
        if self._keeper is None:
            if self._make_keeper is None:
                from disentangle.session.keeper import Keeper

                self._make_keeper = Keeper
            self._keeper = self._make_keeper(self._folders, self._save_state.emit)
        return self._keeper

    def say(self, text: str) -> None:
        """Tell a screen reader politely."""
        accessible.announce(self.window, text)

    @property
    def sheet_area(self) -> QWidget:
        """What a sheet covers."""
        return self.window.area

    def show_fault(self, fault: ForPerson) -> None:
        """Show what happened, what is kept and what to do."""
        from disentangle.ui.sheets.fault import FaultSheet

        FaultSheet(self.sheet_area, fault).open_sheet()

    def ask_open_link(self, link: str) -> None:
        """Show an official page as text, with copy, code and browser."""
        from disentangle.ui.sheets.link import LinkSheet

        LinkSheet(self.sheet_area, link, self.clipboard).open_sheet()

    def choose_new_file(self, title: str, name: str, ending: str) -> Path | None:
        """Ask where to save a new file."""
        from disentangle.ui.files import new_file

        return new_file(self.window, title, name, ending)

    def choose_file(self, title: str, pattern: str) -> Path | None:
        """Ask for an existing file."""
        from disentangle.ui.files import existing_file

        return existing_file(self.window, title, pattern)

    def erased(self) -> None:
        """Everything was erased: forget the case. The page that asked says the last words."""
        self._erased = True
        self._session = None
        self._secrets = None
        self._write_timer.stop()
        self._set_idle(0)

    def _set_idle(self, minutes: float) -> None:
        if self._watch is not None:
            self._watch.set_idle_minutes(minutes)

    def settings_changed(self) -> None:
        """Take text size, colours and lock time from the settings of the case."""
        prefs = self.session.prefs
        self._set_idle(prefs.idle)
        self.look.set_wish(prefs.scheme)
        self.look.set_text_percent(prefs.text)

    def _on_look_changed(self) -> None:
        if self._session is not None:
            self._session.set_prefs(text=self.look.text_percent, scheme=self.look.wish)

    @property
    def page(self) -> Page | None:
        """The page on the screen."""
        return self._page

    @property
    def view(self) -> str:
        """The name of the view on the screen."""
        return self._view

    def all_written(self) -> bool:
        """Whether nothing waits to be written."""
        return self._session is None or not (
            self._write_timer.isActive() or self._session.saver.waiting
        )

    def widget(self) -> QWidget:
        """The window."""
        return self.window

    def _on_help(self) -> None:
        self.go("help")

    def _on_text_size(self) -> None:
        from disentangle.ui.sheets.text_size import TextSizeSheet

        TextSizeSheet(self.sheet_area, self.look).open_sheet()

    # -- saving ------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        if self._session is None or self._leaving:
            return
        if self._session.keeps and not self._not_saved:
            self.window.show_saving(tr("Saving"), ticked=False)
        if not self._write_timer.isActive():
            self._write_timer.start(TRY_AGAIN_MS if self._not_saved else WRITE_AFTER_MS)

    def _on_write_time(self) -> None:
        if self._session is not None:
            self._session.saver.flush()

    def _on_save_state(self, state: Saving, fault: ForPerson | None) -> None:
        if self._session is None or not self._session.keeps or self._leaving:
            return
        warned, self._not_saved = self._not_saved, fault is not None
        if fault is not None:
            self._write_timer.start(TRY_AGAIN_MS)
            self.window.show_saving(tr("Not saved yet"), ticked=False, announce=True)
            if not warned:
                self.show_fault(fault)
        elif not self._write_timer.isActive():
            self.window.show_saving(tr("Saved"), ticked=True)

    # -- faults of our own -------------------------------------------------------------------

    def _unexpected(self, fault: Exception) -> ForPerson:
        hardening.report(type(fault), fault.__traceback__)
        return _our_fault()

    def _tell_fault(self, kind: str) -> None:
        """From any thread, and maybe at the very end, when the window is gone already."""
        if isValid(self):
            self._fault_told.emit(kind)

    def _on_fault_told(self, kind: str) -> None:
        if not self._leaving:
            self.show_fault(_our_fault())


def _our_fault() -> ForPerson:
    return ForPerson(
        tr("Something in this program did not work."),
        tr("What you wrote before this is kept."),
        tr("You can go on. If it happens again, close the program and open it again."),
    )
