"""Which part of an address is the site."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disentangle.catalogue.domains import (
    Suffixes,
    host_of,
    parse_suffixes,
    readable,
    registrable,
)
from disentangle.resources import resource

SMALL = """
// ===BEGIN ICANN DOMAINS===
com
uk
co.uk
*.ck
!www.ck
jp
*.kawasaki.jp
!city.kawasaki.jp
公司.cn
cn
// ===END ICANN DOMAINS===
// ===BEGIN PRIVATE DOMAINS===
pages.example.com
"""


@functools.cache
def whole() -> Suffixes:
    """The list the program ships."""
    path = resource("lists", "public-suffix-list", "public_suffix_list.dat")
    return parse_suffixes(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("example.com", "example.com"),
        ("a.b.example.com", "example.com"),
        ("shop.example.co.uk", "example.co.uk"),
        ("co.uk", ""),
        ("com", ""),
        # A wildcard: everything right below is a suffix.
        ("ck", ""),
        ("b.ck", ""),
        ("a.b.ck", "a.b.ck"),
        ("x.a.b.ck", "a.b.ck"),
        ("y.kawasaki.jp", ""),
        ("a.x.y.kawasaki.jp", "x.y.kawasaki.jp"),
        # An exception to it.
        ("www.ck", "www.ck"),
        ("a.www.ck", "www.ck"),
        ("a.city.kawasaki.jp", "city.kawasaki.jp"),
        # Other scripts.
        ("xn--85x722f.xn--55qx5d.cn", "xn--85x722f.xn--55qx5d.cn"),
        ("a.xn--85x722f.cn", "xn--85x722f.cn"),
        # Parts of a company's domain are sites of others; the company's own is the domain.
        ("mine.pages.example.com", "mine.pages.example.com"),
        ("a.mine.pages.example.com", "mine.pages.example.com"),
        ("pages.example.com", "example.com"),
        ("www.pages.example.com", "example.com"),
        # No ending of the list.
        ("router.local", ""),
        ("nothing", ""),
    ],
)
def test_the_rules_of_the_list(host: str, site: str) -> None:
    assert registrable(host, parse_suffixes(SMALL)) == site


@pytest.mark.parametrize(
    ("typed", "site"),
    [
        ("shop.example.com", "example.com"),
        ("  https://www.Instagram.com/x?y=1#z ", "instagram.com"),
        ("HTTP://EXAMPLE.CO.UK.", "example.co.uk"),
        ("someone@mail.example.org", "example.org"),
        ("example.com:8443/path", "example.com"),
        ("Bücher.example.de", "example.de"),
        ("www.bücher.de", "xn--bcher-kva.de"),
        ("straße.de", "xn--strae-oqa.de"),
        ("食狮。公司.cn", "xn--85x722f.xn--55qx5d.cn"),
        ("someone.github.io", "someone.github.io"),
        ("192.168.1.1", ""),
        ("[::1]", ""),
        ("http://[", ""),
        ("knitting circle", ""),
        ("Mr. Smith", ""),
        ("-bad-.com", ""),
        ("a..com", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
        ("x" * 64 + ".com", ""),
    ],
)
def test_what_a_person_types(typed: str, site: str) -> None:
    host = host_of(typed)
    assert (registrable(host, whole()) if host else "") == site


def test_a_name_in_another_script_reads_as_its_owner_writes_it() -> None:
    assert readable("xn--bcher-kva.de") == "bücher.de"
    assert readable("example.com") == "example.com"
    assert readable("xn--99999999999.com") == "xn--99999999999.com"


@given(st.text(max_size=80))
def test_no_text_breaks_it_and_a_site_is_its_own_site(text: str) -> None:
    host = host_of(text)
    site = registrable(host, whole()) if host else ""
    assert site.isascii() and site == site.lower()
    if site:
        assert registrable(host_of(f"https://{site}/"), whole()) == site
        assert host == site or host.endswith(f".{site}")
        readable(site)


def test_the_whole_list_is_read() -> None:
    text = resource("lists", "public-suffix-list", "public_suffix_list.dat").read_text("utf-8")
    rules = {line.split()[0] for line in text.splitlines() if line and not line.startswith("//")}
    both = whole().public | whole().private
    assert len(both) == len(rules) > 10_000
    assert all(rule.isascii() for rule in both)
