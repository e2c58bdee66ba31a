"""The database's own errors never leave this room: they are told apart here by SQLite's result code."""

import msgspec

from pos.journal.database import dbapi
from pos.ports.journal import JournalUnavailable
from pos.words.codes import Code

_PRIMARY = 0xFF
_BY_RESULT = {
    dbapi.SQLITE_BUSY: Code.JOURNAL_LOCKED,
    dbapi.SQLITE_LOCKED: Code.JOURNAL_LOCKED,
    dbapi.SQLITE_READONLY: Code.DISK_FAILS,
    dbapi.SQLITE_IOERR: Code.DISK_FAILS,
    dbapi.SQLITE_CORRUPT: Code.JOURNAL_DAMAGED,
    dbapi.SQLITE_FULL: Code.DISK_FULL,
    dbapi.SQLITE_CANTOPEN: Code.DISK_FAILS,
    dbapi.SQLITE_NOTADB: Code.JOURNAL_DAMAGED,
}


UNREADABLE = (UnicodeDecodeError, msgspec.DecodeError)
"""How text and entries that rotted show themselves."""


def unavailable(error: Exception) -> JournalUnavailable | None:
    """Translate what SQLite says of the world, and what rotted; None when the error is a fault of ours."""
    if isinstance(error, UNREADABLE):
        return JournalUnavailable(Code.JOURNAL_DAMAGED, str(error))
    result = getattr(error, "sqlite_errorcode", 0) or 0
    code = _BY_RESULT.get(result & _PRIMARY)
    return None if code is None else JournalUnavailable(code, f"{error} ({result})")
