"""The one connection that writes, and the turn to use it.

Whoever writes has a turn: a lock, `BEGIN IMMEDIATE`, and either one commit or nothing. After a failure of the disk
the connection is closed and opened again, because a failed sync leaves nobody knowing what is on the disk: what
counts from then on is what the file says.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock

from pos.journal.database import Connection, dbapi
from pos.journal.failures import UNREADABLE, unavailable
from pos.words.codes import Code


class Writer:
    """Owns the writing connection; `reopen` opens the file again and checks it."""

    def __init__(self, reopen: Callable[[], Connection]) -> None:
        """Open the connection."""
        self._reopen = reopen
        self._connection: Connection | None = reopen()
        self._lock = RLock()
        self._closed = False

    @contextmanager
    def turn(self) -> Iterator[Connection]:
        """Take the writer's place for one commit; what was not committed when the turn ends never happened."""
        with self.connected() as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
            finally:
                if connection is self._connection and connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """Take the writer's place, in no transaction."""
        with self._lock:
            connection = self._connected()
            try:
                yield connection
            except dbapi.IntegrityError as error:
                raise ValueError(str(error)) from error
            except (dbapi.Error, *UNREADABLE) as error:
                failure = unavailable(error)
                if failure is None:
                    raise
                if failure.code != Code.DISK_FULL:
                    self._drop()
                raise failure from error

    def settle(self) -> None:
        """After a failure of the disk, see what the file says before anybody asks it."""
        if self._connection is None:
            with self._lock:
                self._connected()

    def close(self) -> None:
        """Close the connection for good."""
        with self._lock:
            self._closed = True
            self._drop()

    def _connected(self) -> Connection:
        if self._closed:
            message = "the journal was closed"
            raise ValueError(message)
        if self._connection is None:
            self._connection = self._reopen()
        return self._connection

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
