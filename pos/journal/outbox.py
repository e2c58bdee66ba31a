"""The exchange with central, in the journal's file: the tail that is sent, and the receipt that came back."""

from dataclasses import replace

from typing_extensions import override

from pos.journal import questions
from pos.journal.database import Connection
from pos.journal.readers import Readers
from pos.journal.writer import Writer
from pos.ports.outbox import Outbox, Tail
from pos.wire.entry import GENESIS
from pos.wire.head import Head
from pos.wire.reply import Held, read_reply, write_reply

_SOME = "SELECT bytes, epoch, hash FROM entries WHERE number >= ? ORDER BY number LIMIT ?"
_HASH = "SELECT hash FROM entries WHERE number = ?"
_ACKNOWLEDGE = "UPDATE exchange SET acknowledged = ?1, receipt = ?2 WHERE acknowledged < ?1"


class SqliteOutbox(Outbox):
    """Reads through the asking thread's connection, and writes in the writer's turn."""

    _writer: Writer
    _readers: Readers

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
            connection.execute("COMMIT")


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
