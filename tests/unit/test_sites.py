"""Accounts on sites that are no platform of ours: what open lists give them, and what not."""

from __future__ import annotations

import functools
import json
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from disentangle.catalogue import sites
from disentangle.catalogue.domains import host_of
from disentangle.catalogue.lists import Compiled, compile_lists, report
from disentangle.catalogue.load import decode, encode
from disentangle.catalogue.model import Catalogue
from disentangle.catalogue.sites import Site, Sites
from disentangle.passwords import generator, site_rules
from disentangle.plan import any_site
from disentangle.plan.answers import Account, Answers
from disentangle.plan.build import make_plan
from disentangle.plan.page import TaskPage, account_name, account_phrase, task_page
from disentangle.resources import ROOT, resource
from disentangle.session import services
from disentangle.session.credits import load_credits
from tests.unit.test_plan import content

LISTS = resource("lists")


@functools.cache
def shipped() -> Compiled:
    """The lists the program ships."""
    closed = [p for p in content().platforms.values() if p.closed is not None]
    return compile_lists(LISTS, {domain for p in closed for domain in p.domains})


@functools.cache
def catalogue() -> Catalogue:
    """Our content with the table in it, through its compiled form."""
    return decode(encode(replace(content(), sites=shipped().sites)))


# -- a small table ---------------------------------------------------------------------------


def table(
    folder: Path, *, reviewed: str = "", gone: tuple[str, ...] = (), **lists: Any
) -> Compiled:
    """Compiled from small lists of invented sites."""
    files: dict[str, Any] = {
        "change-password-URLs.json": {},
        "password-rules.json": {},
        "shared-credentials.json": [],
        "sites.json": [],
        "tfa.json": {},
        "passkeys.json": {},
        "companies.json": [],
    } | {name.replace("_", "-") + ".json": data for name, data in lists.items()}
    homes = {"sites.json": sites.DELETE, "tfa.json": sites.CODES, "passkeys.json": sites.PASSKEYS}
    homes["companies.json"] = sites.PRIVACY
    for name in sites.LISTS:
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "NOTICE.txt").write_text("Commit date       : 2026-08-01\n")
        (folder / name / "LICENSE").write_text("MIT\n")
    for name, data in files.items():
        home = homes.get(name, sites.CHANGE)
        (folder / home / name).write_text(json.dumps(data), encoding="utf-8")
    suffixes = folder / sites.SUFFIXES / "public_suffix_list.dat"
    suffixes.write_text("com\norg\nnet\nco.uk\n", encoding="utf-8")
    (folder / "reviewed.toml").write_text(reviewed, encoding="utf-8")
    return compile_lists(folder, gone)


def jdm(url: str, *domains: str, **more: str) -> dict[str, Any]:
    """One entry of the list about deleting."""
    return {"name": "Shop", "url": url, "difficulty": "easy", "domains": list(domains), **more}


def test_a_link_of_the_site_itself_is_taken(tmp_path: Path) -> None:
    made = table(tmp_path, sites=[jdm("https://help.shop.example.com/x", "shop.example.com")])
    assert made.sites.get("example.com") == Site()  # a part of the site does not speak for it
    made = table(tmp_path, sites=[jdm("https://help.example.com/x", "www.example.com")])
    assert made.sites.get("example.com").delete == "https://help.example.com/x"
    assert made.sites.get("example.com").difficulty == "easy"
    assert made.problems == ()


@pytest.mark.parametrize(
    "link",
    [
        "http://example.com/x",
        "https://example.org/x",
        "https://example.com.example.org/x",
        "https://notexample.com/x",
        "https://example.com@example.org/x",
        "https://someone@example.com/x",
        "https://example.com:8443/x",
        "https://example.com/<b>",
        "https://example.com/a b",
        "https.//example.com/x",
        "example.com/x",
        "javascript://example.com/x",
        "https://",
        "https://[/",
    ],
)
def test_every_other_link_is_left_out(tmp_path: Path, link: str) -> None:
    made = table(tmp_path, sites=[jdm(link, "example.com")])
    assert made.sites.get("example.com").delete == ""
    assert [*made.foreign, *made.plain] == [link]


def test_a_link_on_another_domain_needs_a_reviewed_reason(tmp_path: Path) -> None:
    pages = {"example.com": "https://example.org/password"}
    line = '[[reviewed]]\ndomain = "example.com"\nto = "example.org"\nwhy = "One company."\n'
    made = table(tmp_path, change_password_URLs=pages, reviewed=line)
    assert made.sites.get("example.com").change == "https://example.org/password"
    assert made.problems == ()
    assert table(tmp_path, change_password_URLs=pages).foreign == tuple(pages.values())


def test_reviewed_lines_without_use_or_reason_are_named(tmp_path: Path) -> None:
    line = '[[reviewed]]\ndomain = "example.com"\nto = "example.org"\nwhy = " "\n'
    made = table(tmp_path, reviewed=line)
    assert [p.say for p in made.problems] == [
        "no link of example.com goes to example.org; remove the line",
        "example.com: say why",
    ]


@pytest.mark.parametrize("paper", ["NOTICE.txt", "LICENSE"])
def test_a_list_without_its_papers_is_not_built(tmp_path: Path, paper: str) -> None:
    table(tmp_path)
    (tmp_path / sites.DELETE / paper).unlink()
    (problem,) = compile_lists(tmp_path).problems
    assert str(problem) == f"lists/{sites.DELETE}/{paper}:0: is missing"


def test_a_notice_without_a_date_is_named(tmp_path: Path) -> None:
    table(tmp_path)
    (tmp_path / sites.CODES / "NOTICE.txt").write_text("From somewhere\n")
    assert [p.say for p in compile_lists(tmp_path).problems] == [
        "needs a line with the commit date"
    ]


def test_sites_with_one_sign_in_share_what_is_known(tmp_path: Path) -> None:
    made = table(
        tmp_path,
        shared_credentials=[{"shared": ["example.com", "www.example.org", "example.net"]}],
        change_password_URLs={"example.com": "https://id.example.net/password"},
    ).sites
    for domain in ("example.com", "example.org", "example.net"):
        assert made.get(domain).change == "https://id.example.net/password"
        assert made.family(domain) == ("example.com", "example.net", "example.org")


def test_nothing_is_taken_from_the_old_domain_of_a_site(tmp_path: Path) -> None:
    made = table(
        tmp_path,
        shared_credentials=[
            {"from": ["example.org"], "to": ["example.com"], "fromDomainsAreObsoleted": True}
        ],
        change_password_URLs={
            "example.org": "https://example.org/old",
            "example.com": "https://example.com/new",
        },
    ).sites
    assert made.get("example.org").change == "https://example.com/new"


def test_services_that_are_gone_have_no_row(tmp_path: Path) -> None:
    made = table(
        tmp_path,
        sites=[
            jdm("https://example.com/x", "example.com", notes="They no longer operate."),
            jdm("https://example.org/x", "example.org"),
        ],
        gone=("example.org",),
    )
    assert made.sites.rows == {}


def test_two_voices_about_one_site_are_none(tmp_path: Path) -> None:
    one = jdm("https://example.com/a", "example.com")
    two = jdm("https://example.com/b", "example.com") | {"name": "Other"}
    assert table(tmp_path, sites=[one, two]).sites.rows == {}
    own = two | {"name": "Example"}
    assert table(tmp_path, sites=[one, own]).sites.get("example.com").delete.endswith("/b")


def test_an_address_that_names_a_person_is_left_out(tmp_path: Path) -> None:
    def company(mail: str) -> dict[str, Any]:
        return {"relevant-countries": ["all"], "web": "https://example.com", "email": mail}

    def mail(address: str) -> str:
        return table(tmp_path, companies=[company(address)]).sites.get("example.com").mail

    assert mail("privacy@example.com") == "privacy@example.com"
    assert mail("jo.bloggs@example.com") == ""
    assert mail("privacy@example.org") == ""


# -- the lists that are shipped ----------------------------------------------------------------


def test_the_shipped_lists_have_nothing_to_mend() -> None:
    assert shipped().problems == ()


def test_counts_of_the_shipped_lists(capsys: pytest.CaptureFixture[str]) -> None:
    said = report(shipped())
    with capsys.disabled():
        print(f"\n{said}")
    rows = [shipped().sites.get(domain) for domain in shipped().sites.rows]
    assert len(rows) > 8_000
    assert sum(bool(row.change) for row in rows) > 700
    assert sum(bool(row.delete) for row in rows) > 2_500
    assert sum(bool(row.codes) for row in rows) > 2_400
    assert sum(bool(row.passkey) for row in rows) > 300
    assert sum(bool(row.rules) for row in rows) > 400
    assert sum(bool(row.mail) for row in rows) > 1_500


def test_no_link_leaves_its_site() -> None:
    table = shipped().sites
    text = (LISTS / "reviewed.toml").read_text(encoding="utf-8")
    reviewed = {(line["domain"], line["to"]) for line in tomllib.loads(text)["reviewed"]}
    for domain in table.rows:
        row = table.get(domain)
        family = table.family(domain)
        links = (row.change, row.delete, row.codes_help, row.passkey_help, row.form)
        for link in filter(None, links):
            assert re.fullmatch(r"https://[!-~]+", link), link
            home = table.domain(link)
            assert home in family or any((d, home) in reviewed for d in family), (domain, link)
        if row.mail:
            assert table.domain(row.mail) in family, (domain, row.mail)


def test_every_row_is_of_a_site() -> None:
    table = shipped().sites
    for domain in table.rows:
        assert table.domain(domain) == domain == host_of(domain)
        assert table.get(domain) != Site()
    assert set(table.names) <= set(table.rows)


def test_no_closed_service_has_a_row() -> None:
    closed = [p for p in content().platforms.values() if p.closed is not None]
    assert not {d for p in closed for d in p.domains} & set(shipped().sites.rows)


def test_each_list_ships_its_licence_and_notice_and_is_credited() -> None:
    credited = {data.name: data for data in load_credits().data}
    notice = ROOT.parent / "NOTICE"
    for folder, name in sites.LISTS.items():
        papers = (LISTS / folder / "NOTICE.txt", LISTS / folder / "LICENSE")
        assert all(paper.stat().st_size > 200 for paper in papers)
        assert credited[name].date == shipped().sites.dates[folder]
        assert credited[name].licence.replace(" ", "-") in papers[0].read_text("utf-8").replace(
            " ", "-"
        )
        if notice.is_file():  # not beside an installed program
            assert name in notice.read_text(encoding="utf-8")
    assert {p.name for p in LISTS.iterdir() if p.is_dir()} == set(sites.LISTS)


def test_the_table_and_the_lists_stay_small() -> None:
    raw = sum(path.stat().st_size for path in LISTS.rglob("*") if path.is_file())
    packed = len(msgspec.json.encode(shipped().sites))
    assert raw < 4_000_000
    assert packed < 1_500_000


def test_the_public_suffix_list_is_unchanged() -> None:
    text = (LISTS / sites.SUFFIXES / "public_suffix_list.dat").read_text(encoding="utf-8")
    assert "Mozilla Public" in text[:300]


def test_a_password_can_be_made_by_the_rules_of_every_site() -> None:
    table = shipped().sites
    rules = {row.rules for domain in table.rows if (row := table.get(domain)).rules}
    for text in sorted(rules):
        asked = site_rules.parse(text)
        made = generator.characters(rules=asked)
        assert len(made) >= asked.minlength, text
        assert asked.maxlength is None or len(made) <= asked.maxlength, text
        assert not asked.allowed or set(made) <= asked.allowed, text
        assert all(set(made) & group for group in asked.required), text


# -- what she gets -----------------------------------------------------------------------------


def page(domain: str, action: str, platform: str = "any-account") -> TaskPage:
    """One task of an account on a site."""
    account = Account(id="a", platform=platform, domain=domain, unused=True)
    plan = make_plan(catalogue(), Answers(), (account,))
    return task_page(plan.tasks[f"a/{action}"], plan, catalogue())


def links(words: TaskPage) -> list[tuple[str, str]]:
    """Each address with what is said of it."""
    return [
        (step.link, any_site.link_words(step.link_source, "4 August 2026"))
        for step in words.steps
        if step.link and step.link_source is not None
    ]


def test_any_account_gets_the_links_of_its_own_site() -> None:
    (change, *_) = links(page("etsy.com", "password"))
    assert change == (
        "https://www.etsy.com/your/account",
        "In an open list, not checked by us: Password Manager Resources, 4 August 2026.",
    )
    delete = page("etsy.com", "delete-account")
    assert links(delete)[0][0] == "https://www.etsy.com/your/account/privacy"
    assert "JustDeleteMe" in links(delete)[0][1]
    assert "JustDeleteMe says" in delete.tip and "dpo@etsy.com" in delete.tip
    assert delete.general
    codes = page("etsy.com", "second-factor")
    assert "text message" in codes.tip and "an app with codes" in codes.tip
    assert links(codes)[0][1].startswith("A help page. In an open list, not checked by us: 2FA")
    assert "passkey" in page("ebay.com", "passkeys").tip
    assert "The same sign-in opens" in page("themeforest.net", "password").tip


def test_a_site_in_no_list_gets_the_standard_address_as_a_guess() -> None:
    (change,) = links(page("example.com", "password"))
    assert change[0] == "https://example.com/.well-known/change-password"
    assert change[1].startswith("A guess.")
    assert links(page("example.com", "delete-account")) == []
    assert page("example.com", "second-factor").tip == page("", "second-factor").tip


@pytest.mark.parametrize(
    "domain", ["", "example.com/evil", "co.uk", "www.example.com", "a b", "EXAMPLE.com", "::1"]
)
def test_what_is_no_site_gets_no_link(domain: str) -> None:
    assert links(page(domain, "password")) == []


def test_every_task_of_a_site_still_has_search_words() -> None:
    account = Account(id="a", platform="any-account", domain="etsy.com", unused=True)
    plan = make_plan(catalogue(), Answers(), (account,))
    for task in plan.tasks.values():
        if task.account is None:
            continue
        words = task_page(task, plan, catalogue())
        assert "{" not in words.title + words.tip
        for step in words.steps:
            assert not step.link or step.search, (task.id, step.say)


def test_sentences_name_the_site() -> None:
    account = Account(id="a", platform="any-account", domain="xn--bcher-kva.de")
    assert account_name(account, catalogue()) == "bücher.de"
    assert account_phrase(account, catalogue()) == "your bücher.de account"
    work = replace(account, name="work")
    assert account_name(work, catalogue()) == "bücher.de, work"
    assert account_phrase(work, catalogue()) == "your bücher.de account (work)"


def test_a_mailbox_with_a_domain_is_named_by_it_too() -> None:
    account = Account(id="a", platform="any-mail", domain="example.com")
    assert account_phrase(account, catalogue()) == "your example.com account"


def test_rules_are_those_of_the_site_or_of_a_known_platform() -> None:
    def rules(platform: str, domain: str = "") -> str:
        account = Account(id="a", platform=platform, domain=domain)
        return any_site.password_rules(account, catalogue())

    assert rules("any-account", "163.com") == "minlength: 6; maxlength: 16;"
    assert len(generator.characters(rules=site_rules.parse(rules("any-account", "163.com")))) == 16
    assert rules("any-account") == ""
    assert rules("paypal")


# -- found by what she types -------------------------------------------------------------------


def offered(text: str) -> list[tuple[str, str, str]]:
    return [(o.platform.id, o.domain, o.name) for o in services.offers(catalogue(), text)]


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("instagram.com", "instagram"),
        ("https://www.instagram.com/x", "instagram"),
        ("mail.google.com", "google"),
        ("someone@gmail.com", "google"),
        ("twitter.com", "x"),
        ("skype.com", "skype"),
    ],
)
def test_an_address_of_a_known_service_finds_it(text: str, platform: str) -> None:
    assert offered(text) == [(platform, "", "")]


def test_another_domain_with_the_sign_in_of_a_known_service_finds_it() -> None:
    assert "pinterest.at" not in catalogue().platforms["pinterest"].domains
    assert offered("https://www.pinterest.at/") == [("pinterest", "", "")]


def test_any_other_address_is_offered_as_its_own_site() -> None:
    assert offered("https://shop.example.com/login?x=1") == [("any-account", "example.com", "")]
    (offer,) = services.offers(catalogue(), "www.bücher.de")
    assert offer.platform.name == "bücher.de" and offer.platform.letters == "Bü"
    assert offer.domain == "xn--bcher-kva.de"


def test_a_half_typed_address_still_shows_the_known_service_first() -> None:
    assert offered("instagram.co")[0] == ("instagram", "", "")


def test_a_mail_address_leads_to_the_mailbox_that_comes_first_in_the_plan() -> None:
    assert offered("someone@example.org") == [("any-mail", "", "")]


def test_a_name_in_the_lists_offers_the_site() -> None:
    assert ("any-account", "etsy.com", "") in offered("Etsy")
    ebay = [o for o in offered("ebay") if o[1]]
    assert ebay[0] == ("any-account", "ebay.com", "")
    family = set(catalogue().sites.family("ebay.com"))
    assert len(family) > 10 and sum(o[1] in family for o in ebay) == 1  # one sign-in, one entry
    assert not any(o[1] in {"instagram.com", "google.com"} for o in offered("instag"))


def test_a_name_nobody_knows_is_offered_as_it_is() -> None:
    assert offered("  Knitting  circle of the north ") == [
        ("any-account", "", "Knitting circle of the north")
    ]
    (offer,) = services.offers(catalogue(), "z" * 200)
    assert len(offer.name) == services.LONGEST_NAME


def test_nothing_typed_offers_the_usual_ones() -> None:
    usual = [(platform.id, "", "") for platform in services.common(catalogue())]
    assert offered("") == offered("  ") == usual


def test_what_is_offered_counts_once_for_one_sign_in() -> None:
    (offer,) = services.offers(catalogue(), "themeforest.net")
    mine = [Account(id="a", platform="any-account", domain="audiojungle.net")]
    assert services.count(catalogue(), offer, mine) == 1
    (other,) = services.offers(catalogue(), "example.com")
    assert services.count(catalogue(), other, mine) == 0
    (named,) = services.offers(catalogue(), "Knitting circle north")
    assert services.count(catalogue(), named, mine) == 0


def test_without_the_table_everything_still_works() -> None:
    bare = content()
    assert bare.sites == Sites()
    assert [o.platform.id for o in services.offers(bare, "instagram.com")] == ["instagram"]
    account = Account(id="a", platform="any-account", domain="etsy.com")
    plan = make_plan(bare, Answers(), (account,))
    assert not any(step.link for step in task_page(plan.tasks["a/password"], plan, bare).steps)


def test_a_changed_list_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    shutil.copytree(LISTS, folder)
    pages = folder / sites.CHANGE / "change-password-URLs.json"
    pages.write_text('{"etsy.com": "https://example.org/steal"}', encoding="utf-8")
    made = compile_lists(folder)
    assert made.sites.get("etsy.com").change == ""
    assert "https://example.org/steal" in made.foreign
