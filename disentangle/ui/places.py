"""Which page belongs to which view, and the places in the sidebar. Pages load when first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from disentangle.i18n import N_

if TYPE_CHECKING:
    from disentangle.ui.host import Host
    from disentangle.ui.pages.base import Page


class PlaceName(NamedTuple):
    """One place of the sidebar: the view it opens, its words and its icon."""

    view: str
    title: str
    icon: str


DOING: Final = (
    PlaceName("plan", N_("My plan"), "list-checks"),
    PlaceName("passwords", N_("Passwords"), "key-round"),
    PlaceName("devices", N_("Devices"), "laptop"),
    PlaceName("people", N_("People"), "users"),
)
KEEPING: Final = (PlaceName("notes", N_("Private notes"), "notebook-text"),)
BELOW: Final = (
    PlaceName("help", N_("Help and hotlines"), "circle-question-mark"),
    PlaceName("settings", N_("Settings"), "sliders-horizontal"),
)
ALL: Final = (*DOING, *KEEPING, *BELOW)

# Places that belong to another one in the sidebar.
INSIDE: Final = {"task": "plan", "about": "settings"}

# Views that the next start may lead back to.
REMEMBERED: Final = frozenset(
    {"plan", "task", "who", "label", "situation", "risky", "shared", "accounts", "they-can",
     "facts", "worries", "devices", "people"}
)  # fmt: skip


def make(view: str, host: Host, task: str) -> Page:
    """A new page for a view.

    Raises:
        KeyError: there is no such view.
    """
    match view:
        case "safe":
            from disentangle.ui.pages.safe import SafePage

            return SafePage(host)
        case "not-safe":
            from disentangle.ui.pages.not_safe import NotSafePage

            return NotSafePage(host)
        case "checks":
            from disentangle.ui.pages.checks import ChecksPage

            return ChecksPage(host)
        case "leave":
            from disentangle.ui.pages.leave import LeavePage

            return LeavePage(host)
        case "lock":
            from disentangle.ui.pages.lock_setup import LockSetupPage

            return LockSetupPage(host)
        case "unlock":
            from disentangle.ui.pages.unlock import UnlockPage

            return UnlockPage(host)
        case "who":
            from disentangle.ui.pages.who import WhoPage

            return WhoPage(host)
        case "accounts":
            from disentangle.ui.pages.accounts import AccountsPage

            return AccountsPage(host)
        case "facts":
            from disentangle.ui.pages.facts import FactsPage

            return FactsPage(host)
        case "label" | "situation" | "risky" | "shared" | "they-can" | "worries":
            from disentangle.ui.pages.question import QuestionPage

            return QuestionPage(host, view)
        case "plan":
            from disentangle.ui.pages.plan import PlanPage

            return PlanPage(host)
        case "task":
            from disentangle.ui.pages.task import TaskPage

            return TaskPage(host, task)
        case "passwords":
            from disentangle.ui.pages.passwords import PasswordsPage

            return PasswordsPage(host)
        case "people":
            from disentangle.ui.pages.people import PeoplePage

            return PeoplePage(host)
        case "devices":
            from disentangle.ui.pages.devices import DevicesPage

            return DevicesPage(host)
        case "notes":
            from disentangle.ui.pages.notes import NotesPage

            return NotesPage(host)
        case "help":
            from disentangle.ui.pages.help import HelpPage

            return HelpPage(host)
        case "settings":
            from disentangle.ui.pages.settings import SettingsPage

            return SettingsPage(host)
        case "about":
            from disentangle.ui.pages.about import AboutPage

            return AboutPage(host)
    raise KeyError(view)
