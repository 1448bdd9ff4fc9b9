"""The frame round every page: top bar, places, the page, and the cover of a lock in memory."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from disentangle.i18n import tr
from disentangle.ui.theme import theme_of
from disentangle.ui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from disentangle.ui.pages.base import Page
    from disentangle.ui.widgets.places import PlacesButton, PlaceTabs, SideBar

SESSION_NAME: Final = "My session"  # neutral: says nothing about the program
FIRST_SIZE: Final = (1240, 820)
LEAST_SIZE: Final = (720, 520)


class Window(QWidget):
    """The only window.

    Signals:
        first_painted: it was drawn for the first time.
        close_asked: the window is to be closed.
        exit_asked: Quick exit or Close in the top bar.
        help_asked, text_size_asked, lock_asked: the button or key was pressed.
        larger_asked, smaller_asked: a text size step was asked for by key.
        place_chosen(str): the view of the place pressed.
    """

    first_painted = Signal()
    close_asked = Signal()
    exit_asked = Signal()
    help_asked = Signal()
    text_size_asked = Signal()
    lock_asked = Signal()
    larger_asked = Signal()
    smaller_asked = Signal()
    place_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(SESSION_NAME)
        self.setObjectName("window")
        self.setMinimumSize(*LEAST_SIZE)
        self.resize(*FIRST_SIZE)
        self._painted = False
        self._page: Page | None = None
        self._view = ""
        self._side: SideBar | None = None
        self._tabs: PlaceTabs | None = None
        self._button: PlacesButton | None = None
        self._cover: QWidget | None = None
        self._behind: list[QWidget] = []

        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.bar = TopBar(tr(SESSION_NAME))
        self.bar.exit_asked.connect(self.exit_asked)
        self.bar.help_asked.connect(self.help_asked)
        self.bar.text_size_asked.connect(self.text_size_asked)
        self._rows.addWidget(self.bar)
        # Sheets cover this area: everything below the top bar, so quick exit stays free.
        self.area = QWidget()
        self._area_rows = QVBoxLayout(self.area)
        self._area_rows.setContentsMargins(0, 0, 0, 0)
        self._area_rows.setSpacing(0)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._area_rows.addLayout(self._middle, 1)
        self._rows.addWidget(self.area, 1)

    # -- pages -------------------------------------------------------------------------------

    def show_page(self, page: Page, view: str, place: str) -> None:
        """Put a page in the frame; the one before is deleted.

        Args:
            place: the place of the sidebar to mark.
        """
        old, self._page, self._view = self._page, page, view
        if page.frame == "full":
            self._make_places()  # before the page, so that Tab visits them before it
        self._middle.addWidget(page, 1)
        if old is not None:
            self._middle.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.bar.set_locked(page.frame == "bare")
        self._fold()
        for places in (self._side, self._tabs, self._button):
            if places is not None:
                places.set_current(place)

    def show_saving(self, words: str, *, ticked: bool, announce: bool = False) -> None:
        """The word beside the session name."""
        self.bar.set_saved(words, ticked=ticked, announce=announce)

    # -- the cover of a lock in memory -------------------------------------------------------

    def cover(self, cover: QWidget) -> None:
        """Hide everything behind a widget that fills the window below the top bar."""
        self._cover = cover
        # The page, the places, and every sheet that lies over them.
        self._behind = [
            child
            for child in self.area.children()
            if isinstance(child, QWidget) and not child.isHidden()
        ]
        for widget in self._behind:
            widget.hide()
        self.bar.set_locked(True)
        self.bar.help_button.setEnabled(False)
        self._middle.addWidget(cover, 1)
        self._fold()

    def uncover(self) -> None:
        """Bring the page back."""
        if self._cover is not None:
            self._middle.removeWidget(self._cover)
            self._cover.deleteLater()
            self._cover = None
        behind, self._behind = self._behind, []
        for widget in behind:
            if isValid(widget):
                widget.show()
        self.bar.help_button.setEnabled(True)
        if self._page is not None:
            self.bar.set_locked(self._page.frame == "bare")
        self._fold()

    @property
    def covered(self) -> bool:
        """Whether the cover is up."""
        return self._cover is not None

    # -- geometry ----------------------------------------------------------------------------

    def geometry_text(self) -> str:
        """ "WIDTHxHEIGHT+X+Y" for the run after a lock."""
        return f"{self.width()}x{self.height()}+{self.x()}+{self.y()}"

    def restore_geometry(self, text: str) -> None:
        """Take the size and place of the run before, if they fit a screen of now."""
        found = re.fullmatch(r"(\d+)x(\d+)\+(-?\d+)\+(-?\d+)", text)
        if found is None:
            return
        width, height, x, y = (int(part) for part in found.groups())
        self.resize(width, height)
        place = QRect(QPoint(x, y), self.size())
        if any(screen.geometry().intersects(place) for screen in QApplication.screens()):
            self.move(x, y)

    def _fold(self) -> None:
        """Sidebar, tabs or one button, by the room there is counted in text."""
        if self._side is None or self._tabs is None or self._button is None:
            return
        full = self._page is not None and self._page.frame == "full" and self._cover is None
        from disentangle.ui.widgets.places import places_form

        form = places_form(theme_of(self), self.width(), self.height()) if full else ""
        self._side.setVisible(form == "side")
        self._tabs.setVisible(form == "tabs")
        self.bar.set_lead(self._button if form == "button" else None)
        self._button.setVisible(form == "button")

    def _make_places(self) -> None:
        if self._side is not None:
            return
        from disentangle.ui import places
        from disentangle.ui.widgets.places import Place, PlacesButton, PlaceTabs, SideBar

        def named(group: tuple[places.PlaceName, ...]) -> list[Place]:
            return [Place(place.view, tr(place.title), place.icon) for place in group]

        doing, keeping, below = (named(g) for g in (places.DOING, places.KEEPING, places.BELOW))
        self._side = SideBar([doing, keeping], below)
        self._tabs = PlaceTabs([*doing, *keeping, *below])
        self._button = PlacesButton([*doing, *keeping, *below], self)
        for widget in (self._side, self._tabs, self._button):
            widget.place_chosen.connect(self.place_chosen)
        self._middle.insertWidget(0, self._side)
        self._area_rows.insertWidget(0, self._tabs)
        self._button.hide()

    # -- keys --------------------------------------------------------------------------------

    def take_keys(self) -> None:
        """Listen to the keys of the window. Called once it is on the screen."""
        for key, slot in (
            (QKeySequence(Qt.Key.Key_F1), self.help_asked.emit),
            (QKeySequence(Qt.Key.Key_F6), self._next_area),
            (QKeySequence("Ctrl+L"), self.lock_asked.emit),
            (QKeySequence("Ctrl++"), self.larger_asked.emit),
            (QKeySequence("Ctrl+="), self.larger_asked.emit),
            (QKeySequence("Ctrl+-"), self.smaller_asked.emit),
        ):
            shortcut = QShortcut(key, self)
            shortcut.activated.connect(slot)
        from disentangle.ui import places

        for number, place in enumerate((*places.DOING, *places.KEEPING), 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.setObjectName(place.view)
            shortcut.activated.connect(self._on_place_key)

    def _on_place_key(self) -> None:
        if self._page is not None and self._page.frame == "full" and not self.covered:
            self.place_chosen.emit(self.sender().objectName())

    def _next_area(self) -> None:
        """Move between top bar, places and page."""
        if self._cover is not None:
            return  # Tab goes round between the top bar and the cover
        focused = QApplication.focusWidget()
        stops: list[QWidget] = [self.bar.exit_button]
        for places in (self._side, self._tabs):
            if places is not None and places.isVisible():
                stops.append(places)
        if self._page is not None:
            stops.append(self._page)
        here = next(
            (n for n, stop in enumerate(stops)
             if focused is not None and (stop is focused or stop.isAncestorOf(focused))),
            -1,
        )  # fmt: skip
        target = stops[(here + 1) % len(stops)]
        if target is self._page and self._page is not None:
            self._page.arrive()
        elif target is self._side and self._side is not None:
            self._side.focus_current()
        elif target is self._tabs and self._tabs is not None:
            self._tabs.focus_current()
        else:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    # -- Qt's hooks --------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is the guide's to do: it saves first."""
        event.ignore()
        self.close_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the places."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Fold the places for another text size."""
        if event.type() == QEvent.Type.StyleChange:
            self._fold()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that something can be seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()
