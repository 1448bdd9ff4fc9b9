"""The shape of the content. One struct per kind of table in `resources/catalogue/`.

A task on the page is an action (why, gate, steps) plus a platform (where exactly, what is
special there) plus an account (hers), or one task of a life topic. Every struct is frozen and
refuses unknown fields, so a typing error in a file is named instead of being ignored.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Literal

import msgspec

from disentangle.catalogue import sites as open_lists


class Notice(StrEnum):
    """Whether the other person sees it (R16)."""

    TOLD = "told"  # the service writes to them
    CAN = "can-notice"  # they can see it when they look or use something
    WONT = "will-not-notice"
    DEPENDS = "depends"  # notice_how says on what


class Target(StrEnum):
    """Whose thing a task touches. There is no "their account" (R26, R-120)."""

    ACCOUNT = "account"  # her own account
    SHARED = "shared"  # a plan, group or account she belongs to
    COMPUTER = "computer"
    PHONE = "phone"
    HOME = "home"
    CAR = "car"
    PEOPLE = "people"
    MONEY = "money"
    CHILDREN = "children"
    IMAGES = "images"
    PAPERS = "papers"  # documents, log, orders


Client = Literal["web", "android", "iphone"]
CLIENTS: tuple[Client, ...] = ("web", "android", "iphone")

StepKind = Literal["do", "save", "password", "code", "wait", "check"]


class _Frozen(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    pass


class Source(_Frozen, frozen=True):
    """Where a fact comes from.

    Attributes:
        key: a key of the source list, or the key of a data set.
        seen: True if the address, label or fact stood in a source that was read; False means
            field knowledge that nobody has checked yet, and the page says so.
        checked: the day it was last looked at.
    """

    key: str
    seen: bool
    checked: dt.date


class Gate(_Frozen, frozen=True):
    """One question that keeps the steps closed until it is answered.

    Attributes:
        rule: the rule that asks for it, such as "R18".
        ask: the question.
        answers: the words of the answers, in order.
        stop: those answers that keep the steps closed and show `then`.
        then: what to do instead when a stopping answer was given.
        hard: True where reading on is not offered at all (R26 and R35 only).
    """

    rule: str
    ask: str
    answers: tuple[str, ...]
    stop: tuple[str, ...] = ()
    then: str = ""
    hard: bool = False
    when: tuple[str, ...] = ()


class Step(_Frozen, frozen=True):
    """One thing to do.

    Attributes:
        say: the instruction; starts with a verb; may hold {them}, {platform}, {account}.
        goes_to: the place of the platform this step happens at; the platform gives link and path.
        expect: what she will see there.
        done: the words on the button that closes the step; empty means "Done".
        kind: "save" asks for a copy first, "password" and "code" open the password sheet, "check"
            is the last look.
        only: clients this step is for; empty means all.
    """

    say: str
    goes_to: str = ""
    expect: str = ""
    done: str = ""
    kind: StepKind = "do"
    only: tuple[Client, ...] = ()


class Action(_Frozen, frozen=True):
    """What can be done with an account; the thinking, written once.

    Attributes:
        group: the column of the by-account view.
        phase: the phase it belongs to on most platforms; "own" is resolved by the platform's
            kind to main accounts, other accounts or money and work.
        order: place inside a sitting (R12: capture 10, recovery 20, password 30, sign out 40,
            rules and apps 50, second factor 60, capture again 70).
        notice, notice_how: what the other person sees and how.
        lost: what may be lost; empty means nothing.
        undo: how to take it back.
        save_first: names of what to keep before this ("session-list", "chat"), R14.
        gentler: action ids that do less and come first (R23).
        after: action ids on the same account that come first when both are in the plan.
        rules: safety rules that shaped it.
        search_words: what to type into a search box when the page has moved (R48).
        when, unless: named conditions (see `plan.conditions`).
    """

    id: str
    title: str
    short: str
    group: str
    phase: str
    order: int
    gain: str
    notice: Notice
    notice_how: str
    undo: str
    minutes: int
    steps: tuple[Step, ...]
    source: Source
    lost: str = ""
    save_first: tuple[str, ...] = ()
    gentler: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    search_words: str = ""
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    gates: tuple[Gate, ...] = ()


class Place(_Frozen, frozen=True):
    """Where something is found on one platform.

    Attributes:
        link: official page, on a domain of the platform; empty if none is sourced.
        link_seen: whether that address stood in a source that was read.
        web, android, iphone: menu labels from the start page, as the service writes them.
        phone: the same path for both phones, used where android or iphone is empty.
        search: what to type into a search box if this is not where we say.
    """

    source: Source
    link: str = ""
    link_seen: bool = False
    web: tuple[str, ...] = ()
    android: tuple[str, ...] = ()
    iphone: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    search: str = ""

    def path(self, client: Client) -> tuple[str, ...]:
        """The menu labels for this client; empty if not known."""
        own = {"web": self.web, "android": self.android, "iphone": self.iphone}[client]
        return own or (self.phone if client != "web" else ())


class Here(_Frozen, frozen=True):
    """What is different about an action on one platform. Empty fields keep the action's words."""

    title: str = ""
    gain: str = ""
    notice: Notice | None = None
    notice_how: str = ""
    lost: str = ""
    undo: str = ""
    minutes: int = 0
    save_first: tuple[str, ...] | None = None
    gentler: tuple[str, ...] | None = None
    tip: str = ""  # one quirk worth knowing, shown above the steps
    steps: tuple[Step, ...] = ()  # replaces the action's steps
    source: Source | None = None


class Closed(_Frozen, frozen=True):
    """A service that no longer exists (R28)."""

    when: str
    say: str
    remains: tuple[str, ...] = ()


class Platform(_Frozen, frozen=True):
    """Facts about one service.

    Attributes:
        id, name: `name` as the service writes it.
        kind: mail, ecosystem, phone, carrier, social, messaging, streaming, shopping, money,
            home, work, location, games, passwords, forum, car, fitness, other.
        letters: one or two letters for the picture shown beside the name.
        domains: registrable domains of the service; no two platforms share one.
        also: other names people search for.
        parent: the platform whose account opens this one, such as "google" for YouTube.
        reset_by: what can reset it: "email", "phone", or platform ids.
        clients: where it can be used.
        phrase: how a sentence names it, such as "your phone line"; empty means
            "your {name} account".
        places: where things are found.
        actions: every action that exists there, with what is different.
        not_here: actions that do not exist there, with the reason, so absence is a fact.
    """

    id: str
    name: str
    kind: str
    letters: str
    source: Source
    domains: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    parent: str = ""
    reset_by: tuple[str, ...] = ()
    clients: tuple[Client, ...] = CLIENTS
    closed: Closed | None = None
    phrase: str = ""
    places: dict[str, Place] = {}
    actions: dict[str, Here] = {}
    not_here: dict[str, str] = {}
    reviewed_links: dict[str, str] = {}  # link on another domain -> why it is right


class LifeTask(_Frozen, frozen=True):
    """One task of a life topic. Fields as in `Action`.

    Attributes:
        phase: overrides the topic's phase, making a second sitting of the topic there.
        choice: what common advice says and what speaks against it, where they differ.
    """

    id: str
    title: str
    gain: str
    notice: Notice
    notice_how: str
    undo: str
    minutes: int
    steps: tuple[Step, ...]
    source: Source
    phase: str = ""
    lost: str = ""
    choice: str = ""
    save_first: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    search_words: str = ""
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    gates: tuple[Gate, ...] = ()


class Life(_Frozen, frozen=True):
    """A topic that is not tied to one account: home, people, phone, money, ...

    Attributes:
        title: title of the sitting.
        titles: title of the sitting in another phase, by phase id.
        order: place among the topics of a phase, 0 to 99.
    """

    id: str
    title: str
    target: Target
    phase: str
    order: int
    tasks: tuple[LifeTask, ...]
    titles: dict[str, str] = {}


class DeviceKind(_Frozen, frozen=True):
    """One kind of thing on her list of devices, shared plans and groups.

    Attributes:
        what: its name in lists, "Phone"; also what a thing without a name of hers is called.
        phrase: how a sentence names it, such as "your phone".
        shared: a plan or group instead of a thing to hold.
        phase: where its tasks stand; `in_hand` where they stand while she has it herself.
        title: the title of its sitting; may hold {device}.
        titles: the title in another phase, by phase id.
        topic: the life topic with the same worries, for changes she called unsafe now.
    """

    id: str
    what: str
    phrase: str
    icon: str
    phase: str
    title: str
    titles: dict[str, str] = {}
    shared: bool = False
    in_hand: str = ""
    topic: str = ""


class DeviceTask(LifeTask, frozen=True, kw_only=True):
    """One thing to do with a device, plan or group of hers. May hold {device} and {accounts}.

    Attributes:
        kinds: the kinds it is for.
        short: a few words for the list beside the device.
        has, has_not: facts of the device: any of `has`, none of `has_not` (see `plan.devices`).
        covers: kind -> the life task "topic/task" that this one says more exactly.
    """

    kinds: tuple[str, ...]
    short: str
    has: tuple[str, ...] = ()
    has_not: tuple[str, ...] = ()
    covers: dict[str, str] = {}


class Phase(_Frozen, frozen=True):
    """One stretch of the way (safety rules, section 2.1). The file's order is the plan's order."""

    id: str
    title: str
    say: str


class Column(_Frozen, frozen=True):
    """One column of the by-account view, in the order of R12."""

    id: str
    title: str


class Keep(_Frozen, frozen=True):
    """Something to keep a copy of before a step (R14): what it is and how to keep it."""

    id: str
    what: str
    how: str


class Catalogue(_Frozen, frozen=True):
    """All content, in the order the plan walks it.

    Attributes:
        sites: what open lists say about sites that are no platform; compiled in when building.
    """

    phases: tuple[Phase, ...]
    columns: tuple[Column, ...]
    keeps: dict[str, Keep]
    actions: dict[str, Action]
    platforms: dict[str, Platform]
    life: dict[str, Life]
    data_date: dt.date
    sites: open_lists.Sites = open_lists.Sites()
    device_kinds: dict[str, DeviceKind] = {}
    device_tasks: tuple[DeviceTask, ...] = ()
