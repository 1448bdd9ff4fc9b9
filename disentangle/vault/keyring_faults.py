"""What the system keyring can answer instead of a secret, each with its own sentences.

None of these ever means "make a new one": nothing was created and nothing was deleted. The
sentences say "password store", because each system has another name for its keyring.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disentangle.errors import ForPerson
from disentangle.i18n import N_, tr


class KeyringFault(ForPerson):
    """The keyring gave no secret. The case file does not change because of it."""

    what_: ClassVar[str]
    kept_: ClassVar[str]
    do_: ClassVar[str]

    def __init__(self) -> None:
        super().__init__(tr(self.what_), tr(self.kept_), tr(self.do_))


class SecretMissing(KeyringFault):
    """The keyring works and has no such item."""

    what_ = N_("This computer’s password store does not have this item.")
    kept_ = N_("Your case is as it was, and no new item was made.")
    do_ = N_("Open your case with your recovery code, or save the item again yourself.")


class KeyringLocked(KeyringFault):
    """The keyring is locked. Asking again with `ask=True` lets the system show its window."""

    what_ = N_("This computer’s password store is locked.")
    kept_ = N_("What is inside the store was not touched.")
    do_ = N_("Unlock the password store, then try again.")


class KeyringRefused(KeyringFault):
    """The system said no to this program."""

    what_ = N_("The password store did not let this program in.")
    kept_ = N_("Nothing was read from it and nothing was changed.")
    do_ = N_("Try again and allow it, or go on without the password store.")


class PromptClosed(KeyringRefused):
    """The system's own window was closed without a yes."""

    what_ = N_("The window that asks to open the password store was closed.")
    kept_ = N_("The store stays closed, with all that is in it.")
    do_ = N_("Try again when you are ready, or go on without the password store.")


class KeyringTimedOut(KeyringFault):
    """No answer in time. Later calls get this at once until `retry` is called."""

    what_ = N_("The password store did not answer in time.")
    kept_ = N_("Your case does not need the answer to stay whole.")
    do_ = N_("Wait a moment and try again, or go on without the password store.")


class KeyringAbsent(KeyringFault):
    """There is no keyring on this computer, or none that can be used."""

    what_ = N_("This program finds no password store it can use on this computer.")
    kept_ = N_("Your case file is unchanged.")
    do_ = N_("Go on without it, or open your case with your recovery code.")


class KeyringStopped(KeyringAbsent):
    """The keyring's program ended while it was being asked."""

    what_ = N_("The password store stopped before it could answer.")
    kept_ = N_("Your case file is the same as before.")
    do_ = N_("Try once more, or go on without the password store.")


class SecretDamaged(KeyringFault):
    """The item is ours, but does not open with the key of this case."""

    what_ = N_("The item in the password store does not fit this case, or it was changed.")
    kept_ = N_("The item was left as it is.")
    do_ = N_("Use your recovery code, or save the item again under a new name.")


class SecretForeign(SecretDamaged):
    """Something else was written in the place of our item."""

    what_ = N_("The item in the password store was not written by this program.")
    kept_ = N_("The text in it was left alone.")
    do_ = N_("Use your recovery code, or save the item again.")


class SecretTwice(SecretDamaged):
    """Two items carry the one random name."""

    what_ = N_("The password store holds two items of the same name.")
    kept_ = N_("Both items were left as they are.")
    do_ = N_("Use your recovery code, then save a new item.")


class SecretThere(KeyringFault):
    """A new item was to have a name that is taken."""

    what_ = N_("The password store already has an item of this name.")
    kept_ = N_("That item was not replaced.")
    do_ = N_("Close this program, open it again, and try once more.")


class SecretTooLong(KeyringFault):
    """Longer than every system's keyring can hold."""

    what_ = N_("This text is too long for this computer’s password store.")
    kept_ = N_("Nothing was saved, and earlier items are still there.")
    do_ = N_("Save a shorter text, at most about 900 letters.")


# Foreign exceptions by the root of their module and their name: the modules differ per system
# and most cannot be imported on the others.
_BY_CLASS: dict[str, type[KeyringFault]] = {
    "keyring.KeyringLocked": KeyringLocked,
    "keyring.PasswordDeleteError": SecretMissing,
    "keyring.PasswordSetError": KeyringRefused,
    "keyring.NoKeyringError": KeyringAbsent,
    "keyring.InitError": KeyringAbsent,
    "keyring.NotFound": SecretMissing,
    "keyring.KeychainDenied": PromptClosed,
    "keyring.SecAuthFailure": KeyringRefused,
    "secretstorage.PromptDismissedException": PromptClosed,
    "secretstorage.LockedException": KeyringLocked,
    "secretstorage.ItemNotFoundException": SecretMissing,
    "secretstorage.SecretServiceNotAvailableException": KeyringAbsent,
    "builtins.TimeoutError": KeyringTimedOut,
    "builtins.ConnectionResetError": KeyringStopped,
    "builtins.BrokenPipeError": KeyringStopped,
    "builtins.EOFError": KeyringStopped,
}

_BY_BUS_NAME: dict[str, type[KeyringFault]] = {
    "org.freedesktop.DBus.Error.NoReply": KeyringStopped,
    "org.freedesktop.DBus.Error.Disconnected": KeyringStopped,
    "org.freedesktop.DBus.Error.AccessDenied": KeyringRefused,
    "org.freedesktop.DBus.Error.Timeout": KeyringTimedOut,
    "org.freedesktop.Secret.Error.IsLocked": KeyringLocked,
}

# Windows system error codes (winerror.h) and macOS result codes (SecBase.h).
_BY_NUMBER: dict[int, type[KeyringFault]] = {
    5: KeyringRefused,  # ERROR_ACCESS_DENIED
    1168: SecretMissing,  # ERROR_NOT_FOUND
    1223: PromptClosed,  # ERROR_CANCELLED
    1783: SecretTooLong,  # RPC_X_BAD_STUB_DATA, what CredWrite says to a long secret
    -25308: KeyringLocked,  # errSecInteractionNotAllowed
}


def translate(fault: BaseException) -> ForPerson:
    """The fault for the person that stands for any exception of a keyring library.

    The answer carries nothing of the original: no value, no path, no traceback.
    """
    for cause in _deepest_first(fault):
        if isinstance(cause, ForPerson):
            cause.__context__ = cause.__cause__ = None
            return cause.with_traceback(None)
        known = _known(cause)
        if known is not None:
            return known()
    return KeyringAbsent()


def is_passing(fault: BaseException) -> bool:
    """Whether asking once more can help: the keyring restarts, or its objects have new names."""
    return type(translate(fault)) in (KeyringAbsent, KeyringStopped) or any(
        type(cause).__name__ == "ItemNotFoundException" for cause in _deepest_first(fault)
    )


def _deepest_first(fault: BaseException) -> Iterator[BaseException]:
    chain: list[BaseException] = []
    current: BaseException | None = fault
    while current is not None and current not in chain:
        chain.append(current)
        current = current.__cause__
    return reversed(chain)


def _known(cause: BaseException) -> type[KeyringFault] | None:
    names = [f"{kind.__module__.partition('.')[0]}.{kind.__name__}" for kind in type(cause).__mro__]
    if "jeepney.DBusErrorResponse" in names:
        return _BY_BUS_NAME.get(str(getattr(cause, "name", "")))
    if names[0] in ("pywintypes.error", "win32ctypes.error", "keyring.Error"):
        number = cause.args[0] if cause.args else None
        return _BY_NUMBER.get(number) if isinstance(number, int) else None
    return next((_BY_CLASS[name] for name in names if name in _BY_CLASS), None)
