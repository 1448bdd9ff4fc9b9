"""Her own devices, shared plans and groups: what is known of each, and the tasks it makes. Pure.

Never the other person's own things: entering those could be a crime and a danger (R26).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from disentangle.catalogue.model import Catalogue, DeviceKind, DeviceTask
from disentangle.i18n import N_, tr
from disentangle.plan.conditions import applies

ME: Final = "me"
THEM: Final = "them"
BOTH: Final = "both"
CHILD: Final = "child"
OTHER: Final = "other"
NOBODY: Final = "nobody"
UNSURE: Final = "not-sure"
OLD: Final = "old"  # the kind of a device she no longer uses

YES: Final = "yes"
NO: Final = "no"

PROOF_RULE: Final = "R14"


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """One device, shared plan or group of hers. Every answer may be missing ("").

    Attributes:
        id: short and random, never shown; never that of an account.
        kind: id of the kind in the content.
        name: her own words for it; may be empty.
        added: running number, so that order on screen never jumps.
        bought, set_up, pays, code, holds: who bought it or owns the plan, set it up, pays for it,
            knows its code, has it now or uses it: "me", "them", "both", "child", "other",
            "nobody", "not-sure". "both" for the code means that they know it too.
        accounts: ids of her accounts that are signed in there.
        proof: "Could it be proof?": "yes", "no", "not-sure" (R14).
        watched: "Could somebody look in from afar?": "yes", "no", "not-sure" (R41).
    """

    id: str
    kind: str
    name: str = ""
    added: int = 0
    bought: str = ""
    set_up: str = ""
    pays: str = ""
    code: str = ""
    holds: str = ""
    accounts: frozenset[str] = frozenset()
    proof: str = ""
    watched: str = ""


@dataclass(frozen=True)
class Question:
    """One thing to know about a device.

    Attributes:
        field: the field of `Device` it fills.
        ask, short: the question, and its word above a column.
        answers: (value, words) in order; words may hold {them}.
        ask_shared, short_shared: the same for shared plans and groups, where they differ.
    """

    field: str
    ask: str
    answers: tuple[tuple[str, str], ...]
    short: str = ""
    ask_shared: str = ""
    short_shared: str = ""

    def asked(self, *, shared: bool) -> str:
        """The question in her language."""
        return tr(self.ask_shared) if shared and self.ask_shared else tr(self.ask)

    def column(self, *, shared: bool) -> str:
        """Its word above a column, in her language."""
        return tr(self.short_shared) if shared and self.short_shared else tr(self.short)


_I = (ME, N_("Me"))
_THEM = (THEM, "{them}")
_BOTH = (BOTH, N_("Both of us"))
_OTHER = (OTHER, N_("Someone else"))
_UNSURE = (UNSURE, N_("Not sure"))

QUESTIONS: Final = (
    Question(
        field="bought",
        ask=N_("Who bought it?"),
        short=N_("Bought"),
        ask_shared=N_("Whose name is it in?"),
        short_shared=N_("Owner"),
        answers=(_I, _THEM, _BOTH, _OTHER, _UNSURE),
    ),
    Question(
        field="set_up",
        ask=N_("Who set it up?"),
        short=N_("Set up"),
        answers=(_I, _THEM, _BOTH, _OTHER, _UNSURE),
    ),
    Question(
        field="pays",
        ask=N_("Who pays for it?"),
        short=N_("Pays"),
        answers=(_I, _THEM, _BOTH, _OTHER, (NOBODY, N_("No one")), _UNSURE),
    ),
    Question(
        field="holds",
        ask=N_("Who has it now?"),
        short=N_("Has it"),
        ask_shared=N_("Who uses it?"),
        short_shared=N_("Uses it"),
        answers=(_I, _THEM, _BOTH, (CHILD, N_("A child")), _OTHER, _UNSURE),
    ),
)
CODE: Final = Question(
    field="code",
    ask=N_("Who knows its code?"),
    ask_shared=N_("Who knows its password?"),
    answers=(
        (ME, N_("Only me")),
        (BOTH, N_("{them} too")),
        (UNSURE, N_("Not sure")),
        (NOBODY, N_("No code")),
    ),
)
PROOF: Final = Question(
    field="proof",
    ask=N_("Could it be proof?"),
    answers=((YES, N_("Yes, keep it")), (NO, N_("No")), (UNSURE, N_("Not sure yet"))),
)
# Asked where it makes a difference. The answer brings the advice to talk first (R41).
WATCHED: Final = Question(
    field="watched",
    ask=N_("Could someone look in from afar?"),
    answers=((YES, N_("Yes, maybe")), (NO, N_("I don’t think so")), (UNSURE, N_("Not sure"))),
)


def facts(device: Device) -> frozenset[str]:
    """What holds for a device, by the names the content uses.

    What she has not answered counts as hers and in her hands: nothing is assumed of the other
    person. "Not sure" counts as if they could, so that the quiet look is offered.
    """
    theirs = (THEM, BOTH, UNSURE)
    known = {
        "away": device.holds not in ("", ME),
        "old": device.kind == OLD,
        "child_has": CHILD in (device.kind, device.holds),
        "they_set_up": device.set_up in theirs,
        "they_bought": device.bought in theirs,
        "they_pay": device.pays in theirs,
        "set_up_by_me": device.set_up == ME,
        "watched": device.watched in (YES, UNSURE),
        "proof": device.proof == YES,
        "proof_open": device.proof == UNSURE,
    }
    return frozenset(name for name, holds in known.items() if holds)


# What a thing on her list says about what is shared, beyond her answer to that question.
_SHARES = {
    "car": "shared_car",
    "camera": "shared_home_devices",
    "speaker": "shared_home_devices",
    "sim": "shared_plan",
    "plan": "shared_streaming",
    "family": "family_group",
    CHILD: "children",
}


def shares(devices: Iterable[Device]) -> frozenset[str]:
    """Named conditions of the content that hold because of these things."""
    found = set()
    for device in devices:
        shared = device.kind in ("sim", "plan", "family", CHILD)
        theirs = facts(device) & {"they_set_up", "they_bought", "they_pay", "away"}
        if device.kind in _SHARES and (shared or theirs):
            found.add(_SHARES[device.kind])
    return frozenset(found)


def phase(kind: DeviceKind, device: Device) -> str:
    """The phase in which a device is put in order.

    What she holds herself is made hers before the accounts that rest on it (R11). What is
    elsewhere comes after them: signing it out changes their lists, which are saved first (R12).
    """
    return kind.in_hand if kind.in_hand and "away" not in facts(device) else kind.phase


def tasks_of(
    device: Device, catalogue: Catalogue, holding: frozenset[str]
) -> tuple[DeviceTask, ...]:
    """The things to do with a device, in the order of one sitting."""
    known = facts(device)
    return tuple(
        task
        for task in catalogue.device_tasks
        if device.kind in task.kinds
        and applies(task.has, task.has_not, known)
        and applies(task.when, task.unless, holding)
    )


def covered(
    devices: Iterable[Device], catalogue: Catalogue, holding: frozenset[str]
) -> frozenset[str]:
    """Ids of life tasks that tasks of listed devices say more exactly."""
    return frozenset(
        task.covers[device.kind]
        for device in devices
        for task in tasks_of(device, catalogue, holding)
        if device.kind in task.covers
    )


def title(device: Device, catalogue: Catalogue) -> str:
    """Its name in lists and headings."""
    name = device.name.replace("**", "").strip()
    return name or tr(catalogue.device_kinds[device.kind].what)


def phrase(device: Device, catalogue: Catalogue) -> str:
    """How a sentence names it: “Old Pixel”, or "your phone"."""
    name = device.name.replace("**", "").strip()
    return tr("“{name}”", name=name) if name else tr(catalogue.device_kinds[device.kind].phrase)


def listed(names: Sequence[str]) -> str:
    """Names in one row: "Google, Photos and Netflix"."""
    if len(names) < 2:
        return "".join(names)
    return tr("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])


def answers(device: Device) -> dict[str, str]:
    """Answers to gates that are kept with the device and serve all its tasks, by rule."""
    words = dict(PROOF.answers)
    return {PROOF_RULE: words[device.proof]} if device.proof in words else {}


def proof_value(answer: str) -> str:
    """The value kept for an answer to "Could it be proof?"; "" for none."""
    return {words: value for value, words in PROOF.answers}.get(answer, "")
