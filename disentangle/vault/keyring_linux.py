"""The Secret Service of Linux desktops: GNOME Keyring, KeePassXC, KWallet. Import it late.

The item calls are those of `keyring.backends.SecretService`. What changes is how the collection
is opened: it is never created, it shows a window only when asked to, and its connection is closed
after a fault too.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import secretstorage
from keyring.backends.SecretService import Keyring
from secretstorage.exceptions import ItemNotFoundException, PromptDismissedException

from disentangle.vault.keyring_backends import KeyringState, PasswordBackend
from disentangle.vault.keyring_faults import KeyringAbsent, KeyringLocked, PromptClosed


class SecretServiceItems:
    """Items in the default collection of the session's Secret Service."""

    def state(self) -> KeyringState:
        with closing(secretstorage.dbus_init()) as bus:
            if not secretstorage.check_service_availability(bus):
                return KeyringState.ABSENT
            try:
                locked = secretstorage.Collection(bus).is_locked()
            except ItemNotFoundException:
                return KeyringState.ABSENT
            return KeyringState.LOCKED if locked else KeyringState.READY

    def read(self, service: str, user: str, ask: bool) -> list[str]:
        try:
            collection = _open_collection(ask)
        except _NoCollection:
            return []
        with closing(collection.connection):
            texts = []
            for item in collection.search_items({"service": service, "username": user}):
                if item.is_locked():
                    _unlock(item, ask)
                texts.append(item.get_secret().decode("utf-8", "replace"))
            return texts

    def add(self, service: str, user: str, text: str, ask: bool) -> None:
        _library(ask).set_password(service, user, text)

    def remove(self, service: str, user: str, ask: bool) -> None:
        _library(ask).delete_password(service, user)


class _NoCollection(KeyringAbsent):
    """The service runs and has no default collection."""


class _Service(Keyring):
    ask = False

    def set_properties_from_env(self) -> None:
        """Take nothing from the environment."""

    def get_preferred_collection(self) -> secretstorage.Collection:
        return _open_collection(self.ask)


def _library(ask: bool) -> PasswordBackend:
    make: Callable[[], _Service] = _Service  # the library leaves its constructor untyped
    service = make()
    service.ask = ask
    return service


def _open_collection(ask: bool) -> secretstorage.Collection:
    bus = secretstorage.dbus_init()
    try:
        collection = secretstorage.Collection(bus)
        if collection.is_locked():
            _unlock(collection, ask)
    except PromptDismissedException:
        bus.close()
        raise
    except ItemNotFoundException:
        bus.close()
        raise _NoCollection from None
    except BaseException:
        bus.close()
        raise
    return collection


def _unlock(place: secretstorage.Collection | secretstorage.Item, ask: bool) -> None:
    if not ask:
        raise KeyringLocked
    if place.unlock():
        raise PromptClosed
    if place.is_locked():
        raise KeyringLocked
