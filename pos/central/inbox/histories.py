"""The histories of one till, as a transaction sees them: their ends, any hash in them, and how one goes on."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, insert, select, update

from pos.central.inbox.joining import ROOT, Branch, owner
from pos.central.projected import quarantine
from pos.central.tables import batches, branches
from pos.wire.batch import Unpacked, unpack_batch
from pos.wire.entry import GENESIS
from pos.wire.head import Head
from pos.wire.reply import Aside

Chain = tuple[int, list[bytes]]

# What each batch asks is made once: to put a statement together takes as long as to ask it.
_OF_TILL = branches.c.till == bindparam("of")
_BRANCHES = select(branches).where(_OF_TILL).order_by(branches.c.branch)
_GO_ON = update(branches).where(_OF_TILL & (branches.c.branch == bindparam("on")))
_GO_ON = _GO_ON.values({name: bindparam(f"new_{name}") for name in ("epoch", "number", "hash")})
_KEEP = insert(batches).inline()


@dataclass(frozen=True, slots=True)
class Arrived:
    """A batch that was proven: what it says, its chain of hashes, its bytes, and when it came (UTC milliseconds)."""

    batch: Unpacked
    chain: list[bytes]
    data: bytes
    at_ms: int


@dataclass(frozen=True, slots=True)
class Rival:
    """Another history of the same epochs: the last entry shared with it, and a head of it with its signature."""

    parted: int
    head: Head
    signature: bytes


class Histories:
    """What is held of one till. Whoever makes one has locked the till, or is the only writer."""

    def __init__(self, connection: Connection, till: str) -> None:
        """Read where each history ends."""
        self._connection = connection
        self._till = till
        self._chains: dict[int, Chain] = {}
        self._read()

    def _read(self) -> None:
        rows = self._connection.execute(_BRANCHES, {"of": self._till}).all()
        self.branches = [Branch(row.branch, row.parent, row.parted, row.number, row.hash) for row in rows]
        self._epochs = {row.branch: row.epoch for row in rows}
        self._forked = {row.branch for row in rows if row.forked}

    @property
    def newest(self) -> tuple[int, int]:
        """The highest epoch and, in it, the highest number; zeros while nothing is held."""
        return max(((self._epochs[branch.id], branch.number) for branch in self.branches), default=(0, 0))

    def aside(self) -> Aside | None:
        """Tell of entries that nothing could be made to follow from; None when there are none."""
        of = quarantine.c.till == self._till
        counted = select(func.count(), func.min(quarantine.c.number)).where(of)
        count, first = self._connection.execute(counted).one()
        return Aside(count, first) if count else None

    def hash_at(self, branch: int, number: int) -> bytes:
        """The hash of an entry that is held on a branch or before it parted."""
        if number == 0:
            return GENESIS
        first, chain = self._chain(owner(branch, number, self.branches), number)
        return chain[number - first + 1]

    def go_on(self, branch: int, fresh: int, arrived: Arrived) -> None:
        """Keep a batch at the end of a branch, which it may begin."""
        head = arrived.batch.head
        if not self.branches:
            self._begin(ROOT, None, 0, arrived, forked=False)
        else:
            ends = {"new_epoch": head.epoch, "new_number": head.number, "new_hash": head.hash}
            self._connection.execute(_GO_ON, {"of": self._till, "on": branch, **ends})
        self._keep(branch, fresh, arrived)

    def part(self, parent: int, parted: int, arrived: Arrived, *, forked: bool) -> int:
        """Begin another branch with a batch; gives its number."""
        branch = max(known.id for known in self.branches) + 1
        self._begin(branch, parent, parted, arrived, forked=forked)
        self._keep(branch, parted + 1, arrived)
        self._read()
        return branch

    def rival(self, branch: int, epoch: int) -> Rival | None:
        """Tell the history that a branch forked with, in the epoch that both say they are in."""
        rivals = (self._rival(other, parted, epoch) for other, parted in self._beside(branch))
        return next((rival for rival in rivals if rival is not None), None)

    def _beside(self, branch: int) -> Iterator[tuple[int, int]]:
        """List the histories that forked from a branch, or that it forked from, and where."""
        for known in self.branches:
            if known.id in self._forked and known.parent == branch:
                yield known.id, known.parted
            elif known.id in self._forked and known.id == branch and known.parent is not None:
                yield known.parent, known.parted

    def _rival(self, branch: int, parted: int, epoch: int) -> Rival | None:
        of = (batches.c.till == self._till) & (batches.c.branch == branch) & (batches.c.number > parted)
        row = self._connection.execute(select(batches).where(of).order_by(batches.c.number).limit(1)).one()
        head = Head(self._till, row.epoch, row.number, row.hash)
        return Rival(parted, head, row.signature) if row.epoch >= epoch else None

    def _begin(self, branch: int, parent: int | None, parted: int, arrived: Arrived, *, forked: bool) -> None:
        head = arrived.batch.head
        self._connection.execute(
            insert(branches).values(
                till=self._till,
                branch=branch,
                parent=parent,
                parted=parted,
                forked=forked,
                epoch=head.epoch,
                number=head.number,
                hash=head.hash,
                began_ms=arrived.at_ms,
                projected=parted,
            )
        )

    def _keep(self, branch: int, fresh: int, arrived: Arrived) -> None:
        head = arrived.batch.head
        row = {
            "till": self._till,
            "branch": branch,
            "first": fresh,
            "number": head.number,
            "epoch": head.epoch,
            "hash": head.hash,
            "signature": arrived.batch.signature,
            "data": arrived.data,
            "received_ms": arrived.at_ms,
        }
        self._connection.execute(_KEEP, row)

    def _chain(self, branch: int, number: int) -> Chain:
        """Reckon the chain of the batch that holds an entry; each batch once."""
        of = (batches.c.till == self._till) & (batches.c.branch == branch) & (batches.c.number >= number)
        found = select(batches.c.id).where(of).order_by(batches.c.number).limit(1)
        (id_,) = self._connection.execute(found).one()
        if id_ not in self._chains:
            (data,) = self._connection.execute(select(batches.c.data).where(batches.c.id == id_)).one()
            batch = unpack_batch(data)
            self._chains[id_] = (batch.first, batch.hashes())
        return self._chains[id_]
