"""What open lists say about sites that are not in our own content, found by domain or name."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

import msgspec

from disentangle.catalogue.domains import Suffixes, host_of, registrable

# Folders below `resources/lists`, and the names their makers use.
CHANGE: Final = "apple-password-manager-resources"
DELETE: Final = "jdm-justdeleteme"
CODES: Final = "twofactorauth-2fa-directory"
PASSKEYS: Final = "twofactorauth-passkeys"
PRIVACY: Final = "datenanfragen"
SUFFIXES: Final = "public-suffix-list"
LISTS: Final = {
    CHANGE: "Password Manager Resources",
    DELETE: "JustDeleteMe",
    CODES: "2FA Directory",
    PASSKEYS: "Passkeys Directory",
    PRIVACY: "Datenanfragen.de",
    SUFFIXES: "Public Suffix List",
}

Difficulty = Literal["", "easy", "medium", "hard", "limited", "impossible"]
Passkey = Literal["", "sign-in", "second", "both"]


class Site(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One row. Every address starts with https:// and lies on a domain of the site.

    Attributes:
        family: other domains that the same sign-in opens.
        change: page to change the password.
        delete, difficulty: page to delete the account, and how hard the list calls it.
        codes: ways to get a second code, in the words of the 2FA Directory ("totp", "sms");
            empty if the site is listed as having none, None if it is not listed.
        codes_help, passkey_help: pages that explain them.
        passkey: what a passkey is good for there; "" if not listed.
        rules: what it accepts as a password, in the Password Rules language.
        mail, form: where its keeper of personal data can be reached.
    """

    family: tuple[str, ...] = ()
    change: str = ""
    delete: str = ""
    difficulty: Difficulty = ""
    codes: tuple[str, ...] | None = None
    codes_help: str = ""
    passkey: Passkey = ""
    passkey_help: str = ""
    rules: str = ""
    mail: str = ""
    form: str = ""


class Sites(msgspec.Struct, frozen=True, kw_only=True):
    """The table. Rows stay packed until one is asked for, so that reading it costs little.

    Attributes:
        dates: day of the list behind the rows, by list.
        rows: one packed `Site` by registrable domain, in ASCII letters.
        names: what the site is called, in small letters, by domain.
    """

    suffixes: Suffixes = Suffixes()
    dates: dict[str, dt.date] = {}
    rows: dict[str, msgspec.Raw] = {}
    names: dict[str, str] = {}

    def domain(self, text: str) -> str:
        """The registrable domain in what she typed or brought in; "" if it is no address."""
        host = host_of(text)
        return registrable(host, self.suffixes) if host else ""

    def get(self, domain: str) -> Site:
        """What the lists say of a domain; an empty row if nothing."""
        row = self.rows.get(domain)
        return msgspec.json.decode(row, type=Site) if row is not None else Site()

    def family(self, domain: str) -> tuple[str, ...]:
        """The domain and all that the same sign-in opens, sorted."""
        return tuple(sorted({domain, *self.get(domain).family}))

    def named(self, text: str, most: int = 6) -> list[str]:
        """Domains of sites whose name or domain begins with a text, best first.

        Of sites with one sign-in only the first is given.

        Args:
            text: at least three letters; less finds nothing.
        """
        wanted = " ".join(text.casefold().split())
        if len(wanted) < 3:
            return []
        rated: list[tuple[int, bool, int, str]] = []
        for domain in self.rows:
            name = self.names.get(domain, "")
            if name.startswith(wanted) or domain.startswith(wanted):
                rate = 0 if name == wanted else 1 if name.startswith(wanted) else 2
                rated.append((rate, not domain.endswith(".com"), len(domain), domain))
        found: list[str] = []
        seen: set[str] = set()
        for *_, domain in sorted(rated):
            if len(found) < most and domain not in seen:
                found.append(domain)
                seen.update(self.family(domain))
        return found
