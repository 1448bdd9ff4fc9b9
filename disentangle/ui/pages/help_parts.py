"""The parts of the help page: a number to read and copy, a line, the emergency box."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from disentangle.help_lines import HelpLine
from disentangle.i18n import tr
from disentangle.ui import accessible
from disentangle.ui.theme import STRONG, Role, theme_of
from disentangle.ui.widgets.base import IconMark, Panel, round_box
from disentangle.ui.widgets.buttons import LinkButton
from disentangle.ui.widgets.cards import RADIUS
from disentangle.ui.widgets.chips import Chip
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.text import Body, Support


class Contact(QLabel):
    """A number or address in large letters that can be marked and copied.

    Args:
        contact: what to show.
        name: whose it is, for screen readers.
        role: the size.
    """

    def __init__(self, contact: str, name: str, role: Role = Role.CARD) -> None:
        super().__init__(contact)
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(tr("{name}: {contact}", name=name, contact=contact))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._restyle()

    def _restyle(self) -> None:
        font = theme_of(self).font(self._role, STRONG)
        if font != self.font():
            self.setFont(font)

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of a new look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()


def _seen_words(line: HelpLine) -> str:
    return tr("Seen in a source") if line.seen else tr("Known, not checked")


class LineRow(Panel):
    """One line: who answers, how to reach them, what is known about it.

    Args:
        opens: whether its pages may be opened from here (R03); else they are text only.

    Signals:
        page_asked(str): the address to ask about before it is opened.
    """

    page_asked = Signal(str)

    def __init__(self, line: HelpLine, *, opens: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        head = QWidget()
        flow = FlowLayout(head, 12, 4)
        flow.addWidget(Body(line.name, weight=STRONG))
        flow.addWidget(Chip(_seen_words(line), "plain", "check" if line.seen else "minus"))
        self._column.addWidget(head)
        self._column.addWidget(Contact(line.contact, line.name))
        if line.note:
            self._column.addWidget(Support(tr(line.note)))
        for page in line.pages if opens else ():
            shown = page.removeprefix("https://")
            button = LinkButton(
                tr("Open this page"), "external-link", name=tr("Open {page}", page=shown)
            )
            button.setObjectName(page)
            button.clicked.connect(self._on_page)
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.restyle()

    def _on_page(self) -> None:
        self.page_asked.emit(self.sender().objectName())

    def restyle(self) -> None:
        """Paddings."""
        theme = self.theme
        self._column.setContentsMargins(theme.px(20), theme.px(12), theme.px(20), theme.px(13))
        self._column.setSpacing(theme.px(2))


class EmergencyBox(Panel):
    """The numbers for danger now, large, in the colour of "a person can help"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.addWidget(IconMark("phone", "help", 24), 0, Qt.AlignmentFlag.AlignTop)
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._row.addLayout(self._words, 1)
        self._lines: list[QWidget] = []
        self._words.addWidget(Support(tr("If you are in danger now"), "help", STRONG))
        accessible.speak_as(self, "group")
        self.setAccessibleName(tr("If you are in danger now"))
        self.restyle()

    def show_lines(self, lines: tuple[HelpLine, ...], country: str) -> None:
        """Show these; `country` is said beside the name of each."""
        for widget in self._lines:
            self._words.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._lines = []
        for line in lines:
            name = tr("{name}, {country}", name=tr(line.name), country=country)
            about = QWidget()
            flow = FlowLayout(about, 12, 4)
            flow.addWidget(Support(name, "ink"))
            flow.addWidget(Support(_seen_words(line)))
            note = [Support(tr(line.note))] if line.note else []
            for widget in (Contact(line.contact, name, Role.PAGE), about, *note):
                self._lines.append(widget)
                self._words.addWidget(widget)

    def restyle(self) -> None:
        """Paddings."""
        theme = self.theme
        self._row.setContentsMargins(theme.px(20), theme.px(15), theme.px(20), theme.px(16))
        self._row.setSpacing(theme.px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the blue box."""
        round_box(QPainter(self), self.rect(), self.theme.color("help_tint"), None, RADIUS)
