"""Which part of an address is the site: the registrable domain, by the public suffix list.

The rules and their reading: https://publicsuffix.org/list/ ("Algorithm").
"""

from __future__ import annotations

import unicodedata
from typing import Final
from urllib.parse import urlsplit

import msgspec

_DOTS: Final = str.maketrans("。．｡", "...")  # noqa: RUF001
_MOST: Final = 253  # characters in a host name, RFC 1035
_MOST_LABEL: Final = 63
_PUNYCODE: Final = "xn--"


class Suffixes(msgspec.Struct, frozen=True, kw_only=True):
    """The rules of the public suffix list, as written there ("com", "*.ck", "!www.ck").

    Attributes:
        public: rules of registries, in ASCII letters.
        private: rules of companies that give parts of their domain to others ("github.io").
    """

    public: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()


def parse_suffixes(text: str) -> Suffixes:
    """The rules in the text of the list."""
    public: set[str] = set()
    private: set[str] = set()
    rules = public
    for line in text.splitlines():
        rule = line.strip().split(" ")[0]
        if rule.startswith("//"):
            if "===BEGIN PRIVATE DOMAINS===" in line:
                rules = private
        elif rule:
            mark = next((m for m in ("!", "*.") if rule.startswith(m)), "")
            rules.add(mark + ".".join(map(_ascii, rule.removeprefix(mark).split("."))))
    return Suffixes(public=frozenset(public), private=frozenset(private))


def host_of(text: str) -> str:
    """The host name in an address or in what a person typed as one; "" if there is none.

    In small ASCII letters ("bücher.example" becomes "xn--bcher-kva.example"), without a port.
    Numbers of the internet protocol are no host names.
    """
    text = text.strip()
    try:
        host = urlsplit(text if "://" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""
    labels = host.translate(_DOTS).removesuffix(".").split(".")
    labels = [_ascii(label) for label in labels]
    host = ".".join(labels)
    wrong = any(not _is_label(label) for label in labels)
    return "" if wrong or labels[-1].isdigit() or len(host) > _MOST else host


def registrable(host: str, suffixes: Suffixes) -> str:
    """The domain somebody registered ("shop.example.co.uk" gives "example.co.uk").

    Args:
        host: as `host_of` gives it.

    "" for a bare public suffix and for an ending the list does not know. Where a company lets
    others use parts of its domain, each part is a site of its own, and the company's own site is
    the domain itself, with or without "www".
    """
    labels = host.split(".")
    public = _suffix_at(labels, suffixes.public)
    shared = _suffix_at(labels, suffixes.private)
    if public < 1:
        return ""
    if shared < 1 or (shared == 1 and labels[0] == "www"):
        shared = public
    return ".".join(labels[min(public, shared) - 1 :])


def readable(domain: str) -> str:
    """A domain as its owner writes it: "xn--bcher-kva.example" becomes "bücher.example"."""
    return ".".join(map(_unicode, domain.split(".")))


def _suffix_at(labels: list[str], rules: frozenset[str]) -> int:
    """Where the public suffix begins, as an index into the labels; -1 if no rule fits."""
    for start in range(len(labels)):
        name = ".".join(labels[start:])
        if f"!{name}" in rules:
            return start + 1
        if name in rules or f"*.{'.'.join(labels[start + 1 :])}" in rules:
            return start
    return -1


def _ascii(label: str) -> str:
    label = unicodedata.normalize("NFKC", label.lower())
    if label.isascii():
        return label
    return _PUNYCODE + label.encode("punycode").decode("ascii")


def _unicode(label: str) -> str:
    if not label.startswith(_PUNYCODE):
        return label
    try:
        plain = label.removeprefix(_PUNYCODE).encode("ascii").decode("punycode")
    except UnicodeError:
        return label
    # Only what reads as letters, and only where it leads back to the same name.
    fine = all(c.isalnum() or c == "-" or unicodedata.category(c)[0] == "M" for c in plain)
    return plain if fine and _ascii(plain) == label else label


def _is_label(label: str) -> bool:
    if not 0 < len(label) <= _MOST_LABEL or label[0] == "-" or label[-1] == "-":
        return False
    return all(c.isalnum() or c in "-_" for c in label) and label.isascii()
