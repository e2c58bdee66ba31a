"""The exchange with central, in the journal's file: the tail that is sent, and the receipt that came back."""

from collections.abc import Callable
from dataclasses import replace

from typing_extensions import override

from pos.domain.values import dataclass
from pos.journal import questions
from pos.journal.database import Connection
from pos.journal.passing import Passing
from pos.journal.readers import Readers
from pos.journal.writer import Writer
from pos.ports.clock import Moment
from pos.ports.outbox import Outbox, Tail
from pos.wire.entry import GENESIS
from pos.wire.head import Head
from pos.wire.reply import Held, read_reply, write_reply

_SOME = "SELECT bytes, epoch, hash FROM entries WHERE number >= ? ORDER BY number LIMIT ?"
_HASH = "SELECT hash FROM entries WHERE number = ?"
_ACKNOWLEDGE = "UPDATE exchange SET acknowledged = ?1, receipt = ?2 WHERE acknowledged < ?1"
_HEARD = "UPDATE exchange SET heard_ms = ?, heard_offset = ?"
_PAPERS = "SELECT number, utc_ms, offset_minutes FROM sales WHERE number > ? ORDER BY number"


@dataclass(frozen=True, slots=True)
class Unsent:
    """A sale or a refund that central does not hold yet: its journal number, and when it was."""

    number: int
    at: Moment


class SqliteOutbox(Outbox):
    """Reads through the asking thread's connection, and writes in the writer's turn."""

    _writer: Writer
    _readers: Readers
    _passing: Passing
    _appended: Callable[[], None] | None = None

    def hear_appends(self, listener: Callable[[], None]) -> None:
        """Tell `listener` after each commit, on the thread that made it; it must not fail, and be quick."""
        self._appended = listener

    def sales_after(self, number: int) -> tuple[Unsent, ...]:
        """The sales and refunds after an entry, the oldest first."""
        with self._readers.asking() as connection:
            rows = connection.execute(_PAPERS, (number,)).fetchall()
        return tuple(Unsent(number, Moment(utc_ms, offset)) for number, utc_ms, offset in rows)

    def count_sales_after(self, number: int) -> int:
        """Count the sales and refunds after an entry."""
        with self._readers.asking() as connection:
            (count,) = connection.execute("SELECT count(*) FROM sales WHERE number > ?", (number,)).fetchone()
        return int(count)

    def heard(self) -> Moment | None:
        """When central last vouched for something; None before it did."""
        with self._readers.asking() as connection:
            utc_ms, offset = connection.execute("SELECT heard_ms, heard_offset FROM exchange").fetchone()
        return Moment(utc_ms, offset) if utc_ms else None

    @override
    def grant(self) -> str:
        """What central granted last."""
        with self._readers.asking() as connection:
            founded = questions.founded(connection)
        return "" if founded is None else founded.grant

    @override
    def tail(self, first: int, entries: int, size: int) -> Tail | None:
        """Some entries from a number on."""
        with self._readers.asking() as connection:
            newest = questions.newest(connection)
            if newest is None:
                return None
            first = min(max(first, 1), newest.head.number + 1)
            return _tail(connection, first, newest.head, (entries, size))

    @override
    def acknowledged(self) -> Held | None:
        """What central holds."""
        with self._readers.asking() as connection:
            (receipt,) = connection.execute("SELECT receipt FROM exchange").fetchone()
        held = read_reply(receipt) if receipt else None
        return held if isinstance(held, Held) else None

    @override
    def acknowledge(self, held: Held) -> None:
        """Keep central's receipt; a fork is not kept with it, for it is told again each time."""
        head = held.acknowledgement.head
        receipt = write_reply(replace(held, fork=None))
        with self._writer.turn() as connection:
            found = questions.recorded(connection, head.number)
            if found is None or found.head != head:
                message = f"what was acknowledged as entry {head.number} is not in this journal"
                raise ValueError(message)
            connection.execute(_ACKNOWLEDGE, (head.number, receipt))
            moment, _ = self._passing.now()
            connection.execute(_HEARD, (moment.utc_ms, moment.offset_minutes))
            connection.execute("COMMIT")

    def _tell_appended(self) -> None:
        if self._appended is not None:
            self._appended()


def _tail(connection: Connection, first: int, newest: Head, most: tuple[int, int]) -> Tail:
    entries, size = most
    row = connection.execute(_HASH, (first - 1,)).fetchone()
    previous = GENESIS if row is None else row[0]
    taken: list[bytes] = []
    epoch, hash_ = newest.epoch, previous
    for data, epoch_then, hash_then in connection.execute(_SOME, (first, entries)):
        size -= len(data)
        if taken and size < 0:
            break
        taken.append(data)
        epoch, hash_ = epoch_then, hash_then
    return Tail(first, previous, tuple(taken), Head(newest.till, epoch, first - 1 + len(taken), hash_))
