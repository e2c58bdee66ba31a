"""One all-or-nothing step over the journal: facts with their numbers and hashes, papers, tickets, names, catalogue."""

from collections.abc import Sequence

from typing_extensions import override

from pos.domain.edits import stamp_of
from pos.domain.facts import Fact, ProductChanged, RefundFinished, SaleFinished, ShiftClosed, TillFounded
from pos.domain.fair import series_number
from pos.domain.product import Product
from pos.domain.sale import Parties
from pos.domain.ticket import Ticket
from pos.journal import papers, shelves, supply
from pos.journal.database import Connection
from pos.journal.names import Names
from pos.journal.passing import Passing
from pos.journal.projection import project
from pos.journal.questions import place
from pos.ports.clock import Moment
from pos.ports.journal import Imported, PaperJob, Recorded, Restocked, UnitOfWork
from pos.wire.canonical import canonical
from pos.wire.entry import GENESIS, Entry, entry_bytes, kind_of, link
from pos.wire.head import Head
from pos.wire.supply import Cursor, Page

_HEAD = "SELECT number, epoch, hash FROM entries ORDER BY number DESC LIMIT 1"
_APPEND = "INSERT INTO entries VALUES (?, ?, ?, ?, ?)"


class SqliteUnitOfWork(UnitOfWork):
    """A turn of the writer; nothing in it is true before `commit` returned."""

    def __init__(self, connection: Connection, till: str, passing: Passing, names: Names) -> None:
        """Begin where the journal stands."""
        self._connection = connection
        self._till = till
        self._passing = passing
        self._names = names
        row = connection.execute(_HEAD).fetchone()
        number, epoch, hash_ = (0, 0, GENESIS) if row is None else row
        self._head = Head(till, epoch, number, hash_)
        self._last_moment: Moment | None = None
        self._durable = number
        self._over = False

    @override
    def append(self, fact: Fact) -> Recorded:
        """Append a fact, after the jump of the clock if there was one."""
        if self._head.number == 0 and not isinstance(fact, TillFounded):
            message = "the first fact of a journal founds its till"
            raise ValueError(message)
        self._check_numbers(fact)
        moment, jump = self._passing.now()
        if jump is None or self._head.number == 0 or self._last_moment is not None:
            return self._write(fact, moment)
        if isinstance(fact, TillFounded):
            # Nothing more is said in the epoch before: a till that was restored must not number what it has said.
            founded = self._write(fact, moment)
            self._write(jump, moment)
            return founded
        self._write(jump, moment)
        return self._write(fact, moment)

    @override
    def next_series(self) -> str:
        """Tell the series number that the next sale or refund must carry; taken when it is appended."""
        where = place(self._writing)
        if where is None:
            message = "a till that was not founded has no series"
            raise ValueError(message)
        (count,) = self._writing.execute("SELECT series FROM standing").fetchone()
        return series_number(where, self._head.epoch, count + 1)

    @override
    def next_z(self) -> int:
        """Tell the number that the next closing must carry; taken when it is appended."""
        (count,) = self._writing.execute("SELECT closings FROM standing").fetchone()
        return int(count) + 1

    @override
    def queue_paper(self, job: PaperJob) -> int:
        """Put a paper in the print queue."""
        return papers.queue(self._writing, job)

    @override
    def save_ticket(self, ticket: Ticket) -> None:
        """Keep an open ticket."""
        self._writing.execute("INSERT OR REPLACE INTO tickets VALUES (?, ?)", (ticket.nickname, canonical(ticket)))

    @override
    def drop_ticket(self, nickname: int) -> None:
        """Forget an open ticket."""
        self._writing.execute("DELETE FROM tickets WHERE nickname = ?", (nickname,))

    @override
    def keep_name(self, person: str, name: str) -> str:
        """Seal a person's name beside the facts."""
        return self._names.keep(self._writing, name)

    @override
    def put_products(self, products: Sequence[Product]) -> Imported:
        """Add or update products."""
        return shelves.put_products(self._writing, products)

    @override
    def put_parties(self, parties: Parties) -> None:
        """Add or update sellers and makers."""
        shelves.put_parties(self._writing, parties)

    @override
    def stocked(self) -> Cursor:
        """Tell how far the shelf is stocked."""
        return supply.cursor(self._writing)

    @override
    def restock(self, page: Page) -> Restocked:
        """Put a page on the shelf."""
        return supply.restock(self._writing, page)

    @override
    def commit(self) -> None:
        """Make all of it durable."""
        self._writing.execute("COMMIT")
        self._over = True
        self._durable = self._head.number
        if self._last_moment is not None:
            self._passing.appended(self._last_moment)

    def end(self) -> int:
        """Let nothing more be done here; gives the number of the newest durable entry."""
        self._over = True
        return self._durable

    @property
    def _writing(self) -> Connection:
        if self._over:
            message = "this unit of work is over"
            raise ValueError(message)
        return self._connection

    def _check_numbers(self, fact: Fact) -> None:
        """Refuse a paper that would leave a gap: its number is the one that was given for it in this step."""
        match fact:
            case SaleFinished(series=series) | RefundFinished(series=series):
                given = self.next_series()
            case ShiftClosed(z=z):
                series, given = str(z), str(self.next_z())
            case _:
                return
        if series != given:
            message = f"a paper carries the number {series!r} where {given!r} comes next"
            raise ValueError(message)

    def _write(self, fact: Fact, moment: Moment) -> Recorded:
        before = self._head
        if isinstance(fact, ProductChanged):
            fact = supply.knowing(self._writing, fact)
        epoch = _epoch(fact, before.epoch)
        number = before.number + 1
        entry = Entry(self._till, epoch, number, moment.utc_ms, moment.offset_minutes, fact)
        data = entry_bytes(entry)
        hash_ = link(before.hash, data)
        self._writing.execute(_APPEND, (number, epoch, kind_of(fact), data, hash_))
        project(self._writing, entry)
        self._head = Head(self._till, epoch, number, hash_)
        self._last_moment = moment
        if isinstance(fact, ProductChanged):
            supply.change(self._writing, fact, stamp_of(fact, entry.utc_ms, entry.till, number))
        return Recorded(entry, self._head)


def _epoch(fact: Fact, before: int) -> int:
    """Tell the epoch of a fact: a founding begins the next one, or the later one that central gave."""
    if not isinstance(fact, TillFounded):
        return before
    epoch = fact.epoch or before + 1
    if epoch <= before:
        message = f"epoch {epoch} cannot begin after epoch {before}"
        raise ValueError(message)
    return epoch
