"""A case file that is open: documents read and written, slots changed, copies made."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import apsw

from disentangle.store import copies, engine, header_file
from disentangle.store.case_vfs import ShiftedVFS
from disentangle.store.contract import Change, Key
from disentangle.store.faults import Missing
from disentangle.vault import opening, slots
from disentangle.vault.header import Copies, Header
from disentangle.vault.passphrase import Limits, calibrated
from disentangle.vault.recovery_code import RecoveryCode, new_code
from disentangle.vault.slots import Kind, Slot


class CaseFile:
    """An open case file; a `CaseStore`. Get one from `disentangle.store.case_file`.

    Everything here blocks and belongs on a worker thread; one caller at a time.

    Attributes:
        path: the file.
        changes_written: changes confirmed since it was opened.
        connection: for other parts of the store that keep tables of their own in the file.
    """

    def __init__(
        self,
        path: Path,
        fd: int,
        connection: apsw.Connection,
        copies_: Copies,
        content_key: bytes,
        limits: Limits,
        vfs: ShiftedVFS | None,
    ) -> None:
        self.path = path
        self.changes_written = 0
        self.connection = connection
        # Kept open with the connection: closing any descriptor of the file would drop the
        # connection's lock (POSIX record locks belong to the process, not to the descriptor).
        self._fd = fd
        self._copies = copies_
        self._content_key = content_key
        self._limits = limits
        self._vfs = vfs
        self._closed = False

    def __repr__(self) -> str:
        return "CaseFile(hidden)"

    @property
    def case_id(self) -> bytes:
        """16 random bytes, the same in every backup of this case."""
        return self.header.case_id

    @property
    def content_key(self) -> bytes:
        """The 32-byte key of the content. Never log or store it."""
        return self._content_key

    @property
    def header(self) -> Header:
        """The header in force. Holds no secret."""
        return self._copies.newest_first[0]

    @property
    def needs_keyring(self) -> bool:
        """The words open the file only together with the keyring secret."""
        return self.header.slot_of(Kind.PASSPHRASE_AND_KEYRING) is not None

    def load(self) -> dict[Key, bytes]:
        """Every document.

        Raises:
            DamagedContent, Truncated, Unreadable: it cannot be read in full.
        """
        with self._named_faults(writing=False):
            rows = self.connection.execute("SELECT kind, id, body FROM documents")
            return {(str(kind), str(id_)): bytes(body) for kind, id_, body in rows}

    def write(self, changes: Sequence[Change]) -> None:
        """All changes in order, or none of them. On return they are on the drive.

        Raises:
            WriteFailed, DiskFull: nothing was changed; the same call may be tried again.
            Missing: the file was moved or deleted, so nothing written would ever be found.
            DamagedContent, Truncated: the file is not whole; nothing was changed.
        """
        if not changes:
            return
        with self.transaction() as connection:
            for change in changes:
                if change.body is None:
                    connection.execute(
                        "DELETE FROM documents WHERE kind = ? AND id = ?", (change.kind, change.id)
                    )
                else:
                    connection.execute(
                        "INSERT INTO documents VALUES (?, ?, ?)"
                        " ON CONFLICT DO UPDATE SET body = excluded.body",
                        (change.kind, change.id, change.body),
                    )
        self.changes_written += len(changes)

    @contextmanager
    def transaction(self) -> Iterator[apsw.Connection]:
        """One synced change of the file, whole or not at all; faults as in `write`."""
        self._in_place()
        with self._named_faults(writing=True):
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                yield self.connection
                self.connection.execute("UPDATE state SET revision = ?", (secrets.token_bytes(16),))
                self.connection.execute("COMMIT")
            except BaseException:
                with suppress(apsw.Error):
                    if self.connection.in_transaction:
                        self.connection.execute("ROLLBACK")
                raise

    def check(self) -> None:
        """Read and check every page.

        Raises:
            DamagedContent, Truncated, Unreadable: something is not whole.
        """
        with self._named_faults(writing=False):
            copies.check(self.connection)

    def copy_to(self, target: Path) -> None:
        """A complete, verified copy that opens with the same words and code.

        Raises:
            AlreadyExists, WriteFailed, DiskFull, DamagedContent: no copy was made.
        """
        copies.make_copy(self.connection, self.header, self._content_key, target, self._vfs)

    def change_passphrase(self, new: str, keyring_secret: bytes | None = None) -> None:
        """Replace the slot of the words, with or without a part from the keyring.

        The code and the content are untouched. A kill leaves the old words or the new ones.

        Raises:
            WriteFailed, DiskFull: the old words or the new ones open the file.
            NotEnoughMemory: nothing was changed. ValueError: see `slots.seal_with_passphrase`.
        """
        cost = calibrated(self._limits)
        self._put(
            slots.seal_with_passphrase(
                self._content_key, self.case_id, new, cost, self._limits, keyring_secret
            ),
            opening.WORDS,
        )

    def new_recovery_code(self, code: RecoveryCode | None = None) -> RecoveryCode:
        """Replace the recovery code, by `code` if it was already shown. The old one ends.

        Raises:
            WriteFailed, DiskFull: the old code or the new one opens the file.
        """
        code = code or new_code()
        slot = slots.seal_with_code(self._content_key, self.case_id, code)
        self._put(slot, (Kind.RECOVERY_CODE,))
        return code

    def close(self) -> None:
        """Let go of the file and the key. A second call does nothing."""
        if not self._closed:
            self._closed = True
            self._content_key = b""
            try:
                with suppress(apsw.Error):
                    self.connection.close()
            finally:
                os.close(self._fd)

    def __enter__(self) -> CaseFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _in_place(self) -> None:
        # SQLite itself would go on writing into a file that has no name any more.
        try:
            same = os.path.samestat(self.path.lstat(), os.fstat(self._fd))
        except OSError:
            same = False
        if not same and not self._closed:
            raise Missing

    def _put(self, slot: Slot, instead_of: tuple[Kind, ...]) -> None:
        old = self.header
        others = tuple(other for other in old.slots if other.kind not in instead_of)
        self._in_place()
        new = replace(old, generation=old.generation + 1, slots=(*others, slot))
        header_file.replace(self._fd, self._copies, new)
        self._copies = Copies(new, new)

    @contextmanager
    def _named_faults(self, *, writing: bool) -> Iterator[None]:
        try:
            yield
        except apsw.Error as error:
            raise engine.fault_of(error, self.path, self._content_key, writing=writing) from None
