"""Connections that only read, one for each thread that asks, so that questions never wait for the writer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, local

from pos.journal.database import Connection, dbapi
from pos.journal.failures import UNREADABLE, unavailable


class Readers:
    """Opens a thread's connection when it first asks; closes them all together."""

    def __init__(self, make: Callable[[], Connection], settle: Callable[[], None]) -> None:
        """Keep how a connection is made; `settle` is done before each question."""
        self._make = make
        self._settle = settle
        self._mine = local()
        self._all: list[Connection] = []
        self._lock = Lock()

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """Give this thread's connection; damage and what SQLite says of the world are translated."""
        self._settle()
        try:
            yield self._connection()
        except (dbapi.Error, *UNREADABLE) as error:
            failure = unavailable(error)
            if failure is None:
                raise
            raise failure from error

    def close(self) -> None:
        """Close every thread's connection."""
        with self._lock:
            for connection in self._all:
                connection.close()
            self._all.clear()

    def _connection(self) -> Connection:
        connection: Connection | None = getattr(self._mine, "connection", None)
        if connection is None:
            connection = self._make()
            self._mine.connection = connection
            with self._lock:
                self._all.append(connection)
        return connection
