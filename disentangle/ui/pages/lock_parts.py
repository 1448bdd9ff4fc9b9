"""The cards of the first lock: five words to type once, and a code for paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from disentangle.i18n import tr
from disentangle.ui import accessible
from disentangle.ui.theme import MEDIUM
from disentangle.ui.widgets.base import Foldable
from disentangle.ui.widgets.buttons import LinkButton
from disentangle.ui.widgets.cards import ACROSS, DOWN, Card, Hint
from disentangle.ui.widgets.choices import CheckRow
from disentangle.ui.widgets.codes import CodeTiles
from disentangle.ui.widgets.secret import SecretField
from disentangle.ui.widgets.text import Heading, Meta, Support

if TYPE_CHECKING:
    from disentangle.vault.recovery_code import RecoveryCode

COUNT: Final = 5
_VERDICT_AFTER_MS: Final = 300
_DOTS: Final = "••••"


def new_words() -> str:
    """Five words drawn by chance, with one space between them."""
    from disentangle.passwords.generator import words

    return words(COUNT, " ")


class _TilesCard(Card):
    """A title, tiles that can be hidden, and buttons beside the title."""

    def __init__(self, title: str, name: str, hidden_name: str, *, shown: bool, mono: bool) -> None:
        super().__init__(22)
        self._name, self._hidden_name = name, hidden_name
        self._parts: tuple[str, ...] = ()
        self._shown = shown
        self.title = Heading(title, 3)
        self.tiles = CodeTiles(mono=mono)
        self.show_button = LinkButton("", "eye")
        self.head = QHBoxLayout()
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.show_button)
        self.column.addLayout(self.head)
        self.column.addWidget(self.tiles)
        self.show_button.clicked.connect(self._on_show)

    def show_parts(self, parts: Sequence[str]) -> None:
        """Show these, or as many dots while they are hidden."""
        self._parts = tuple(parts)
        self._renew()

    @property
    def parts(self) -> tuple[str, ...]:
        """What is on the tiles, readable or covered."""
        return self._parts if self._shown else tuple(_DOTS for _ in self._parts)

    def _on_show(self) -> None:
        self._shown = not self._shown
        self._renew()
        accessible.announce(self, self._name if self._shown else self._hidden_name)

    def _renew(self) -> None:
        name = self._name if self._shown else self._hidden_name
        self.tiles.show_parts(self.parts, name)
        self.show_button.set_icon("eye-off" if self._shown else "eye")
        self.show_button.setText(tr("Hide") if self._shown else tr("Show"))
        say = tr("Hide: {name}", name=self._name), tr("Show: {name}", name=self._name)
        self.show_button.set_name(say[0] if self._shown else say[1])


class _TypeRow(Foldable):
    """A label, the field and how far she is, in one line; under each other when narrow."""

    narrow_below = 620

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = Support(label, "ink", MEDIUM, wrap=False)
        self.field = SecretField(label)
        self.field.hide_label()
        self.count = Meta("", "ink2", wrap=False)
        self._box = QBoxLayout(ACROSS, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self.field, 1)
        self._box.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        self.restyle()

    def set_label(self, label: str) -> None:
        """Another label, shown and spoken."""
        self.label.setText(label)
        self.field.set_label(label)

    def fold(self) -> None:
        """Under each other when narrow."""
        self._box.setDirection(DOWN if self.narrow else ACROSS)
        self.restyle()

    def restyle(self) -> None:
        """Labels as high as the field, so that all stand on one line."""
        theme = self.theme
        self._box.setSpacing(theme.px(4 if self.narrow else 16))
        tall = 0 if self.narrow else theme.px(36) + theme.text_px(12)
        for label in (self.label, self.count):
            label.setMinimumHeight(tall)


class WordsCard(_TilesCard):
    """Five offered words to type once, or words of her own with a verdict.

    Args:
        shown: show the words at once; only on a computer called safe.

    Signals:
        other_asked: other words are wanted.
    """

    other_asked = Signal()

    def __init__(self, offered: str, *, shown: bool) -> None:
        super().__init__(
            tr("1. Your five words"), tr("Your five words"), tr("Your five words, covered"),
            shown=shown, mono=False,
        )  # fmt: skip
        self.own = False
        self._offered: list[str] = []
        self._accepted = ""
        self._others = LinkButton(tr("Other words"), "shuffle")
        self.head.addWidget(self._others)
        self._row = _TypeRow(tr("Type them once"))
        self.field = self._row.field
        self._verdict = Hint("", "plain")
        self._verdict_done = Hint("", "done")
        self.column.addSpacing(4)
        self.column.addWidget(self._row)
        for hint in (self._verdict, self._verdict_done):
            self.column.addWidget(hint)
            hint.hide()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_VERDICT_AFTER_MS)
        self._wait.timeout.connect(self._on_wait_over)
        self._others.clicked.connect(self.other_asked)
        self.field.text_changed.connect(self._on_typed)
        self.offer(offered)

    def offer(self, words: str) -> None:
        """Offer these words."""
        self._offered = words.split()
        self.show_parts(self._offered)
        self.field.clear()
        self._on_typed()

    def set_own(self, own: bool) -> None:
        """Take words of her own, or go back to the five offered ones."""
        self.own = own
        for widget in (self.tiles, self.show_button, self._others):
            widget.setVisible(not own)
        self.title.setText(tr("1. Your own words") if own else tr("1. Your five words"))
        self._row.set_label(tr("Your words") if own else tr("Type them once"))
        self.field.clear()
        self._on_typed()

    def passphrase(self) -> str:
        """The words to lock with. The offered ones always with one space between them."""
        return self.field.text() if self.own else " ".join(self._offered)

    def problem(self) -> str:
        """What is missing, in a sentence; "" if these words can be taken.

        Weak words of her own are advised against once; the same words again are accepted.
        """
        if self.own:
            return self._problem_own()
        typed = self.field.text().split()
        if not typed:
            return tr("Type the five words here, so that your hands know them.")
        for number, word in enumerate(typed[:COUNT]):
            offered = self._offered[number]
            if word != offered and word.casefold() == offered.casefold():
                return tr("Type the words in small letters. Caps Lock may be on.")
            if word != offered:
                return tr("Word {n} is not the same as above.", n=number + 1)
        if len(typed) < COUNT:
            return tr("Some of the five words are still missing.")
        if len(typed) > COUNT:
            return tr("These are more than five words.")
        return ""

    def _problem_own(self) -> str:
        text = self.field.text().strip()
        if not text:
            return tr("Type the words you want to use.")
        if self._judge() or self._accepted == text:
            return ""
        self._accepted = text
        return tr("Someone may find out these words. To use them anyway, press the button again.")

    def _judge(self) -> bool:
        """Show the verdict on her own words; whether they are hard to guess. Up to 0.2 s."""
        from disentangle.passwords.facts import Facts
        from disentangle.passwords.strength import Level, passphrase_check

        verdict = passphrase_check(self.field.text(), Facts())
        good = verdict.level is Level.OK
        words = " ".join([*(reason.sentence for reason in verdict.reasons), verdict.advice])
        (self._verdict_done if good else self._verdict).set_text(words)
        self._verdict_done.setVisible(good)
        self._verdict.setVisible(not good)
        return good

    def _on_typed(self) -> None:
        self.field.set_error("")
        self._row.count.setVisible(not self.own)
        if self.own:
            self._accepted = ""
            if self.field.text().strip():
                self._wait.start()
                return
        self._wait.stop()
        self._verdict.hide()
        self._verdict_done.hide()
        right = self._right()
        self._row.count.setText(
            tr("All {all} words", all=COUNT)
            if right == COUNT
            else tr("{n} of {all} words so far", n=right, all=COUNT)
        )

    def _right(self) -> int:
        """How many words, from the first, are typed as offered."""
        typed = self.field.text().split()
        right = 0
        for word, offered in zip(typed, self._offered, strict=False):
            if word != offered:
                break
            right += 1
        return right

    def _on_wait_over(self) -> None:
        if self.own and self.field.text().strip():
            self._judge()


class CodeCard(_TilesCard):
    """The recovery code in seven groups, for paper."""

    def __init__(self, *, shown: bool) -> None:
        super().__init__(
            tr("2. Write down this recovery code"), tr("Your recovery code"),
            tr("Your recovery code, covered"), shown=shown, mono=True,
        )  # fmt: skip
        self._accepted = False
        self.written = CheckRow(
            tr("I wrote it on paper and put it where the other person can’t find it")
        )
        self.column.addWidget(self.written)
        self.column.addWidget(
            Meta(
                tr("If you lose the words and the code, nobody can open this, and neither can we."),
                "ink2",
            )
        )

    def show_code(self, code: RecoveryCode) -> None:
        """Show this code."""
        self.show_parts(code.groups)

    def problem(self) -> str:
        """What is missing, said once; "" if it is ticked or she goes on all the same."""
        if self.written.isChecked() or self._accepted:
            return ""
        self._accepted = True
        return tr(
            "Without the code on paper, forgotten words cannot be replaced. "
            "Tick this when it is written down, or press the button again to go on without."
        )
