"""Fills the other person's label into the sentences of the questions."""

from __future__ import annotations

from typing import Final

from disentangle.i18n import N_, tr

# "They" does not fit everywhere a name fits, so without a label these sentences are used.
NEUTRAL: Final[dict[str, str]] = {
    "We live apart, but {them} can get in": N_("We live apart, but they can get in"),
    "Think of what {them} would do if it stopped working. Tick all that fit.": N_(
        "Think of what they would do if it stopped working. Tick all that fit."
    ),
    "What do you share with {them}?": N_("What do you share with them?"),
    "What does {them} know, or can reach?": N_("What do they know, or can reach?"),
}


def ask(text: str, them: str) -> str:
    """A sentence of a question with the label in it; one that works without if there is none."""
    label = them.strip()
    if not text:
        return ""
    if not label and text in NEUTRAL:
        return tr(NEUTRAL[text])
    return tr(text, them=label)
