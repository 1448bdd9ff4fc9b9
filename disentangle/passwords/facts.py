"""What the other person could know and try."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, repr=False)
class Facts:
    """What the person typed about their life, for the guess check only.

    Attributes:
        words: names, pets, places, teams, songs, nicknames; any script, spaces allowed.
        dates: dates as they were typed: "14/02/1987", "14 Feb 87", "1987".
        numbers: phone numbers, number plates, house numbers, as typed.
        old_passwords: passwords that were used before or that someone else may know.

    The repr never shows any of it.
    """

    words: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    old_passwords: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "Facts(hidden)"
