"""The places of the program: a sidebar, tabs when narrow, one button when very narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from disentangle.i18n import tr
from disentangle.ui import accessible
from disentangle.ui.icons import icon, paint_icon
from disentangle.ui.theme import MEDIUM, Role, Theme
from disentangle.ui.widgets.base import PaintedButton, Panel, round_box
from disentangle.ui.widgets.buttons import Button
from disentangle.ui.widgets.flow import FlowLayout
from disentangle.ui.widgets.textblock import block

_WIDTH: Final = 236
_SIDE_FROM: Final = 900
_TABS_FROM: Final = 640
_TABS_TALL: Final = 460


PlacesForm = Literal["side", "tabs", "button"]


def places_form(theme: Theme, width: int, height: int) -> PlacesForm:
    """How the places show in a window of this size, px: sidebar, tabs, or one Places button.

    Sizes count in text, so 1366 x 690 at 200 % is 683 x 345 and gets the button.
    """
    if theme.in_text(width) >= _SIDE_FROM:
        return "side"
    roomy = theme.in_text(width) >= _TABS_FROM and theme.in_text(height) >= _TABS_TALL
    return "tabs" if roomy else "button"


class Place(NamedTuple):
    """One place: its key, its words, its icon."""

    key: str
    text: str
    icon: str


class _PlaceButton(PaintedButton):
    """A place in the sidebar or the tabs."""

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(place.text, parent)
        self.place = place
        self.current = False
        self.badge = 0

    def show_state(self, current: bool, badge: int) -> None:
        """Mark as the place where the person is, with a count beside it."""
        self.current, self.badge = current, badge
        name = f"{self._text}, {badge}" if badge else self._text
        self.setAccessibleName(tr("{place}, you are here", place=name) if current else name)
        self.updateGeometry()
        self.update()


class _SideItem(_PlaceButton):
    """One line of the sidebar."""

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(place, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = self.theme
        return QSize(theme.px(120), theme.px(27) + round(theme.text_px(19)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c, middle = theme.color, self.height() / 2
        if self.current:
            round_box(painter, self.rect(), c("soft"), None, 8)
            bar = theme.px(24)
            box = self.mirrored(QRectF(0, middle - bar / 2, 4, bar))
            round_box(painter, box, c("accent"), None, 2)
        elif self.isDown() or self.hovered:
            round_box(painter, self.rect(), c("na_tint" if self.isDown() else "surface"), None, 8)
        side = theme.icon(18)
        x = theme.px(14)
        tone = "on_soft" if self.current else "ink2"
        box = self.mirrored(QRectF(x, middle - side / 2, side, side))
        paint_icon(painter, self.place.icon, box, c(tone))
        x += side + theme.px(14)
        words = block(theme, self._text, Role.BODY, None, MEDIUM)
        place = self.mirrored(QRectF(x, middle - words.height / 2, words.width, words.height))
        words.draw(painter, place.x(), place.y(), c("on_soft" if self.current else "ink"))
        if self.badge:
            count = block(theme, str(self.badge), Role.SUPPORT, None, MEDIUM)
            at = self.width() - theme.px(14) - count.width
            place = self.mirrored(QRectF(at, middle - count.height / 2, count.width, count.height))
            count.draw(painter, place.x(), place.y(), c("on_soft" if self.current else "ink2"))


class _TabItem(_PlaceButton):
    """One tab."""

    def _words(self) -> str:
        return f"{self._text} {self.badge}" if self.badge else self._text

    def sizeHint(self) -> QSize:
        theme = self.theme
        words = block(theme, self._words(), Role.META, None, MEDIUM)
        return QSize(round(words.width) + 2 * theme.px(7), theme.px(24) + theme.text_px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        c = theme.color
        if self.current:
            round_box(painter, self.rect().adjusted(0, 0, 0, -4), c("soft"), None, 8)
            bar = QRectF(8, self.height() - 3, self.width() - 16, 3)
            round_box(painter, bar, c("accent"), None, 1.5)
        elif self.isDown() or self.hovered:
            tone = "na_tint" if self.isDown() else "surface"
            round_box(painter, self.rect().adjusted(0, 0, 0, -4), c(tone), None, 8)
        words = block(theme, self._words(), Role.META, None, MEDIUM)
        words.draw(
            painter, (self.width() - words.width) / 2, (self.height() - 4 - words.height) / 2,
            c("on_soft" if self.current else "ink"),
        )  # fmt: skip


class _Places(Panel):
    """What sidebar and tabs share.

    Signals:
        place_chosen(str): the key of the place pressed.
    """

    place_chosen = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, _PlaceButton] = {}
        self._current = ""
        self._badges: dict[str, int] = {}
        self.setAccessibleName(tr("Places"))
        accessible.speak_as(self, "group")

    def _adopt(self, button: _PlaceButton) -> _PlaceButton:
        self._buttons[button.place.key] = button
        button.clicked.connect(self._on_clicked)
        return button

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, _PlaceButton):
            self.place_chosen.emit(sender.place.key)

    def set_current(self, key: str) -> None:
        """Mark where the person is; an unknown key marks nothing."""
        self._current = key
        self._renew()

    def set_badge(self, key: str, count: int) -> None:
        """Show a count beside a place; 0 shows none."""
        self._badges[key] = count
        self._renew()

    def set_place_shown(self, key: str, shown: bool) -> None:
        """Hide a place until it applies."""
        self._buttons[key].setVisible(shown)

    def focus_current(self) -> None:
        """Put the keyboard on the place where the person is."""
        button = self._buttons.get(self._current) or next(iter(self._buttons.values()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def _renew(self) -> None:
        for key, button in self._buttons.items():
            button.show_state(key == self._current, self._badges.get(key, 0))


class SideBar(_Places):
    """The list of places at the side, 236 px wide.

    Args:
        groups: the places above, in groups with a line between them.
        bottom: the places at the foot: help and settings.
    """

    def __init__(
        self,
        groups: Sequence[Sequence[Place]],
        bottom: Sequence[Place],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # It scrolls when the window is low, so that no place is ever cut off.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("column")
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(scroll)
        self._column = QVBoxLayout(inner)
        for number, group in enumerate(groups):
            if number:
                self._column.addWidget(_Rule(self))
            for place in group:
                self._column.addWidget(self._adopt(_SideItem(place, self)))
        self._column.addStretch(1)
        for place in bottom:
            self._column.addWidget(self._adopt(_SideItem(place, self)))
        self.restyle()
        self._renew()

    def restyle(self) -> None:
        """Width and paddings."""
        theme = self.theme
        self.setFixedWidth(theme.text_px(_WIDTH))
        side = theme.px(14)
        self._column.setContentsMargins(side, theme.px(19), side, theme.px(14))
        self._column.setSpacing(4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line."""
        theme, painter = self.theme, QPainter(self)
        painter.fillRect(self.rect(), theme.color("side"))
        x = 0 if self.isRightToLeft() else self.width() - 1
        painter.fillRect(QRect(x, 0, 1, self.height()), theme.color("line"))


class _Rule(Panel):
    """The line between two groups of places."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(17)

    def paintEvent(self, event: QPaintEvent) -> None:
        inset = self.theme.px(12)
        line = QRect(inset, 8, self.width() - 2 * inset, 1)
        QPainter(self).fillRect(line, self.theme.color("line"))


class PlaceTabs(_Places):
    """The places as tabs under the top bar, for narrow windows. They wrap; every place shows."""

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, 2, 2)
        for place in places:
            self._flow.addWidget(self._adopt(_TabItem(place, self)))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.restyle()
        self._renew()

    def restyle(self) -> None:
        """Paddings."""
        self._flow.setContentsMargins(8, self.theme.px(4), 8, 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line."""
        theme, painter = self.theme, QPainter(self)
        painter.fillRect(self.rect(), theme.color("side"))
        line = QRect(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, theme.color("line"))


class PlacesButton(Button):
    """One button that opens the list of places, for low windows and large text.

    Signals:
        place_chosen(str): the key of the place picked.
    """

    place_chosen = Signal(str)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(tr("Places"), icon="menu", parent=parent)
        self._places = tuple(places)
        self._hidden: set[str] = set()
        self._current = ""
        self._badges: dict[str, int] = {}
        self.clicked.connect(self._on_clicked)

    def set_current(self, key: str) -> None:
        """Mark where the person is."""
        self._current = key

    def set_badge(self, key: str, count: int) -> None:
        """Show a count beside a place; 0 shows none."""
        self._badges[key] = count

    def set_place_shown(self, key: str, shown: bool) -> None:
        """Leave a place out until it applies."""
        self._hidden = self._hidden - {key} if shown else self._hidden | {key}

    def menu(self) -> QMenu:
        """The list of places as it is now; it deletes itself when closed."""
        theme = self.theme
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place in self._places:
            if place.key in self._hidden:
                continue
            badge = self._badges.get(place.key, 0)
            text = f"{place.text} {badge}" if badge else place.text
            if place.key == self._current:
                text = tr("{place}, you are here", place=text)
            picture = icon(place.icon, theme.color("ink2"), theme.icon(18))
            action = QAction(picture, text.replace("&", "&&"), menu)
            action.setData(place.key)
            menu.addAction(action)
        menu.triggered.connect(self._on_triggered)
        return menu

    def _on_clicked(self) -> None:
        self.menu().popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _on_triggered(self, action: QAction) -> None:
        self.place_chosen.emit(str(action.data()))
