"""The group that keeps answers in step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from disentangle.ui.widgets.choices import ChoiceCard

_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
}


class ChoiceGroup(QObject):
    """Keeps a set of cards in step. It owns no widgets and lays nothing out.

    Radios: exactly one at most is picked, and arrow keys move and pick, in the order added.
    Checks: any number, but a card added as `alone` ("None of these", "I’m not sure") clears all
    others, and any other clears it.

    Signals:
        changed(list): the keys picked now, in the order added.
    """

    changed = Signal(list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards: dict[str, ChoiceCard] = {}
        self._alone: set[str] = set()
        self._busy = False
        self._radios = QButtonGroup(self)

    def add(self, key: str, card: ChoiceCard, *, alone: bool = False) -> ChoiceCard:
        """Take a card into the group and give it back."""
        self._cards[key] = card
        if alone:
            self._alone.add(key)
        if card.radio:
            # A button group, as Qt's own exclusivity would mix up groups that share a parent.
            self._radios.addButton(card)
            card.toggled.connect(self._on_radio)
            card.installEventFilter(self)
        else:
            card.toggled.connect(self._on_check)
        return card

    @property
    def cards(self) -> Sequence[ChoiceCard]:
        """The cards in the order added."""
        return tuple(self._cards.values())

    def chosen(self) -> list[str]:
        """The keys picked now, in the order added."""
        return [key for key, card in self._cards.items() if card.isChecked()]

    def choose(self, keys: Sequence[str]) -> None:
        """Pick exactly these, without a signal."""
        self._busy = True
        self._radios.setExclusive(False)  # an exclusive group never lets go of its last choice
        for key, card in self._cards.items():
            card.setChecked(key in keys)
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._radios.setExclusive(True)
        self._busy = False

    def set_wrong(self, wrong: bool) -> None:
        """Mark every card as waiting for an answer."""
        for card in self._cards.values():
            card.set_wrong(wrong)

    def focus(self) -> None:
        """Put the keyboard on the picked card, or the first."""
        picked = [c for c in self._cards.values() if c.isChecked()]
        for card in picked or list(self._cards.values())[:1]:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def _on_radio(self, on: bool) -> None:
        if self._busy or not on:
            return
        self._settle(self._key_of(self.sender()), set())

    def _on_check(self, on: bool) -> None:
        if self._busy:
            return
        key = self._key_of(self.sender())
        clear = set(self._cards) if key in self._alone else self._alone
        self._settle(key, clear if on else set())

    def _key_of(self, sender: QObject | None) -> str:
        return next(key for key, card in self._cards.items() if card is sender)

    def _settle(self, key: str, clear: set[str]) -> None:
        self._busy = True
        for other in clear - {key}:
            self._cards[other].setChecked(False)
        self._busy = False
        self.set_wrong(False)
        self.changed.emit(self.chosen())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys walk through the radios and pick."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                cards = [c for c in self._cards.values() if c.isEnabled() and not c.isHidden()]
                card = cards[(cards.index(self._cards[self._key_of(watched)]) + step) % len(cards)]
                card.setFocus(Qt.FocusReason.TabFocusReason)
                card.setChecked(True)
                return True
        return False
