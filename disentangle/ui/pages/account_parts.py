"""A service to add, and an account that was added."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from disentangle.catalogue.model import Platform
from disentangle.i18n import tr
from disentangle.session.services import LONGEST_NAME, Offer
from disentangle.ui.icons import paint_icon
from disentangle.ui.theme import STRONG, Role, Theme
from disentangle.ui.widgets.base import PaintedButton, Panel, round_box
from disentangle.ui.widgets.buttons import Button, IconButton
from disentangle.ui.widgets.choices import CheckRow
from disentangle.ui.widgets.fields import TextField
from disentangle.ui.widgets.text import Body, Support
from disentangle.ui.widgets.textblock import TextBlock, block

_TILE = 34


def paint_letters(painter: QPainter, theme: Theme, box: QRectF, letters: str) -> None:
    """Draw one or two letters in a calm rounded square."""
    round_box(painter, box, theme.color("sunken"), theme.color("line"), theme.px(8))
    words = block(theme, letters, Role.META, None, STRONG)
    x = box.center().x() - words.width / 2
    words.draw(painter, x, box.center().y() - words.height / 2, theme.color("on_soft"))


class Letters(Panel):
    """The picture of a service. Nothing to a screen reader."""

    def __init__(self, letters: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = letters
        self.restyle()

    def restyle(self) -> None:
        """A square."""
        side = self.theme.icon(_TILE)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        paint_letters(QPainter(self), self.theme, QRectF(self.rect()), self._letters)


class ServiceButton(PaintedButton):
    """One service. Each press adds an account there.

    Args:
        fact: a word behind the name, such as "Closed"; may be empty.
    """

    def __init__(self, offer: Offer, fact: str = "", parent: QWidget | None = None) -> None:
        super().__init__(offer.platform.name, parent)
        self.offer = offer
        self.platform = offer.platform
        self._fact = fact
        self._count = 0
        self.grow_with_width()
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """How many accounts of hers are there."""
        self._count = count
        name = self.platform.name
        spoken = (
            tr("Add another: {name}, {n} in your list", name=name, n=count)
            if count
            else tr("Add {name}", name=name)
        )
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(self._fact)
        self.update()

    def _right(self) -> str:
        if self._count == 1:
            return tr("Added")
        return tr("{n} added", n=self._count) if self._count else self._fact

    def _start(self) -> int:
        return self.theme.px(10) + self.theme.icon(_TILE) + self.theme.px(12)

    def _words(self, width: float) -> tuple[TextBlock, TextBlock]:
        theme = self.theme
        right = block(theme, self._right(), Role.META)
        room = width - self._start() - theme.px(14) - theme.icon(18) - theme.px(8)
        if self._right():
            room -= right.width + theme.px(8)
        return block(theme, self._text, Role.SUPPORT, room, STRONG), right

    def hasHeightForWidth(self) -> bool:
        """Long names wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at this width."""
        theme = self.theme
        name, _ = self._words(width)
        tall = max(theme.icon(_TILE), round(name.height))
        return max(theme.px(52), tall + theme.px(16))

    def sizeHint(self) -> QSize:
        """A usual width."""
        width = self.theme.text_px(230)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a short name."""
        return QSize(self._start() + self.theme.text_px(110), self.theme.px(52))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, the name, and a plus or how many there are."""
        theme, painter = self.theme, QPainter(self)
        c = theme.color
        added = self._count > 0
        rest = "soft" if added else "sunken" if self.hovered else "surface"
        fill = c("na_tint" if self.isDown() else rest)
        edge = c("accent" if added else "ink2" if self.hovered else "line2")
        round_box(painter, self.rect(), fill, edge, theme.px(10))
        side = theme.icon(_TILE)
        middle = self.height() / 2
        tile = self.mirrored(QRectF(theme.px(10), middle - side / 2, side, side))
        paint_letters(painter, theme, tile, self.platform.letters)
        name, right = self._words(self.width())
        start = self._start()
        place = self.mirrored(QRectF(start, middle - name.height / 2, name.width, name.height))
        name.draw(painter, place.x(), place.y(), c("ink"))
        mark = theme.icon(18)
        x: float = self.width() - theme.px(14) - mark
        box = self.mirrored(QRectF(x, middle - mark / 2, mark, mark))
        tone = "on_soft" if added else "accent"
        paint_icon(painter, "check" if added else "plus", box, c(tone))
        if self._right():
            x -= right.width + theme.px(8)
            place = self.mirrored(QRectF(x, middle - right.height / 2, right.width, right.height))
            right.draw(painter, place.x(), place.y(), c("on_soft" if added else "ink3"))


class AddedRow(Panel):
    """One account of hers: its name, her own words for it, and whether she still uses it.

    Args:
        account_id: given back with each signal.
        closed: what to say of a service that no longer exists; empty for a living one.
        remains: the services whose account is left of a closed one; offered to add.

    Signals:
        remaining_wanted(str): the service to add.
        renamed(str, str): the account and her words for it, at each change.
        unused_set(str, bool): the account and whether she no longer uses it.
        removed(str): the account.
    """

    remaining_wanted = Signal(str)
    renamed = Signal(str, str)
    unused_set = Signal(str, bool)
    removed = Signal(str)

    def __init__(
        self,
        account_id: str,
        platform: Platform,
        title: str,
        own: str,
        *,
        ask_name: bool,
        unused: bool,
        closed: str = "",
        remains: Sequence[Platform] = (),
    ) -> None:
        super().__init__()
        self._id = account_id
        self._platform = platform
        self._title = Body(title, weight=STRONG)
        self._pencil = IconButton("pencil", tr("Your words for {name}", name=title), small=True)
        self._cross = IconButton("x", tr("Take {name} off the list", name=title), small=True)
        label = tr("Which one is it?") if not ask_name else tr("Its name")
        hint = tr("Such as “work” or “old one”") if not ask_name else ""
        self.field = TextField(label, hint, own)
        self.field.edit.setMaxLength(LONGEST_NAME)
        self._unused = CheckRow(tr("I don’t use it any more"))
        self._unused.setChecked(unused)
        head = QHBoxLayout()
        head.addWidget(Letters(platform.letters), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        head.addWidget(self._pencil, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        self._head = head
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.field)
        if closed:
            self._column.addWidget(Body(tr("Closed, nothing to block"), weight=STRONG))
            self._column.addWidget(Support(closed))
        for left in remains:
            button = Button(tr("Add {name}", name=left.name), icon="plus", small=True)
            button.setObjectName(left.id)
            button.clicked.connect(self._on_remaining)
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._unused)
        self._unused.setVisible(not closed)
        self.field.setVisible(ask_name and not own)
        self._pencil.clicked.connect(self._on_pencil)
        self._cross.clicked.connect(self._on_cross)
        self._unused.toggled.connect(self._on_unused)
        self.field.text_changed.connect(self._on_text)
        self.field.submitted.connect(self._on_done)
        self.set_title(title)
        self.restyle()

    def set_title(self, title: str) -> None:
        """Another name."""
        self._title.setText(title)
        self._pencil.setText(tr("Your words for {name}", name=title))
        self._cross.setText(tr("Take {name} off the list", name=title))
        self._unused.setAccessibleName(tr("I don’t use it any more: {name}", name=title))
        self.field.edit.setAccessibleDescription(title)

    def ask_name(self) -> None:
        """Show the field for her own words, with the keyboard in it."""
        self.field.show()
        self.field.setFocus()

    def focus(self) -> None:
        """Put the keyboard on this row."""
        self._pencil.setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        """Paddings."""
        theme = self.theme
        self._column.setContentsMargins(theme.px(12), theme.px(10), theme.px(8), theme.px(6))
        self._column.setSpacing(theme.px(4))
        self._head.setSpacing(theme.px(10))

    def _on_pencil(self) -> None:
        if self.field.isHidden():
            self.ask_name()
        else:
            self.field.hide()

    def _on_done(self) -> None:
        self.field.hide()
        self.focus()

    def _on_remaining(self) -> None:
        self.remaining_wanted.emit(self.sender().objectName())

    def _on_cross(self) -> None:
        self.removed.emit(self._id)

    def _on_unused(self, on: bool) -> None:
        self.unused_set.emit(self._id, on)

    def _on_text(self, text: str) -> None:
        self.renamed.emit(self._id, text.strip())
