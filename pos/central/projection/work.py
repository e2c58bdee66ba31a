"""What is to be projected next: some batches of histories that are behind, read and their chains reckoned."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select, true

from pos.central.projection.reading import Seen, Unseen, see
from pos.central.tables import batches, branches
from pos.wire.batch import unpack_batch

BATCHES_AT_ONCE = 64
ENTRIES_AT_ONCE = 4_000
BYTES_AT_ONCE = 8 << 20
"""A step ends with the batch in which it passes one of these, so that its memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The entries of a batch that were new: `first` is the number of the first, `hashes` are theirs."""

    till: str
    branch: int
    batch: int
    first: int
    received_ms: int
    hashes: list[bytes]
    seen: list[Seen | Unseen]

    @property
    def last(self) -> int:
        """The number of the last."""
        return self.first + len(self.seen) - 1


def tills_behind(connection: Connection) -> list[str]:
    """List tills of which something is to be done; not all of them at once."""
    behind = select(branches.c.till).where(branches.c.projected < branches.c.number).distinct().limit(BATCHES_AT_ONCE)
    return list(connection.execute(behind).scalars())


def next_pieces(connection: Connection, tills: Collection[str] | None = None) -> list[Piece]:
    """Read what is to be done next, of some tills or of any; nothing when everything is projected."""
    pieces: list[Piece] = []
    entries = size = 0
    for id_ in _waiting(connection, tills):
        row = connection.execute(select(batches).where(batches.c.id == id_)).one()
        batch = unpack_batch(row.data)
        skipped = row.first - batch.first
        fresh = batch.places[skipped:]
        seen = [see(batch.text, row.till, number, place) for number, place in enumerate(fresh, start=row.first)]
        chain = batch.hashes()[skipped + 1 :]
        pieces.append(Piece(row.till, row.branch, row.id, row.first, row.received_ms, chain, seen))
        entries += len(fresh)
        size += len(batch.text)
        if entries >= ENTRIES_AT_ONCE or size >= BYTES_AT_ONCE:
            break
    return pieces


def _waiting(connection: Connection, tills: Collection[str] | None) -> Iterator[int]:
    of_them = true() if tills is None else branches.c.till.in_(tills)
    behind = (
        select(branches.c.till, branches.c.branch, branches.c.projected)
        .where((branches.c.projected < branches.c.number) & of_them)
        .limit(BATCHES_AT_ONCE)
        .subquery()
    )
    of = (batches.c.till == behind.c.till) & (batches.c.branch == behind.c.branch)
    waiting = (
        select(batches.c.id)
        .join(behind, of & (batches.c.number > behind.c.projected))
        .order_by(batches.c.till, batches.c.branch, batches.c.number)
        .limit(BATCHES_AT_ONCE)
    )
    yield from connection.execute(waiting).scalars().all()
