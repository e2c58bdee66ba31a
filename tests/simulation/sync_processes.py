"""A till and a central, each a process of its own, on a bad network; both are killed while they exchange.

They die at random and at each of their commits, are started again, and go on. Whatever was said to be sold must be at
central once, within seconds after the last fault.
"""

import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import chain, repeat
from pathlib import Path
from queue import SimpleQueue
from random import Random

from sqlalchemy import select

from pos.central.projected import facts, quarantine, sales
from pos.central.projection.projector import Projector
from pos.domain.facts import SaleFinished
from pos.wire.entry import read_entry
from pos.wiring.central import open_central
from pos.wiring.folders import TillFolders
from pos.wiring.parts import open_parts
from tests.central.process import ROOT, CentralProcess
from tests.central.tills import held_entries
from tests.journal.booth import Booth
from tests.simulation.exchanging_till import Moment
from tests.simulation.memory import memory_folder
from tests.sync.proxy import Fault, bad_network
from tests.wiring.test_exchange import a_central, enrol_at

PATIENCE_SECONDS = 60
LOOK_SECONDS = 0.05
_KILLED = -9
Killed = tuple[str, int]
"""A moment, and which of them."""


class TillProcess:
    """A till that sells when it is asked, and says how it stands."""

    def __init__(self, folder: Path, address: str, rest_ms: int, dies: Killed = ("", 0)) -> None:
        words = [str(folder), address, str(rest_ms), *map(str, dies)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.simulation.exchanging_till", *words],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.sold: SimpleQueue[str] = SimpleQueue()
        self.standing = (0, -1)
        self.newest = 0
        self._stands = threading.Condition()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def sell(self) -> str:
        """Ask for a sale; gives its series number, empty when the till died over it."""
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.write("\n")
            self._process.stdin.flush()
        return self.sold.get(timeout=PATIENCE_SECONDS)

    @property
    def lives(self) -> bool:
        return self._process.poll() is None

    def drains(self, gone: Callable[[], bool] = lambda: False) -> bool:
        """Wait until nothing waits to be sent, the till is dead, or central is gone; tells whether it drained."""
        until = time.monotonic() + PATIENCE_SECONDS
        with self._stands:
            while not self._drained and self.lives and not gone() and time.monotonic() < until:
                self._stands.wait(LOOK_SECONDS)
            return self._drained

    @property
    def _drained(self) -> bool:
        """Whether central has the last sale too: how the till stood before it says nothing of that."""
        held, waiting = self.standing
        return waiting == 0 and held >= self.newest

    def is_killed(self) -> None:
        self._process.kill()
        self._ended()

    def ends(self) -> int:
        """Close its input, and give its exit code."""
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.close()
        return self._ended()

    def _ended(self) -> int:
        code = self._process.wait(PATIENCE_SECONDS)
        self._listener.join(PATIENCE_SECONDS)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(OSError):
                pipe.close()
        return code

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            word, *rest = line.split()
            if word == "sold":
                self.newest = int(rest[1])
                self.sold.put(rest[0])
            else:
                with self._stands:
                    self.standing = (int(rest[0]), int(rest[1]))
                    self._stands.notify_all()
        self.sold.put("")


@dataclass
class Pair:
    """A till and its central; `sold` is what people were told, `drained` how long the last exchange took."""

    folder: Path
    address: str
    rest_ms: int
    central: CentralProcess
    sold: list[str] = field(default_factory=list)
    deaths: Counter[str] = field(default_factory=Counter)
    drained: float = 0

    def till(self, dies: Killed = ("", 0)) -> TillProcess:
        return TillProcess(self.folder / "till", self.address, self.rest_ms, dies)

    def sell(self, till: TillProcess, times: int) -> bool:
        """Sell some; tells whether the till lives."""
        for _ in range(times):
            series = till.sell()
            if not series:
                return False
            self.sold.append(series)
        return True

    def till_dies(self, dies: Killed, sales: int) -> None:
        """Let a till sell until it dies at a moment, or is killed while it sends so many sales."""
        till = self.till(dies)
        lives = self.sell(till, sales)
        if lives and dies[0]:
            till.drains(lambda: not self.central.lives)
        if lives and till.lives:
            till.is_killed()
            self.deaths["till at random"] += 1
        else:
            code = till.ends()
            assert code == _KILLED, f"the till ended with {code}"
            self.deaths[f"till {dies[0]}"] += 1

    def central_dies(self, dies: Killed | None, sales: int) -> None:
        """Let central die at a commit while a till sells, or be killed while it is sent so many sales."""
        if dies is not None:
            self.central.is_killed()
            self.central = CentralProcess(self.folder / "central", dies=dies)
        till = self.till()
        assert self.sell(till, sales)
        if dies is not None:
            till.drains(lambda: not self.central.lives)
        died = dies is not None and not self.central.lives
        self.deaths[f"central {dies[0]} a commit" if dies is not None and died else "central at random"] += 1
        self.central.is_killed()
        till.is_killed()
        self.central = CentralProcess(self.folder / "central")

    def heal(self) -> None:
        """Start what is not running, and see how long it takes until nothing waits."""
        if not self.central.lives:
            self.central.is_killed()
            self.central = CentralProcess(self.folder / "central")
        till = self.till()
        began = time.monotonic()
        assert self.sell(till, 1)
        with_the_last = self.sold[-1]
        assert till.drains(), f"{with_the_last} was not sent: {till.standing}"
        self.drained = time.monotonic() - began
        assert till.ends() == 0
        assert self.central.ends() == 0

    def wrong(self) -> list[str]:
        """Compare what was sold with what the till wrote, and that with what central holds and projected."""
        parts = open_parts(TillFolders(self.folder / "till"))
        tail = parts.journal.tail(1, 1 << 30, 1 << 30)
        parts.close()
        assert tail is not None
        written = [read_entry(data).fact for data in tail.entries]
        series = Counter(fact.series for fact in written if isinstance(fact, SaleFinished))
        services = open_central(self.folder / "central")
        held = [data for _, _, data in held_entries(services.database, tail.head.till)]
        Projector(services.database).run()
        with services.database.reading.connect() as connection:
            projected = connection.execute(select(facts.c.number)).scalars().all()
            booked = Counter(connection.execute(select(sales.c.series)).scalars())
            aside = connection.execute(select(quarantine)).all()
        services.database.close()
        checks = {
            "what was sold is not in the journal once": all(series[one] == 1 for one in self.sold),
            "central does not hold the journal, once": held == list(tail.entries),
            "not every fact is projected once": sorted(projected) == list(range(1, tail.head.number + 1)),
            "the sales that are projected are not those that were made": booked == series,
            "something was set aside": not aside,
        }
        return [what for what, holds in checks.items() if not holds]


@contextmanager
def a_pair(folder: Path, faults: list[Fault], chance: Random, rest_ms: int) -> Iterator[Pair]:
    """Set a fair up with one till that stands alone behind a bad network."""
    a_central(folder / "central")
    central = CentralProcess(folder / "central")
    parts = open_parts(TillFolders(folder / "till"))
    booth = Booth(parts.journal)
    booth.found()
    enrol_at(parts, central.address)
    booth.open_shift()
    parts.close()
    pairs: list[Pair] = []
    with bad_network(lambda: pairs[0].central.port, chain(faults, repeat(Fault.NONE)), chance) as (address, _):
        pairs.append(Pair(folder, address, rest_ms, central))
        try:
            yield pairs[0]
        finally:
            if pairs[0].central.lives:
                pairs[0].central.is_killed()


def play(seed: int, folder: Path) -> tuple[Pair, list[str]]:
    """Kill both, once at each of their commits and at random; gives what is wrong in the end."""
    chance = Random(seed)
    faults = chance.choices(list(Fault), k=12)
    with a_pair(folder, faults, chance, rest_ms=100) as pair:
        dying: list[Killed] = [(moment, 1 if "receipt" in moment else chance.randint(1, 4)) for moment in Moment]
        blows = [("till", dies) for dies in (*dying, ("", 0))]
        blows += [("central", (side, chance.randint(2, 6))) for side in ("before", "after")]
        chance.shuffle(blows)
        for whose, dies in blows:
            if whose == "till":
                pair.till_dies(dies, chance.randint(3, 12))
            else:
                pair.central_dies(dies, chance.randint(6, 12))
        pair.central_dies(None, chance.randint(2, 8))
        pair.heal()
        return pair, pair.wrong()


def run(minutes: float, seed: int) -> list[str]:
    """Play pairs for so long; gives what was wrong, with the seed of the pair."""
    until, wrong = time.monotonic() + minutes * 60, list[str]()
    pairs, slowest, deaths = 0, 0.0, Counter[str]()
    while not wrong and (not pairs or time.monotonic() < until):
        with memory_folder() as folder:
            pair, found = play(seed + pairs, Path(folder))
        wrong = [f"pair {seed + pairs} (--seed {seed + pairs} begins with it): {one}" for one in found]
        pairs, slowest, deaths = pairs + 1, max(slowest, pair.drained), deaths + pair.deaths
    told = ", ".join(f"{count} {what}" for what, count in sorted(deaths.items()))
    print(f"sync-processes: {pairs} pairs, deaths: {told}; drained in {slowest:.1f} s at most; {len(wrong)} wrong")
    return wrong
