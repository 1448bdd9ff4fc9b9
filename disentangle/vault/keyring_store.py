"""Secrets in the system keyring, asked for one at a time by one worker that nobody waits on.

`SystemKeyring` owns the worker and the key part of the "passphrase and keyring" way in, which is
read before the case is open. `SecretStore` adds the sealed secrets of an open case.

To replace a secret: `put` the new one, save its name in the case file, then `forget` the old name.
In this order a crash between any two steps leaves one good item that the case file knows.
"""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Final, Generic, TypeVar

from disentangle.vault.keyring_backends import ItemBackend, KeyringState, os_backend
from disentangle.vault.keyring_faults import (
    KeyringAbsent,
    KeyringTimedOut,
    SecretDamaged,
    SecretMissing,
    SecretThere,
    SecretTwice,
    is_passing,
    translate,
)
from disentangle.vault.sealed import (
    KEY_BYTES,
    item_key,
    key_part_from,
    key_part_text,
    seal,
    unseal,
)

T = TypeVar("T")

# Two random halves: the service and the user. On Windows two users of one service would be
# renamed back and forth, so every item has a service of its own.
_NAME: Final = re.compile(r"[0-9a-f]{12}-[0-9a-f]{20}")


class SystemKeyring:
    """The keyring of this computer, behind one worker.

    All methods return at once. Futures end with a value, or with a `KeyringFault` that never
    carries a secret. Nothing is created except by `put_key_part` and `add`, nothing is deleted
    except by `forget`.
    """

    def __init__(
        self,
        backend_factory: Callable[[], ItemBackend] = os_backend,
        timeout_seconds: float = 20.0,
    ) -> None:
        """`backend_factory` runs in the worker with the first call; nothing is loaded before."""
        self._factory = backend_factory
        self._made: ItemBackend | None = None
        self._timeout_seconds = timeout_seconds
        # Starts its one thread with the first call. That thread only ever waits with a limit.
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keyring")
        self._guard = threading.Lock()
        self._current: threading.Event | None = None
        self._stuck = False
        self._hanging: threading.Thread | None = None
        self._closed = False

    def available(self) -> Future[KeyringState]:
        """Whether a keyring is there and open. Shows no window.

        The future ends with `KeyringTimedOut` if the keyring does not answer.
        """

        def look() -> KeyringState:
            try:
                return _twice(lambda: self._backend().state())
            except Exception as fault:
                if isinstance(translate(fault), KeyringAbsent):
                    return KeyringState.ABSENT
                raise

        return self._submit(look)

    def put_key_part(self, name: str = "", *, ask: bool = False) -> Future[str]:
        """Make 32 new random bytes, keep them in the keyring and return the item's name.

        For `name` see `add`.
        """
        return self.add(
            lambda _name: key_part_text(secrets.token_bytes(KEY_BYTES)), name=name, ask=ask
        )

    def get_key_part(self, name: str, *, ask: bool = False) -> Future[bytes]:
        """The 32 bytes that `put_key_part` kept under this name."""
        return self.read(name, lambda _name, text: key_part_from(text), ask=ask)

    def forget(self, name: str, *, ask: bool = False) -> Future[None]:
        """Delete one item. Ends with `SecretMissing` if it is already gone.

        Save its successor's name in the case file before.
        """
        service, user = _split(name)
        if ask:
            self.retry()
        return self._submit(lambda: _twice(lambda: self._backend().remove(service, user, ask)))

    def add(self, text: Callable[[str], str], *, name: str = "", ask: bool = False) -> Future[str]:
        """Write `text(name)` as a new item, read it back, and return its name.

        If the caller has stopped waiting, or the item reads back differently, it is taken away
        again.

        Args:
            text: makes the item's text from its name; runs in the worker.
            name: 12 and 20 hexadecimal digits with a hyphen between; empty for a random one. If
                an item of this name is there, it stays and the call ends with `SecretThere`.
            ask: the system may show its own window to unlock the keyring. Without it a locked
                keyring ends the call with `KeyringLocked`. A person is there, so it also counts
                as `retry`.
        """
        given = bool(name)
        name = name or f"{secrets.token_hex(6)}-{secrets.token_hex(10)}"
        service, user = _split(name)
        if ask:
            self.retry()

        def work() -> str:
            kept = text(name)
            backend = self._backend()
            # Writing would replace it, and a fault on the way would then take away the only one.
            if given and _twice(lambda: backend.read(service, user, ask)):
                raise SecretThere
            try:
                _twice(lambda: backend.add(service, user, kept, ask))
                found = _only(_twice(lambda: backend.read(service, user, ask)))
                if not secrets.compare_digest(found.encode(), kept.encode()):
                    raise SecretDamaged
            except Exception:
                take_back()
                raise
            return name

        def take_back() -> None:
            # What cannot be taken back opens nothing: no case was told of it.
            with suppress(Exception):
                self._backend().remove(service, user, False)

        return self._submit(work, take_back)

    def read(
        self, name: str, opened: Callable[[str, str], bytes], *, ask: bool = False
    ) -> Future[bytes]:
        """`opened(name, text)` of the one item with this name. For `ask` see `add`.

        Raises:
            ValueError: this is not a name that `add` gave out.
        """
        service, user = _split(name)
        if ask:
            self.retry()

        def work() -> bytes:
            return opened(name, _only(_twice(lambda: self._backend().read(service, user, ask))))

        return self._submit(work)

    def retry(self) -> None:
        """Allow calls again after one timed out. For a person who chose to try again.

        Calls with `ask` do this themselves.

        The thread that hangs in the keyring is left behind; the next call gets a new one.
        """
        self._stuck = False

    def close(self) -> None:
        """End the worker. Waiting calls end at once, and none is taken any more.

        No thread is left, except one that hangs in the keyring itself; it does not keep the
        program from ending.
        """
        with self._guard:
            self._closed = True
            if self._current is not None:
                self._current.set()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _backend(self) -> ItemBackend:
        if self._made is None:
            self._made = self._factory()
        return self._made

    def _submit(self, work: Callable[[], T], undo: Callable[[], None] | None = None) -> Future[T]:
        return self._worker.submit(self._one_call, _Call(work, undo))

    def _one_call(self, call: _Call[T]) -> T:
        with self._guard:
            refuse = self._stuck or self._closed
            self._current = None if refuse else call.settled
        if refuse:
            raise KeyringTimedOut
        if self._hanging is not None:
            # GNOME Keyring can crash when two calls meet. One that hung may be moving again, so it
            # gets a moment to end.
            self._hanging.join(0.5)
        # A thread of its own, because a call into the keyring cannot be interrupted.
        thread = threading.Thread(target=call.run, name="keyring-call", daemon=True)
        thread.start()
        call.settled.wait(self._timeout_seconds)
        with self._guard:
            self._current = None
        if not call.stop_waiting():
            self._stuck, self._hanging = True, thread
            raise KeyringTimedOut
        thread.join()
        return call.outcome()


class SecretStore:
    """Secrets the person chose to keep, sealed under the content key of the open case."""

    def __init__(self, content_key: bytes, keyring: SystemKeyring) -> None:
        """`content_key` has 32 bytes and is not kept, only a key derived from it.

        Raises:
            ValueError: the content key has another length.
        """
        self._key = item_key(content_key)
        self._keyring = keyring

    def put(self, secret: bytes, *, ask: bool = False) -> Future[str]:
        """Seal and keep at most `SECRET_LIMIT` bytes. The name goes into the case file."""
        return self._keyring.add(lambda name: seal(self._key, name, secret), ask=ask)

    def get(self, name: str, *, ask: bool = False) -> Future[bytes]:
        """The secret behind a name that `put` returned."""
        return self._keyring.read(
            name, lambda own_name, text: unseal(self._key, own_name, text), ask=ask
        )

    def forget(self, name: str, *, ask: bool = False) -> Future[None]:
        """Delete one item. Ends with `SecretMissing` if it is already gone."""
        return self._keyring.forget(name, ask=ask)


class _Call(Generic[T]):
    """One call into the keyring, in a thread that may never come back."""

    def __init__(self, work: Callable[[], T], undo: Callable[[], None] | None) -> None:
        self.settled = threading.Event()
        self._guard = threading.Lock()
        self._work: Callable[[], T] | None = work
        self._undo = undo
        self._ended = False
        self._unwanted = False
        self._value: list[T] = []
        self._fault: Exception | None = None

    def run(self) -> None:
        value: list[T] = []
        fault: Exception | None = None
        try:
            if self._work is not None:
                value = [self._work()]
        except Exception as raised:
            fault = translate(raised)
        with self._guard:
            self._ended = True
            if not self._unwanted:
                self._value, self._fault = value, fault
        if self._unwanted and value and self._undo is not None:
            self._undo()
        # They hold keys and secrets, and a stored exception can keep this object alive for long.
        self._work = self._undo = None
        self.settled.set()

    def stop_waiting(self) -> bool:
        """Whether the call has ended; if not, what it still brings is undone."""
        with self._guard:
            self._unwanted = not self._ended
            return self._ended

    def outcome(self) -> T:
        """The value, once.

        Raises:
            ForPerson: what the call ended with instead.
        """
        if self._fault is not None:
            raise self._fault
        return self._value.pop()


def _split(name: str) -> tuple[str, str]:
    if not _NAME.fullmatch(name):
        raise ValueError("this is not the name of a keyring item")
    service, _, user = name.partition("-")
    return f"session-{service}", user


def _only(texts: list[str]) -> str:
    if not texts:
        raise SecretMissing
    if len(texts) > 1:
        raise SecretTwice
    return texts[0]


def _twice(step: Callable[[], T]) -> T:
    """The step's result, asked for once more if the keyring's program went away.

    The bus starts it again, and old handles are unknown to the new one. Every step here may be
    repeated: it names its item by a random name.
    """
    try:
        return step()
    except Exception as fault:
        if not is_passing(fault):
            raise
    return step()
