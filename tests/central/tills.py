"""Tills that a central hears of, with keys that follow from their names, and central's own key."""

import hashlib
from dataclasses import dataclass, field

from sqlalchemy import insert, select

from pos.central.database import Database
from pos.central.tables import batches, booths, branches, fairs, grants, tills
from pos.domain.facts import Fact, SignedIn, TillFounded
from pos.usecases.exchange.machine import Exchange
from pos.usecases.exchange.parcel import pack_parcel
from pos.usecases.exchange.steps import Send
from pos.wire.batch import Batch, hashes, read_batch
from pos.wire.canonical import canonical
from pos.wire.entry import read_entry
from pos.wire.head import Head, public_key_of, sign_head
from pos.wire.identity import till_id
from pos.wire.statement import Statement, sign_statement
from tests.fakes.devices import SteadyClock
from tests.fakes.outbox import MemoryOutbox
from tests.fakes.stall import FOUNDED, PLACE

ALL = 1 << 20


@dataclass(frozen=True)
class NamedKey:
    """A key that anybody can make again who knows its name."""

    name: str

    @property
    def seed(self) -> bytes:
        return hashlib.sha256(self.name.encode()).digest()

    @property
    def public(self) -> bytes:
        return public_key_of(self.seed)

    def sign(self, head: Head) -> bytes:
        return sign_head(self.seed, head)

    def vouch(self, kind: Statement, said: object) -> bytes:
        return sign_statement(self.seed, kind, said)


CENTRAL = NamedKey("central")


@dataclass
class Till:
    """A till with its key and what it wrote; `copy` is what a restored backup or a cloned disk is."""

    name: str = "amina"
    outbox: MemoryOutbox = field(init=False)

    def __post_init__(self) -> None:
        self.outbox = MemoryOutbox(self.id, SteadyClock())

    @property
    def key(self) -> NamedKey:
        return NamedKey(self.name)

    @property
    def id(self) -> str:
        return till_id(self.key.public)

    @property
    def head(self) -> Head:
        return self.outbox.heads[-1]

    def founded(self) -> "Till":
        self.append(FOUNDED)
        return self

    def append(self, *facts: Fact) -> None:
        for fact in facts:
            self.outbox.append(fact)

    def sign_in(self, times: int = 1, person: str = "p1") -> "Till":
        self.append(*[SignedIn(person)] * times)
        return self

    def copy(self) -> "Till":
        other = Till(self.name)
        other.outbox.entries = list(self.outbox.entries)
        other.outbox.heads = list(self.outbox.heads)
        return other

    def batch(self, first: int = 1, entries: int = 1000) -> bytes:
        parcel = pack_parcel(Send(first, entries, ALL), outbox=self.outbox, key=self.key)
        assert parcel is not None
        return parcel.data

    def exchange(self) -> Exchange:
        return Exchange(self.key.public, CENTRAL.public)


def succeed(till: Till, epoch: int) -> None:
    """Let a till begin an epoch that central gave it."""
    till.append(TillFounded(PLACE, till.key.public.hex(), "0.1.0", epoch))


def enrol(database: Database, *known: Till) -> None:
    """Make tills of one booth known to central without asking them."""
    for count, till in enumerate(known, start=1):
        stand(database, till, "B12", f"T{count}")


def stand(database: Database, till: Till, booth: str, number: str = "T1", station: str = "till") -> None:
    """Make a till or a desk known to central where it stands."""
    where = {"fair": "FES26", "booth": booth}
    with database.writing.begin() as connection:
        if connection.execute(select(fairs.c.code)).first() is None:
            connection.execute(insert(fairs).values(code="FES26", place=canonical(PLACE), profile="fair"))
        if connection.execute(select(booths.c.code).where(booths.c.code == booth)).first() is None:
            connection.execute(insert(booths).values(fair="FES26", code=booth, names=canonical(PLACE.booth_names)))
        where |= {"number": number, "station": station}
        about = {"public_key": till.key.public, "epoch": 1, "revoked": False, "heard_ms": 0}
        connection.execute(insert(tills).values(till=till.id, **about, **where))
        connection.execute(insert(grants).values(till=till.id, epoch=1, **where))


def held_entries(database: Database, till: str) -> list[tuple[int, int, bytes]]:
    """List what the inbox holds of a till, each entry once: branch, number and bytes."""
    held: list[tuple[int, int, bytes]] = []
    with database.reading.connect() as connection:
        for row in connection.execute(select(batches).where(batches.c.till == till).order_by(batches.c.id)):
            batch = read_batch(row.data)
            fresh = range(row.first, row.number + 1)
            held += [(row.branch, number, batch.entries[number - batch.first]) for number in fresh]
    return sorted(held)


def ends(database: Database, till: str) -> list[tuple[int, int, bool]]:
    """List the branches of a till: where each parted, where it ends, whether it is a fork."""
    with database.reading.connect() as connection:
        rows = connection.execute(select(branches).where(branches.c.till == till).order_by(branches.c.branch))
        return [(row.parted, row.number, row.forked) for row in rows]


def numbers(batch: Batch) -> list[int]:
    assert len(hashes(batch)) == len(batch.entries) + 1
    return [read_entry(data).number for data in batch.entries]
