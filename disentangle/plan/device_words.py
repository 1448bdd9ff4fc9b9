"""What is known about a device in words: who has which hold on it. Pure."""

from __future__ import annotations

from typing import Final

from disentangle.i18n import N_, tr
from disentangle.plan.answers import DEFAULT_LABEL
from disentangle.plan.devices import BOTH, CHILD, ME, NOBODY, OTHER, THEM, UNSURE, Device


def theirs(value: str) -> bool:
    """Whether an answer says that the other person has a hold there."""
    return value in (THEM, BOTH)


def says(them: str, plain: str, named: str) -> str:
    """One of our sentences about the other person: with "they", or with the label she chose."""
    return tr(plain) if them == tr(DEFAULT_LABEL) else start(tr(named, them=them))


def start(sentence: str) -> str:
    """The sentence with a capital letter, also where it starts with a label such as "my ex"."""
    return sentence[:1].upper() + sentence[1:]


def words_of(value: str, them: str) -> str:
    """An answer in a word or two, for a table: "You", "J", "Both"; "" if there is none.

    A label too long for a column becomes "They".
    """
    if value == THEM:
        return start(them) if len(them) <= _COLUMN else tr(DEFAULT_LABEL)
    return tr(_WORDS[value]) if value in _WORDS else ""


_COLUMN: Final = 9  # letters that fit beside each other in a column of the list

_WORDS: Final = {
    ME: N_("You"),
    BOTH: N_("Both"),
    CHILD: N_("A child"),
    OTHER: N_("Someone else"),
    NOBODY: N_("No one"),
    UNSURE: N_("Not sure"),
}


def holds_words(device: Device, them: str, *, only_code: bool = False) -> str:
    """Where the other person has a hold: "J: bought it, knows the code"; "" if nowhere is known.

    Args:
        only_code: only what a table of the other answers does not show: "J knows the code".
    """
    knows = theirs(device.code)
    if only_code:
        return says(them, N_("They know the code"), N_("{them} knows the code")) if knows else ""
    found = [tr(words) for field, words in _HOLDS if theirs(getattr(device, field))]
    return start(tr("{them}: {what}", them=them, what=", ".join(found))) if found else ""


_HOLDS: Final = (
    ("bought", N_("bought it")),
    ("set_up", N_("set it up")),
    ("pays", N_("pays")),
    ("holds", N_("has it")),
    ("code", N_("knows the code")),
)


def summary(device: Device, them: str, *, shared: bool = False) -> str:
    """What is known, in short sentences: "You bought it. J set it up. You have it now."."""
    parts: list[str] = []
    for field, mine, other in _SENTENCES_SHARED if shared else _SENTENCES:
        value = getattr(device, field)
        if value == ME:
            parts.append(tr(mine))
        elif value == THEM:
            parts.append(says(them, *other))
        elif value == BOTH:
            parts.append(tr(_BOTH_SAY[field, shared]))
    return " ".join(parts)


_SENTENCES: Final = (
    ("bought", N_("You bought it."), (N_("They bought it."), N_("{them} bought it."))),
    ("set_up", N_("You set it up."), (N_("They set it up."), N_("{them} set it up."))),
    ("holds", N_("You have it now."), (N_("They have it now."), N_("{them} has it now."))),
)
_SENTENCES_SHARED: Final = (
    (
        "bought",
        N_("It is in your name."),
        (N_("It is theirs."), N_("It is in the name of {them}.")),
    ),
    ("pays", N_("You pay."), (N_("They pay."), N_("{them} pays."))),
    ("holds", N_("You use it."), (N_("They use it."), N_("{them} uses it."))),
)
_BOTH_SAY: Final = {
    ("bought", False): N_("You both bought it."),
    ("set_up", False): N_("You both set it up."),
    ("holds", False): N_("You both have it now."),
    ("bought", True): N_("It is in both names."),
    ("pays", True): N_("You both pay."),
    ("holds", True): N_("You both use it."),
}
