"""Rebuild what is derived from the entries, for a journal that nobody has open.

The entries are read and nothing else is believed; the old tables go and the new ones come in one commit.
"""

from pathlib import Path

from pos.journal.database import Connection, dbapi, open_writer
from pos.journal.failures import UNREADABLE, unavailable
from pos.journal.growth import derive_again
from pos.journal.history import catch_up, is_behind
from pos.journal.instance import InstanceLock

_INDEXED_AT_ONCE = 500


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
    count = derive_again(connection)
    while is_behind(connection):
        catch_up(connection, _INDEXED_AT_ONCE)
    connection.execute("COMMIT")
    return count
