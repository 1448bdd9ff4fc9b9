"""Every sentence the person sees passes through here.

gettext with named braces. The catalogue content is translated with the same functions when it is
shown, so one message file per language holds everything.
"""

from __future__ import annotations

import gettext
import string
from collections.abc import Mapping
from typing import Final

from disentangle.resources import resource

DOMAIN: Final = "disentangle"

_active: gettext.NullTranslations = gettext.NullTranslations()


def use_language(code: str) -> bool:
    """Switch all later sentences to a language such as "de"; False if it is not shipped.

    "en" always works: it is the language the sentences are written in.
    """
    global _active
    if code == "en":
        _active = gettext.NullTranslations()
        return True
    path = resource("locale", code, "LC_MESSAGES", f"{DOMAIN}.mo")
    if not path.is_file():
        return False
    with path.open("rb") as file:
        _active = gettext.GNUTranslations(file)
    return True


def wished_languages(environment: Mapping[str, str]) -> tuple[str, ...]:
    """What the system's language settings ask for, such as ("pt_BR", "pt"); () if they do not say.

    The first of LC_ALL, LC_MESSAGES and LANG that is set counts, as in POSIX. Windows, and macOS
    outside a terminal, set none of them: there the sentences stay English for now.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = environment.get(name, "").partition(".")[0].partition("@")[0]
        if code:
            plain = code.replace("_", "").isalpha()
            return tuple(dict.fromkeys((code, code.partition("_")[0]))) if plain else ()
    return ()


def N_(text: str) -> str:  # the name every gettext tool knows
    """Mark a sentence for translators without translating it yet."""
    return text


def tr(text: str, **values: object) -> str:
    """The sentence in the person's language, with `{name}` filled from `values`.

    A translation whose braces do not match falls back to the English sentence, so a broken
    message file can never take a page down.
    """
    return _fill(_active.gettext(text) if text else "", text, values)


def trn(one: str, many: str, count: int, **values: object) -> str:
    """The sentence for this count; `{n}` is the count."""
    return _fill(
        _active.ngettext(one, many, count), one if count == 1 else many, {"n": count, **values}
    )


def _fill(text: str, source: str, values: dict[str, object]) -> str:
    if not values and "{" not in text:
        return text
    try:
        return text.format_map(values)
    except (KeyError, ValueError, IndexError, AttributeError):
        return source.format_map(_Lenient(values))


class _Lenient(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def braces(text: str) -> set[str]:
    """The names in braces in a sentence: {"them", "account"}."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
