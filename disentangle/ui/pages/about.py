"""What the program is, what it cannot do, and whose work is in it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from disentangle import __version__
from disentangle.help_lines import help_lines
from disentangle.i18n import tr
from disentangle.session.credits import Shipped, load_credits
from disentangle.session.limits import LIMITS
from disentangle.ui.host import Host
from disentangle.ui.pages.base import Page
from disentangle.ui.pages.days import day_words
from disentangle.ui.pages.setting_rows import Section
from disentangle.ui.widgets.buttons import LinkButton
from disentangle.ui.widgets.panels import PageHead, ScrollPage


class AboutPage(Page):
    """Plain text. Nothing here opens a web page."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._page = ScrollPage(860, gap=24)
        back = LinkButton(tr("Back to settings"), "chevron-left")
        back.clicked.connect(self._on_back)
        head = PageHead(tr("About this program"))
        self.heading = head.heading
        self._limits = self._cannot()
        parts = (self._what(), self._limits, self._dates(), *self._credits())
        top = QVBoxLayout()
        top.setSpacing(8)
        top.addWidget(back)
        top.addWidget(head)
        self._page.column.addLayout(top)
        for widget in parts:
            self._page.column.addWidget(widget)
        self._page.column.addStretch(1)
        self.rows.addWidget(self._page, 1)

    def _what(self) -> QWidget:
        section = Section(tr("What it is"))
        section.tell(
            tr("Disentangle, version {version}", version=__version__),
            tr(
                "A calm plan for taking your accounts, devices and home back. "
                "It works without the internet and sends nothing to anyone."
            ),
        )
        section.tell(
            tr("Free software"),
            tr(
                "GNU General Public License, version 3 or later (GPL-3.0-or-later). "
                "You may use, share and change it. It comes without any warranty."
            ),
        )
        return section

    def _cannot(self) -> QWidget:
        section = Section(tr("What this program cannot do"))
        for limit in LIMITS:
            section.tell(tr(limit.title), tr(limit.text))
        return section

    def _dates(self) -> QWidget:
        section = Section(tr("How old the content is"))
        section.tell(
            tr("Steps and links"),
            tr("As of {day}.", day=day_words(self.host.session.catalogue.data_date)),
        )
        section.tell(tr("Numbers to call"), tr("As of {day}.", day=day_words(help_lines().checked)))
        return section

    def _credits(self) -> list[QWidget]:
        found = load_credits()
        inside = Section(tr("Shipped inside"))
        for each in (*found.shipped, *found.data):
            inside.tell(each.name, _credit(each))
        parts = Section(tr("Parts it stands on"))
        names = "\n".join(f"{part.name}: {part.licence}" for part in found.parts)
        parts.tell("", names)
        parts.tell("", tr("The full licence texts come with each part."))
        return [inside, parts]

    def _on_back(self) -> None:
        self.host.go("settings")


def _credit(each: Shipped) -> str:
    if each.date is None:
        return tr("{what}. {by}. {licence}.", what=each.what.capitalize(), by=each.by,
                  licence=each.licence)  # fmt: skip
    return tr(
        "{what}. {by}. {licence}. Copy of {day}.",
        what=each.what.capitalize(), by=each.by, licence=each.licence, day=day_words(each.date),
    )  # fmt: skip
