"""How the sentences read: words to keep out, sentence length, school grade.

The list holds blame, fear, promise, pity, cheer and jargon (the words part of the look and flow
guide). The grade is Flesch-Kincaid: 0.39 words per sentence + 11.8 syllables per word - 15.59
(Kincaid et al. 1975). It is taken over a whole page, since one sentence says little.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

MAX_GRADE: Final = 8.0
MAX_WORDS: Final = 20

_BANNED: Final = (
    r"why did you|you failed|should have|your fault|you let|careless|stupid|foolish|obviously|"
    r"simply|just do|high risk|at risk|danger level|hacked|hacker|terrif\w+|horrif\w+|"
    r"safe now|you are safe|are protected|is protected|protects you|fully|completely safe|"
    r"untraceable|stealth|undetect\w+|guarantee\w*|gone for good|gone forever|"
    r"permanently secure|securely|100 ?%|poor thing|victim\w*|sadly|unfortunately|"
    r"congratulations|well done|great job|awesome|hooray|yay|entropy|authenticat\w+|"
    r"credential\w*|utili[sz]e|leverage|whitelist|blacklist|malicious|perpetrator|abuser\w*"
)
_BAD = re.compile(rf"\b(?:{_BANNED})\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+")
_WORD = re.compile(r"[A-Za-zÀ-ÿ’']+")
_VOWELS = re.compile(r"[aeiouyà-ÿ]+")


def banned(text: str) -> list[str]:
    """The words in the text that must not be there, as written."""
    return [match.group(0) for match in _BAD.finditer(text)]


def long_sentences(text: str) -> list[str]:
    """Sentences of more than 20 words."""
    return [s for s in _SENTENCE.split(text) if len(_WORD.findall(s)) > MAX_WORDS]


def syllables(word: str) -> int:
    """About how many syllables an English word has; at least 1."""
    word = word.lower().strip("’'")
    count = len(_VOWELS.findall(word))
    if word.endswith("e") and not word.endswith(("le", "ee", "ye")) and count > 1:
        count -= 1
    if word.endswith("ed") and not word.endswith(("ted", "ded")) and count > 1:
        count -= 1
    return max(1, count)


def grade(texts: Sequence[str], names: Sequence[str] = ()) -> float:
    """The school grade of a page. Product names are left out, as nobody can make them shorter."""
    known = {part.lower() for name in names for part in _WORD.findall(name)}
    sentences = [s for text in texts for s in _SENTENCE.split(text) if _WORD.search(s)]
    words = [w for s in sentences for w in _WORD.findall(s) if w.lower().strip("’'") not in known]
    if not words:
        return 0.0
    per_sentence = len(words) / len(sentences)
    per_word = sum(map(syllables, words)) / len(words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59
