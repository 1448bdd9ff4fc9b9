"""What a keyring can do that the real one does not do on request, on a small one of our own."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from types import ModuleType
from typing import Any

import pytest

from disentangle.errors import ForPerson
from disentangle.vault import keyring_backends, keyring_faults
from disentangle.vault.keyring_backends import KeyringState
from disentangle.vault.keyring_faults import (
    KeyringAbsent,
    KeyringFault,
    KeyringLocked,
    KeyringRefused,
    KeyringStopped,
    KeyringTimedOut,
    PromptClosed,
    SecretDamaged,
    SecretForeign,
    SecretMissing,
    SecretThere,
    SecretTooLong,
    SecretTwice,
    translate,
)
from disentangle.vault.keyring_store import SecretStore, SystemKeyring
from disentangle.vault.sealed import SECRET_LIMIT

CANARY = "canary-river-lamp-42"


class SmallKeyring:
    """A keyring in memory that can be told to misbehave.

    Attributes:
        items: what it holds, by service and user.
        before: runs at the start of each call with the call's name; may raise or block.
    """

    def __init__(self) -> None:
        self.items: dict[tuple[str, str], list[str]] = {}
        self.before: Callable[[str], None] = lambda _call: None
        self.calls: list[str] = []
        self._busy = threading.Lock()

    @contextlib.contextmanager
    def _call(self, name: str) -> Iterator[None]:
        assert self._busy.acquire(blocking=False), "two calls at one time"
        try:
            self.calls.append(name)
            self.before(name)
            yield
        finally:
            self._busy.release()

    def state(self) -> KeyringState:
        with self._call("state"):
            return KeyringState.READY

    def read(self, service: str, user: str, ask: bool) -> list[str]:
        with self._call("read"):
            return list(self.items.get((service, user), []))

    def add(self, service: str, user: str, text: str, ask: bool) -> None:
        with self._call("add"):
            self.items[service, user] = [text]

    def remove(self, service: str, user: str, ask: bool) -> None:
        with self._call("remove"):
            if (service, user) not in self.items:
                raise SecretMissing
            del self.items[service, user]


@pytest.fixture
def small() -> SmallKeyring:
    return SmallKeyring()


@pytest.fixture
def keyring(small: SmallKeyring) -> Iterator[SystemKeyring]:
    made = SystemKeyring(lambda: small, timeout_seconds=5.0)
    yield made
    made.close()


@pytest.fixture
def secrets(keyring: SystemKeyring) -> SecretStore:
    return SecretStore(bytes(32), keyring)


def held_by(hold: threading.Event, *calls: str) -> Callable[[str], None]:
    """Calls (all, or those named) that do not answer before `hold` is set."""

    def wait(call: str) -> None:
        if not calls or call in calls:
            hold.wait(10)

    return wait


def foreign(module: str, name: str, *arguments: object, **facts: object) -> Exception:
    """An exception as another system's library raises it, with a value that must not get out."""
    kind = type(name, (Exception,), {"__module__": module})
    raised: Exception = kind(*(arguments or (CANARY,)))
    for key, value in facts.items():
        setattr(raised, key, value)
    return raised


def from_bus(name: str) -> Exception:
    from jeepney.wrappers import DBusErrorResponse  # type: ignore[import-untyped, unused-ignore]

    raised: Exception = DBusErrorResponse.__new__(DBusErrorResponse)
    raised.name, raised.data = name, (CANARY,)  # type: ignore[attr-defined]
    return raised


def caused(outer: Exception, inner: Exception) -> Exception:
    outer.__cause__ = inner
    return outer


def keyring_error(name: str) -> Exception:
    import keyring.errors

    raised: Exception = getattr(keyring.errors, name)(CANARY)
    return raised


def service_error(name: str) -> Exception:
    import secretstorage.exceptions

    raised: Exception = getattr(secretstorage.exceptions, name)(CANARY)
    return raised


MAC = "keyring.backends.macOS.api"
DBUS = "org.freedesktop.DBus.Error."

MOODS: list[tuple[str, Callable[[], Exception], type[KeyringFault]]] = [
    ("dismissed", lambda: service_error("PromptDismissedException"), PromptClosed),
    ("denied", lambda: from_bus(DBUS + "AccessDenied"), KeyringRefused),
    ("dies", lambda: from_bus(DBUS + "NoReply"), KeyringStopped),
    (
        "dies, as the library says it",
        lambda: caused(
            service_error("SecretServiceNotAvailableException"), from_bus(DBUS + "NoReply")
        ),
        KeyringStopped,
    ),
    ("bus dies", lambda: ConnectionResetError(CANARY), KeyringStopped),
    ("pipe breaks", lambda: BrokenPipeError(CANARY), KeyringStopped),
    ("no bus", lambda: service_error("SecretServiceNotAvailableException"), KeyringAbsent),
    ("no service", lambda: from_bus(DBUS + "ServiceUnknown"), KeyringAbsent),
    ("no socket", lambda: FileNotFoundError(CANARY), KeyringAbsent),
    ("KWallet without its part", lambda: from_bus("org.kde.Something"), KeyringAbsent),
    ("no backend", lambda: keyring_error("NoKeyringError"), KeyringAbsent),
    ("not begun", lambda: keyring_error("InitError"), KeyringAbsent),
    (
        "not begun, dismissed",
        lambda: caused(keyring_error("InitError"), service_error("PromptDismissedException")),
        PromptClosed,
    ),
    ("not installed", lambda: ImportError(CANARY), KeyringAbsent),
    ("something new", lambda: ZeroDivisionError(CANARY), KeyringAbsent),
    ("locked", lambda: keyring_error("KeyringLocked"), KeyringLocked),
    ("locked item", lambda: service_error("LockedException"), KeyringLocked),
    (
        "locked, by the bus",
        lambda: from_bus("org.freedesktop.Secret.Error.IsLocked"),
        KeyringLocked,
    ),
    ("not set", lambda: keyring_error("PasswordSetError"), KeyringRefused),
    ("nothing to delete", lambda: keyring_error("PasswordDeleteError"), SecretMissing),
    ("slow", lambda: TimeoutError(CANARY), KeyringTimedOut),
    (
        "macOS, closed",
        lambda: caused(keyring_error("KeyringLocked"), foreign(MAC, "KeychainDenied")),
        PromptClosed,
    ),
    (
        "macOS, signature",
        lambda: caused(keyring_error("KeyringError"), foreign(MAC, "SecAuthFailure")),
        KeyringRefused,
    ),
    (
        "macOS, no window allowed",
        lambda: caused(keyring_error("KeyringError"), foreign(MAC, "Error", -25308, CANARY)),
        KeyringLocked,
    ),
    (
        "macOS, nothing to delete",
        lambda: caused(keyring_error("PasswordDeleteError"), foreign(MAC, "NotFound")),
        SecretMissing,
    ),
    ("Windows, denied", lambda: foreign("pywintypes", "error", 5, "Cred", CANARY), KeyringRefused),
    (
        "Windows, cancelled",
        lambda: foreign("win32ctypes.pywin32.pywintypes", "error", 1223, "Cred", CANARY),
        PromptClosed,
    ),
    ("Windows, long", lambda: foreign("pywintypes", "error", 1783, "C", CANARY), SecretTooLong),
    ("Windows, no session", lambda: foreign("pywintypes", "error", 1312, "C", ""), KeyringAbsent),
]


@pytest.mark.parametrize(("raised", "expected"), [m[1:] for m in MOODS], ids=[m[0] for m in MOODS])
def test_each_mood_has_its_name_and_changes_nothing(
    small: SmallKeyring,
    secrets: SecretStore,
    raised: Callable[[], Exception],
    expected: type[KeyringFault],
) -> None:
    name = secrets.put(CANARY.encode()).result()
    before = {key: list(texts) for key, texts in small.items.items()}

    def misbehave(_call: str) -> None:
        raise raised()

    small.before = misbehave
    for answer in (secrets.get(name), secrets.put(b"new"), secrets.forget(name)):
        fault = answer.exception()
        assert type(fault) is expected
        assert isinstance(fault, ForPerson)
        assert CANARY not in f"{fault!r} {fault.sentences()} {fault.__cause__} {fault.__context__}"
    assert small.items == before
    small.before = lambda _call: None
    assert secrets.get(name).result() == CANARY.encode()


def test_what_stands_in_the_item_instead_is_named(
    small: SmallKeyring, secrets: SecretStore, keyring: SystemKeyring
) -> None:
    name = secrets.put(CANARY.encode()).result()
    ((place, [text]),) = small.items.items()
    for texts, expected in (
        (["hunter2"], SecretForeign),
        ([text[:-4] + "AAAA"], SecretDamaged),
        ([text, text], SecretTwice),
        ([], SecretMissing),
    ):
        small.items[place] = list(texts)
        assert type(secrets.get(name).exception()) is expected
        assert small.items == {place: texts}
    small.items[place] = [text]
    assert type(keyring.get_key_part(name).exception()) is SecretForeign


def test_all_sentences_differ_and_none_means_create() -> None:
    kinds = [
        kind
        for kind in vars(keyring_faults).values()
        if isinstance(kind, type) and issubclass(kind, KeyringFault) and kind is not KeyringFault
    ]
    assert len(kinds) == 12
    for part in ("what", "kept", "do"):
        assert len({getattr(kind(), part) for kind in kinds}) == len(kinds), part


def test_one_passing_trouble_is_asked_over_and_two_are_told(
    small: SmallKeyring, secrets: SecretStore
) -> None:
    name = secrets.put(b"kept").result()
    left = 1

    def misbehave(_call: str) -> None:
        nonlocal left
        left -= 1
        if left >= 0:
            raise service_error("SecretServiceNotAvailableException")

    small.before = misbehave
    assert secrets.get(name).result() == b"kept"
    left = 2
    assert type(secrets.get(name).exception()) is KeyringAbsent
    left, small.calls = 1, []
    assert len(secrets.put(b"more").result()) == 33
    assert small.calls == ["add", "add", "read"]
    assert len(small.items) == 2


def test_a_locked_keyring_is_not_asked_over(small: SmallKeyring, secrets: SecretStore) -> None:
    def locked(_call: str) -> None:
        raise KeyringLocked

    name = secrets.put(b"kept").result()
    small.before, small.calls = locked, []
    assert type(secrets.get(name).exception()) is KeyringLocked
    assert small.calls == ["read"]


@pytest.mark.parametrize("step", ["add", "read", "remove"])
@pytest.mark.parametrize("after", [False, True], ids=["before it", "after it"])
def test_while_a_secret_is_replaced_one_good_item_is_always_known(
    small: SmallKeyring, secrets: SecretStore, step: str, after: bool
) -> None:
    """The order that the store asks for: put, save the name, forget the old name."""
    in_case_file = secrets.put(b"old").result()
    failed = False

    def fail(call: str) -> None:
        nonlocal failed
        if call == step and not failed:
            failed = True
            raise KeyringRefused

    if after and step == "add":
        whole = small.add

        def add(service: str, user: str, text: str, ask: bool) -> None:
            whole(service, user, text, ask)
            raise KeyringRefused

        small.add = add  # type: ignore[method-assign]
    else:
        small.before = fail
    with contextlib.suppress(KeyringFault):
        new = secrets.put(b"new").result()
        in_case_file, old = new, in_case_file
        secrets.forget(old).result()
    small.before = lambda _call: None
    assert secrets.get(in_case_file).result() == (b"new" if step == "remove" else b"old")
    assert len(small.items) == (2 if step == "remove" else 1)


def test_an_item_that_reads_back_differently_is_not_accepted(
    small: SmallKeyring, secrets: SecretStore
) -> None:
    def change(call: str) -> None:
        if call == "read":
            small.items = {place: ["other"] for place in small.items}

    small.before = change
    assert type(secrets.put(b"new").exception()) is SecretDamaged
    assert small.items == {}


@pytest.mark.parametrize("trouble", [False, True])
def test_an_item_that_is_there_is_never_replaced_nor_taken_away(
    small: SmallKeyring, keyring: SystemKeyring, trouble: bool
) -> None:
    """The defect it stands for: the name is taken, writing goes wrong, and both are gone."""
    name = f"{'0' * 12}-{'1' * 20}"
    assert keyring.put_key_part(name).result() == name
    before = {place: list(texts) for place, texts in small.items.items()}

    def misbehave(call: str) -> None:
        if trouble and call == "add":
            raise KeyringRefused

    small.before = misbehave
    assert type(keyring.put_key_part(name).exception()) is SecretThere
    assert small.items == before


def test_too_long_is_said_before_the_keyring_is_asked(
    small: SmallKeyring, secrets: SecretStore
) -> None:
    assert type(secrets.put(bytes(SECRET_LIMIT + 1)).exception()) is SecretTooLong
    assert small.calls == []
    assert secrets.get(secrets.put(bytes(SECRET_LIMIT)).result()).result() == bytes(SECRET_LIMIT)


@pytest.mark.parametrize("name", ["", "x", "../../etc", "0" * 33, "A" * 12 + "-" + "0" * 20])
def test_a_name_we_never_gave_out_is_our_own_mistake(secrets: SecretStore, name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        secrets.get(name)


def test_a_keyring_that_never_answers_keeps_nobody_waiting(small: SmallKeyring) -> None:
    keyring = SystemKeyring(lambda: small, timeout_seconds=0.2)
    secrets = SecretStore(bytes(32), keyring)
    name = secrets.put(b"kept").result()
    hold = threading.Event()
    small.before = held_by(hold)
    began = time.monotonic()
    first, second, third = secrets.get(name), secrets.put(b"new"), keyring.available()
    assert time.monotonic() - began < 0.1
    try:
        for answer in (first, second, third):
            assert type(answer.exception(timeout=5)) is KeyringTimedOut
        assert 0.2 <= time.monotonic() - began < 2
        assert type(secrets.get(name).exception()) is KeyringTimedOut
        assert small.calls == ["add", "read", "read"]  # the others never reached it
    finally:
        hold.set()
    small.before = lambda _call: None
    _wait_for_no_calls()
    keyring.retry()
    assert secrets.get(name).result() == b"kept"
    assert len(small.items) == 1
    keyring.close()


def test_a_person_who_asks_again_needs_no_further_step(small: SmallKeyring) -> None:
    keyring = SystemKeyring(lambda: small, timeout_seconds=0.1)
    name = keyring.put_key_part().result()
    hold = threading.Event()
    small.before = held_by(hold)
    assert type(keyring.get_key_part(name).exception()) is KeyringTimedOut
    hold.set()
    _wait_for_no_calls()
    assert type(keyring.get_key_part(name).exception()) is KeyringTimedOut
    assert len(keyring.get_key_part(name, ask=True).result()) == 32
    keyring.close()


def test_an_item_that_arrives_after_we_gave_up_is_taken_away(small: SmallKeyring) -> None:
    keyring = SystemKeyring(lambda: small, timeout_seconds=0.1)
    hold = threading.Event()
    small.before = held_by(hold, "add")
    assert type(keyring.put_key_part().exception()) is KeyringTimedOut
    hold.set()
    _wait_for_no_calls()
    assert small.calls == ["add", "read", "remove"]
    assert small.items == {}
    keyring.close()


def test_closing_leaves_no_thread(small: SmallKeyring) -> None:
    before = threading.active_count()
    keyring = SystemKeyring(lambda: small)
    assert threading.active_count() == before  # nothing starts before it is needed
    assert keyring.available().result() is KeyringState.READY
    keyring.close()
    keyring.close()
    assert threading.active_count() == before
    with pytest.raises(RuntimeError):
        keyring.available()


def test_closing_while_the_keyring_hangs_is_quick_and_ends_every_wait(
    small: SmallKeyring,
) -> None:
    keyring = SystemKeyring(lambda: small, timeout_seconds=60)
    hold = threading.Event()
    small.before = held_by(hold)
    running, queued = keyring.available(), keyring.available()
    while not small.calls:
        time.sleep(0.001)
    began = time.monotonic()
    keyring.close()
    assert time.monotonic() - began < 1
    assert type(running.exception(timeout=0)) is KeyringTimedOut
    with pytest.raises((CancelledError, KeyringTimedOut)):
        queued.result(timeout=0)
    hold.set()
    _wait_for_no_calls()


def _wait_for_no_calls() -> None:
    for thread in threading.enumerate():
        if thread.name == "keyring-call":
            thread.join(5)


def test_nothing_of_a_secret_stays_in_what_is_told(
    small: SmallKeyring, secrets: SecretStore
) -> None:
    def leak(_call: str) -> None:
        raise caused(ValueError(CANARY), keyring_error("PasswordSetError"))

    small.before = leak
    fault = secrets.put(CANARY.encode()).exception()
    assert fault is not None
    told: Any = fault.__traceback__
    while told is not None:
        held = told.tb_frame.f_locals.values()
        assert not any(CANARY in repr(value) for value in held)
        told = told.tb_next
    assert CANARY not in translate(ValueError(CANARY)).sentences()


# --- The parts of other systems, as far as they can be seen from here


def test_windows_items_stay_on_this_computer_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from keyring.backends import Windows

    written: list[dict[str, object]] = []
    calls = ModuleType("win32cred")
    vars(calls).update(
        CRED_PERSIST_ENTERPRISE=3,
        CRED_PERSIST_LOCAL_MACHINE=2,
        CRED_TYPE_GENERIC=1,
        CredWrite=lambda credential, _flags: written.append(credential),
    )
    errors = ModuleType("pywintypes")
    not_found = type("error", (Exception,), {"winerror": 1168, "funcname": "CredRead"})

    def read(**_: object) -> None:
        raise not_found

    vars(calls)["CredRead"], vars(errors)["error"] = read, not_found
    monkeypatch.setattr(Windows, "win32cred", calls, raising=False)
    monkeypatch.setattr(Windows, "pywintypes", errors, raising=False)
    monkeypatch.setenv("KEYRING_PROPERTY_PERSIST", "enterprise")
    keyring_backends.windows_backend().set_password("session-00", "11", "text")
    assert [item["Persist"] for item in written] == [2]


def test_macos_items_go_to_the_login_keychain_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from keyring.backends import macOS

    asked: list[object] = []
    calls = ModuleType("api")
    vars(calls).update(
        find_generic_password=lambda chain, *_: asked.append(chain),
        NotFound=LookupError,
        KeychainDenied=PermissionError,
        Error=OSError,
    )
    monkeypatch.setattr(macOS, "api", calls, raising=False)
    monkeypatch.setattr(macOS.Keyring, "keychain", "/elsewhere")
    monkeypatch.setenv("KEYRING_PROPERTY_KEYCHAIN", "/elsewhere")
    assert keyring_backends.macos_backend().get_password("session-00", "11") is None
    assert asked == [None]


def test_a_keyring_without_doubles_gives_one_item_or_none() -> None:
    class OneBox:
        def __init__(self) -> None:
            self.box: dict[tuple[str, str], str] = {}

        def get_password(self, service: str, username: str) -> str | None:
            return self.box.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            self.box[service, username] = password

        def delete_password(self, service: str, username: str) -> None:
            del self.box[service, username]

    box = OneBox()
    keyring = SystemKeyring(lambda: keyring_backends.UniqueItems(box))
    secrets = SecretStore(bytes(32), keyring)
    name = secrets.put(b"kept").result()
    assert keyring.available().result() is KeyringState.READY
    assert secrets.get(name).result() == b"kept"
    secrets.forget(name).result()
    assert type(secrets.get(name).exception()) is SecretMissing
    assert type(secrets.forget(name).exception()) is SecretMissing
    assert box.box == {}
    keyring.close()
