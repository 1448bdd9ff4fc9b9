"""What the password check may use of her answers. Nothing of it is kept anywhere else."""

from __future__ import annotations

from disentangle.passwords.facts import Facts
from disentangle.plan.answers import Answers


def known_facts(answers: Answers) -> Facts:
    """Her facts in the form of the check; entries that are mostly digits count as numbers."""
    facts = answers.facts
    texts = [text.strip() for text in (*facts.names, *facts.places, *facts.other) if text.strip()]
    numbers = tuple(text for text in texts if _is_number(text))
    words = tuple(text for text in texts if not _is_number(text))
    them = answers.them.strip()
    return Facts(
        # A label of one or two letters says nothing about a password.
        words=(*words, them) if len(them) > 2 else words,
        dates=tuple(text.strip() for text in facts.dates if text.strip()),
        numbers=numbers,
    )


def _is_number(text: str) -> bool:
    digits = sum(char.isdigit() for char in text)
    return digits * 2 > len(text.replace(" ", ""))
