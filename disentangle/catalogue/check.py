"""What the content must fulfil before it is built. Each message names file, line and the mend."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from disentangle.catalogue import words
from disentangle.catalogue.author import Authored, Problem, line_of, sources
from disentangle.catalogue.model import (
    Action,
    Catalogue,
    DeviceTask,
    Gate,
    LifeTask,
    Platform,
    Step,
)
from disentangle.i18n import braces

BRACES = {"them", "account", "platform"}
DEVICE_BRACES = {"them", "device", "accounts"}
RULES = {f"R{number:02d}" for number in range(1, 51)}
OWN = "own"  # an action phase resolved by the kind of platform

# The answers a condition can come from; the plan computes them (`plan.conditions`).
CONDITIONS = frozenset(
    "living_together just_left they_have_key apart children order_in_force minor joint_money "
    "work_contact they_pay they_set_it_up they_know_phone_code shared_plan shared_devices "
    "family_group shared_home_devices shared_car shared_files shared_location shared_money "
    "shared_streaming images threats follows_me contact reads_my_things helper android iphone "
    "has_router own_home_right".split()
)
# What can be said about a device of hers; the plan computes them (`plan.devices`).
DEVICE_FACTS = frozenset(
    "away old child_has they_set_up they_bought they_pay set_up_by_me watched proof "
    "proof_open".split()
)
# "Could it be proof?" is asked on the page of the devices and in tasks; one answer serves both.
PROOF_RULE = "R14"
PROOF_ANSWERS = ("Yes, keep it", "No", "Not sure yet")

# Rules that reading on cannot override (safety rules, section 2.2).
HARD_RULES = {"R26", "R35"}
VERBLESS = {"the", "a", "an", "this", "these", "that", "it", "they", "there", "your", "you"}


def check(authored: Authored, today: dt.date) -> list[Problem]:
    """Everything to mend, sorted by file. Empty means the content may be built."""
    found = list(authored.problems)
    if authored.catalogue is not None:
        found += _Checker(authored, authored.catalogue, today).all()
    return sorted(set(found), key=lambda p: (p.file, p.line, p.say))


class _Checker:
    def __init__(self, authored: Authored, catalogue: Catalogue, today: dt.date) -> None:
        self.authored = authored
        self.catalogue = catalogue
        self.today = today
        self.phases = {phase.id for phase in catalogue.phases}
        self.columns = {column.id for column in catalogue.columns}

    def all(self) -> Iterator[Problem]:
        yield from self._dates()
        for action in self.catalogue.actions.values():
            yield from self._action(action)
        yield from self._domains()
        for platform in self.catalogue.platforms.values():
            yield from self._platform(platform)
        for topic in self.catalogue.life.values():
            home = f"life/{topic.id}"
            yield from self._phase(home, topic.phase)
            seen: set[str] = set()
            for task in topic.tasks:
                if task.id in seen:
                    yield self._at(home, task.id, f"two tasks have the id {task.id!r}")
                seen.add(task.id)
                yield from self._life_task(home, task)
        yield from self._devices()
        yield from self._places_used()

    def _devices(self) -> Iterator[Problem]:
        kinds = self.catalogue.device_kinds
        for kind in kinds.values():
            home = f"device/{kind.id}"
            for phase in {kind.phase, kind.in_hand or kind.phase, *kind.titles}:
                yield from self._phase(home, phase)
            if kind.topic and kind.topic not in self.catalogue.life:
                yield self._at(home, kind.topic, f"no life topic is called {kind.topic!r}")
            yield from self._sentences(
                home, (kind.what, kind.phrase, kind.title, *kind.titles.values())
            )
        seen: set[str] = set()
        for task in self.catalogue.device_tasks:
            home = f"device/{task.id}"
            if task.id in seen:
                yield self._at(home, task.id, f"two tasks have the id {task.id!r}")
            seen.add(task.id)
            yield from self._device_task(home, task)

    def _device_task(self, home: str, task: DeviceTask) -> Iterator[Problem]:
        for kind in (*task.kinds, *task.covers):
            if kind not in self.catalogue.device_kinds:
                yield self._at(home, kind, f"no kind of device is called {kind!r}")
        for fact in (*task.has, *task.has_not):
            if fact not in DEVICE_FACTS:
                yield self._at(home, fact, f"no fact of a device is called {fact!r}")
        life = {f"{topic.id}/{t.id}" for topic in self.catalogue.life.values() for t in topic.tasks}
        for covered in task.covers.values():
            if covered not in life:
                yield self._at(home, covered, f"no life task is called {covered!r}")
        if task.phase:
            yield self._at(home, "phase", f"{task.id}: the phase comes from the kind of device")
        for gate in task.gates:
            if gate.rule == PROOF_RULE and gate.answers != PROOF_ANSWERS:
                say = f"{task.id}: answers of {PROOF_RULE} are {', '.join(PROOF_ANSWERS)}"
                yield self._at(home, gate.ask, say)
        yield from self._sentences(home, (task.short,))
        yield from self._life_task(home, task)

    def _at(self, home: str, needle: str, say: str) -> Problem:
        name = self.authored.homes.get(home, home)
        return Problem(name, line_of(self.authored.texts.get(name, ""), needle), say)

    # -- whole content -------------------------------------------------------------------

    def _dates(self) -> Iterator[Problem]:
        for home, source in sources(self.catalogue):
            if source.checked > self.today:
                day = source.checked.isoformat()
                yield self._at(home, day, f"checked = {day} lies in the future")
            if not source.key:
                yield self._at(home, "source", "source needs a key")

    def _domains(self) -> Iterator[Problem]:
        owner: dict[str, str] = {}
        for platform in self.catalogue.platforms.values():
            for domain in platform.domains:
                if domain in owner:
                    say = f"{domain} already belongs to {owner[domain]}"
                    yield self._at(f"platform/{platform.id}", domain, say)
                owner[domain] = platform.id

    def _places_used(self) -> Iterator[Problem]:
        """An action whose place no platform has, or a place that no action goes to."""
        wanted = {s.goes_to for a in self.catalogue.actions.values() for s in a.steps}
        offered = {p for platform in self.catalogue.platforms.values() for p in platform.places}
        for action in self.catalogue.actions.values():
            for step in action.steps:
                if step.goes_to and step.goes_to not in offered:
                    say = f"no platform has a place called {step.goes_to!r}"
                    yield self._at(f"action/{action.id}", step.goes_to, say)
        for platform in self.catalogue.platforms.values():
            own = {s.goes_to for here in platform.actions.values() for s in here.steps}
            for place in platform.places:
                if place not in wanted | own:
                    say = f"no action goes to the place {place!r}; rename or remove it"
                    yield self._at(f"platform/{platform.id}", f"places.{place}", say)

    # -- one action, platform, task ------------------------------------------------------

    def _action(self, action: Action) -> Iterator[Problem]:
        home = f"action/{action.id}"
        yield from self._phase(home, action.phase, OWN)
        if action.group not in self.columns:
            yield self._at(home, "group", f"no column is called {action.group!r}")
        for other in (*action.gentler, *action.after):
            if other not in self.catalogue.actions:
                yield self._at(home, other, f"no action is called {other!r}")
        yield from self._task(home, action)

    def _life_task(self, home: str, task: LifeTask) -> Iterator[Problem]:
        if task.phase:
            yield from self._phase(home, task.phase)
        if task.choice:
            yield from self._sentences(home, (task.choice,))
        yield from self._task(home, task)

    def _task(self, home: str, task: Action | LifeTask) -> Iterator[Problem]:
        for name in ("gain", "notice_how", "undo", "title"):
            if not getattr(task, name).strip():
                yield self._at(home, name, f"{task.id}: {name} is empty")
        if not 1 <= task.minutes <= 60:
            yield self._at(home, "minutes", f"{task.id}: minutes must be 1 to 60")
        yield from self._rules(home, task.rules)
        for condition in (*task.when, *task.unless):
            yield from self._condition(home, condition)
        for keep in task.save_first:
            yield from self._keep(home, keep)
        yield from self._steps(home, task.id, task.steps)
        for gate in task.gates:
            yield from self._gate(home, gate)
        gate_texts = [text for g in task.gates for text in (g.ask, g.then)]
        texts = (task.gain, task.notice_how, task.lost, task.undo, *gate_texts)
        yield from self._sentences(home, (task.title, *texts))
        page = [t for t in (*texts, *(s.say for s in task.steps)) if t]
        yield from self._grade(home, task.id, page)

    def _steps(self, home: str, name: str, steps: tuple[Step, ...]) -> Iterator[Problem]:
        if not steps:
            yield self._at(home, name, f"{name}: needs at least one step")
            return
        if steps[-1].kind != "check":
            yield self._at(home, steps[-1].say, f'{name}: the last step must be kind = "check"')
        for step in steps:
            first = step.say.split(" ")[0].lower() if step.say else ""
            if not first or first in VERBLESS:
                yield self._at(home, step.say, f"{name}: start the step with a verb")
            yield from self._sentences(home, (step.say, step.expect, step.done))

    def _platform(self, platform: Platform) -> Iterator[Problem]:
        home = f"platform/{platform.id}"
        if platform.parent and platform.parent not in self.catalogue.platforms:
            yield self._at(home, "parent", f"no platform is called {platform.parent!r}")
        if platform.closed is not None:
            for left in platform.closed.remains:
                if left not in self.catalogue.platforms:
                    yield self._at(home, left, f"no platform is called {left!r}")
            yield from self._sentences(home, (platform.closed.say,))
            return
        for name, place in platform.places.items():
            if place.link:
                yield from self._link(platform, place.link)
            known = place.link or place.web or place.android or place.iphone or place.phone
            if not known and not place.search:
                yield self._at(home, name, f"{name}: give a path, a link or search words")
        for name, reason in platform.not_here.items():
            if name in platform.actions:
                yield self._at(home, name, f"{name} is both here and not here")
            if not reason.strip():
                yield self._at(home, name, f"{name}: say why it is not here")
            yield from self._sentences(home, (reason,))
        for name, here in platform.actions.items():
            if name not in self.catalogue.actions:
                yield self._at(home, name, f"no action is called {name!r}")
                continue
            for keep in here.save_first or ():
                yield from self._keep(home, keep)
            for other in here.gentler or ():
                if other not in platform.actions:
                    say = f"{name}: gentler {other!r} does not exist on this platform"
                    yield self._at(home, other, say)
            if here.steps:
                yield from self._steps(home, name, here.steps)
            texts = (here.gain, here.notice_how, here.lost, here.undo, here.tip)
            yield from self._sentences(home, texts)
            page = [t for t in (*texts, *(s.say for s in here.steps)) if t]
            if len(page) >= 4:
                yield from self._grade(home, name, page, (platform.name, *platform.also))

    def _link(self, platform: Platform, link: str) -> Iterator[Problem]:
        home = f"platform/{platform.id}"
        parts = urlsplit(link)
        host = parts.hostname or ""
        ours = any(host == d or host.endswith("." + d) for d in platform.domains)
        if parts.scheme != "https":
            yield self._at(home, link, "links start with https://")
        if not ours and link not in platform.reviewed_links:
            say = f"{host} is not a domain of {platform.id}; remove it or list it as reviewed"
            yield self._at(home, link, say)

    # -- small parts -----------------------------------------------------------------------

    def _phase(self, home: str, phase: str, *also: str) -> Iterator[Problem]:
        if phase not in self.phases and phase not in also:
            yield self._at(home, "phase", f"no phase is called {phase!r}")

    def _rules(self, home: str, rules: Iterable[str]) -> Iterator[Problem]:
        for rule in rules:
            if rule not in RULES:
                yield self._at(home, rule, f"no safety rule is called {rule!r}")

    def _condition(self, home: str, name: str) -> Iterator[Problem]:
        if name not in CONDITIONS:
            yield self._at(home, name, f"no condition is called {name!r}")

    def _keep(self, home: str, name: str) -> Iterator[Problem]:
        if name not in self.catalogue.keeps:
            yield self._at(home, name, f"keeps.toml has nothing called {name!r}")

    def _gate(self, home: str, gate: Gate) -> Iterator[Problem]:
        yield from self._rules(home, (gate.rule,))
        for condition in gate.when:
            yield from self._condition(home, condition)
        if gate.hard != (gate.hard and gate.rule in HARD_RULES):
            yield self._at(home, gate.ask, "only R26 and R35 cannot be overridden")
        for stop in gate.stop:
            if stop not in gate.answers:
                yield self._at(home, stop, f"{stop!r} is not one of the answers")
        if gate.stop and not gate.then:
            yield self._at(home, gate.ask, "say what to do instead (then)")

    def _sentences(self, home: str, texts: Iterable[str]) -> Iterator[Problem]:
        for text in texts:
            if not text:
                continue
            for word in words.banned(text):
                yield self._at(home, text[:40], f"keep out the word {word!r}")
            for sentence in words.long_sentences(text):
                say = f"over {words.MAX_WORDS} words: {sentence[:60]}..."
                yield self._at(home, sentence[:30], say)
            try:
                unknown = braces(text) - (DEVICE_BRACES if home.startswith("device/") else BRACES)
            except ValueError:
                unknown = {"unbalanced"}
            if unknown:
                yield self._at(home, text[:40], f"unknown brace {sorted(unknown)}")
            if "'" in text:
                yield self._at(home, text[:40], "write ’ instead of '")

    def _grade(
        self, home: str, name: str, page: list[str], names: tuple[str, ...] = ()
    ) -> Iterator[Problem]:
        result = words.grade(page, names)
        if result > words.MAX_GRADE:
            yield self._at(home, name, f"{name}: grade {result:.1f}, at most {words.MAX_GRADE:.0f}")
