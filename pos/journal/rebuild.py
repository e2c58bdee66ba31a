"""Rebuild what is derived from the entries, for a journal that nobody has open.

The entries are read and nothing else is believed; the old tables go and the new ones come in one commit.
"""

from pathlib import Path

from pos.journal.database import Connection, dbapi, open_writer
from pos.journal.failures import UNREADABLE, unavailable
from pos.journal.history import catch_up, is_behind
from pos.journal.instance import InstanceLock
from pos.journal.projection import project
from pos.journal.schema import create_derived, drop_derived
from pos.wire.entry import read_entry

_INDEXED_AT_ONCE = 500
_ENTRIES = "SELECT bytes FROM entries ORDER BY number"


def rebuild(path: Path) -> int:
    """Derive everything again and give the number of entries read; raises `JournalUnavailable`."""
    lock = InstanceLock(path)
    try:
        connection = open_writer(path)
        try:
            return _rebuild(connection)
        finally:
            connection.close()
    except (dbapi.Error, *UNREADABLE) as error:
        raise unavailable(error) or error from error
    finally:
        lock.release()


def _rebuild(connection: Connection) -> int:
    connection.execute("BEGIN IMMEDIATE")
    drop_derived(connection)
    create_derived(connection)
    count = 0
    for count, (data,) in enumerate(connection.execute(_ENTRIES), start=1):  # noqa: B007 -- the last is the count
        project(connection, read_entry(data))
    while is_behind(connection):
        catch_up(connection, _INDEXED_AT_ONCE)
    connection.execute("COMMIT")
    return count
