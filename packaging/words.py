"""Sentences for translators: `python packaging/words.py check|extract|build`, run in `.venv`.

check    refuses calls of tr() that a translator would never see, words that are not ours to say,
         and translations whose braces differ from the English sentence.
extract  writes resources/locale/disentangle.pot with all sentences of program and catalogue.
build    compiles each resources/locale/<language>/LC_MESSAGES/disentangle.po for the program.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from disentangle import __version__  # noqa: E402  (needs the path above)
from disentangle.catalogue import model, words  # noqa: E402
from disentangle.catalogue.author import read  # noqa: E402
from disentangle.i18n import DOMAIN, braces  # noqa: E402

LOCALE: Final = ROOT / "resources" / "locale"
# gettext's own notation: which arguments of a call are sentences.
CALLS: Final[dict[str, int]] = {"tr": 1, "N_": 1, "trn": 2}

# Every text field of the catalogue is one or the other; a new field has to be sorted in.
SENTENCES: Final = frozenset(
    "title titles short gain notice_how undo lost choice say expect done ask answers then tip "
    "phrase what how search search_words not_here".split()
)
NOT_SENTENCES: Final = frozenset(
    "id key checked rule stop rules goes_to kind only group phase save_first gentler after when "
    "unless name letters domains also parent reset_by clients link web android iphone phone "
    "remains notice target source reviewed_links icon shared in_hand topic kinds has has_not "
    "covers".split()
)


class Fault(NamedTuple):
    """One thing to mend: the file below the project's folder, the line, and the mend."""

    file: str
    line: int
    say: str


# --- calls in the program ----------------------------------------------------------------------


def faults_in_code(source: str, file: str) -> list[Fault]:
    """What is wrong with the calls of tr, trn and N_ in one Python file."""
    found: list[Fault] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            found += [Fault(file, node.lineno, say) for say in _faults_in_call(node, node.func.id)]
    return found


def _faults_in_call(call: ast.Call, name: str) -> Iterator[str]:
    texts = call.args[: CALLS[name]]
    if len(texts) < CALLS[name]:
        yield f"{name}() needs its sentence first."
        return
    if len(call.args) > (3 if name == "trn" else 1):
        yield f"{name}() takes the values for its braces by name."
    values = {word.arg for word in call.keywords}
    for text in texts:
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            missing = braces(text.value) - values - ({"n"} if name == "trn" else set())
            if name != "N_" and missing and None not in values:
                yield f"{name}() is given no value for {{{', '.join(sorted(missing))}}}."
        elif name == "N_" or not isinstance(text, ast.Name | ast.Attribute | ast.Subscript):
            yield (
                f"{name}() needs a plain sentence in quotes. Put what changes in {{braces}} and "
                "pass it by name; for a choice of sentences write one call for each."
            )


# --- all sentences -----------------------------------------------------------------------------


def template() -> Catalog:
    """All sentences of the program and the catalogue, each with the place it comes from."""
    found = Catalog(
        project="Disentangle",
        version=__version__,
        charset="utf-8",
        copyright_holder="The Disentangle contributors",
        msgid_bugs_address="see SECURITY.md and CONTRIBUTING.md",
    )
    keywords = {"tr": None, "N_": None, "trn": (1, 2)}
    for file, line, text, notes, _ in extract_from_dir(
        ROOT / "disentangle", keywords=keywords, comment_tags=["Translators:"]
    ):
        found.add(text, locations=[(f"disentangle/{file}", line)], auto_comments=notes)
    catalogue = read(ROOT / "resources" / "catalogue").catalogue
    if catalogue is not None:
        for place, text in catalogue_sentences(catalogue, "catalogue"):
            found.add(text, locations=[(place, 0)])
    return found


def catalogue_sentences(part: object, place: str) -> Iterator[tuple[str, str]]:
    """Each sentence in a catalogue struct with the place it stands, such as ("actions.undo", …)."""
    if isinstance(part, msgspec.Struct):
        for field in part.__struct_fields__:
            value = getattr(part, field)
            if field in SENTENCES:
                for text in _texts(value):
                    yield f"{place}.{field}", text
            elif field not in NOT_SENTENCES:
                yield from catalogue_sentences(value, f"{place}.{field}")
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from catalogue_sentences(value, f"{place}.{key}")
    elif isinstance(part, tuple):
        for value in part:
            yield from catalogue_sentences(value, place)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, dict):
        yield from (text for text in value.values() if text)
    elif isinstance(value, tuple):
        yield from value


def unsorted_fields() -> list[str]:
    """Text fields of the catalogue that are in neither list above, such as "Step.hint"."""
    found = []
    for struct in vars(model).values():
        if isinstance(struct, type) and issubclass(struct, msgspec.Struct):
            for field in msgspec.structs.fields(struct):
                known = field.name in SENTENCES or field.name in NOT_SENTENCES
                holds_structs = "catalogue.model." in str(field.type)  # walked into instead
                if not known and not holds_structs and "str" in str(field.type):
                    found.append(f"{struct.__name__}.{field.name}")
    return found


# --- translations ------------------------------------------------------------------------------


def faults_in_translation(po: Path) -> list[Fault]:
    """Braces that differ from the English sentence, and a file that does not compile."""
    file = po.relative_to(ROOT).as_posix() if po.is_relative_to(ROOT) else po.name
    try:
        with po.open("rb") as stream:
            catalog = read_po(stream, abort_invalid=True)
        write_mo(io.BytesIO(), catalog)
    except Exception as fault:  # Babel raises a handful of unrelated kinds
        return [Fault(file, 0, f"This file cannot be compiled: {fault}")]
    return [
        Fault(file, message.lineno or 0, f"Braces differ from the English sentence: {text}")
        for message in catalog
        if message.id
        for text in _pairs_that_differ(message)
    ]


def _pairs_that_differ(message: Message) -> Iterator[str]:
    ids = _forms(message.id)
    texts = _forms(message.string)
    wanted = set().union(*(braces(text) for text in ids))
    for text in texts:
        try:
            # A plural form may leave the number out ("one account"), but may not invent names.
            good = braces(text) <= wanted and (len(ids) > 1 or braces(text) == wanted)
        except ValueError:
            good = False
        if text and not good:
            yield text


def _forms(text: str | Sequence[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


# --- the three verbs ---------------------------------------------------------------------------


def check() -> list[Fault]:
    found: list[Fault] = []
    for path in sorted((ROOT / "disentangle").rglob("*.py")):
        found += faults_in_code(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
    found += [
        Fault("packaging/words.py", 0, f"Is {field} a sentence? Add it to one of the two lists.")
        for field in unsorted_fields()
    ]
    for message in template():
        file, line = message.locations[0] if message.locations else ("", 0)
        if not file.startswith("disentangle/"):
            continue  # the catalogue's own check reads those
        for text in _forms(message.id):
            for word in words.banned(text):
                found.append(Fault(file, line or 0, f"We do not say “{word}”: {text}"))
            for sentence in words.long_sentences(text):
                found.append(Fault(file, line or 0, f"More than 20 words: {sentence}"))
    for po in sorted(LOCALE.rglob("*.po")):
        found += faults_in_translation(po)
    return found


def extract() -> Path:
    target = LOCALE / f"{DOMAIN}.pot"
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as stream:
        write_po(stream, template(), width=100, sort_by_file=True)
    return target


def build() -> list[Path]:
    built = []
    for po in sorted(LOCALE.rglob("*.po")):
        with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
            write_mo(target, read_po(source))
        built.append(po.with_suffix(".mo"))
    return built


def main(arguments: list[str]) -> int:
    """0 if all is right, 1 if there is something to mend, 2 for a wrong call."""
    match arguments:
        case ["check"]:
            faults = check()
            for fault in faults:
                print(f"{fault.file}:{fault.line}: {fault.say}")
            print(f"{len(faults)} to mend" if faults else "all sentences can be translated")
            return 1 if faults else 0
        case ["extract"]:
            print(f"wrote {extract().relative_to(ROOT)}")
        case ["build"]:
            for path in build():
                print(f"wrote {path.relative_to(ROOT)}")
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
