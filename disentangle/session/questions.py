"""The words and answers of the eight questions. Each may be skipped; each says why it is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from disentangle.i18n import N_
from disentangle.plan.answers import Answers, Living, Since

NONE: Final = "none"
UNSURE: Final = "unsure"


@dataclass(frozen=True)
class Option:
    """One answer: the value kept, its words, one more line, and a picture."""

    value: str
    title: str
    sub: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Field:
    """One group of answers.

    Attributes:
        name: the field of `Answers` it fills.
        many: several may be picked; `NONE` and `UNSURE` stand alone.
        title: heading of the group; empty if the question says it all.
    """

    name: str
    options: tuple[Option, ...]
    many: bool = False
    title: str = ""


@dataclass(frozen=True)
class Question:
    """One page of the interview.

    Attributes:
        id: the view name.
        title: may hold {them}.
        say: how to answer.
        why: why it is asked.
        text: the field of `Answers` that takes typed text; empty if none.
        extra: offer "something else" in her own words.
    """

    id: str
    title: str
    say: str
    why: str
    fields: tuple[Field, ...] = ()
    text: str = ""
    text_label: str = ""
    text_hint: str = ""
    extra: bool = False


_NONE = Option(NONE, N_("None of these"))
_UNSURE = Option(UNSURE, N_("I’m not sure"))

QUESTIONS: Final[dict[str, Question]] = {
    question.id: question
    for question in (
        Question(
            "label",
            N_("What should we call the other person?"),
            N_("A letter or a short name is enough. You can use one nobody else would know."),
            N_("Why we ask: so that a page never mixes up people and accounts."),
            text="them",
            text_label=N_("A letter or a name"),
            text_hint=N_("Leave it empty if you like. Then we write “They”."),
        ),
        Question(
            "situation",
            N_("How are things right now?"),
            N_("Pick what is closest. Leave out what you like."),
            N_("Why we ask: some steps need another order, or should wait."),
            fields=(
                Field(
                    "living",
                    (
                        Option(Living.TOGETHER.value, N_("We live together"), "", "house"),
                        Option(
                            Living.APART_KEYS.value,
                            N_("We live apart, but {them} can get in"),
                            N_("A key, a code, or somebody who opens"),
                            "key-round",
                        ),
                        Option(Living.APART.value, N_("We live apart"), "", "building"),
                    ),
                    title=N_("Where you live"),
                ),
                Field(
                    "since",
                    (
                        Option(Since.NOT_YET.value, N_("I have not left yet")),
                        Option(Since.WEEKS.value, N_("Some days or weeks ago")),
                        Option(Since.MONTHS.value, N_("Some months ago")),
                        Option(Since.LONGER.value, N_("Longer ago")),
                    ),
                    title=N_("When it ended"),
                ),
                Field(
                    "ties",
                    (
                        Option("children", N_("Children"), N_("Yours together, or in your care"),
                               "baby"),
                        Option("order", N_("A court or police order"), N_("It says: no contact"),
                               "file-text"),
                        Option("work", N_("Contact at work or school"), "", "briefcase"),
                        Option("joint-money", N_("Money together"), N_("An account, a loan, rent"),
                               "credit-card"),
                        Option("legal", N_("A lawyer or a court case"),
                               N_("Now, or maybe soon"), "building"),
                        _NONE,
                        _UNSURE,
                    ),
                    many=True,
                    title=N_("What ties you still"),
                ),
            ),
        ),
        Question(
            "risky",
            N_("What could be unsafe to change right now?"),
            N_("Think of what {them} would do if it stopped working. Tick all that fit."),
            N_("Why we ask: these steps then wait until you say so. Nothing will push you."),
            fields=(
                Field(
                    "risky",
                    (
                        Option("location", N_("My location"), N_("They watch where I am"),
                               "map-pin"),
                        Option("silence", N_("Not answering any more"), N_("Or blocking them"),
                               "message-square"),
                        Option("accounts", N_("Accounts they read"), N_("Mail, photos, chats"),
                               "mail"),
                        Option("audience", N_("What I post, and who sees it"), "", "users"),
                        Option("phone", N_("The phone or its plan"), "", "smartphone"),
                        Option("home", N_("Things at home"), N_("Cameras, locks, Wi-Fi"), "house"),
                        Option("money", N_("Money or cards"), "", "credit-card"),
                        Option("children", N_("Anything about the children"), "", "baby"),
                        _NONE,
                        _UNSURE,
                    ),
                    many=True,
                ),
            ),
        ),
        Question(
            "shared",
            N_("What do you share with {them}?"),
            N_("Tick all that fit. This helps us leave out steps you don’t need."),
            N_("Why we ask: what is shared is often how somebody still gets in."),
            fields=(
                Field(
                    "shared",
                    (
                        Option("phone-plan", N_("A phone plan"), N_("They pay for it or manage it"),
                               "smartphone"),
                        Option("location", N_("Location sharing"), N_("Maps, Find My, Life360"),
                               "map-pin"),
                        Option("photos", N_("Photos or cloud storage"),
                               N_("iCloud, Google Photos, Dropbox"), "image"),
                        Option("money", N_("Money apps or cards"), N_("Bank, PayPal, Venmo"),
                               "credit-card"),
                        Option("streaming", N_("Streaming and shopping"),
                               N_("Netflix, Spotify, Amazon"), "tv"),
                        Option("home-devices", N_("Home devices"), N_("Cameras, speakers, Wi-Fi"),
                               "speaker"),
                        Option("devices", N_("A computer, tablet or phone"),
                               N_("One you both use or used"), "laptop"),
                        Option("family-group", N_("A family group"),
                               N_("Apple, Google, Microsoft"), "users"),
                        Option("car", N_("A car"), N_("With an app, or a second key"), "car"),
                        Option("children-accounts", N_("Children’s accounts"),
                               N_("School, games, tablets"), "baby"),
                        _NONE,
                        Option(UNSURE, N_("I’m not sure. Show me how to check")),
                    ),
                    many=True,
                ),
            ),
            extra=True,
        ),
        Question(
            "they-can",
            N_("What does {them} know, or can reach?"),
            N_("A guess is fine. Tick all that fit."),
            N_("Why we ask: it decides which door to close first."),
            fields=(
                Field(
                    "they_can",
                    (
                        Option("phone-code", N_("How to unlock my phone"), N_("Code, finger, face"),
                               "lock"),
                        Option("passwords", N_("Some of my passwords"), "", "key-round"),
                        Option("reads", N_("My mail or messages"),
                               N_("They know things I told nobody"), "mail"),
                        Option("set-up", N_("They set up my phone or computer"), "", "smartphone"),
                        Option("pays", N_("They pay for my phone or plans"), "", "credit-card"),
                        Option("keys", N_("A key or a door code"), "", "key-round"),
                        Option("people", N_("People close to me"),
                               N_("Friends or family who talk to them"), "users"),
                        _NONE,
                        _UNSURE,
                    ),
                    many=True,
                ),
            ),
            extra=True,
        ),
        Question(
            "worries",
            N_("What worries you most?"),
            N_("Pick one or a few. They move up in your plan, as far as it is wise."),
            N_("Why we ask: so that the plan begins with what weighs on you."),
            fields=(
                Field(
                    "worries",
                    (
                        Option("reads", N_("They read my things"), N_("Mail, chats, photos"),
                               "eye"),
                        Option("follows", N_("They turn up, or know where I am"), "", "map-pin"),
                        Option("contact", N_("They will not stop calling or writing"), "",
                               "phone"),
                        Option("images", N_("Private pictures of me"), N_("Shown, or could be"),
                               "image"),
                        Option("threats", N_("Threats"), N_("Against me or people I love"),
                               "triangle-alert"),
                        Option("money", N_("Money"), "", "credit-card"),
                        Option("children", N_("The children"), "", "baby"),
                        Option("stories", N_("What they say or post about me"), "",
                               "message-square"),
                        _NONE,
                        _UNSURE,
                    ),
                    many=True,
                ),
            ),
            extra=True,
        ),
    )
}  # fmt: skip


def chosen(field: Field, answers: Answers) -> list[str]:
    """The values picked so far."""
    value = getattr(answers, field.name)
    if field.many:
        return [option.value for option in field.options if option.value in value]
    return [str(value)] if value else []


def as_field(field: Field, values: list[str]) -> dict[str, Any]:
    """What to give to `Session.answer` for these picked values."""
    if field.many:
        return {field.name: frozenset(values)}
    kinds: dict[str, type[Living] | type[Since]] = {"living": Living, "since": Since}
    return {field.name: kinds[field.name](values[0] if values else "")}
