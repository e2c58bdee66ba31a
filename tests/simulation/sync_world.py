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

from msgspec import DecodeError

from pos.ports.clock import Moment
from pos.usecases.exchange.machine import step
from pos.usecases.exchange.parcel import Parcel, pack_parcel
from pos.usecases.exchange.steps import Answered, Event, Failed, Keep, Rest, Send, Standing, Tell, Trouble, Woken
from pos.wire.reply import Held, Missing, Reply, read_reply, write_reply
from tests.simulation import sync_oracle
from tests.simulation.sync_central import Crash, Killed, SimCentral
from tests.simulation.sync_lots import DAY, HOUR, MINUTE, SECOND, Lots
from tests.simulation.sync_oracle import chain
from tests.simulation.sync_tills import SimTill, new_till
from tests.simulation.sync_trials import Trial

START_MS = 1_770_897_600_000
RESTARTED = 0.5
ANSWER_MS = 60 * SECOND
_TOLD = {Trouble.FORKED: Trial.FORKED, Trouble.BEHIND: Trial.BEHIND, Trouble.FENCED: Trial.FENCED}


@dataclass(frozen=True)
class Asked:
    """A parcel under way from a till, which waits for the answer as long as it asks nothing else."""

    till: SimTill
    number: int
    parcel: Parcel


@dataclass(slots=True)
class Sent:
    """When a batch was sent, under which key, as the how-manieth; and how often it came."""

    at_ms: int
    name: str
    count: int
    came: int = 0


class Post:
    """Remembers what was sent when, to notice what comes again, late, or after what was sent later."""

    def __init__(self) -> None:
        self._sent: dict[bytes, Sent] = {}
        self._arrived: dict[str, int] = {}

    def goes(self, data: bytes, at_ms: int, name: str) -> None:
        self._sent.setdefault(data, Sent(at_ms, name, len(self._sent)))

    def comes(self, data: bytes, at_ms: int, trials: Counter[Trial]) -> None:
        sent = self._sent.get(data)
        if sent is None:
            return
        newest = self._arrived.get(sent.name, 0)
        sent.came += 1
        trials[Trial.DOUBLED] += sent.came > 1
        trials[Trial.DAYS_LATE] += at_ms - sent.at_ms >= DAY
        trials[Trial.OVERTAKEN] += sent.count < newest
        self._arrived[sent.name] = max(sent.count, newest)


Happening = tuple[int, int, str, object]


@dataclass
class World(Lots):
    """One seed's fair; `trace` is what happened, to be compared with another run of the same seed.

    `receipts` are the heads that central vouched for since it last forgot anything.
    """

    seed: int
    folder: Path
    now_ms: int = START_MS
    healing: bool = False
    tills: list[SimTill] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    trace: list[str] = field(default_factory=list)
    ever: dict[str, sync_oracle.Held] = field(default_factory=lambda: defaultdict(dict))
    trials: Counter[Trial] = field(default_factory=Counter)
    receipts: set[bytes] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)
        self._order, self.facts = count(), count(1)
        self.queue: list[Happening] = []
        self.flying: list[bytes] = []
        self.post = Post()
        self.central_wrong_by_ms = 0
        self.central = self.make_central()
        for number in range(self.chance.randint(2, 4)):
            real = self.folder if self.is_real(number) else None
            self.tills.append(new_till(f"till-{self.seed}-{number}", real, lambda: self.now_ms))
            self.central.enrol(self.tills[-1].key, 0)
            self.at(self.chance.randint(0, MINUTE), "wake", (self.tills[-1], self.tills[-1].asked))

    def make_central(self) -> SimCentral:
        """Make the central of this fair, which nobody knows yet."""
        return SimCentral(self.folder, self)

    def is_real(self, number: int) -> bool:
        """Tell whether a till's journal is the real one on a file; to play with those takes longer."""
        return number == 0 and self.chance.random() < 0.4

    @property
    def quiet(self) -> bool:
        """Tell whether nobody has anything left to send."""
        return not any(till.standing.waiting for till in self.tills)

    def mend(self) -> None:
        """Let nothing go wrong any more; some tills are switched off and on, others go on as they are."""
        self.healing = True
        self.central_wrong_by_ms = 0
        self.queue = [happening for happening in self.queue if happening[2] != "courier"]
        heapq.heapify(self.queue)
        for till in self.tills:
            if self.chance.random() < RESTARTED:
                self.restart(till)

    def now(self) -> Moment:
        """Tell central's time, as its clock shows it."""
        return Moment(self.now_ms + self.central_wrong_by_ms, 60)

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
            case "answer", (Asked() as asked, bytes(answer)):
                self._answer(asked, answer)
            case "silence", Asked() as asked if asked.number == asked.till.asked:
                self._happens(asked.till, Failed("no answer"))
            case "courier", bytes(data):
                self.take([data])
            case _:
                self.also(what, about)

    def also(self, what: str, about: object) -> None:
        """Let happen what is bound to in a world that has more in it than this one."""

    def rested(self, till: SimTill, rest: Rest) -> None:
        """Do what a till does while it rests, in a world where there is something."""

    def _happens(self, till: SimTill, event: Event) -> None:
        """Let a till's machine take an event, and do what it says."""
        till.exchange, commands = step(till.exchange, event)
        for command in commands:
            match command:
                case Keep(held=held):
                    if self._dies_keeping(till, held):
                        return
                case Tell(standing=standing):
                    self._tell(till, standing)
                case Send():
                    self._send(till, command)
                case Rest(ms=ms):
                    till.asked += 1
                    self.at(ms, "wake", (till, till.asked))
                    self.rested(till, command)

    def _dies_keeping(self, till: SimTill, held: Held) -> bool:
        """Let a till keep a receipt, and die before or after that perhaps."""
        dies = self.meets(Trial.RECEIPT_LOST, 0.06)
        if not dies:
            self.fault(till.keep(held))
            dies = self.meets(Trial.RECEIPT_KEPT, 0.06)
        if dies:
            self.restart(till)
        return dies

    def _tell(self, till: SimTill, standing: Standing) -> None:
        till.standing = standing
        self.log(f"{till.name} {standing}")
        if standing.trouble in _TOLD:
            self.trials[_TOLD[standing.trouble]] += 1

    def _send(self, till: SimTill, send: Send) -> None:
        parcel = pack_parcel(send, outbox=till.outbox, key=till.key)
        assert parcel is not None
        till.asked += 1
        asked = Asked(till, till.asked, parcel)
        self.flying = [*self.flying[-20:], parcel.data]
        self.post.goes(parcel.data, self.now_ms, till.name)
        if not self.meets(Trial.LOST, 0.15):
            self.at(self.delay(), "arrive", asked)
        if self.happens(0.1):
            self.at(self.delay(), "courier", parcel.data)
        if self.happens(0.05):
            self.at(self.chance.randint(HOUR, 3 * DAY), "courier", parcel.data)
        self.at(ANSWER_MS, "silence", asked)

    def _arrive(self, asked: Asked) -> None:
        data = asked.parcel.data
        if self.meets(Trial.CUT, 0.05):
            data = data[: self.chance.randint(0, len(data))]
        beside = [self.chance.choice(self.flying)] if self.happens(0.2) else []
        replies = self.take([data, *beside])
        if replies and not self.meets(Trial.ANSWER_LOST, 0.15):
            answer = write_reply(replies[0])
            if self.meets(Trial.ANSWER_CUT, 0.05):
                answer = answer[: self.chance.randint(0, len(answer) - 1)]
            self.at(self.delay(), "answer", (asked, answer))

    def _answer(self, asked: Asked, answer: bytes) -> None:
        if asked.number != asked.till.asked:
            return
        parcel = asked.parcel
        try:
            event: Event = Answered(parcel.first, parcel.sent, parcel.head, read_reply(answer))
        except DecodeError as error:
            event = Failed(str(error))
        self._happens(asked.till, event)

    def take(self, deliveries: list[bytes]) -> list[Reply]:
        """Let central take batches, and die of it perhaps."""
        for data in deliveries:
            self.post.comes(data, self.now_ms, self.trials)
        try:
            replies = self.central.take(deliveries, self.crash())
        except Killed as killed:
            self.died(killed, Trial.INTAKE_LOST, Trial.INTAKE_KEPT)
            return []
        self.log(" ".join(type(reply).__name__ for reply in replies))
        self.trials[Trial.ASKED_AGAIN] += sum(isinstance(reply, Missing) for reply in replies)
        self.receipts |= {reply.acknowledgement.head.hash for reply in replies if isinstance(reply, Held)}
        return replies

    def died(self, killed: Killed, before: Trial, after: Trial) -> None:
        """Write down that central died, and at which commit."""
        self.log(f"central died {killed.at.value} a commit")
        if killed.at is not Crash.NEVER:
            self.trials[before if killed.at is Crash.BEFORE else after] += 1

    def restart(self, till: SimTill) -> None:
        till.switch_off()
        till.switch_on()
        self.at(self.chance.randint(0, MINUTE), "wake", (till, till.asked))

    def note(self, till: SimTill) -> None:
        """Remember what was ever written, before it can be lost."""
        self.ever[till.name] |= chain(till.entries())

    def fault(self, what: str) -> None:
        if what:
            self.wrong.append(what)

    def log(self, what: str) -> None:
        self.trace.append(f"{self.now_ms - START_MS} {what}")
