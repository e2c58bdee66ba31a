"""The tills of the simulated fair: each is one disk with its journal, its key and its exchange.

A till can be switched off at any moment, put back to an old copy of its disk, or copied to another machine: then two
disks go on under one key. Most journals are in memory, some are the real one on a real file.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from pos.domain.facts import CashMoved, Fact, SaleFinished, SignedIn, TillFounded
from pos.domain.fair import Place, series_number
from pos.domain.money import Money
from pos.journal.store import SqliteJournal, open_journal
from pos.ports.clock import Moment
from pos.ports.outbox import Outbox
from pos.usecases.exchange.machine import Exchange, begin
from pos.usecases.exchange.steps import Standing
from pos.wire.entry import read_entry
from pos.wire.reply import Held
from tests.central.tills import CENTRAL, NamedKey
from tests.fakes.outbox import MemoryOutbox
from tests.fakes.stall import BOWL, FOUNDED, LAMP, MAD, OPENED, RUG, sale, ticket_of

Time = Callable[[], int]
SALES = tuple(sale(ticket_of(*goods), 2, "") for goods in ((BOWL,), (LAMP, BOWL), (RUG,)))


class WorldClock:
    """The world's time, as a till's clock shows it: it may be wrong, and jump."""

    def __init__(self, time: Time) -> None:
        self.time = time
        self.wrong_by_ms = 0

    def now(self) -> Moment:
        return Moment(self.time() + self.wrong_by_ms, 60)

    def steady_ms(self) -> int:
        return self.time()


class MemoryDisk:
    """A journal in memory; its second entry opens the shift that all sales belong to."""

    def __init__(self, key: NamedKey, till: str, clock: WorldClock) -> None:
        self.key, self.till, self.clock = key, till, clock
        self.outbox = MemoryOutbox(till, clock)
        self.papers = 0
        self.place: Place = FOUNDED.place

    def append(self, fact: Fact, *, dies: bool = False) -> None:
        """Write a fact; a till that dies before the commit has written nothing."""
        if dies:
            return
        if isinstance(fact, SaleFinished):
            head = self.outbox.head()
            assert head is not None
            self.papers += 1
            fact = replace(fact, series=series_number(self.place, head.epoch, self.papers))
        if isinstance(fact, TillFounded):
            self.papers, self.place = 0, fact.place
        self.outbox.append(fact)

    def copy(self) -> "MemoryDisk":
        other = MemoryDisk(self.key, self.till, self.clock)
        other.outbox.entries, other.outbox.heads = list(self.outbox.entries), list(self.outbox.heads)
        other.outbox.held, other.papers, other.place = self.outbox.held, self.papers, self.place
        return other

    def start(self) -> None:
        """Nothing is to be read: memory forgets nothing."""

    def stop(self) -> None:
        """Nothing is to be closed."""


class RealDisk:
    """A real journal on a file of its own."""

    def __init__(self, file: Path, till: str, clock: WorldClock) -> None:
        self.file, self.till, self.clock = file, till, clock
        self._copies = 0
        self._journal: SqliteJournal | None = None

    @property
    def outbox(self) -> SqliteJournal:
        assert self._journal is not None
        return self._journal

    def append(self, fact: Fact, *, dies: bool = False) -> None:
        """Write a fact; a till that dies before the commit has written nothing."""
        with self.outbox.unit_of_work() as work:
            if isinstance(fact, SaleFinished):
                fact = replace(fact, series=work.next_series())
            work.append(fact)
            if not dies:
                work.commit()

    def copy(self) -> "RealDisk":
        """Copy the files as they lie there, while the till is off."""
        self._copies += 1
        folder = self.file.parent / f"{self.file.parent.name}-{self._copies}"
        folder.mkdir()
        self.stop()
        for file in self.file.parent.glob(f"{self.file.name}*"):
            if not file.name.endswith(".lock"):
                shutil.copy(file, folder)
        self.start()
        return RealDisk(folder / self.file.name, self.till, self.clock)

    def start(self) -> None:
        if self._journal is None:
            self._journal = open_journal(self.file, clock=self.clock, secrets=bytes(32), till_id=self.till)

    def stop(self) -> None:
        if self._journal is not None:
            self._journal.close()
            self._journal = None


Disk = MemoryDisk | RealDisk


@dataclass
class SimTill:
    """A till that is switched on: what is in its memory is gone when it is switched off."""

    name: str
    key: NamedKey
    disk: Disk
    exchange: Exchange = field(init=False)
    standing: Standing = field(init=False)
    asked: int = 0
    backups: list[Disk] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.switch_on()

    @property
    def outbox(self) -> Outbox:
        return self.disk.outbox

    def switch_on(self) -> None:
        """Begin from the disk; whatever was asked before is not waited for any more."""
        self.disk.start()
        self.asked += 1
        held = self.outbox.acknowledged()
        self.exchange = begin(self.key.public, CENTRAL.public, held)
        self.standing = Standing(self.exchange.held, 0)

    def switch_off(self) -> None:
        self.disk.stop()
        self.asked += 1

    def keep(self, held: Held) -> str:
        """Keep a receipt; gives what is wrong if the receipts went back."""
        before = self.outbox.acknowledged()
        self.outbox.acknowledge(held)
        after = self.outbox.acknowledged()
        assert after is not None
        lower = before is not None and after.acknowledgement.head.number < before.acknowledgement.head.number
        return f"{self.name}: what is acknowledged went back" if lower else ""

    def back_up(self) -> None:
        self.backups.append(self.disk.copy())

    def restore(self, backup: Disk) -> None:
        """Put an old copy in the place of the disk; what was written since is lost with it."""
        self.switch_off()
        self.disk = backup.copy() if isinstance(backup, MemoryDisk) else _reopened(backup)
        self.switch_on()

    def entries(self) -> list[bytes]:
        """Read all that the disk holds, as bytes."""
        tail = self.outbox.tail(1, 1 << 30, 1 << 30)
        return [] if tail is None else list(tail.entries)

    def epoch(self) -> int:
        head = self.outbox.head()
        return 0 if head is None else head.epoch


def _reopened(backup: RealDisk) -> Disk:
    backup.start()
    copy = backup.copy()
    backup.stop()
    return copy


def new_till(name: str, folder: Path | None, time: Time) -> SimTill:
    """Found a till that opens its shift; on a real file where a folder is given."""
    key, clock = NamedKey(name), WorldClock(time)
    till = key_id(key)
    disk: Disk
    if folder is None:
        disk = MemoryDisk(key, till, clock)
    else:
        place = folder / name
        place.mkdir()
        disk = RealDisk(place / "journal.sqlite", till, clock)
    disk.start()
    disk.append(FOUNDED)
    disk.append(OPENED)
    return SimTill(name, key, disk)


def key_id(key: NamedKey) -> str:
    from pos.wire.identity import till_id

    return till_id(key.public)


def something(kind: int, count: int) -> Fact:
    """Make the fact of some kind that a day brings."""
    match kind % 5:
        case 0 | 1 | 2:
            return replace(SALES[kind % 3], ticket=f"t{count}", note=f"{count}")
        case 3:
            return SignedIn(f"p{count}")
        case _:
            return CashMoved(2, "p1", Money(count, MAD), "bank")


def kinds(entries: list[bytes]) -> list[str]:
    """Name the facts, for whoever looks at what went wrong."""
    return [type(read_entry(data).fact).__name__ for data in entries]
