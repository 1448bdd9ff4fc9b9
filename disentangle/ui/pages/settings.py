"""Settings, and everything about the case as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from disentangle.errors import ForPerson
from disentangle.i18n import tr, trn
from disentangle.plan.answers import DEFAULT_LABEL
from disentangle.session.case import IDLE_MINUTES
from disentangle.session.flow import QUESTIONS as QUESTION_VIEWS
from disentangle.session.questions import QUESTIONS
from disentangle.session.wording import ask
from disentangle.ui.host import Host
from disentangle.ui.pages.base import Page
from disentangle.ui.pages.days import day_words
from disentangle.ui.pages.setting_rows import Section, SettingRow
from disentangle.ui.sheets.text_size import text_size_choice
from disentangle.ui.theme import SchemeWish, Theme
from disentangle.ui.widgets.buttons import Button, Kind
from disentangle.ui.widgets.fields import TextField
from disentangle.ui.widgets.panels import PageHead, ScrollPage
from disentangle.ui.widgets.rows import TaskRow
from disentangle.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from disentangle.store.backups import Backup

_LABEL_LETTERS: Final = 40
_WIDTH: Final = 860


class SettingsPage(Page):
    """Looks, answers, the lock, copies, erasing. Every change acts at once."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._copies: SettingRow | None = None
        self._questions: dict[str, TaskRow] = {}
        head = PageHead(tr("Settings"), tr("Every change here acts at once."))
        self.heading = head.heading
        page = ScrollPage(_WIDTH, gap=24)
        keeps = host.session.keeps
        sections = [self._look(), self._answers(), self._lock(keeps), self._take_along(keeps)]
        if keeps:
            sections += [self._copies_here(), self._stays(), self._erase()]
        else:
            sections.append(self._stays())
        for widget in (head, *sections, self._about()):
            page.column.addWidget(widget)
        page.column.addStretch(1)
        self.rows.addWidget(page, 1)
        host.look.changed.connect(self._on_look_changed)

    # -- looks -------------------------------------------------------------------------------

    def _look(self) -> QWidget:
        section = Section(tr("Text and colours"))
        look = self.host.look
        self.text_size = text_size_choice(look)
        self.text_size.chosen.connect(self._on_text_size)
        section.add(SettingRow(tr("Text size"), "", self.text_size))
        schemes = (("system", tr("As this computer")), ("light", tr("Light")), ("dark", tr("Dark")))
        self.scheme = Segmented(schemes, tr("Colours"), look.wish)
        self.scheme.chosen.connect(self._on_scheme)
        section.add(SettingRow(tr("Colours"), "", self.scheme))
        return section

    def _on_text_size(self, percent: str) -> None:
        self.host.look.set_text_percent(int(percent))

    def _on_scheme(self, wish: str) -> None:
        known: dict[str, SchemeWish] = {"light": "light", "dark": "dark"}
        self.host.look.set_wish(known.get(wish, "system"))
        self.host.session.set_prefs(scheme=self.host.look.wish)

    def _on_look_changed(self, theme: Theme) -> None:
        self.text_size.set_current(str(theme.text_percent))
        self.scheme.set_current(self.host.look.wish)

    # -- answers -----------------------------------------------------------------------------

    def _answers(self) -> QWidget:
        section = Section(tr("My answers"))
        answers = self.host.session.answers
        self.label = TextField(
            tr("What we call the other person"),
            tr("A letter or a short name. Without one we write “{they}”.", they=tr(DEFAULT_LABEL)),
            answers.them,
        )
        self.label.edit.setMaxLength(_LABEL_LETTERS)
        self.label.text_changed.connect(self._on_label)
        section.add(SettingRow("", "", self.label, wide=True))
        for view in QUESTION_VIEWS:
            if view == "label":
                continue
            row = TaskRow(self._title(view), state=None, dense=True)
            row.setObjectName(view)
            row.clicked.connect(self._on_question)
            self._questions[view] = row
            section.add(row)
        return section

    def _title(self, view: str) -> str:
        own = {"accounts": tr("Accounts you have"), "facts": tr("What they know about you")}
        if view in QUESTIONS and view not in own:
            return ask(QUESTIONS[view].title, self.host.session.answers.them)
        return own[view]

    def _on_label(self, text: str) -> None:
        self.host.session.answer(them=text.strip())
        for view, row in self._questions.items():
            row.show_task(self._title(view), "", None)

    def _on_question(self) -> None:
        self.host.go(self.sender().objectName())

    # -- lock --------------------------------------------------------------------------------

    def _lock(self, keeps: bool) -> QWidget:
        section = Section(tr("Lock"))
        prefs = self.host.session.prefs
        options = [(str(n), tr("{n} min", n=n)) for n in IDLE_MINUTES]
        self.idle = Segmented(options, tr("Lock after"), str(prefs.idle))
        self.idle.chosen.connect(self._on_idle)
        now = Button(tr("Lock now"), icon="lock")
        now.clicked.connect(self._on_lock)
        section.add(
            SettingRow(
                tr("Lock after"),
                tr("When nobody types or moves the mouse."),
                self.idle,
            )
        )
        if not keeps:
            section.add(
                SettingRow(
                    tr("Lock now"),
                    tr("Covers the window. Your work stays in the memory of this computer."),
                    now,
                )
            )
            section.tell("", tr("Nothing is kept, so there are no words and no code to change."))
            return section
        section.add(
            SettingRow(
                tr("Lock now"),
                tr("Ends the program and starts it again at the lock. Also with Ctrl and L."),
                now,
            )
        )
        words = Button(tr("Change my words"))
        words.clicked.connect(self._on_words)
        section.add(
            SettingRow(
                tr("Your words"),
                tr("Take new ones if somebody may have seen or heard the old ones."),
                words,
            )
        )
        code = Button(tr("Make a new code"))
        code.clicked.connect(self._on_code)
        section.add(
            SettingRow(
                tr("Recovery code"),
                tr("Shown once, for paper. A new code takes the place of the old one."),
                code,
            )
        )
        return section

    def _on_idle(self, minutes: str) -> None:
        self.host.session.set_prefs(idle=int(minutes))
        self.host.settings_changed()

    def _on_lock(self) -> None:
        self.host.lock()

    def _on_words(self) -> None:
        from disentangle.ui.sheets.passphrase import PassphraseSheet

        PassphraseSheet(self.host).open_sheet()

    def _on_code(self) -> None:
        from disentangle.ui.sheets.code import CodeSheet

        CodeSheet(self.host).open_sheet()

    # -- copies ------------------------------------------------------------------------------

    def _take_along(self, keeps: bool) -> QWidget:
        section = Section(tr("Other computers"))
        export = Button(tr("Save a file"), icon="folder", name=tr("Save a file to take with me"))
        export.clicked.connect(self._on_export)
        section.add(
            SettingRow(
                tr("Take my work with me"),
                tr("All your work in one locked file. Keep it where the other person can’t look."),
                export,
            )
        )
        if keeps:
            bring = Button(tr("Bring it in"), name=tr("Bring in work from another computer"))
            bring.clicked.connect(self._on_import)
            section.add(
                SettingRow(
                    tr("Bring work from another computer"),
                    tr("Works only while nothing is begun here."),
                    bring,
                )
            )
        return section

    def _on_export(self) -> None:
        from disentangle.ui.sheets.export import ExportSheet

        ExportSheet(self.host).open_sheet()

    def _on_import(self) -> None:
        from disentangle.ui.sheets.import_case import ImportSheet

        ImportSheet(self.host).open_sheet()

    def _copies_here(self) -> QWidget:
        section = Section(tr("Copies on this computer"))
        self._copies = section.tell("", tr("Looking"))
        section.tell(
            tr("Go back to a copy"),
            tr("The lock page offers it. Lock first, then choose a copy there."),
        )
        self.host.later.run(
            self.host.keeper.copies(), self._on_copies, self._on_no_copies, owner=self
        )
        return section

    def _on_copies(self, copies: list[Backup]) -> None:
        if self._copies is None:
            return
        if not copies:
            text = tr("There is no copy yet. One is made each time you close the program.")
        else:
            days = list(dict.fromkeys(day_words(c.made.astimezone().date()) for c in copies))
            text = trn("One locked copy, from {days}.", "{n} locked copies, from {days}.",
                       len(copies), days=", ".join(days))  # fmt: skip
        self._copies.sub.setText(text)

    def _on_no_copies(self, fault: ForPerson) -> None:
        if self._copies is not None:
            self._copies.sub.setText(fault.sentences())

    # -- what stays, and the end -------------------------------------------------------------

    def _stays(self) -> QWidget:
        section = Section(tr("What stays on this computer"))
        if self.host.session.keeps:
            section.tell("", tr("One locked file with your work, and up to five locked copies."))
            section.tell("", tr("Passwords you chose to keep, in this computer’s password store."))
        else:
            section.tell("", tr("None of your work. It ends when you close the window."))
        section.tell("", tr("Files you saved yourself, and pages you opened in the browser."))
        section.tell("", tr("The program itself, and notes of the system that it was started."))
        return section

    def _erase(self) -> QWidget:
        section = Section(tr("Erase everything"))
        button = Button(tr("Erase everything"), Kind.ERASE, "trash-2")
        button.clicked.connect(self._on_erase)
        section.add(
            SettingRow(
                "",
                tr("Removes your work, its copies and its keys. It asks for your words first."),
                button,
            )
        )
        return section

    def _on_erase(self) -> None:
        from disentangle.ui.sheets.erase import EraseSheet

        EraseSheet(self.host).open_sheet()

    def _about(self) -> QWidget:
        section = Section(tr("About"))
        row = TaskRow(
            tr("About this program"),
            tr("Version, licences, and what it cannot do"),
            state=None,
        )
        row.clicked.connect(self._on_about)
        section.add(row)
        return section

    def _on_about(self) -> None:
        self.host.go("about")
