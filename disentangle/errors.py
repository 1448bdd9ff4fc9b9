"""Faults worded for the person: what happened, what is kept, what to do.

A fault of the outside world (disk, key, keyring, file) is a `ForPerson`. Anything else that
escapes is our own mistake and is shown as one plain sentence without its details.
"""

from __future__ import annotations


class ForPerson(Exception):
    """Something went wrong outside the program, and these are the sentences to show.

    Attributes:
        what: what happened, one sentence, already translated.
        kept: what is kept, one sentence.
        do: what the person can do now, one sentence.

    The message never holds a secret, a path or anything the person typed.
    """

    def __init__(self, what: str, kept: str, do: str) -> None:
        super().__init__(what)
        self.what = what
        self.kept = kept
        self.do = do

    def sentences(self) -> str:
        """All three sentences as one plain text."""
        return " ".join(part for part in (self.what, self.kept, self.do) if part)
