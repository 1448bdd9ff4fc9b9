"""One question of the interview: its answers as cards, kept at every change."""

from __future__ import annotations

from typing import Final

from disentangle.i18n import tr
from disentangle.session import flow
from disentangle.session.questions import (
    NONE,
    QUESTIONS,
    UNSURE,
    Field,
    Option,
    as_field,
    chosen,
)
from disentangle.session.wording import ask
from disentangle.ui import accessible
from disentangle.ui.host import Host
from disentangle.ui.pages.start_frame import Columns, Rule, StartPage
from disentangle.ui.widgets.choice_group import ChoiceGroup
from disentangle.ui.widgets.choices import ChoiceCard
from disentangle.ui.widgets.fields import TextField
from disentangle.ui.widgets.text import Heading, Meta

_ALONE: Final = (NONE, UNSURE)
_ELSE: Final = "something-else"


class QuestionPage(StartPage):
    """A question from `session.questions`. Every one may be skipped."""

    def __init__(self, host: Host, view: str) -> None:
        super().__init__(host, view)
        self.question = QUESTIONS[view]
        self._groups: dict[ChoiceGroup, Field] = {}
        self.extra: TextField | None = None
        answers = host.session.answers
        count = tr(
            "Question {n} of {all}", n=flow.QUESTIONS.index(view) + 1, all=len(flow.QUESTIONS)
        )
        self.head(
            ask(self.question.title, answers.them), ask(self.question.say, answers.them), count
        )
        if self.question.text:
            self._add_text()
        for field in self.question.fields:
            self._add_field(field)
        self.column.addSpacing(4)
        self.column.addWidget(Meta(tr(self.question.why), "ink2"))
        self.column.addStretch(1)
        self.main_button(tr("Continue")).clicked.connect(self._on_continue)
        self.quiet_button(tr("Skip this question")).clicked.connect(self._on_continue)
        self.bar.set_aside(tr("Saved as you go") if host.session.keeps else "")

    def _add_text(self) -> None:
        value = str(getattr(self.host.session.answers, self.question.text))
        field = TextField(tr(self.question.text_label), tr(self.question.text_hint), value)
        field.edit.setMaxLength(40)  # it stands in headings and buttons
        field.text_changed.connect(self._on_text)
        field.submitted.connect(self._on_continue)
        self.column.addWidget(field)

    def _add_field(self, field: Field) -> None:
        answers = self.host.session.answers
        group = ChoiceGroup(self)
        self._groups[group] = field
        if field.title:
            self.column.addSpacing(8)
            self.column.addWidget(Heading(tr(field.title), 2))
        cards, alone = Columns(), Columns()
        accessible.speak_as(cards, "group")
        cards.setAccessibleName(
            tr(field.title) if field.title else ask(self.question.title, answers.them)
        )
        for option in field.options:
            if option.value not in _ALONE:
                cards.add(group.add(option.value, self._card(option, field)))
        extra = self.question.extra and field is self.question.fields[-1]
        if extra:
            words = ChoiceCard(tr("Something else"), tr("Tell us in your own words"), "sticky-note")
            cards.add(group.add(_ELSE, words))
        self.column.addWidget(cards)
        if extra:
            self._add_extra()
        lone = [option for option in field.options if option.value in _ALONE]
        if lone:
            self.column.addSpacing(2)
            self.column.addWidget(Rule())
            self.column.addSpacing(2)
            for option in lone:
                alone.add(group.add(option.value, self._card(option, field), alone=True))
            self.column.addWidget(alone)
        picked = chosen(field, answers)
        if extra and self.question.id in answers.extra:
            picked.append(_ELSE)
        group.choose(picked)
        self._show_extra()
        group.changed.connect(self._on_changed)

    def _card(self, option: Option, field: Field) -> ChoiceCard:
        them = self.host.session.answers.them
        return ChoiceCard(
            ask(option.title, them), ask(option.sub, them), option.icon or None,
            radio=not field.many,
        )  # fmt: skip

    def _add_extra(self) -> None:
        text = self.host.session.answers.extra.get(self.question.id, "")
        self.extra = TextField(tr("Something else, in your own words"), "", text)
        self.extra.text_changed.connect(self._on_extra)
        self.column.addWidget(self.extra)

    def _show_extra(self) -> None:
        if self.extra is not None:
            self.extra.setVisible(any(_ELSE in group.chosen() for group in self._groups))

    def _on_text(self, text: str) -> None:
        self.host.session.answer(**{self.question.text: text.strip()})

    def _on_changed(self, keys: list[str]) -> None:
        for group, field in self._groups.items():
            if group is self.sender():
                values = [key for key in keys if key != _ELSE]
                self.host.session.answer(**as_field(field, values))
        shown_before = self.extra is not None and not self.extra.isHidden()
        self._show_extra()
        self._keep_extra()
        if self.extra is not None and not shown_before and not self.extra.isHidden():
            self.extra.setFocus()

    def _on_extra(self, _text: str) -> None:
        self._keep_extra()

    def _keep_extra(self) -> None:
        """Her own words; an empty text keeps the tick."""
        if self.extra is None:
            return
        known = self.host.session.answers.extra
        rest = {key: text for key, text in known.items() if key != self.question.id}
        if not self.extra.isHidden():
            rest[self.question.id] = self.extra.text()
        if rest != known:
            self.host.session.answer(extra=rest)

    def _on_continue(self) -> None:
        self.host.session.passed(self.view)
        self.host.after(self.view)
