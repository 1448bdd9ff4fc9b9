"""The whole case as one frozen value, and its form as small documents for the store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, get_args

import msgspec

from disentangle.plan.answers import Account, Answers
from disentangle.plan.devices import Device
from disentangle.plan.records import Record
from disentangle.session.people import Person

Key = tuple[str, str]
Documents = dict[Key, bytes]

# Sets are written sorted, so that an unchanged document has unchanged bytes.
_encode = msgspec.json.Encoder(order="deterministic").encode

Scheme = Literal["system", "light", "dark"]
IDLE_MINUTES: Final = (2, 5, 10, 20, 30)


class Prefs(msgspec.Struct, frozen=True, kw_only=True):
    """Her settings.

    Attributes:
        text: text size in percent, 100 to 200.
        scheme: "system", "light" or "dark".
        idle: minutes without input until it locks, 2 to 30; default 10.
    """

    text: int = 100
    scheme: Scheme = "system"
    idle: int = 10

    def safe(self) -> Prefs:
        """The same, with values out of range replaced by the more careful one (R-117)."""
        return Prefs(
            text=self.text if 100 <= self.text <= 200 else 100,
            scheme=self.scheme if self.scheme in get_args(Scheme) else "system",
            idle=self.idle if self.idle in IDLE_MINUTES else min(IDLE_MINUTES),
        )


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where she was: a view name, and the task if it was a task page."""

    view: str = ""
    task: str = ""


class KeptSecret(msgspec.Struct, frozen=True, kw_only=True):
    """A password or code kept in this computer's password store; the value is never here.

    Attributes:
        id: random name of the item in the store.
        title: what it is for, in plain words.
        kind: "password" or "codes".
        task: the task it was made in, may be empty.
        at: day it was kept, ISO 8601.
    """

    id: str
    title: str
    kind: str = "password"
    task: str = ""
    at: str = ""


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """Everything she told the program and did with it.

    Attributes:
        accounts: by id.
        devices: her own devices, shared plans and groups, by id.
        records: by task id. Records of tasks that left the plan stay: no tick is ever lost.
        drafts: half-typed text by field name, so that leaving in a hurry loses nothing.
        notes: private notes, never part of anything printed.
    """

    answers: Answers = Answers()
    accounts: dict[str, Account] = {}
    devices: dict[str, Device] = {}
    records: dict[str, Record] = {}
    secrets: dict[str, KeptSecret] = {}
    people: dict[str, Person] = {}
    drafts: dict[str, str] = {}
    notes: str = ""
    prefs: Prefs = Prefs()
    place: Place = Place()


def to_documents(case: Case) -> Documents:
    """The case as documents, one per thing that changes on its own."""
    documents: Documents = {
        ("answers", ""): _encode(case.answers),
        ("prefs", ""): _encode(case.prefs),
        ("place", ""): _encode(case.place),
        ("notes", ""): _encode(case.notes),
    }
    documents |= {("account", k): _encode(v) for k, v in case.accounts.items()}
    documents |= {("device", k): _encode(v) for k, v in case.devices.items()}
    documents |= {("record", k): _encode(v) for k, v in case.records.items()}
    documents |= {("secret", k): _encode(v) for k, v in case.secrets.items()}
    documents |= {("person", k): _encode(v) for k, v in case.people.items()}
    documents |= {("draft", k): _encode(v) for k, v in case.drafts.items()}
    return documents


def from_documents(documents: Mapping[Key, bytes]) -> tuple[Case, tuple[Key, ...]]:
    """The case, and the keys of documents that could not be read.

    One broken document becomes one missing thing, never a case that does not open. Unreadable
    documents stay in the store untouched.
    """
    unread: list[Key] = []
    found: dict[str, dict[str, object]] = {}
    kinds: dict[str, object] = {
        "answers": Answers,
        "prefs": Prefs,
        "place": Place,
        "notes": str,
        "account": Account,
        "device": Device,
        "record": Record,
        "secret": KeptSecret,
        "person": Person,
        "draft": str,
    }
    for (kind, item), body in documents.items():
        if kind not in kinds:
            unread.append((kind, item))
            continue
        try:
            value = msgspec.json.decode(body, type=kinds[kind])
        except msgspec.MsgspecError:
            unread.append((kind, item))
            continue
        found.setdefault(kind, {})[item] = value

    if ("prefs", "") in unread:  # settings that cannot be read count as the careful ones
        found["prefs"] = {"": Prefs(idle=min(IDLE_MINUTES))}

    def one(kind: str, default: object) -> object:
        return found.get(kind, {}).get("", default)

    case = msgspec.convert(
        {
            "answers": one("answers", Answers()),
            "accounts": found.get("account", {}),
            "devices": found.get("device", {}),
            "records": found.get("record", {}),
            "secrets": found.get("secret", {}),
            "people": found.get("person", {}),
            "drafts": found.get("draft", {}),
            "notes": one("notes", ""),
            "prefs": one("prefs", Prefs()),
            "place": one("place", Place()),
        },
        Case,
    )
    return msgspec.structs.replace(case, prefs=case.prefs.safe()), tuple(unread)


def difference(old: Documents, new: Documents) -> dict[Key, bytes | None]:
    """What to write to turn `old` into `new`; None removes a document."""
    changed: dict[Key, bytes | None] = {k: v for k, v in new.items() if old.get(k) != v}
    changed |= {k: None for k in old if k not in new}
    return changed
