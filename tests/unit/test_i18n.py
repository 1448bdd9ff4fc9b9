"""The sentences come in the language of the system, if it is shipped; else in English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Catalog, mofile

from disentangle import i18n
from disentangle.i18n import tr, trn, use_language, wished_languages


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A small German message file, one of its sentences broken; English again afterwards."""
    words = Catalog(locale="de")
    words.add("You chose {name}.", "Gewählt: {name}.")
    words.add("{n} done", "{wrong} fertig")
    words.add(("{n} thing", "{n} things"), ("{n} Sache", "{n} Sachen"))
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "disentangle.mo").open("wb") as file:
        mofile.write_mo(file, words)
    monkeypatch.setattr(i18n, "resource", lambda _, *parts: tmp_path.joinpath(*parts))
    yield
    use_language("en")


def test_the_language_of_the_system_is_used(german: None) -> None:
    wishes = wished_languages({"LANG": "de_AT.UTF-8"})
    assert wishes == ("de_AT", "de")
    assert [use_language(code) for code in wishes] == [False, True]
    assert tr("You chose {name}.", name="A") == "Gewählt: A."
    assert (trn("{n} thing", "{n} things", 1), trn("{n} thing", "{n} things", 3)) == (
        "1 Sache",
        "3 Sachen",
    )


def test_a_broken_or_missing_translation_falls_back_to_english(german: None) -> None:
    assert use_language("de")
    assert tr("{n} done", n=3) == "3 done"
    assert tr("Not in the file") == "Not in the file"


@pytest.mark.parametrize(
    ("environment", "wishes"),
    [
        ({}, ()),
        ({"LC_ALL": "C.UTF-8", "LANG": "de"}, ("C",)),
        ({"LC_MESSAGES": "fr@euro", "LANG": "de"}, ("fr",)),
        ({"LANG": "../../etc"}, ()),
        ({"LANG": "/tmp/x"}, ()),
    ],
)
def test_strange_settings_do_no_harm(environment: dict[str, str], wishes: tuple[str, ...]) -> None:
    assert wished_languages(environment) == wishes
    assert not any(use_language(code) for code in wishes)
