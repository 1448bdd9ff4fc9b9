"""The open lists put together into one table. Used when building, never at run time.

A link is taken only if it starts with https and lies on a domain of its own site, or if
`reviewed.toml` says why another domain is right. Notes in the lists are never taken over: they
are unchecked text of strangers.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace

from disentangle.catalogue import sites
from disentangle.catalogue.author import Problem
from disentangle.catalogue.domains import Suffixes, host_of, parse_suffixes, registrable
from disentangle.catalogue.sites import Site, Sites

REVIEWED: Final = "reviewed.toml"
_DATE: Final = re.compile(r"^Commit date\s*:\s*(\d{4}-\d\d-\d\d)\s*$", re.MULTILINE)
_GONE: Final = re.compile(r"no longer (operat|exist)|(has|was|were) shut down|is defunct", re.I)
# A name in front of a domain that stands for the sign-in of the whole site.
_SIGN_IN: Final = frozenset(
    "www account accounts app auth id identity login member my online secure signin sso "
    "store".split()
)
# Some addresses in the list name a person; only those of an office are taken.
_OFFICE: Final = re.compile(
    r"priva|daten|data|dpo|gdpr|dsgvo|dsb|dpd|rgpd|prot|legal|law|compliance|info|konta|contact|"
    r"support|service|help|hilfe|hello|hallo|customer|kunde|office|mail|team|care|post|ask",
    re.I,
)


class _Reviewed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    domain: str
    to: str
    why: str


@dataclass(frozen=True)
class Compiled:
    """The table, and what was left out on the way.

    Attributes:
        problems: what to mend before it may be built.
        foreign: links on another domain, left out.
        plain: links without https, left out.
    """

    sites: Sites
    problems: tuple[Problem, ...]
    foreign: tuple[str, ...]
    plain: tuple[str, ...]


def compile_lists(folder: Path, gone: Iterable[str] = ()) -> Compiled:
    """The table from `resources/lists`.

    Args:
        gone: domains of services that no longer exist; they get no row.
    """
    problems = list(_papers(folder))
    if any(problem.say.endswith("is missing") for problem in problems):
        return Compiled(Sites(), tuple(problems), (), ())
    suffixes = parse_suffixes(
        (folder / sites.SUFFIXES / "public_suffix_list.dat").read_text(encoding="utf-8")
    )
    work = _Work(folder, suffixes, frozenset(gone))
    work.change()
    work.delete()
    work.codes()
    work.passkeys()
    work.privacy()
    rows = work.rows()
    problems += work.unused_reviews()
    table = Sites(
        suffixes=suffixes,
        dates={name: _date(folder / name) for name in sites.LISTS},
        rows={d: msgspec.Raw(msgspec.json.encode(rows[d])) for d in sorted(rows)},
        names={d: name for d, name in sorted(work.names.items()) if d in rows},
    )
    return Compiled(table, tuple(problems), tuple(work.foreign), tuple(work.plain))


def report(compiled: Compiled) -> str:
    """A table for people: how many domains have what."""
    table = compiled.sites
    rows = [table.get(domain) for domain in table.rows]
    counts = {
        "change page": sum(bool(row.change) for row in rows),
        "delete page": sum(bool(row.delete) for row in rows),
        "how hard to delete": sum(bool(row.difficulty) for row in rows),
        "sign-in codes": sum(bool(row.codes) for row in rows),
        "listed without codes": sum(row.codes == () for row in rows),
        "page about codes": sum(bool(row.codes_help) for row in rows),
        "passkeys": sum(bool(row.passkey) for row in rows),
        "password rules": sum(bool(row.rules) for row in rows),
        "privacy mail": sum(bool(row.mail) for row in rows),
        "privacy form": sum(bool(row.form) for row in rows),
        "shared sign-in": sum(bool(row.family) for row in rows),
    }
    lines = [f"open lists: {len(rows)} domains, {len(table.names)} with a name"]
    lines += [f"  {name:22} {count:6}" for name, count in counts.items()]
    lines.append(f"  left out: {len(compiled.foreign)} foreign, {len(compiled.plain)} not https")
    return "\n".join(lines)


def _papers(folder: Path) -> Iterator[Problem]:
    """Each list needs its notice with a date and its licence."""
    for name in sites.LISTS:
        notice = folder / name / "NOTICE.txt"
        for paper in (notice, folder / name / "LICENSE"):
            if not paper.is_file():
                yield Problem(f"lists/{name}/{paper.name}", 0, "is missing")
        if notice.is_file() and not _DATE.search(notice.read_text(encoding="utf-8")):
            yield Problem(f"lists/{name}/NOTICE.txt", 0, "needs a line with the commit date")


def _date(folder: Path) -> dt.date:
    found = _DATE.search((folder / "NOTICE.txt").read_text(encoding="utf-8"))
    return dt.date.fromisoformat(found[1]) if found else dt.date.min


@dataclass
class _Work:
    folder: Path
    suffixes: Suffixes
    gone: frozenset[str]
    found: dict[str, Site] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.obsolete: set[str] = set()
        self.families = self._families()
        path = self.folder / REVIEWED
        data = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        self.reviews = msgspec.convert(data.get("reviewed", []), tuple[_Reviewed, ...])
        self._used: set[_Reviewed] = set()

    # -- the lists -------------------------------------------------------------------------

    def change(self) -> None:
        """Pages to change a password, and rules for new ones."""
        pages: dict[str, str] = self._json(sites.CHANGE, "change-password-URLs.json")
        for domain, key in self._by_domain(pages).items():
            self._put(domain, change=self._link(domain, pages[key]))
        rules = self._json(sites.CHANGE, "password-rules.json")
        for domain, key in self._by_domain(rules).items():
            self._put(domain, rules=rules[key]["password-rules"])

    def delete(self) -> None:
        """Pages to delete an account."""
        listed: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        for entry in self._json(sites.DELETE, "sites.json"):
            if _GONE.search(entry.get("notes", "")):
                continue
            for host in entry["domains"]:
                listed[self._site(host)].append((host, entry))
        for domain, entries in listed.items():
            entry = _one(domain, entries)
            if entry is None:
                continue
            pages = [entry["url"], *(v for k, v in entry.items() if k.startswith("url_"))]
            # The page in another language counts only where it is the one on this domain.
            ours = (page for page in pages if self._ours(domain, page))
            self._put(
                domain,
                delete=self._link(domain, next(ours, entry["url"])),
                difficulty=entry["difficulty"],
            )
            if domain == self._site(entry["domains"][0]):
                self._name(domain, entry["name"])

    def codes(self) -> None:
        """Second factors."""
        data = self._json(sites.CODES, "tfa.json")
        for domain, entry in self._entries(data):
            page = entry.get("documentation", "")
            self._put(
                domain,
                codes=tuple(entry.get("tfa", ())),
                codes_help=self._link(domain, page),
            )

    def passkeys(self) -> None:
        """Passkeys."""
        data = self._json(sites.PASSKEYS, "passkeys.json")
        for domain, entry in self._entries(data):
            alone, second = (entry.get(key) == "allowed" for key in ("passwordless", "mfa"))
            if not alone and not second:
                continue
            use = "both" if alone and second else "sign-in" if alone else "second"
            page = entry.get("documentation", "")
            self._put(domain, passkey=use, passkey_help=self._link(domain, page))

    def privacy(self) -> None:
        """Who answers for personal data."""
        listed: dict[str, list[Any]] = defaultdict(list)
        for entry in self._json(sites.PRIVACY, "companies.json"):
            listed[self._site(entry.get("web", ""))].append(entry)
        for domain, entries in listed.items():
            whole = [e for e in entries if "all" in e["relevant-countries"]] or entries
            mails = {m for e in whole if (m := self._mail(domain, e.get("email", "")))}
            forms = {link for e in whole if (link := self._link(domain, e.get("webform", "")))}
            # Offices of several countries: nobody here knows which one is hers.
            self._put(
                domain,
                mail=mails.pop() if len(mails) == 1 else "",
                form=forms.pop() if len(forms) == 1 else "",
            )

    # -- the end ---------------------------------------------------------------------------

    def rows(self) -> dict[str, Site]:
        """One row for each domain, filled up from domains of the same sign-in."""
        done: dict[str, Site] = {}
        for domain in {*self.found, *self.families} - self.gone:
            if not domain:
                continue
            row = Site() if domain in self.obsolete else self.found.get(domain, Site())
            family = tuple(sorted(self.families.get(domain, frozenset()) - {domain} - self.gone))
            for mate in family:
                if mate not in self.obsolete:
                    row = _filled(row, self.found.get(mate, Site()))
            row = replace(row, family=family)
            if row != Site():
                done[domain] = row
        return done

    def unused_reviews(self) -> Iterator[Problem]:
        """Lines of the reviewed list that no link needs."""
        for review in self.reviews:
            if review not in self._used:
                say = f"no link of {review.domain} goes to {review.to}; remove the line"
                yield Problem(f"lists/{REVIEWED}", 0, say)
            if not review.why.strip():
                yield Problem(f"lists/{REVIEWED}", 0, f"{review.domain}: say why")

    # -- small parts -----------------------------------------------------------------------

    def _families(self) -> dict[str, frozenset[str]]:
        families: dict[str, frozenset[str]] = {}
        for group in self._json(sites.CHANGE, "shared-credentials.json"):
            left = {self._whole(host) for host in group.get("from", ())}
            right = {self._whole(host) for host in (*group.get("shared", ()), *group.get("to", ()))}
            if group.get("fromDomainsAreObsoleted"):
                self.obsolete |= left - right
            family = frozenset(left | right) - {""}
            if len(family) > 1:
                families |= dict.fromkeys(family, family)
        return families

    def _json(self, *parts: str) -> Any:
        return msgspec.json.decode(self.folder.joinpath(*parts).read_bytes())

    def _site(self, text: str) -> str:
        host = host_of(text)
        return registrable(host, self.suffixes) if host else ""

    def _whole(self, host: str) -> str:
        """The domain that a host of a list speaks for as a whole; "" if only for a part of it."""
        domain = self._site(host)
        return domain if domain and _one(domain, [(host, host)]) else ""

    def _by_domain(self, hosts: Iterable[str]) -> dict[str, str]:
        """Domain -> the host of the list that speaks for it."""
        listed: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        for host in hosts:
            listed[self._site(host)].append((host, host))
        chosen = {domain: _one(domain, entries) for domain, entries in listed.items()}
        return {domain: key for domain, key in chosen.items() if key is not None}

    def _entries(self, data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        listed: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        for host, entry in data.items():
            for each in (host, *entry.get("additional-domains", ())):
                listed[self._site(each)].append((each, entry))
            self._name(self._whole(host), entry["name"])
        for domain, entries in listed.items():
            entry = _one(domain, entries)
            if entry is not None:
                yield domain, entry

    def _name(self, domain: str, name: str) -> None:
        if domain:
            self.names.setdefault(domain, " ".join(name.casefold().split()))

    def _put(self, domain: str, **values: Any) -> None:
        if domain:
            self.found[domain] = replace(self.found.get(domain, Site()), **values)

    def _mail(self, domain: str, mail: str) -> str:
        name, _, host = mail.partition("@")
        fine = _OFFICE.search(name) and self._site(host) == domain and mail.isascii()
        return mail if fine else ""

    def _ours(self, domain: str, link: str) -> bool:
        return self._site(link) in self.families.get(domain, {domain})

    def _link(self, domain: str, link: str) -> str:
        """The link if it may be shown for this domain, else ""."""
        if not link or not domain:
            return ""
        if not _is_plain_https(link):
            self.plain.append(link)
            return ""
        if self._ours(domain, link):
            return link
        other = self._site(link)
        for review in self.reviews:
            if (review.domain, review.to) == (domain, other):
                self._used.add(review)
                return link
        self.foreign.append(link)
        return ""


def _is_plain_https(link: str) -> bool:
    try:
        parts = urlsplit(link)
        return (
            parts.scheme == "https"
            and parts.port in (None, 443)
            and parts.username is None
            and link.isascii()
            and link.isprintable()
            and not set(link) & set(' "<>\\^`{|}')
        )
    except ValueError:
        return False


def _one(domain: str, entries: list[tuple[str, Any]]) -> Any | None:
    """The entry that speaks for a whole domain; None if that is not clear.

    First the one listed for the domain itself, then the only one for its sign-in page.
    """
    for fits in (
        lambda host: host.removeprefix("www.") == domain,
        lambda host: host.removesuffix(domain).rstrip(".") in _SIGN_IN,
    ):
        found = [entry for host, entry in entries if fits(host_of(host))]
        if found and all(entry == found[0] for entry in found):
            return found[0]
        if found:
            start = domain.partition(".")[0]
            named = [e for e in found if isinstance(e, dict) and e["name"].casefold() == start]
            return named[0] if len(named) == 1 else None
    return None


def _filled(row: Site, mate: Site) -> Site:
    """A row with its gaps filled from another domain of the same sign-in."""
    values: dict[str, Any] = {}
    for page, more in (
        ("change", ()),
        ("delete", ("difficulty",)),
        ("codes", ("codes_help",)),
        ("passkey", ("passkey_help",)),
        ("rules", ()),
        ("mail", ()),
        ("form", ()),
    ):
        if getattr(row, page) in ("", None) and getattr(mate, page) not in ("", None):
            values |= {name: getattr(mate, name) for name in (page, *more)}
    return replace(row, **values)
