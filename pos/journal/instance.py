"""One till a journal: a lock that the operating system lets go of when the process ends, however it ends.

The lock is on a file beside the journal, never on the journal itself, whose locks are SQLite's own.
"""

import os
import sys
from pathlib import Path

from pos.ports.journal import JournalUnavailable
from pos.words.codes import Code

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class InstanceLock:
    """Held from the making of the object until `release`."""

    def __init__(self, journal: Path) -> None:
        """Take the lock of that journal, or raise `JournalUnavailable` when another program holds it."""
        path = journal.with_name(journal.name + ".lock")
        try:
            self._handle: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise JournalUnavailable(Code.DISK_FAILS, str(error)) from error
        try:
            _take(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise JournalUnavailable(Code.JOURNAL_LOCKED, str(path)) from error

    def release(self) -> None:
        """Let the next program have the journal; once is enough."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
