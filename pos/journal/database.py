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

__all__ = ["OLDEST_SQLITE", "Connection", "dbapi", "open_reader", "open_unchanging", "open_writer"]

Connection = dbapi.Connection

OLDEST_SQLITE = (3, 51, 3)
"""Before this version, resetting the log while another connection writes can corrupt the file."""

_STATEMENTS_KEPT = 128
_BUSY_SECONDS = 5


def open_writer(path: Path) -> Connection:
    """Open the one connection that writes; makes the file if it is not there."""
    connection = dbapi.connect(
        path,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=_STATEMENTS_KEPT,
    )
    for setting in ("journal_mode=WAL", "synchronous=FULL", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def open_reader(path: Path) -> Connection:
    """Open a connection that can only read, beside a writer or where one left its log."""
    return _read_only(path, "mode=ro")


def open_unchanging(path: Path) -> Connection:
    """Open a file that nobody writes and that has no log, without leaving a trace beside it."""
    return _read_only(path, "mode=ro&immutable=1")


def _read_only(path: Path, how: str) -> Connection:
    return dbapi.connect(
        f"{path.absolute().as_uri()}?{how}",
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=_STATEMENTS_KEPT,
        uri=True,
    )
