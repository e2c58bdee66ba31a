"""Central's database: a SQLite file to begin with, PostgreSQL for a country, the same tables in both.

What is acknowledged must survive a power cut: SQLite syncs each commit, and PostgreSQL is told to, whatever the server
does by default. What follows from the inbox can be made again from it, and is not waited for: a power cut may take the
last commits of it back, each of them whole. On SQLite there is one engine that writes, each transaction of which takes
the writer's place at once, and one that only reads.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

if TYPE_CHECKING:
    import sqlite3 as dbapi
else:
    from pysqlite3 import dbapi2 as dbapi

OLDEST_SQLITE = (3, 51, 3)
"""Before this version, resetting the log while another connection writes can corrupt the file."""

_BUSY_SECONDS = 30
_CONNECTIONS = 8


class DatabaseUnusable(Exception):
    """Central cannot keep its data there; nothing was changed. `detail` says why."""

    def __init__(self, detail: str) -> None:
        """Keep a detail for the technician."""
        super().__init__(detail)
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Database:
    """Three engines on one database: `writing` begins a transaction as the writer, `reading` never writes.

    `deriving` writes what can be made again. Those who write much take their `turn` in a `with` first: SQLite lets one
    write at a time, and whoever finds another writing there sleeps for longer and longer.
    """

    writing: Engine
    reading: Engine
    deriving: Engine
    turn: Callable[[], AbstractContextManager[None]]

    def close(self) -> None:
        """Close every connection."""
        self.writing.dispose()
        self.reading.dispose()
        self.deriving.dispose()


def open_database(address: str) -> Database:
    """Open a database by its URL: `sqlite:///FILE` or `postgresql://…`; raises `DatabaseUnusable`."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise DatabaseUnusable(f"{address} is not the address of a database") from error
    match url.get_backend_name():
        case "sqlite":
            return _open_sqlite(url)
        case "postgresql":
            return _open_postgresql(url)
        case other:
            raise DatabaseUnusable(f"{other} is not a database this program knows: sqlite or postgresql")


def sqlite_address(file: Path) -> str:
    """Give the URL of a SQLite file."""
    return URL.create("sqlite", database=str(file)).render_as_string()


def _open_sqlite(url: URL) -> Database:
    if dbapi.sqlite_version_info < OLDEST_SQLITE:
        raise DatabaseUnusable(f"SQLite {dbapi.sqlite_version} can corrupt a file")
    lock = threading.Lock()
    return Database(
        writing=_sqlite_engine(url, "BEGIN IMMEDIATE", "FULL"),
        reading=_sqlite_engine(url, "BEGIN", "OFF"),
        deriving=_sqlite_engine(url, "BEGIN IMMEDIATE", "NORMAL"),
        turn=lambda: _turn(lock),
    )


@contextmanager
def _turn(lock: threading.Lock) -> Iterator[None]:
    """Wait for the turn; after as long as SQLite itself would wait, go on without it, and let SQLite say so."""
    mine = lock.acquire(timeout=_BUSY_SECONDS)
    try:
        yield
    finally:
        if mine:
            lock.release()


def _sqlite_engine(url: URL, begin: str, synchronous: str) -> Engine:
    engine = create_engine(
        url.set(drivername="sqlite+pysqlite"),
        module=dbapi,
        pool_size=_CONNECTIONS,
        connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
    )
    settings = ["journal_mode=WAL", f"synchronous={synchronous}", "trusted_schema=OFF"]
    if begin == "BEGIN":
        settings.append("query_only=ON")

    def connected(connection: dbapi.Connection, _: object) -> None:
        # Python's own layer must not begin or end transactions: it would leave tables made outside of any.
        connection.isolation_level = None
        for setting in settings:
            connection.execute(f"PRAGMA {setting}")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _open_postgresql(url: URL) -> Database:
    engine = _postgresql_engine(url, "on")
    return Database(writing=engine, reading=engine, deriving=_postgresql_engine(url, "off"), turn=nullcontext)


def _postgresql_engine(url: URL, synchronous: str) -> Engine:
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_size=_CONNECTIONS,
        pool_pre_ping=True,
        connect_args={"options": f"-c synchronous_commit={synchronous}"},
    )
