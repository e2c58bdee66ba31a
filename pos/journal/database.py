"""How a connection to the journal's file is made: one SQLite, the same settings everywhere.

`synchronous=FULL` is what makes a commit survive a power cut; nothing in this program sets it lower.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Both have the same face, and only the standard library's is described with types.
    import sqlite3 as dbapi
else:
    from pysqlite3 import dbapi2 as dbapi

__all__ = ["OLDEST_SQLITE", "SETTINGS", "Connection", "attach", "dbapi", "open_reader", "open_scratch", "open_writer"]

Connection = dbapi.Connection

OLDEST_SQLITE = (3, 51, 3)
"""Before this version, resetting the log while another connection writes can corrupt the file."""

_STATEMENTS_KEPT = 128
_BUSY_SECONDS = 5
SETTINGS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    # The log is emptied when nobody waits (see `reserve`); by itself only when that was long forgotten.
    "wal_autocheckpoint=4000",
    "trusted_schema=OFF",
)


def open_writer(path: Path) -> Connection:
    """Open the one connection that writes; makes the file if it is not there."""
    connection = _connect(path.absolute().as_uri())
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    return connection


def open_reader(path: Path) -> Connection:
    """Open a connection that can only read, beside a writer or where one left its log."""
    return _connect(f"{path.absolute().as_uri()}?mode=ro")


def open_scratch(path: Path) -> Connection:
    """Make a file for what is needed only now: nothing of it survives a crash, nor needs to."""
    connection = _connect(path.absolute().as_uri())
    connection.execute("PRAGMA journal_mode=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    return connection


def attach(connection: Connection, journal: Path) -> None:
    """Attach a journal as `kept`, so that it cannot be changed.

    Where no log lies beside it nobody has it open, and SQLite is told so: then it leaves no trace at all.
    """
    log = journal.with_name(journal.name + "-wal")
    how = "mode=ro" if log.exists() else "mode=ro&immutable=1"
    connection.execute("ATTACH ? AS kept", (f"{journal.absolute().as_uri()}?{how}",))


def _connect(uri: str) -> Connection:
    return dbapi.connect(
        uri,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=_STATEMENTS_KEPT,
        uri=True,
    )
