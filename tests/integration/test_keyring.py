"""The real GNOME Keyring on a bus of our own: each of its moods has its own words.

And in none of them is anything created or deleted.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

import pytest

from disentangle.vault.keyring_backends import ItemBackend, KeyringState, os_backend
from disentangle.vault.keyring_faults import (
    KeyringAbsent,
    KeyringFault,
    KeyringLocked,
    KeyringTimedOut,
    PromptClosed,
    SecretDamaged,
    SecretForeign,
    SecretMissing,
    SecretTwice,
)
from disentangle.vault.keyring_store import SecretStore, SystemKeyring
from tests.helpers import private_bus as buses
from tests.helpers.private_bus import PrivateBus, planted_name, private_bus

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a keyring of Linux desktops")
keyring_bus = buses.keyring_bus
bus_without_keyring = buses.bus_without_keyring
no_bus = buses.no_bus

SECRET = b"river-lamp-42"

# All that an item may show to others. The keyring adds the schema when it writes its file.
USER, SERVICE = "[0-9a-f]{20}", "session-[0-9a-f]{12}"
LIBRARY, SCHEMA = "Python keyring library", r"org\.freedesktop\.Secret\.Generic"


@dataclass(frozen=True)
class Kept:
    """An open keyring in which the person has kept one secret and one key part."""

    bus: PrivateBus
    keyring: SystemKeyring
    secrets: SecretStore
    secret: str
    part: str


@contextlib.contextmanager
def open_keyring(
    backend: Callable[[], ItemBackend] = os_backend, timeout_seconds: float = 10.0
) -> Iterator[SystemKeyring]:
    keyring = SystemKeyring(backend, timeout_seconds)
    try:
        yield keyring
    finally:
        keyring.close()


@pytest.fixture
def kept(keyring_bus: PrivateBus) -> Iterator[Kept]:
    with open_keyring() as keyring:
        secrets = SecretStore(bytes(32), keyring)
        name, part = secrets.put(SECRET).result(), keyring.put_key_part().result()
        yield Kept(keyring_bus, keyring, secrets, name, part)


@contextlib.contextmanager
def nothing_changes(bus: PrivateBus) -> Iterator[None]:
    """Fails if an item or a keyring file appears, disappears or becomes another."""
    before = bus.keyring_files
    yield
    assert bus.keyring_files == before


def answer_of(ask: Callable[[], object]) -> type[BaseException]:
    with pytest.raises(KeyringFault) as caught:
        ask()
    assert SECRET.decode() not in caught.value.sentences()
    return caught.type


def let_calls_end() -> None:
    for thread in threading.enumerate():
        if thread.name == "keyring-call":
            thread.join(10)


def test_what_was_kept_comes_back_and_can_be_forgotten(kept: Kept) -> None:
    assert kept.keyring.available().result() is KeyringState.READY
    assert kept.secrets.get(kept.secret).result() == SECRET
    part = kept.keyring.get_key_part(kept.part).result()
    assert len(part) == 32
    kept.secrets.forget(kept.secret).result()
    assert answer_of(kept.secrets.get(kept.secret).result) is SecretMissing
    assert kept.keyring.get_key_part(kept.part).result() == part
    assert len(kept.bus.items()) == 1


def test_what_others_can_list_says_nothing(kept: Kept) -> None:
    kept.bus.lock()
    for label, attributes in kept.bus.items():
        # A locked keyring hides the label.
        assert re.fullmatch(rf"(Password for '{USER}' on '{SERVICE}')?", label)
        for value in attributes.values():
            assert re.fullmatch(rf"{USER}|{SERVICE}|{LIBRARY}|{SCHEMA}", value)


def test_an_item_that_is_not_there_is_called_missing(kept: Kept) -> None:
    with nothing_changes(kept.bus):
        assert answer_of(kept.secrets.get(planted_name()).result) is SecretMissing
        assert answer_of(kept.keyring.get_key_part(planted_name()).result) is SecretMissing
        assert answer_of(kept.secrets.forget(planted_name()).result) is SecretMissing


def test_a_locked_keyring_is_called_locked_and_shows_no_window_unasked(kept: Kept) -> None:
    kept.bus.lock()
    with nothing_changes(kept.bus):
        assert kept.keyring.available().result() is KeyringState.LOCKED
        assert answer_of(kept.secrets.get(kept.secret).result) is KeyringLocked
        assert answer_of(kept.secrets.put(b"new").result) is KeyringLocked
        assert answer_of(kept.secrets.forget(kept.secret).result) is KeyringLocked
        # Without a screen the keyring's own window closes at once.
        assert answer_of(kept.secrets.get(kept.secret, ask=True).result) is PromptClosed


def test_a_keyring_that_ended_between_two_calls_is_asked_again(kept: Kept) -> None:
    kept.bus.kill_keyring()
    with nothing_changes(kept.bus):  # the bus starts a new one, and that one is locked
        assert answer_of(kept.secrets.get(kept.secret).result) is KeyringLocked
    kept.bus.start_keyring()
    assert kept.secrets.get(kept.secret).result() == SECRET


def test_a_keyring_that_ends_while_it_is_asked_is_asked_once_more(kept: Kept) -> None:
    with nothing_changes(kept.bus), kept.bus.frozen():
        waiting = kept.secrets.get(kept.secret)
        assert not waiting.done()
        os.kill(kept.bus.keyring_pid(), signal.SIGKILL)
        assert answer_of(waiting.result) is KeyringLocked


def test_a_frozen_keyring_is_given_up_and_asked_again_only_on_purpose(
    keyring_bus: PrivateBus,
) -> None:
    with open_keyring(timeout_seconds=0.3) as keyring:
        secrets = SecretStore(bytes(32), keyring)
        name = secrets.put(SECRET).result()
        with nothing_changes(keyring_bus):
            with keyring_bus.frozen():
                assert answer_of(secrets.get(name).result) is KeyringTimedOut
                assert answer_of(keyring.available().result) is KeyringTimedOut
                assert answer_of(secrets.put(b"new").result) is KeyringTimedOut
            assert answer_of(secrets.get(name).result) is KeyringTimedOut
            keyring.retry()
            assert secrets.get(name).result() == SECRET


def test_an_item_written_after_we_gave_up_is_taken_away_again(keyring_bus: PrivateBus) -> None:
    with open_keyring(timeout_seconds=0.3) as keyring:
        SecretStore(bytes(32), keyring).put(SECRET).result()
        before = [label for label, _ in keyring_bus.items()]
        with keyring_bus.frozen():
            assert answer_of(keyring.put_key_part().result) is KeyringTimedOut
        let_calls_end()  # the keyring can crash when two programs ask it at one time
        assert [label for label, _ in keyring_bus.items()] == before


@pytest.mark.usefixtures("no_bus")
def test_without_a_bus_there_is_no_keyring() -> None:
    with open_keyring() as keyring:
        assert keyring.available().result() is KeyringState.ABSENT
        assert answer_of(keyring.get_key_part(planted_name()).result) is KeyringAbsent
        assert answer_of(keyring.put_key_part().result) is KeyringAbsent


def test_a_bus_without_a_keyring_is_told_apart_from_a_missing_item(
    bus_without_keyring: PrivateBus,
) -> None:
    with open_keyring() as keyring, nothing_changes(bus_without_keyring):
        assert keyring.available().result() is KeyringState.ABSENT
        assert answer_of(keyring.get_key_part(planted_name()).result) is KeyringAbsent
        assert answer_of(keyring.put_key_part().result) is KeyringAbsent


def test_a_bus_that_ended_is_no_keyring_and_the_worker_lives_on(kept: Kept) -> None:
    with nothing_changes(kept.bus):
        kept.bus.kill_bus()
        assert answer_of(kept.secrets.get(kept.secret).result) is KeyringAbsent
        assert answer_of(kept.secrets.put(b"new").result) is KeyringAbsent
        assert kept.keyring.available().result() is KeyringState.ABSENT


def test_a_keyring_that_was_wiped_gets_no_new_collection_from_us() -> None:
    with private_bus(unlocked=False) as bus, open_keyring() as keyring, nothing_changes(bus):
        assert keyring.available().result() is KeyringState.ABSENT
        assert answer_of(keyring.get_key_part(planted_name()).result) is SecretMissing
        assert issubclass(answer_of(keyring.put_key_part(ask=True).result), KeyringAbsent)


def place_of(name: str) -> tuple[str, str]:
    service, _, user = name.partition("-")
    return f"session-{service}", user


def test_text_of_others_is_called_foreign_and_left_alone(kept: Kept) -> None:
    kept.bus.plant(*place_of(kept.secret), b"hunter2", application="Python keyring library")
    with nothing_changes(kept.bus):
        assert answer_of(kept.secrets.get(kept.secret).result) is SecretForeign
        assert answer_of(kept.keyring.get_key_part(kept.secret).result) is SecretForeign


def test_a_secret_of_another_case_is_called_damaged(kept: Kept) -> None:
    with nothing_changes(kept.bus):
        other = SecretStore(b"\x01" * 32, kept.keyring)
        assert answer_of(other.get(kept.secret).result) is SecretDamaged


def test_two_items_of_one_name_are_noticed_and_both_stay(kept: Kept) -> None:
    kept.bus.plant(*place_of(kept.secret), b"hunter2", xdg="second")
    with nothing_changes(kept.bus):
        assert answer_of(kept.secrets.get(kept.secret).result) is SecretTwice
        assert len(kept.bus.items()) == 3


@contextlib.contextmanager
def _locked(kept: Kept) -> Iterator[None]:
    kept.bus.lock()
    yield


@contextlib.contextmanager
def _plain(kept: Kept) -> Iterator[None]:
    yield


@pytest.mark.parametrize("mood", [_locked, _plain])
def test_twenty_calls_at_once_end_one_by_one(
    kept: Kept, mood: Callable[[Kept], AbstractContextManager[None]]
) -> None:
    with mood(kept):
        answers = [kept.secrets.get(kept.secret).exception for _ in range(20)]
        kinds = {type(answer()) for answer in answers}
    assert kinds == ({KeyringLocked} if mood is _locked else {type(None)})


class CreatesWhenMissing:
    """The defect planted on purpose: no item is taken to mean "make one"."""

    def __init__(self) -> None:
        self._real = os_backend()

    def state(self) -> KeyringState:
        return self._real.state()

    def read(self, service: str, user: str, ask: bool) -> list[str]:
        if not (found := self._real.read(service, user, ask)):
            self._real.add(service, user, "made up", ask)
        return found

    def add(self, service: str, user: str, text: str, ask: bool) -> None:
        self._real.add(service, user, text, ask)

    def remove(self, service: str, user: str, ask: bool) -> None:
        self._real.remove(service, user, ask)


def test_the_check_sees_a_handler_that_takes_missing_for_create(keyring_bus: PrivateBus) -> None:
    with (
        pytest.raises(AssertionError),
        open_keyring(CreatesWhenMissing) as keyring,
        nothing_changes(keyring_bus),
    ):
        answer_of(keyring.get_key_part(planted_name()).result)
