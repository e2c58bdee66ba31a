"""The one connection that writes, and the turn to use it.

Whoever writes has a turn: a lock, `BEGIN IMMEDIATE`, and either one commit or nothing. After a failure of the disk
the connection is closed and opened again, because a failed sync leaves nobody knowing what is on the disk: what
counts from then on is what the file says.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from pos.journal.database import Connection, dbapi
from pos.journal.failures import Failure, unavailable


class Writer:
    """Owns the writing connection; `reopen` opens the file again and checks it."""

    def __init__(self, reopen: Callable[[], Connection]) -> None:
        """Open the connection."""
        self._reopen = reopen
        self._connection: Connection | None = reopen()
        self._lock = Lock()

    @contextmanager
    def turn(self) -> Iterator[Connection]:
        """Take the writer's place; what was not committed when the turn ends never happened."""
        with self._lock:
            connection = self._connected()
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
            except dbapi.IntegrityError as error:
                raise ValueError(str(error)) from error
            except dbapi.Error as error:
                failure = unavailable(error)
                if failure is None:
                    raise
                if failure.code != Failure.DISK_FULL:
                    self._drop(connection)
                raise failure from error
            finally:
                self._undo(connection)

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._reopen()
        return self._connection

    def _drop(self, connection: Connection) -> None:
        self._connection = None
        try:
            connection.close()
        except dbapi.Error as error:
            failure = unavailable(error)
            if failure is None:
                raise
            raise failure from error

    def _undo(self, connection: Connection) -> None:
        if self._connection is not None and connection.in_transaction:
            connection.execute("ROLLBACK")
