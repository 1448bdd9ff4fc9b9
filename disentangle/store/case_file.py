"""The case file: looked at, made, and opened with words or code.

Layout and header are described in `disentangle.vault.header`, the slots in
`disentangle.vault.slots`, the reason for the engine in `disentangle.store.case_vfs`.
Everything here blocks and belongs on a worker thread.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import apsw

from disentangle.errors import ForPerson
from disentangle.paths import make_private
from disentangle.store import copies, engine, files, header_file, schema
from disentangle.store.case_vfs import ShiftedVFS
from disentangle.store.faults import AlreadyExists, Missing, WriteFailed, write_fault
from disentangle.store.open_case import CaseFile
from disentangle.vault import opening, slots
from disentangle.vault.header import CASE_ID_BYTES, Copies, Header
from disentangle.vault.passphrase import FLOOR, Limits, calibrated
from disentangle.vault.recovery_code import RecoveryCode, new_code, parse_code
from disentangle.vault.slots import Kind

__all__ = [
    "CaseFile",
    "CaseLook",
    "create",
    "look",
    "open_with_code",
    "open_with_passphrase",
]


@dataclass(frozen=True)
class CaseLook:
    """What can be said about the place of the case file without any secret.

    Attributes:
        exists: something is there.
        needs_keyring: the words open it only together with the keyring secret.
        fault: why it cannot be opened, if that is already clear.
    """

    exists: bool
    needs_keyring: bool = False
    fault: ForPerson | None = None


def look(path: Path) -> CaseLook:
    """What is at this place, without any secret or key work. Takes milliseconds.

    Completes a restore that was interrupted; changes nothing else. Not for a file that this
    process has open: a look would drop its lock.
    """
    try:
        _finish_replacing(path)
        found = header_file.read(path)
    except Missing:
        return CaseLook(exists=False)
    except ForPerson as fault:
        return CaseLook(exists=True, fault=fault)
    newest = found.copies.newest_first[0]
    return CaseLook(True, newest.slot_of(Kind.PASSPHRASE_AND_KEYRING) is not None)


def create(
    path: Path,
    passphrase: str,
    *,
    keyring_secret: bytes | None = None,
    recovery: RecoveryCode | None = None,
    limits: Limits = FLOOR,
    vfs: ShiftedVFS | None = None,
) -> tuple[CaseFile, RecoveryCode]:
    """A new case file, open, and its recovery code. Takes about two seconds.

    The folder is made 0700, the file 0600. It is written under another name and gets its own
    only when it is complete, so a kill leaves no case or a whole one.

    Args:
        keyring_secret: 32 bytes; if given, the words alone do not open the file.
        recovery: the code already shown on screen; a new one is made otherwise.
        vfs: the layer below the cipher, for tests.

    Raises:
        AlreadyExists: something is at this place. WriteFailed, DiskFull: nothing was made.
        CipherOff: nothing was made. NotEnoughMemory, ValueError: as in `vault.slots`.
    """
    if os.path.lexists(path) or os.path.lexists(files.next_of(path)):
        raise AlreadyExists  # a kindness only: `publish` decides
    content_key = secrets.token_bytes(slots.KEY_BYTES)
    case_id = secrets.token_bytes(CASE_ID_BYTES)
    code = recovery or new_code()
    words = slots.seal_with_passphrase(
        content_key, case_id, passphrase, calibrated(limits), limits, keyring_secret
    )
    header = Header(case_id, 1, (words, slots.seal_with_code(content_key, case_id, code)))
    part = files.part_of(path)
    try:
        make_private(path.parent)
        files.discard_unfinished(path)
        copies.new_file(part, header)
        connection = engine.connect(part, content_key, vfs, new=True)
        try:
            schema.build(connection)
        finally:
            connection.close()
        engine.encrypted_on_disk(part)
        files.publish(part, path)
    except apsw.Error as error:
        raise engine.fault_of(error, part, content_key, writing=True) from None
    except OSError as error:
        raise write_fault(error) from None
    finally:
        with suppress(OSError, AlreadyExists):  # after a fault: its room is needed, it is not
            files.discard_unfinished(path)
    return _open(path, lambda _: (header, content_key), limits, vfs), code


def open_with_passphrase(
    path: Path,
    passphrase: str,
    *,
    keyring_secret: bytes | None = None,
    limits: Limits = FLOOR,
    vfs: ShiftedVFS | None = None,
) -> CaseFile:
    """The open case. Takes about a second. Nothing is changed unless the words are right.

    Raises:
        WrongSecret, KeyringPartMissing, CostOutOfRange, NotEnoughMemory: see `vault.slots`.
        Any fault of `header_file.read`, `engine.connect` and `schema.upgrade`.
    """
    return _open(
        path,
        lambda found: opening.with_passphrase(found, passphrase, limits, keyring_secret),
        limits,
        vfs,
    )


def open_with_code(
    path: Path, code: str, *, limits: Limits = FLOOR, vfs: ShiftedVFS | None = None
) -> CaseFile:
    """The open case. The code may be typed in any case, with or without dashes.

    Raises:
        CodeNotReadable: what was typed cannot be a code. WrongSecret: it is another code.
        Any fault of `header_file.read`, `engine.connect` and `schema.upgrade`.
    """
    parsed = parse_code(code)
    return _open(path, lambda found: opening.with_code(found, parsed), limits, vfs)


def _open(
    path: Path,
    unwrap: Callable[[Copies], tuple[Header, bytes]],
    limits: Limits,
    vfs: ShiftedVFS | None,
) -> CaseFile:
    _finish_replacing(path)
    found = header_file.read(path)
    header, content_key = unwrap(found.copies)
    with suppress(OSError):
        make_private(path.parent)
    fd = _descriptor(path)
    try:
        connection = engine.connect(path, content_key, vfs)
        try:
            upgraded_from = schema.version_of(connection)
            kept = path.with_name(f"{path.stem}-v{upgraded_from}{path.suffix}")
            schema.upgrade(
                connection,
                lambda: _keep_once(connection, header, content_key, kept, vfs),
            )
        except apsw.Error as error:
            connection.close()
            raise engine.fault_of(error, path, content_key, writing=True) from None
        except BaseException:
            connection.close()
            raise
    except BaseException:
        os.close(fd)
        raise
    copies_ = found.copies
    if not copies_.agree:
        # Only now, after everything opened, is the damaged or left-over copy put right.
        with suppress(WriteFailed):
            header_file.replace(fd, copies_, header)
        copies_ = Copies(header, header)
    with suppress(OSError, AlreadyExists):
        files.discard_unfinished(path)
    return CaseFile(path, fd, connection, copies_, content_key, limits, vfs)


def _descriptor(path: Path) -> int:
    try:
        fd = files.open_present(path, write=True)
    except OSError:  # a read-only place: reading still works
        return files.open_present(path, write=False)
    files.make_private_file(fd)
    return fd


def _keep_once(
    connection: apsw.Connection,
    header: Header,
    content_key: bytes,
    kept: Path,
    vfs: ShiftedVFS | None,
) -> None:
    """A copy from before an upgrade; the one of an interrupted upgrade is as good."""
    with suppress(AlreadyExists):
        copies.make_copy(connection, header, content_key, kept, vfs)


def _finish_replacing(path: Path) -> None:
    try:
        files.finish_replacing(path)
    except OSError as error:
        raise write_fault(error) from None
