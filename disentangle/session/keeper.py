"""Makes, opens, copies and erases the case, on the one store worker.

Every call returns a future at once. The heavy libraries are loaded on the worker, after the first
window is on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from disentangle.errors import ForPerson
from disentangle.paths import Folders
from disentangle.session.case import Case, Documents, Key, from_documents, to_documents
from disentangle.session.saver import Saver, Saving

if TYPE_CHECKING:
    from disentangle.catalogue.model import Catalogue
    from disentangle.store.backups import Backup
    from disentangle.store.case_file import CaseFile
    from disentangle.store.one_opener import OneOpener
    from disentangle.vault.keyring_store import SecretStore, SystemKeyring
    from disentangle.vault.passphrase import Limits
    from disentangle.vault.recovery_code import RecoveryCode

OnState = Callable[[Saving, ForPerson | None], None]


@dataclass(frozen=True)
class Opened:
    """A case that is open.

    Attributes:
        case: what is in it.
        stored: the documents that can be read, as they lie in the store.
        unread: documents that could not be read; they are left as they are.
        saver: takes the changes.
        secrets: this computer's password store for this case; None in keep-nothing mode.
        catalogue: the content, loaded on the same worker.
        warning: something that did not work although the case is open; None if all went well.
    """

    case: Case
    stored: Documents = field(repr=False)
    unread: tuple[Key, ...]
    saver: Saver
    secrets: SecretStore | None
    catalogue: Catalogue
    warning: ForPerson | None = None


class Keeper:
    """The open case file and the worker it lives on.

    Args:
        folders: where the case file and its copies are.
        on_state: passed on to the saver; called on the worker.
        limits: cost of the passphrase; None takes the floor of the product. Tests take less.
        keyring: this computer's password store; None finds it when it is first needed.
    """

    def __init__(
        self,
        folders: Folders,
        on_state: OnState,
        limits: Limits | None = None,
        keyring: SystemKeyring | None = None,
    ) -> None:
        self.folders = folders
        self._on_state = on_state
        self._limits = limits
        self._keyring = keyring
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._file: CaseFile | None = None
        self._opener: OneOpener | None = None

    # -- making and opening ------------------------------------------------------------------

    def load_content(self) -> Future[Catalogue]:
        """The content."""
        return self._worker.submit(_content)

    def new_code(self) -> Future[RecoveryCode]:
        """A fresh recovery code to show before the case is made."""
        return self._worker.submit(_new_code)

    def keep_nothing(self) -> Future[Opened]:
        """A case in memory only. Nothing is ever written."""
        return self._worker.submit(self._keep_nothing)

    def create(self, passphrase: str, code: RecoveryCode, *, keyring: bool) -> Future[Opened]:
        """A new case file that opens with the passphrase or the code.

        Args:
            keyring: the passphrase opens it only together with this computer's password store.

        Raises (in the future):
            ForPerson: it could not be made; nothing that was there is touched.
        """
        return self._worker.submit(self._create, passphrase, code, keyring)

    def open(self, passphrase: str) -> Future[Opened]:
        """The case, with its passphrase."""
        return self._worker.submit(self._open, passphrase, "")

    def open_with_code(self, code: str) -> Future[Opened]:
        """The case, with the recovery code as typed."""
        return self._worker.submit(self._open, "", code)

    # -- with an open case -------------------------------------------------------------------

    def confirm(self, words_or_code: str) -> Future[None]:
        """Ends if this is the passphrase or the code; else it holds `WrongSecret` (R-066)."""
        return self._worker.submit(self._confirm, words_or_code)

    def change_passphrase(self, new: str, *, keyring: bool) -> Future[None]:
        """Open with a new passphrase from now on. The recovery code stays."""
        return self._worker.submit(self._change_passphrase, new, keyring)

    def change_code(self, code: RecoveryCode) -> Future[None]:
        """Take a new recovery code; the old one stops working."""
        return self._worker.submit(self._change_code, code)

    def needs_keyring(self) -> bool:
        """Whether the open case needs this computer's password store to open."""
        return self._file is not None and self._file.needs_keyring

    def export(self, case: Case, target: Path, passphrase: str) -> Future[None]:
        """The whole case as one encrypted file in a published format (age)."""
        return self._worker.submit(_export, case, target, passphrase)

    def read_export(self, source: Path, passphrase: str) -> Future[Case]:
        """The case in such a file."""
        return self._worker.submit(_read_export, source, passphrase)

    def copies(self) -> Future[list[Backup]]:
        """The copies of the case file, newest first."""
        return self._worker.submit(self._copies)

    def restore(self, backup: Backup) -> Future[None]:
        """Put a copy in place. The file of now is kept aside under a dated name.

        The case must be closed.
        """
        return self._worker.submit(self._restore, backup)

    def erase(self) -> Future[list[str]]:
        """Destroy the keys, then the files; the names of what could not be removed.

        The case is closed first. Items in the password store are the caller's to forget before.
        """
        return self._worker.submit(self._erase)

    # -- the end -----------------------------------------------------------------------------

    def close(self) -> Future[None]:
        """Write nothing more, let go of file and lock. The worker still takes calls."""
        return self._worker.submit(self._close)

    def stop(self, seconds: float | None = None) -> bool:
        """Close and end the worker; False if it is still at work after so many seconds."""
        closed = self._worker.submit(self._close)
        self._worker.shutdown(wait=seconds is None)
        return not wait([closed], seconds).not_done

    # -- on the worker -----------------------------------------------------------------------

    def _keep_nothing(self) -> Opened:
        from disentangle.store.contract import MemoryStore

        store = MemoryStore()
        return Opened(Case(), {}, (), Saver(store, self._worker, self._on_state), None, _content())

    def _create(self, passphrase: str, code: RecoveryCode, keyring: bool) -> Opened:
        from disentangle.store import case_file

        def make() -> CaseFile:
            made, _ = case_file.create(
                self.folders.case_file, passphrase, recovery=code, limits=self._limit()
            )
            return made

        self._hold(make)
        with self._let_go_after_fault():
            warning: ForPerson | None = None
            if keyring:
                try:
                    self._change_passphrase(passphrase, True)
                except ForPerson as fault:
                    # The case is made and opens with the passphrase alone; nothing is lost.
                    warning = fault
            return self._opened(warning)

    def _open(self, passphrase: str, code: str) -> Opened:
        from disentangle.store import case_file, header_file

        path = self.folders.case_file

        def with_words() -> CaseFile:
            look = case_file.look(path)
            if look.fault is not None:
                raise look.fault
            part: bytes | None = None
            if look.needs_keyring:
                part = self._key_part(header_file.read(path).copies.newest_first[0].case_id)
            return case_file.open_with_passphrase(
                path, passphrase, keyring_secret=part, limits=self._limit()
            )

        def with_code() -> CaseFile:
            return case_file.open_with_code(path, code, limits=self._limit())

        self._hold(with_code if code else with_words)
        with self._let_go_after_fault():
            return self._opened(None)

    def _hold(self, open_file: Callable[[], CaseFile]) -> None:
        """Take the lock of this case, then open it; no lock is left behind by a failure."""
        from disentangle.store.one_opener import OneOpener

        opener = OneOpener(self.folders.lock_file)
        try:
            self._file = open_file()
        except BaseException:
            opener.release()
            raise
        self._opener = opener

    @contextmanager
    def _let_go_after_fault(self) -> Iterator[None]:
        """A case that opened and then cannot be read must not stay held: a copy can be put back."""
        try:
            yield
        except BaseException:
            self._let_go()
            raise

    def _opened(self, warning: ForPerson | None) -> Opened:
        from disentangle.vault.keyring_store import SecretStore

        file = self._open_file()
        content = _content()
        documents = file.load()
        case, unread = from_documents(documents)
        if documents:  # a copy of a new, empty case would be worth nothing
            self._worker.submit(self._back_up)
        return Opened(
            case,
            to_documents(case) if documents else {},
            unread,
            Saver(file, self._worker, self._on_state),
            SecretStore(file.content_key, self._system_keyring()),
            content,
            warning,
        )

    def _back_up(self) -> None:
        """A copy, if the newest one is not like the case: once after opening, in case the run
        before was killed, and once before closing.

        A copy that cannot be made must not stop anything: the next write to the case itself says
        what is wrong with the drive.
        """
        from disentangle.store.backups import Rotation

        if self._file is not None:
            with suppress(Exception):
                Rotation(self.folders.backups).run_if_due(self._file)

    def _confirm(self, words_or_code: str) -> None:
        from disentangle.vault.faults import CodeNotReadable
        from disentangle.vault.recovery_code import parse_code
        from disentangle.vault.slots import Kind, open_with_code, open_with_passphrase

        file = self._open_file()
        with suppress(CodeNotReadable):
            code = parse_code(words_or_code)
            slot = file.header.slot_of(Kind.RECOVERY_CODE)
            assert slot is not None, "every case has a slot for its code"
            open_with_code(slot, file.case_id, code)
            return
        part = self._key_part(file.case_id) if file.needs_keyring else None
        kind = Kind.PASSPHRASE if part is None else Kind.PASSPHRASE_AND_KEYRING
        slot = file.header.slot_of(kind)
        assert slot is not None, "every case has a slot for its passphrase"
        open_with_passphrase(slot, file.case_id, words_or_code, self._limit(), part)

    def _key_part(self, case_id: bytes) -> bytes:
        """What this computer's password store adds to the passphrase. May show its window."""
        return self._system_keyring().get_key_part(_part_name(case_id), ask=True).result()

    def _change_passphrase(self, new: str, keyring: bool) -> None:
        from disentangle.vault.keyring_faults import SecretMissing

        file = self._open_file()
        part: bytes | None = None
        if keyring:
            try:
                part = self._key_part(file.case_id)
            except SecretMissing:
                # Asked for by her just now, and the passphrase alone still opens the case.
                name = _part_name(file.case_id)
                self._system_keyring().put_key_part(name, ask=True).result()
                part = self._key_part(file.case_id)
        file.change_passphrase(new, part)
        self._renew_copies()

    def _change_code(self, code: RecoveryCode) -> None:
        self._open_file().new_recovery_code(code)
        self._renew_copies()

    def _renew_copies(self) -> None:
        from disentangle.store.backups import refresh_headers

        refresh_headers(self._open_file(), self.folders.backups)

    def _copies(self) -> list[Backup]:
        from disentangle.store.backups import list_backups

        return list_backups(self.folders.backups)

    def _restore(self, backup: Backup) -> None:
        from disentangle.store.backups import restore
        from disentangle.store.one_opener import OneOpener

        with OneOpener(self.folders.lock_file):
            restore(self.folders.case_file, backup.path)

    def _erase(self) -> list[str]:
        from disentangle.store.erase import erase

        if self._file is not None and self._file.needs_keyring:
            with suppress(ForPerson):
                self._system_keyring().forget(_part_name(self._file.case_id)).result()
        self._let_go()
        return [path.name for path in erase(self.folders.data)]

    def _close(self) -> None:
        self._back_up()
        self._let_go()
        if self._keyring is not None:
            self._keyring.close()

    def _let_go(self) -> None:
        """Close the file and release its lock."""
        file, self._file = self._file, None
        opener, self._opener = self._opener, None
        try:
            if file is not None:
                file.close()
        finally:
            if opener is not None:
                opener.release()

    def _open_file(self) -> CaseFile:
        assert self._file is not None, "no case is open"
        return self._file

    def _system_keyring(self) -> SystemKeyring:
        from disentangle.vault.keyring_store import SystemKeyring

        if self._keyring is None:
            self._keyring = SystemKeyring()
        return self._keyring

    def _limit(self) -> Limits:
        from disentangle.vault.passphrase import FLOOR

        return self._limits or FLOOR


def _part_name(case_id: bytes) -> str:
    """The name of the keyring item that belongs to this case, in the keyring's own shape.

    Worked out from the random case id, so that it can be found before the case is open.
    """
    text = case_id.hex()
    return f"{text[:12]}-{text[12:32]}"


def _content() -> Catalogue:
    from disentangle.catalogue.load import load

    return load()


def _new_code() -> RecoveryCode:
    from disentangle.vault.recovery_code import new_code

    return new_code()


def _export(case: Case, target: Path, passphrase: str) -> None:
    from disentangle.store.handover import export_documents, write_age

    write_age(target, export_documents(to_documents(case)), passphrase)


def _read_export(source: Path, passphrase: str) -> Case:
    from disentangle.store.handover import import_documents, read_age

    case, _ = from_documents(import_documents(read_age(source, passphrase)))
    # What lies in the other computer's password store cannot come along.
    return msgspec.structs.replace(case, secrets={})
