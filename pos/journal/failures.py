"""What can go wrong with the journal's file, each with the code of its page in the help.

The database's own errors never leave this room: they are told apart here by SQLite's result code.
"""

from enum import StrEnum

from pos.journal.database import dbapi
from pos.ports.journal import JournalUnavailable


class Failure(StrEnum):
    """The codes that `JournalUnavailable` carries."""

    DISK_FULL = "JRN-301"
    DAMAGED = "JRN-302"
    NEWER_PROGRAM = "JRN-303"
    LOCKED = "JRN-304"
    MISSING = "JRN-305"
    ENGINE_TOO_OLD = "JRN-306"
    DISK_FAILS = "JRN-307"
    ANOTHER_TILL = "JRN-308"


_PRIMARY = 0xFF
_BY_RESULT = {
    5: Failure.LOCKED,  # SQLITE_BUSY
    6: Failure.LOCKED,  # SQLITE_LOCKED
    8: Failure.DISK_FAILS,  # SQLITE_READONLY
    10: Failure.DISK_FAILS,  # SQLITE_IOERR
    11: Failure.DAMAGED,  # SQLITE_CORRUPT
    13: Failure.DISK_FULL,  # SQLITE_FULL
    14: Failure.DISK_FAILS,  # SQLITE_CANTOPEN
    26: Failure.DAMAGED,  # SQLITE_NOTADB
}


def unavailable(error: dbapi.Error) -> JournalUnavailable | None:
    """Translate what SQLite says of the world; None when the error is a fault of ours."""
    result = getattr(error, "sqlite_errorcode", 0)
    failure = _BY_RESULT.get(result & _PRIMARY)
    return None if failure is None else JournalUnavailable(failure, f"{error} ({result})")
