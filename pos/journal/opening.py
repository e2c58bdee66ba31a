"""Opening the journal's file: it is ours, whole at its end, and of this till, or it is not opened at all.

Nothing is repaired, replaced or begun anew here; the file of an older program only gains what it lacks. A file that is
looked at and found wanting stays as it was, byte for byte; so the look is taken through a connection that cannot
write. A marker beside the file remembers that there was a journal, so that a missing one is missed.
"""

import os
from pathlib import Path

import msgspec

from pos.journal.database import OLDEST_SQLITE, Connection, dbapi, open_reader, open_writer
from pos.journal.failures import UNREADABLE, unavailable
from pos.journal.growth import grow
from pos.journal.schema import APPLICATION_ID, FIRST_VERSION, VERSION, create
from pos.ports.journal import JournalUnavailable
from pos.wire.entry import GENESIS, Entry, link, read_entry
from pos.words.codes import Code

_TAIL = 32
"""How many of the newest entries are checked each time the journal is opened."""


def open_checked(path: Path, till: str) -> tuple[Connection, Entry | None]:
    """Give the writing connection to a journal that was looked at, and its newest entry.

    Where there never was a journal the file is made.
    """
    if dbapi.sqlite_version_info < OLDEST_SQLITE:
        raise JournalUnavailable(Code.ENGINE_TOO_OLD, dbapi.sqlite_version)
    known = _marker(path).exists()
    if known and not path.exists():
        raise JournalUnavailable(Code.JOURNAL_MISSING, str(path))
    try:
        has_tables, newest = _look(path, till) if path.exists() else (False, None)
        if known and not has_tables:
            raise JournalUnavailable(Code.JOURNAL_DAMAGED, f"{path} is empty")
        connection = open_writer(path)
        if has_tables:
            grow(connection)
        else:
            create(connection)
    except (dbapi.Error, *UNREADABLE) as error:
        raise unavailable(error) or JournalUnavailable(Code.JOURNAL_DAMAGED, str(error)) from error
    if not known:
        _remember(path, till)
    return connection, newest


def ever_begun(path: Path) -> bool:
    """Tell whether there is, or ever was, a journal at that path."""
    return path.exists() or _marker(path).exists()


def _check_tail(connection: Connection, till: str) -> Entry | None:
    """Check the newest entries against each other; gives the newest, None in an empty journal."""
    rows = connection.execute(
        "SELECT number, epoch, bytes, hash FROM entries ORDER BY number DESC LIMIT ?", (_TAIL + 1,)
    ).fetchall()
    rows.reverse()
    if not rows:
        return None
    number, previous = (0, GENESIS) if len(rows) <= _TAIL else (rows[0][0], rows[0][3])
    entry = None
    for found, epoch, data, hash_ in rows if number == 0 else rows[1:]:
        number += 1
        entry = _read(data, number)
        if (found, hash_) != (number, link(previous, data)) or (entry.number, entry.epoch) != (found, epoch):
            raise JournalUnavailable(Code.JOURNAL_DAMAGED, f"entry {number}")
        previous = hash_
    if entry is not None and entry.till != till:
        raise JournalUnavailable(Code.JOURNAL_OF_ANOTHER_TILL, entry.till)
    return entry


def _read(data: bytes, number: int) -> Entry:
    try:
        return read_entry(data)
    except (msgspec.DecodeError, ValueError) as error:
        raise JournalUnavailable(Code.JOURNAL_DAMAGED, f"entry {number}: {error}") from error


def _look(path: Path, till: str) -> tuple[bool, Entry | None]:
    """Look at a file without changing it: whether it has its tables, and its newest entry if it has any."""
    # A rollback journal only ever stands there while the file is being made: then SQLite must finish undoing first.
    being_made = path.with_name(path.name + "-journal").exists()
    connection = open_writer(path) if being_made else open_reader(path)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application == 0 and tables == 0:
            return False, None
        if application != APPLICATION_ID:
            raise JournalUnavailable(Code.JOURNAL_DAMAGED, f"{path} is not a journal")
        if version < FIRST_VERSION:
            raise JournalUnavailable(Code.JOURNAL_DAMAGED, f"{path} has tables of no version")
        if version > VERSION:
            raise JournalUnavailable(Code.JOURNAL_NEWER, f"tables of version {version}")
        return True, _check_tail(connection, till)
    finally:
        connection.close()


def _marker(path: Path) -> Path:
    return path.with_name(path.name + ".known")


def _remember(path: Path, till: str) -> None:
    try:
        with _marker(path).open("w", encoding="utf-8") as marker:
            marker.write(till)
            marker.flush()
            os.fsync(marker.fileno())
    except OSError as error:
        raise JournalUnavailable(Code.DISK_FAILS, str(error)) from error
