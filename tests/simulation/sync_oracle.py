"""What must be true of a world once it is healed: every entry at central exactly once, every fork named, sums equal."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select

from pos.central.database import Database
from pos.central.projected import facts, quarantine, totals
from pos.central.projection.projector import Projector
from pos.central.tables import batches, branches
from pos.domain.facts import SaleFinished, TillFounded
from pos.usecases.exchange.steps import Trouble
from pos.wire.batch import hashes, read_batch
from pos.wire.entry import GENESIS, link, read_entry
from tests.central.reading import everything
from tests.simulation.sync_tills import SimTill

Held = dict[bytes, bytes]
"""Entries by the hash they made."""


def chain(entries: Iterable[bytes]) -> Held:
    """Give entries by the hashes they make in their order."""
    hash_, made = GENESIS, {}
    for data in entries:
        hash_ = link(hash_, data)
        made[hash_] = data
    return made


def faults_of(database: Database, tills: list[SimTill], ever: dict[str, Held], receipts: set[bytes]) -> list[str]:
    """Say what is wrong; `ever` is all that was ever written, by the name of the key, `receipts` what central has."""
    wrong: list[str] = []
    by_key: dict[str, list[SimTill]] = defaultdict(list)
    for till in tills:
        by_key[till.name].append(till)
    held_of_all: Held = {}
    for name, disks in by_key.items():
        held, twice = held_by(database, disks[0].disk.till)
        held_of_all |= held
        there: Held = {}
        for till in disks:
            there |= chain(till.entries())
        wrong += [f"{name}: {twice} entries are held twice"] if twice else []
        wrong += (
            [f"{name}: {len(there.keys() - held.keys())} entries are missing"] if there.keys() - held.keys() else []
        )
        invented = held.keys() - ever[name].keys()
        wrong += [f"{name}: {len(invented)} entries are held that nobody wrote"] if invented else []
        wrong += forks_not_named(database, disks[0].disk.till, held)
        wrong += [f"{till.name}: still waits to send" for till in disks if till.standing.waiting]
        wrong += not_told(disks)
    lost = receipts - held_of_all.keys()
    wrong += [f"{len(lost)} heads are missing that central vouched for"] if lost else []
    return wrong + projection_faults(database, held_of_all)


def held_by(database: Database, till: str) -> tuple[Held, int]:
    """Read the inbox of a till: its entries by their hashes, and how many are there more than once."""
    held: Held = {}
    twice = 0
    with database.reading.connect() as connection:
        for row in connection.execute(select(batches).where(batches.c.till == till)):
            batch = read_batch(row.data)
            made = hashes(batch)[1:]
            for place in range(row.first - batch.first, len(made)):
                twice += made[place] in held
                held[made[place]] = batch.entries[place]
    return held, twice


def forks_not_named(database: Database, till: str, held: Held) -> list[str]:
    """Compare the branches with where histories really part; one that no founding begins must be called a fork."""
    followers: dict[int, set[bytes]] = defaultdict(set)
    for hash_, data in held.items():
        followers[read_entry(data).number].add(hash_)
    with database.reading.connect() as connection:
        rows = connection.execute(select(branches).where(branches.c.till == till)).all()
    before = parents(held)
    parts = sum(len(children) - 1 for children in before.values() if len(children) > 1)
    wrong = []
    if held and len(rows) != 1 + parts:
        wrong.append(f"{till}: {len(rows)} histories are named, where {1 + parts} are held")
    founding = {hash_ for hash_, data in held.items() if isinstance(read_entry(data).fact, TillFounded)}
    named = sum(bool(row.forked) for row in rows)
    begun = sum(len(children) - 1 for children in before.values() if len(children) > 1 and not children & founding)
    if named < begun:
        wrong.append(f"{till}: {named} forks are named, where there are at least {begun}")
    return wrong


def parents(held: Held) -> dict[bytes, set[bytes]]:
    """Group entries by the entry that they follow."""
    by_number: dict[int, list[bytes]] = defaultdict(list)
    for hash_, data in held.items():
        by_number[read_entry(data).number].append(hash_)
    followers: dict[bytes, set[bytes]] = defaultdict(set)
    for number, made in by_number.items():
        for hash_ in made:
            before = [GENESIS] if number == 1 else by_number[number - 1]
            parent = next(one for one in before if link(one, held[hash_]) == hash_)
            followers[parent].add(hash_)
    return followers


def not_told(disks: list[SimTill]) -> list[str]:
    """Name the disks that go on beside another one in the same epoch and do not know it."""
    wrong = []
    for one in disks:
        mine = one.entries()
        for other in disks:
            theirs = other.entries()
            shared = sum(1 for a, b in zip(mine, theirs, strict=False) if a == b)
            apart = shared < min(len(mine), len(theirs))
            same_epoch = one.epoch() == other.epoch()
            began_apart = apart and not any(
                isinstance(read_entry(data).fact, TillFounded) for data in (*mine[shared:], *theirs[shared:])
            )
            if same_epoch and began_apart and one.standing.trouble is not Trouble.FORKED:
                wrong.append(f"{one.name}: goes on beside another and is not told ({one.standing.trouble})")
    return wrong


def projection_faults(database: Database, held: Held) -> list[str]:
    """Compare what was projected with the entries, and with what is projected from the beginning."""
    wrong = []
    with database.reading.connect() as connection:
        projected = connection.execute(select(facts.c.hash)).scalars().all()
        aside = connection.execute(select(quarantine)).all()
        sold = connection.execute(select(totals.c.sold).where(totals.c.kind == "day")).scalars().all()
    if sorted(projected) != sorted(held):
        wrong.append(f"{len(projected)} facts are projected, where {len(held)} entries are held")
    if aside:
        wrong.append(f"{len(aside)} entries were set aside: {aside[0]}")
    sales = [fact.total.minor for fact in map(_fact, held.values()) if isinstance(fact, SaleFinished)]
    if sum(sold) != sum(sales):
        wrong.append(f"the totals say {sum(sold)}, and the sales {sum(sales)}")
    before = everything(database)
    projector = Projector(database)
    projector.begin_anew()
    projector.run()
    if everything(database) != before:
        wrong.append("what is projected anew is not what was projected")
    return wrong


def _fact(data: bytes) -> object:
    return read_entry(data).fact
