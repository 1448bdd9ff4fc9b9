"""An account on a site that is no platform of ours: general steps with links from open lists."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from disentangle.catalogue import sites
from disentangle.catalogue.domains import readable
from disentangle.catalogue.model import Catalogue, Place, Platform, Source
from disentangle.i18n import N_, tr, trn
from disentangle.plan.answers import Account

# The address a site may keep for this (W3C, "A Well-Known URL for Changing Passwords").
_STANDARD: Final = "https://{domain}/.well-known/change-password"
_GUESS: Final = "guess"

_WAYS: Final = {
    "totp": N_("an app with codes"),
    "sms": N_("text message"),
    "email": N_("e-mail"),
    "call": N_("phone call"),
    "custom-software": N_("an app of its own"),
    "u2f": N_("security key"),
    "custom-hardware": N_("a device of its own"),
}
# What the five words mean: https://github.com/jdm-contrib/jdm, CONTRIBUTING.md.
_HARD: Final[dict[sites.Difficulty, str]] = {
    "easy": N_("JustDeleteMe says: there is a simple page to delete the account."),
    "medium": N_("JustDeleteMe says: deleting the account takes some extra steps."),
    "hard": N_("JustDeleteMe says: you have to write to the site to delete the account."),
    "limited": N_("JustDeleteMe says: the account can be deleted only in some cases or countries."),
    "impossible": N_("JustDeleteMe says: deleting the whole account is not possible."),
}
_PASSKEY: Final[dict[sites.Passkey, str]] = {
    "sign-in": N_("The Passkeys Directory says: a passkey alone can sign in there."),
    "second": N_("The Passkeys Directory says: a passkey can be the second step there."),
    "both": N_("The Passkeys Directory says: a passkey can sign in there or be the second step."),
}
_NAMED: Final = 4


def places(platform: Platform, account: Account, catalogue: Catalogue) -> dict[str, Place]:
    """The places of the account's platform, with the links that lists give for its own site."""
    domain = _site(account, catalogue)
    if not domain:
        return platform.places
    site = catalogue.sites.get(domain)
    links = {
        "password": (sites.CHANGE, site.change),
        "delete": (sites.DELETE, site.delete),
        "second-factor": (sites.CODES, site.codes_help),
        "passkeys": (sites.PASSKEYS, site.passkey_help),
        "export": (sites.PRIVACY, site.form),
    }
    if not site.change:
        links["password"] = (_GUESS, _STANDARD.format(domain=domain))
    found = dict(platform.places)
    for name, (key, link) in links.items():
        if link and name in found:
            day = catalogue.sites.dates.get(key, catalogue.data_date)
            source = Source(key=key, seen=False, checked=day)
            found[name] = replace(found[name], link=link, link_seen=False, source=source)
    return found


def link_words(source: Source, day: str) -> str:
    """Where an address comes from and that nobody checked it; "" if it is one of our own.

    Args:
        day: `source.checked` in words.
    """
    if source.key == _GUESS:
        return tr("A guess. Many sites keep this address for it, some do not.")
    if source.key in (sites.CODES, sites.PASSKEYS):
        said = tr("A help page.")
    elif source.key == sites.PRIVACY:
        said = tr("A form for questions about your data.")
    elif source.key in sites.LISTS:
        said = ""
    else:
        return ""
    name = sites.LISTS[source.key]
    listed = tr("In an open list, not checked by us: {name}, {day}.", name=name, day=day)
    return f"{said} {listed}".strip()


def remarks(action: str, account: Account, catalogue: Catalogue) -> tuple[str, ...]:
    """What the lists say about one action at the account's site, in whole sentences."""
    domain = _site(account, catalogue)
    if not domain:
        return ()
    site = catalogue.sites.get(domain)
    said: list[str] = []
    match action:
        case "password" if site.family:
            said.append(_same_sign_in(site.family))
        case "second-factor" if site.codes:
            ways = ", ".join(tr(_WAYS[way]) for way in site.codes if way in _WAYS)
            said.append(tr("The 2FA Directory names these ways to get codes: {ways}.", ways=ways))
        case "second-factor" if site.codes is not None:
            said.append(tr("The 2FA Directory knows of no sign-in codes there."))
        case "passkeys" if site.passkey:
            said.append(tr(_PASSKEY[site.passkey]))
        case "delete-account" if site.difficulty:
            said.append(tr(_HARD[site.difficulty]))
    if action in ("delete-account", "save-copy") and site.mail:
        said.append(tr("Privacy questions go to {mail}, says Datenanfragen.de.", mail=site.mail))
    return tuple(said)


def password_rules(account: Account, catalogue: Catalogue) -> str:
    """What the account's site accepts as a password, in the Password Rules language.

    "" if no list says. They come from Password Manager Resources and may be out of date.
    """
    known = catalogue.platforms[account.platform].domains
    domains = (_site(account, catalogue), *known)
    return next((rules for d in domains if d and (rules := catalogue.sites.get(d).rules)), "")


def _site(account: Account, catalogue: Catalogue) -> str:
    # A case can come from a file; what is no domain must not become an address.
    domain = account.domain
    return domain if domain and catalogue.sites.domain(domain) == domain else ""


def _same_sign_in(family: tuple[str, ...]) -> str:
    shown = ", ".join(map(readable, family[:_NAMED]))
    more = len(family) - _NAMED
    if more <= 0:
        return tr("The same sign-in opens {sites}.", sites=shown)
    return trn(
        "The same sign-in opens {sites} and {n} more.",
        "The same sign-in opens {sites} and {n} more.",
        more,
        sites=shown,
    )
