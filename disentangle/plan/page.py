"""The words of one task, sitting or phase, put together from action, platform and account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace

from disentangle.catalogue.domains import readable
from disentangle.catalogue.model import (
    CLIENTS,
    Catalogue,
    Client,
    DeviceTask,
    Notice,
    Place,
    Source,
    Step,
    StepKind,
)
from disentangle.i18n import tr, trn
from disentangle.plan import any_site
from disentangle.plan import devices as things
from disentangle.plan.answers import DEFAULT_LABEL, Account
from disentangle.plan.model import Hold, Plan, Sitting, Task
from disentangle.plan.order import has_mailbox

# Links older than this get "may have moved" and a search phrase (R48). 183 days is the guide's
# own suggestion, without a study behind it.
LINK_DAYS = 183


@dataclass(frozen=True)
class StepText:
    """One step as shown.

    Attributes:
        number: index in the task, from 0; stable over clients, so ticks survive a switch.
        path: menu labels, empty if not known for this client.
        link: official page or empty.
        search: what to type into a search box if it looks different.
        source: where the path comes from, None without a place.
        link_source: the same for the address.
    """

    number: int
    say: str
    expect: str
    done: str
    kind: StepKind
    path: tuple[str, ...]
    link: str
    search: str
    source: Source | None
    link_source: Source | None


@dataclass(frozen=True)
class TaskPage:
    """Everything the task page shows. Plain text throughout.

    Attributes:
        gentler: ids and titles of tasks of the same account that do less (R23).
        general: the steps are the same for every site, not made for this one.
    """

    title: str
    gain: str
    minutes: int
    notice: Notice
    notice_title: str
    notice_how: str
    lost: str
    undo: str
    why: str
    tip: str
    choice: str
    clients: tuple[Client, ...]
    client: Client
    steps: tuple[StepText, ...]
    source: Source
    search: str
    gentler: tuple[tuple[str, str], ...] = ()
    general: bool = False


def label(them: str) -> str:
    """The other person's label; a neutral word if she gave none.

    Without `**`, which our own sentences use for strong words.
    """
    return them.replace("**", "").strip() or tr(DEFAULT_LABEL)


def account_phrase(account: Account, catalogue: Catalogue) -> str:
    """How a sentence names an account: "your Google account (work)"."""
    platform = catalogue.platforms[account.platform]
    name = account.name.replace("**", "").strip()
    if account.domain:
        phrase = tr("your {name} account", name=readable(account.domain))
    elif name and platform.id.startswith("any-"):
        return tr("your {name} account", name=name)
    elif platform.phrase:
        phrase = tr(platform.phrase)
    else:
        phrase = tr("your {name} account", name=platform.name)
    return tr("{account} ({name})", account=phrase, name=name) if name else phrase


def account_name(account: Account, catalogue: Catalogue) -> str:
    """The name in rows and tables: "Google, work"."""
    platform = catalogue.platforms[account.platform]
    name = account.name.replace("**", "").strip()
    if platform.id.startswith("any-") and name and not account.domain:
        return name
    title = readable(account.domain) or platform.name
    return tr("{platform}, {name}", platform=title, name=name) if name else title


def task_title(task: Task, plan: Plan, catalogue: Catalogue) -> str:
    """The heading of a task."""
    if task.life is not None:
        return fill_in(task.life.title, task, plan, catalogue)
    assert task.action is not None and task.here is not None
    return fill_in(task.here.title or task.action.title, task, plan, catalogue)


def task_short(task: Task, plan: Plan, catalogue: Catalogue) -> str:
    """A few words for a list inside a sitting."""
    if isinstance(task.life, DeviceTask):
        return tr(task.life.short)
    return tr(task.action.short) if task.action is not None else task_title(task, plan, catalogue)


def sitting_title(sitting: Sitting, plan: Plan, catalogue: Catalogue) -> str:
    """The name of a row of the plan."""
    first = sitting.tasks[0]
    if first.device is not None:
        kind = catalogue.device_kinds[first.device.kind]
        return fill_in(kind.titles.get(sitting.phase, kind.title), first, plan, catalogue)
    if first.topic is not None:
        topic = first.topic
        if len(sitting.tasks) == 1 and sitting.phase != topic.phase:
            return task_title(first, plan, catalogue)
        title = topic.titles.get(sitting.phase, topic.title)
        return fill_in(title, first, plan, catalogue)
    if len(sitting.tasks) == 1:
        return task_title(first, plan, catalogue)
    assert first.account is not None
    account = account_phrase(first.account, catalogue)
    match sitting.phase:
        case "look":
            return tr("Look at your accounts, and save")
        case "sharing":
            return tr("See what {account} shares", account=account)
        case "social":
            return tr("Choose who sees you in {account}", account=account)
        case "images":
            return tr("Report or remove things in {account}", account=account)
        case "home":
            return tr("Close {account}, if you want to", account=account)
        case _:
            return tr("Make {account} yours", account=account)


def sitting_size(sitting: Sitting, plan: Plan, done: int) -> str:
    """ "7 things, 20 minutes, 2 done"."""
    things = trn("{n} thing", "{n} things", len(sitting.tasks))
    minutes = trn("{n} minute", "{n} minutes", sitting.minutes)
    if done:
        return tr("{things}, {minutes}, {done} done", things=things, minutes=minutes, done=done)
    return tr("{things}, {minutes}", things=things, minutes=minutes)


def task_page(task: Task, plan: Plan, catalogue: Catalogue, client: str = "") -> TaskPage:
    """The page of a task for one client ("web", "android" or "iphone"; empty: the best one)."""
    them = label(plan.them)

    def fill(text: str) -> str:
        return fill_in(text, task, plan, catalogue)

    if task.life is not None:
        life = task.life
        clients = tuple(c for c in CLIENTS if any(c in step.only for step in life.steps))
        chosen = _choose(client, clients, plan)
        steps = _steps(life.steps, {}, chosen, fill, life.search_words)
        return TaskPage(
            title=fill(life.title),
            gain=fill(life.gain),
            minutes=life.minutes,
            notice=life.notice,
            notice_title=notice_title(life.notice, them),
            notice_how=fill(life.notice_how),
            lost=fill(life.lost),
            undo=fill(life.undo),
            why=why(task, plan, catalogue),
            tip="",
            choice=fill(life.choice),
            clients=clients,
            client=chosen,
            steps=steps,
            source=life.source,
            search=fill(life.search_words),
        )
    action, here, platform = task.action, task.here, task.platform
    assert action is not None and here is not None and platform is not None
    assert task.account is not None
    more = any_site.remarks(action.id, task.account, catalogue)
    chosen = _choose(client, platform.clients, plan)
    steps = _steps(
        here.steps or action.steps,
        any_site.places(platform, task.account, catalogue),
        chosen,
        fill,
        action.search_words,
    )
    return TaskPage(
        title=fill(here.title or action.title),
        gain=fill(here.gain or action.gain),
        minutes=task.minutes,
        notice=task.notice,
        notice_title=notice_title(task.notice, them),
        notice_how=fill(here.notice_how or action.notice_how),
        lost=fill(here.lost or action.lost),
        undo=fill(here.undo or action.undo),
        why=why(task, plan, catalogue),
        tip=" ".join(part for part in (fill(here.tip), *more) if part),
        choice="",
        clients=platform.clients,
        client=chosen,
        steps=steps,
        source=_weakest(here.source or action.source, steps),
        search=fill(action.search_words),
        gentler=_gentler(task, plan, catalogue),
        general=bool(task.account.domain) or platform.id == "any-account",
    )


def _weakest(words: Source, steps: tuple[StepText, ...]) -> Source:
    """The source to name for the whole page: seen only if all of it was, and its oldest day."""
    shown = [words]
    for step in steps:
        shown += [s for s in (step.path and step.source, step.link and step.link_source) if s]
    return Source(
        key=words.key,
        seen=all(source.seen for source in shown),
        checked=min(source.checked for source in shown),
    )


def _gentler(task: Task, plan: Plan, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    assert task.action is not None and task.here is not None and task.account is not None
    named = task.here.gentler if task.here.gentler is not None else task.action.gentler
    ids = (f"{task.account.id}/{action}" for action in named)
    found = [plan.tasks[task_id] for task_id in ids if task_id in plan.tasks]
    return tuple((other.id, task_title(other, plan, catalogue)) for other in found)


def notice_title(notice: Notice, them: str) -> str:
    """The heading of the "may notice" box."""
    match notice:
        case Notice.TOLD:
            title = tr("{them} will be told", them=them)
        case Notice.CAN:
            title = tr("{them} may notice", them=them)
        case Notice.DEPENDS:
            title = tr("{them} may notice, it depends", them=them)
        case Notice.WONT:
            title = tr("{them} will not notice this step", them=them)
    return capital(title)


def why(task: Task, plan: Plan, catalogue: Catalogue) -> str:
    """Why the task is here now, in one or two sentences."""
    them = label(plan.them)
    if task.hold is Hold.LEAVING:
        return capital(
            tr(
                "{them} could see this. It waits for a day you choose, maybe when you have left.",
                them=them,
            )
        )
    if task.hold is Hold.RISKY:
        return tr("You said a change like this may be unsafe now. It waits until you say so.")
    if task.phase in ("now", "look", "base"):
        if task.notice is Notice.WONT:
            return tr("Nobody sees this, so it comes early.")
        return tr("This is here early, because later steps rest on it.")
    if task.device is not None and task.phase == "main":
        return tr("Your accounts are used on this, so it comes before them.")
    if task.account is not None and task.platform is not None:
        if task.phase == "main" and has_mailbox(task.platform):
            return tr("This mailbox can reset other accounts, so it comes before them.")
        if task.phase == "main":
            return tr("Other accounts can be reset from here, so it comes before them.")
        if task.phase in ("other", "money"):
            return tr("It comes after your mailbox, because a mailbox can reset a new password.")
        if task.phase == "social" and task.column == "contact":
            return tr("Private first, then the quiet steps, and blocking last if you want it.")
        if task.phase == "images" and not plan.holding.isdisjoint(("images", "threats")):
            return tr("You said pictures or threats worry you, so this comes soon.")
    if task.visible:
        return capital(tr("{them} may see this, so it comes after the quiet steps.", them=them))
    return tr("It comes here because it can wait until the steps above are done.")


def link_is_old(source: Source, today: dt.date) -> bool:
    """Whether a link or path was last checked so long ago that the page should say so."""
    return (today - source.checked).days > LINK_DAYS


def _choose(client: str, clients: tuple[Client, ...], plan: Plan) -> Client:
    for wanted in clients:
        if wanted == client:
            return wanted
    if "web" in clients or not clients:
        return "web"
    return next((c for c in clients if c in plan.holding), clients[0])


def _steps(
    steps: tuple[Step, ...],
    places: dict[str, Place],
    client: Client,
    fill: Callable[[str], str],
    search: str,
) -> tuple[StepText, ...]:
    shown: list[StepText] = []
    for number, step in enumerate(steps):
        if step.only and client not in step.only:
            continue
        place = places.get(step.goes_to)
        shown.append(
            StepText(
                number=number,
                say=fill(step.say),
                expect=fill(step.expect),
                done=fill(step.done) or tr("Done"),
                kind=step.kind,
                path=place.path(client) if place else (),
                link=place.link if place else "",
                search=fill(place.search if place else search) if step.goes_to else "",
                source=place.source if place else None,
                link_source=replace(place.source, seen=place.link_seen) if place else None,
            )
        )
    return tuple(shown)


def fill_in(text: str, task: Task, plan: Plan, catalogue: Catalogue) -> str:
    """A sentence of the content with the names of this task in it, in her language."""
    if not text:
        return ""
    account = account_phrase(task.account, catalogue) if task.account is not None else ""
    platform = account_name(task.account, catalogue) if task.account is not None else ""
    device = accounts = ""
    if task.device is not None:
        device = things.phrase(task.device, catalogue)
        names = [account_name(a, catalogue) for a in plan.accounts if a.id in task.device.accounts]
        accounts = things.listed(names) or tr("your accounts")
    filled = tr(
        text,
        them=label(plan.them),
        account=account,
        platform=platform,
        device=device,
        accounts=accounts,
    )
    return capital(filled)


def capital(text: str) -> str:
    """The text as the start of a sentence: labels such as "my ex" are often written small."""
    return text[:1].upper() + text[1:]
