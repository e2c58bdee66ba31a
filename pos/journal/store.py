"""The till's journal in SQLite, behind the ports of the use cases and of the printing thread."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from typing_extensions import override

from pos.domain.facts import RefundFinished
from pos.domain.fair import Place
from pos.domain.money import Money
from pos.domain.ticket import Ticket
from pos.journal import history, names, papers, questions, reserve
from pos.journal.database import Connection, open_reader
from pos.journal.instance import InstanceLock
from pos.journal.names import Names
from pos.journal.opening import open_checked
from pos.journal.outbox import SqliteOutbox
from pos.journal.passing import Passing
from pos.journal.payment_history import SqlitePaymentHistory
from pos.journal.print_queue import SqlitePrintQueue
from pos.journal.readers import Readers
from pos.journal.settings import SqliteSettings
from pos.journal.shelves import SqliteShelves
from pos.journal.supply import SqliteSupply
from pos.journal.unit import SqliteUnitOfWork
from pos.journal.writer import Writer
from pos.ports.clock import Clock
from pos.ports.journal import Journal, JournalUnavailable, OpenShift, Recorded, SaleRow, Somebody, UnitOfWork
from pos.wire.entry import Entry
from pos.wire.head import Head
from pos.words.codes import Code

_ENTRIES_AT_ONCE = 256
_INDEXED_AT_ONCE = 500


def open_journal(path: Path, *, clock: Clock, secrets: bytes, till_id: str) -> "SqliteJournal":
    """Open the journal of a till, or begin it where there never was one.

    `secrets` is the device's key for names (32 bytes), `till_id` what entries call this till. Raises
    `JournalUnavailable`; a file that is damaged, of a newer program or of another till stays as it is.
    """
    lock = InstanceLock(path)
    try:
        return SqliteJournal(path, lock, Passing(clock), Names(secrets), till_id)
    except BaseException:
        lock.release()
        raise


class SqliteJournal(
    SqlitePrintQueue, SqlitePaymentHistory, SqliteShelves, SqliteSupply, SqliteSettings, SqliteOutbox, Journal
):
    """A journal that is open: one connection writes, each thread reads through its own."""

    def __init__(self, path: Path, lock: InstanceLock, passing: Passing, names: Names, till: str) -> None:
        """Open the file; `lock` says that nobody else has."""
        self._path = path
        self._lock = lock
        self._passing = passing
        self._names = names
        self._till = till
        self._durable: int | None = None
        writer = Writer(self._open)
        super().__init__(writer, Readers(lambda: open_reader(path), writer.settle))

    def __enter__(self) -> Self:
        """Use the journal for a while."""
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close every connection and let the next program have the journal."""
        self._readers.close()
        self._writer.close()
        self._lock.release()

    @override
    def ready(self) -> str | None:
        """Whether the next sale can surely be written."""
        try:
            self._catch_up(reserve.SALES_HELD)
            with self._writer.connected() as connection:
                return reserve.ready(connection, self._path)
        except JournalUnavailable as unavailable:
            return unavailable.code

    @override
    def still_ready(self) -> str | None:
        """Whether the room kept is whole; if it is not, it is seen to."""
        try:
            with self._writer.connected() as connection:
                whole = reserve.whole(connection, self._path)
        except JournalUnavailable as unavailable:
            return unavailable.code
        return None if whole else self.ready()

    @override
    @contextmanager
    def unit_of_work(self) -> Iterator[UnitOfWork]:
        """Take the writer's place."""
        before = self._durable
        with self._writer.turn() as connection:
            work = SqliteUnitOfWork(connection, self._till, self._passing, self._names)
            try:
                yield work
            finally:
                self._durable = work.end()
        if self._durable != before:
            self._tell_appended()

    @override
    def place(self) -> Place | None:
        """Where this till stands."""
        with self._readers.asking() as connection:
            return questions.place(connection)

    @override
    def head(self) -> Head | None:
        """The newest entry's head."""
        with self._readers.asking() as connection:
            newest = questions.newest(connection)
        return None if newest is None else newest.head

    @override
    def entry(self, number: int) -> Entry | None:
        """The entry of that number."""
        found = self.recorded(number)
        return None if found is None else found.entry

    @override
    def recorded(self, number: int) -> Recorded | None:
        """The entry of that number with its head."""
        with self._readers.asking() as connection:
            return questions.recorded(connection, number)

    @override
    def fact_of_ticket(self, key: str) -> int | None:
        """The fact that a ticket became."""
        with self._readers.asking() as connection:
            return questions.became(connection, key)

    @override
    def paper_of(self, number: int) -> int:
        """The first print job of a fact."""
        with self._readers.asking() as connection:
            return papers.paper_of(connection, number)

    @override
    def reprints_of(self, number: int) -> int:
        """How often a paper was printed again."""
        with self._readers.asking() as connection:
            return questions.reprints_of(connection, number)

    @override
    def entries(self, first: int, last: int | None = None) -> Iterator[Entry]:
        """Entries in order, a few at a time: a long reading never holds up the log."""
        while True:
            with self._readers.asking() as connection:
                some = questions.entries(connection, first, last, _ENTRIES_AT_ONCE)
            yield from some
            if len(some) < _ENTRIES_AT_ONCE:
                return
            first = some[-1].number + 1

    @override
    def open_shift(self) -> OpenShift | None:
        """The shift under way."""
        with self._readers.asking() as connection:
            return questions.open_shift(connection)

    @override
    def grand_total(self) -> Money | None:
        """The perpetual total of the last closing."""
        with self._readers.asking() as connection:
            return questions.grand_total(connection)

    @override
    def people(self) -> tuple[Somebody, ...]:
        """Who can sign in."""
        with self._readers.asking() as connection:
            return questions.people(connection, self._names)

    @override
    def open_tickets(self) -> tuple[Ticket, ...]:
        """The open tickets."""
        with self._readers.asking() as connection:
            return questions.open_tickets(connection)

    @override
    def sales(self, words: str = "", limit: int = 100, before: int | None = None) -> tuple[SaleRow, ...]:
        """The newest sales and refunds, those that match words."""
        with self._readers.asking() as connection:
            while words and history.is_behind(connection):
                self._catch_up(_INDEXED_AT_ONCE)
            return history.sales(connection, words, limit, before)

    @override
    def refunds_of(self, sale: int) -> tuple[RefundFinished, ...]:
        """The refunds of a sale."""
        with self._readers.asking() as connection:
            return tuple(questions.refunds_of(connection, sale))

    @override
    def sold_pieces(self) -> frozenset[str]:
        """The unique pieces that are gone."""
        with self._readers.asking() as connection:
            return questions.sold_pieces(connection)

    @override
    def stock_moves(self) -> Mapping[str, int]:
        """What was sold minus what came back."""
        with self._readers.asking() as connection:
            return questions.stock_moves(connection)

    def erase(self, commitment: str) -> None:
        """Forget the name behind a commitment, down to the bytes on the disk."""
        with self._writer.connected() as connection:
            names.erase(connection, commitment)

    def _catch_up(self, at_most: int) -> None:
        with self._writer.turn() as connection:
            history.catch_up(connection, at_most)
            connection.execute("COMMIT")

    def _open(self) -> Connection:
        connection, newest = open_checked(self._path, self._till)
        number = 0 if newest is None else newest.number
        if self._durable not in {None, number}:
            # A commit that failed came back with the log. Its facts are whole, but whoever asked was told no:
            # only a fresh start, which reads everything from the file, puts the screen right.
            connection.close()
            raise JournalUnavailable(Code.DISK_FAILS, f"entry {number} was not acknowledged")
        self._durable = number
        self._passing.begin(None if newest is None else newest.utc_ms)
        papers.doubt(connection)
        return connection
