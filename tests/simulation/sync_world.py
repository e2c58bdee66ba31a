"""The clockwork of a simulated fair: what is bound to happen when, on a network that loses, doubles, cuts and delays.

One seed decides everything, and time passes only when something happens, so that a world that went wrong goes wrong
again.
"""

import heapq
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random

from pos.ports.clock import Moment
from pos.usecases.exchange.machine import step
from pos.usecases.exchange.parcel import Parcel, pack_parcel
from pos.usecases.exchange.steps import Answered, Event, Failed, Keep, Rest, Send, Tell, Woken
from pos.wire.reply import Reply
from tests.simulation.sync_central import Crash, Killed, SimCentral
from tests.simulation.sync_oracle import Held, chain
from tests.simulation.sync_tills import SimTill, new_till

START_MS = 1_770_897_600_000
SECOND, MINUTE, HOUR, DAY = 1_000, 60_000, 3_600_000, 86_400_000
ANSWER_MS = 60 * SECOND


@dataclass(frozen=True)
class Asked:
    """A parcel under way from a till, which waits for the answer as long as it asks nothing else."""

    till: SimTill
    number: int
    parcel: Parcel


Happening = tuple[int, int, str, object]


@dataclass
class World:
    """One seed's fair; `trace` is what happened, to be compared with another run of the same seed."""

    seed: int
    folder: Path
    now_ms: int = START_MS
    healing: bool = False
    tills: list[SimTill] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    trace: list[str] = field(default_factory=list)
    ever: dict[str, Held] = field(default_factory=lambda: defaultdict(dict))
    seen: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)
        self._order, self.facts = count(), count(1)
        self.queue: list[Happening] = []
        self.flying: list[bytes] = []
        self.central = SimCentral(self.folder, self)
        for number in range(self.chance.randint(2, 4)):
            real = self.folder if number == 0 and self.chance.random() < 0.4 else None
            self.tills.append(new_till(f"till-{self.seed}-{number}", real, lambda: self.now_ms))
            self.central.enrol(self.tills[-1].key, 0)
            self.at(self.chance.randint(0, MINUTE), "wake", (self.tills[-1], self.tills[-1].asked))

    @property
    def quiet(self) -> bool:
        """Tell whether nobody has anything left to send."""
        return not any(till.standing.waiting for till in self.tills)

    def mend(self) -> None:
        """Let nothing go wrong any more, and switch everybody on."""
        self.healing = True
        self.queue = [happening for happening in self.queue if happening[2] != "courier"]
        heapq.heapify(self.queue)
        for till in self.tills:
            self.restart(till)

    def now(self) -> Moment:
        """Tell central's time."""
        return Moment(self.now_ms, 60)

    def steady_ms(self) -> int:
        return self.now_ms

    def at(self, after_ms: int, what: str, about: object) -> None:
        heapq.heappush(self.queue, (self.now_ms + after_ms, next(self._order), what, about))

    def next(self) -> None:
        """Let the next thing happen that was bound to."""
        if not self.queue:
            return
        at_ms, _, what, about = heapq.heappop(self.queue)
        self.now_ms = max(self.now_ms, at_ms)
        match what, about:
            case "wake", (SimTill() as till, int(asked)) if till.asked == asked:
                self._happens(till, Woken(till.outbox.head()))
            case "arrive", Asked() as asked:
                self._arrive(asked)
            case "answer", (Asked() as asked, reply):
                self._answer(asked, reply)
            case "silence", Asked() as asked if asked.number == asked.till.asked:
                self._happens(asked.till, Failed("no answer"))
            case "courier", bytes(data):
                self.take([data])
            case _:
                pass

    def _happens(self, till: SimTill, event: Event) -> None:
        """Let a till's machine take an event, and do what it says."""
        till.exchange, commands = step(till.exchange, event)
        for command in commands:
            match command:
                case Keep(held=held):
                    if self._chance(0.03):
                        self.restart(till)
                        return
                    self.fault(till.keep(held))
                    if self._chance(0.03):
                        self.restart(till)
                        return
                case Tell(standing=standing):
                    till.standing = standing
                    self.log(f"{till.name} {standing}")
                case Send():
                    self._send(till, command)
                case Rest(ms=ms):
                    till.asked += 1
                    self.at(ms, "wake", (till, till.asked))

    def _send(self, till: SimTill, send: Send) -> None:
        parcel = pack_parcel(send, outbox=till.outbox, key=till.key)
        assert parcel is not None
        till.asked += 1
        asked = Asked(till, till.asked, parcel)
        self.flying = [*self.flying[-20:], parcel.data]
        if not self._chance(0.15):
            self.at(self._delay(), "arrive", asked)
        if self._chance(0.1):
            self.at(self._delay(), "courier", parcel.data)
        if self._chance(0.05):
            self.at(self.chance.randint(HOUR, 3 * DAY), "courier", parcel.data)
        self.at(ANSWER_MS, "silence", asked)

    def _arrive(self, asked: Asked) -> None:
        data = asked.parcel.data
        if self._chance(0.05):
            data = data[: self.chance.randint(0, len(data))]
        beside = [self.chance.choice(self.flying)] if self._chance(0.2) else []
        replies = self.take([data, *beside])
        if replies and not self._chance(0.15):
            self.at(self._delay(), "answer", (asked, replies[0]))

    def _answer(self, asked: Asked, reply: object) -> None:
        if asked.number == asked.till.asked and isinstance(reply, Reply):
            parcel = asked.parcel
            self._happens(asked.till, Answered(parcel.first, parcel.sent, parcel.head, reply))

    def take(self, deliveries: list[bytes]) -> list[Reply]:
        """Let central take batches, and die of it perhaps."""
        try:
            replies = self.central.take(deliveries, self.crash())
        except Killed:
            self.log("central died")
            return []
        self.log(" ".join(type(reply).__name__ for reply in replies))
        return replies

    def restart(self, till: SimTill) -> None:
        till.switch_off()
        till.switch_on()
        self.at(self.chance.randint(0, MINUTE), "wake", (till, till.asked))

    def note(self, till: SimTill) -> None:
        """Remember what was ever written, before it can be lost."""
        self.ever[till.name] |= chain(till.entries())

    def _chance(self, likely: float) -> bool:
        return not self.healing and self.chance.random() < likely

    def crash(self) -> Crash:
        if self._chance(0.08):
            return self.chance.choice((Crash.BEFORE, Crash.AFTER))
        return Crash.NEVER

    def _delay(self) -> int:
        if self._chance(0.05):
            return self.chance.randint(MINUTE, DAY)
        return self.chance.randint(1, 2 * SECOND)

    def fault(self, what: str) -> None:
        if what:
            self.wrong.append(what)

    def log(self, what: str) -> None:
        self.seen[what.split(" ", 1)[0] if what.startswith("till") else what] += 1
        self.trace.append(f"{self.now_ms - START_MS} {what}")
