"""The check of sentences catches what a translator could not work with."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


def _load() -> ModuleType:
    path = Path(__file__).resolve().parent.parent / "packaging" / "words.py"
    spec = importlib.util.spec_from_file_location("project_words", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


words = _load()


@pytest.mark.parametrize(
    "call",
    [
        'tr(f"You chose {name}.")',
        'tr("You chose " + name)',
        'tr("You chose %s." % name)',
        'tr("You chose {}.".format(name))',
        'tr("You chose {name}.")',
        'tr("You chose {name}.", "Sam")',
        'tr("Yes" if kept else "No")',
        "tr()",
        "N_(text)",
        'trn("{n} step", f"{n} steps", 3)',
        'trn("{n} step of {all}", "{n} steps of {all}", 3)',
    ],
)
def test_a_call_no_translator_would_see_is_named(call: str) -> None:
    assert words.faults_in_code(call, "page.py")


@pytest.mark.parametrize(
    "call",
    [
        'tr("You chose {name}.", name=name)',
        'tr("Two parts "\n   "of one sentence.")',
        "tr(step.say, them=them)",
        "tr(TITLES[kind])",
        "tr(title)",
        'N_("You chose {name}.")',
        'trn("{n} step", "{n} steps", count)',
        'tr("You chose {name}.", **values)',
    ],
)
def test_a_good_call_passes(call: str) -> None:
    assert words.faults_in_code(call, "page.py") == []


def _po(folder: Path, english: str, other: str) -> Path:
    path = folder / "disentangle.po"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    path.write_text(f'{head}msgid "{english}"\nmsgstr "{other}"\n', encoding="utf-8")
    return path


def test_a_translation_with_other_braces_is_named(tmp_path: Path) -> None:
    faults = words.faults_in_translation(_po(tmp_path, "Tell {them}.", "Sag es {ihnen}."))
    assert [fault.line for fault in faults] == [4]


def test_a_translation_with_an_open_brace_is_named(tmp_path: Path) -> None:
    assert words.faults_in_translation(_po(tmp_path, "Tell {them}.", "Sag es {them."))


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "disentangle.po"
    path.write_text('msgid "Tell"\nSag es\n', encoding="utf-8")
    assert words.faults_in_translation(path)


def test_good_and_empty_translations_pass(tmp_path: Path) -> None:
    assert words.faults_in_translation(_po(tmp_path, "Tell {them}.", "Sag es {them}.")) == []
    assert words.faults_in_translation(_po(tmp_path, "Tell {them}.", "")) == []


def test_sentences_of_program_and_catalogue_reach_the_translator() -> None:
    found = {message.id: message.locations[0][0] for message in words.template() if message.id}
    assert found["What you wrote is kept and was not touched."].startswith("disentangle/")
    assert found["Signed-in devices"] == "catalogue.columns.title"


def test_every_text_field_of_the_catalogue_is_sorted_in() -> None:
    assert words.unsorted_fields() == []
