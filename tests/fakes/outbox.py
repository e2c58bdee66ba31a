"""A journal's outbox in memory: entries in a list, for worlds of many tills."""

from pos.domain.facts import Fact, TillFounded
from pos.ports.clock import Clock
from pos.ports.outbox import Tail
from pos.wire.entry import GENESIS, Entry, entry_bytes, link, read_entry
from pos.wire.head import Head
from pos.wire.reply import Held


class MemoryOutbox:
    """Keeps to the contract of tests/contracts/outbox.py; `append` is what a unit of work does."""

    def __init__(self, till: str, clock: Clock) -> None:
        self.till = till
        self.clock = clock
        self.entries: list[bytes] = []
        self.heads: list[Head] = []
        self.held: Held | None = None

    def append(self, fact: Fact) -> Head:
        before = self.heads[-1] if self.heads else Head(self.till, 0, 0, GENESIS)
        epoch = before.epoch
        if isinstance(fact, TillFounded):
            epoch = fact.epoch or epoch + 1
        at = self.clock.now()
        data = entry_bytes(Entry(self.till, epoch, before.number + 1, at.utc_ms, at.offset_minutes, fact))
        self.entries.append(data)
        self.heads.append(Head(self.till, epoch, before.number + 1, link(before.hash, data)))
        return self.heads[-1]

    def head(self) -> Head | None:
        return self.heads[-1] if self.heads else None

    def grant(self) -> str:
        facts = [read_entry(data).fact for data in self.entries]
        return next((fact.grant for fact in reversed(facts) if isinstance(fact, TillFounded)), "")

    def tail(self, first: int, entries: int, size: int) -> Tail | None:
        if not self.heads:
            return None
        first = min(max(first, 1), len(self.heads) + 1)
        previous = self.heads[first - 2].hash if first > 1 else GENESIS
        taken: list[bytes] = []
        for data in self.entries[first - 1 : first - 1 + entries]:
            size -= len(data)
            if taken and size < 0:
                break
            taken.append(data)
        head = self.heads[first - 2 + len(taken)] if first + len(taken) > 1 else Head(self.till, 0, 0, GENESIS)
        return Tail(first, previous, tuple(taken), head)

    def acknowledged(self) -> Held | None:
        return self.held

    def acknowledge(self, held: Held) -> None:
        head = held.acknowledgement.head
        if not 1 <= head.number <= len(self.heads) or self.heads[head.number - 1] != head:
            message = f"what was acknowledged as entry {head.number} is not in this journal"
            raise ValueError(message)
        if self.held is None or self.held.acknowledgement.head.number < head.number:
            self.held = Held(held.acknowledgement, held.signature)
