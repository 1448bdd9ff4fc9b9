"""The system keyrings this program knows, each named here and made directly.

The `keyring` library can also choose by environment variable, user file or installed plug-in, and
each of these can hand the secrets to foreign code. None of them is ever consulted: there is no
`get_keyring`, no discovery and no fallback. Everything heavy is imported in the worker, on first
use.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import Enum
from typing import Protocol

from disentangle.vault.keyring_faults import SecretMissing


class KeyringState(Enum):
    """What the keyring says before anything is asked of it."""

    READY = "ready"
    LOCKED = "locked"
    ABSENT = "absent"


class ItemBackend(Protocol):
    """One system keyring. Every call blocks, perhaps for ever, and may raise any exception."""

    def state(self) -> KeyringState:
        """The state, without showing a window."""

    def read(self, service: str, user: str, ask: bool) -> list[str]:
        """The texts of all items of this service and user: none, one, or by accident two."""

    def add(self, service: str, user: str, text: str, ask: bool) -> None:
        """Write one new item."""

    def remove(self, service: str, user: str, ask: bool) -> None:
        """Delete the item."""


class PasswordBackend(Protocol):
    """The three calls that this program uses of a backend of the `keyring` library."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class UniqueItems:
    """A keyring that cannot hold two items of one name and shows its own windows unasked."""

    def __init__(self, backend: PasswordBackend) -> None:
        self._backend = backend

    def state(self) -> KeyringState:
        return KeyringState.READY  # macOS and Windows open it with the session

    def read(self, service: str, user: str, ask: bool) -> list[str]:
        text = self._backend.get_password(service, user)
        return [] if text is None else [text]

    def add(self, service: str, user: str, text: str, ask: bool) -> None:
        self._backend.set_password(service, user, text)

    def remove(self, service: str, user: str, ask: bool) -> None:
        # macOS reports every trouble of a deletion alike, so the missing item is asked for first.
        if self._backend.get_password(service, user) is None:
            raise SecretMissing
        self._backend.delete_password(service, user)


def os_backend() -> ItemBackend:
    """The keyring of this system. Slow on first use (about 70 ms of imports), makes no call.

    Raises:
        ImportError: the part for this system is not installed.
    """
    if sys.platform == "win32":
        return UniqueItems(windows_backend())
    if sys.platform == "darwin":
        return UniqueItems(macos_backend())
    from disentangle.vault.keyring_linux import SecretServiceItems

    return SecretServiceItems()


def windows_backend() -> PasswordBackend:
    """The Windows Credential Manager, with items that stay on this computer."""
    from keyring.backends.Windows import WinVaultKeyring

    class LocalVault(WinVaultKeyring):
        def set_properties_from_env(self) -> None:
            """Take nothing from the environment."""

    make: Callable[[], LocalVault] = LocalVault  # the library leaves its constructor untyped
    vault = make()
    # The library's default is "enterprise", which travels with a domain profile (keyring #382).
    vault.persist = "local machine"
    return vault


def macos_backend() -> PasswordBackend:
    """The macOS login keychain; the library sets no flag that would synchronise the item."""
    from keyring.backends.macOS import Keyring

    class LoginKeychain(Keyring):
        keychain = None  # the library would take it from KEYCHAIN_PATH

        def set_properties_from_env(self) -> None:
            """Take nothing from the environment."""

    make: Callable[[], LoginKeychain] = LoginKeychain
    return make()
