"""One running program per case: a lock of the operating system on a file of its own."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Final

from disentangle.paths import make_private
from disentangle.store.faults import AlreadyOpen, Unreadable

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_BUSY: Final = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class OneOpener:
    """Holds the case for this process until `release`, its end or its kill.

    The system drops the lock with the process, so the file itself means nothing: one left behind
    by a kill never blocks. Usable in a `with` statement. The folder is made 0700 if needed.

    Raises:
        AlreadyOpen: another process (or another part of this one) holds it.
        Unreadable: the folder or the lock file cannot be made.
    """

    def __init__(self, lock_file: Path) -> None:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        try:
            make_private(lock_file.parent)
            fd = os.open(lock_file, flags | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError:
            raise Unreadable from None
        try:
            if sys.platform == "win32":
                msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
            else:
                os.fchmod(fd, 0o600)
                # flock, not fcntl locks: those vanish as soon as any descriptor of the file closes.
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(fd)
            raise (AlreadyOpen() if error.errno in _BUSY else Unreadable()) from None
        self._fd: int | None = fd

    def release(self) -> None:
        """Let go. The file stays: removing it would let two processes lock two files."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def __enter__(self) -> OneOpener:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.release()
