"""Terminals of a simulated world on real lines: chance decides what they say, and real drivers hear it.

Whatever is drawn from chance is drawn on the world's own thread, so that a seed plays the same world again. The
terminal's thread only sends what it is handed, when it is told to.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from typing_extensions import override

from pos.devices.terminal.caisse_ap.call import Deadlines
from pos.devices.terminal.caisse_ap.terminal import CaisseApAddress, CaisseApTerminal
from pos.domain.payment_facts import PaymentKind, TerminalLabel
from pos.ports.payment_terminal import Attempt, NotSent, Orphan, PaymentTerminal, Prompted, TerminalEvent, Waiting
from tests.devices.terminal.caisse_ap_peer import CaisseApPeer, Fields, Talk, no, yes
from tests.devices.terminal.listening import Listening
from tests.simulation.card_terminals import DEADLINE_SECONDS, Card, Charge, WorldClock, WorldTerminal

PATIENT_MS, HURRIED_MS = 5_000, 3
THREAD_SECONDS = 5
REASONS = ("00", "02", "04", "05", "06", "07", "08", "09", "11", "13", "2A")


@dataclass
class Turn:
    """One request: what the terminal was asked, and what it is to do about it, when it is told to."""

    charge: Charge
    asked: Any = None
    act: Callable[[Any], None] = lambda talk: None
    arrived: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)
    done: threading.Event = field(default_factory=threading.Event)

    def begin(self, act: Callable[[Any], None]) -> None:
        """Have it done."""
        self.act = act
        self.go.set()


Fates = dict[str, tuple[int, Callable[[Turn, Random], Callable[[Any], None]]]]
"""What the terminal does, by the fate of the card: its weight, and the act. Those of a card that is not charged begin
with no."""


class WiredTerminal(WorldTerminal):
    """Speaks through a driver; what the driver makes of it is what the till hears."""

    peer: Listening
    driver: PaymentTerminal
    nobody: PaymentTerminal
    deadlines: Any
    fates: Fates

    def __init__(self, label: TerminalLabel, clock: WorldClock, chance: Random) -> None:
        """Listen; the line between the two is this machine's own."""
        self.turns: dict[str, Turn] = {}
        self.held: list[Turn] = []
        super().__init__(label, self.driver.capabilities, clock, chance)

    def say(self, turn: Turn, act: Callable[[Any], None]) -> None:
        """Have the terminal do that."""
        raise NotImplementedError

    def late(self, turn: Turn) -> Callable[[Any], None]:
        """Tell, when nobody waits any more, what became of the card."""
        raise NotImplementedError

    def fate(self) -> str:
        """Draw what becomes of the card."""
        return self.chance.choices(list(self.fates), [weight for weight, _ in self.fates.values()])[0]

    def be_patient(self, *, in_time: bool) -> None:
        """Have the driver wait for an answer that comes, or lose its patience at once."""
        object.__setattr__(self.deadlines, "payment_ms", PATIENT_MS if in_time else HURRIED_MS)

    @override
    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        self.cancelled = self.stopped = False
        if self.chance.random() < 0.06:
            yield from self.nobody.start(attempt)
            return
        yield from self.overheard()
        turn = self.turns[attempt.reference] = Turn(self._asked(attempt))
        heard = self.driver.start(attempt)
        for event in heard:
            if isinstance(event, NotSent):
                del self.charges[attempt.reference]
                yield event
                return
            yield event
            if isinstance(event, Prompted):
                break
        assert turn.arrived.wait(THREAD_SECONDS)
        yield from self._customer_comes()
        self.held.append(turn)
        self._answer(turn)
        yield from (event for event in heard if not isinstance(event, Waiting))

    def _customer_comes(self) -> Iterator[TerminalEvent]:
        for _ in range(self.chance.randrange(4)):
            self.clock.wait(self.chance.randrange(1_000, 20_000))
            yield Waiting()

    def _answer(self, turn: Turn) -> None:
        """Do what chance says with the card, and have the answer sent, in time or not."""
        in_time = not self.stopped and self.chance.random() > 0.1
        self.be_patient(in_time=in_time)
        if not in_time:
            self.clock.wait(0 if self.stopped else DEADLINE_SECONDS * 1_000)
            return
        fate = self.fate()
        _, act_of = self.fates[fate]
        self.held.remove(turn)
        if fate.startswith("no "):
            turn.charge.state = Card.UNTOUCHED
        else:
            whole = turn.charge.attempt.amount.minor
            part = fate == "part" and turn.charge.attempt.kind is PaymentKind.SALE and whole > 1
            self._authorise(turn.charge, whole // 2 if part else whole)
        self.say(turn, act_of(turn, self.chance))

    @override
    def overheard(self) -> tuple[Orphan, ...]:
        """Now and then, hear what the customer of an earlier payment did in the end."""
        if not self.held or self.chance.random() < 0.5:
            return self.driver.overheard()
        turn = self.held.pop(self.chance.randrange(len(self.held)))
        if turn.charge.state is Card.ASKED and self.chance.random() < 0.5:
            self._authorise(turn.charge, turn.charge.attempt.amount.minor)
        elif turn.charge.state is Card.ASKED:
            turn.charge.state = Card.UNTOUCHED
        self.say(turn, self.late(turn))
        heard: list[Orphan] = []
        for _ in range(100):
            heard += self.driver.overheard()
            if heard:
                break
        return tuple(heard)

    @override
    def next_reference(self, counter: int) -> str:
        return self.driver.next_reference(counter)

    @override
    def stop_waiting(self) -> None:
        self.stopped = True
        self.driver.stop_waiting()

    @override
    def line_breaks(self) -> None:
        self.held.clear()
        for turn in self.turns.values():
            turn.go.set()
        self.driver.close()

    @override
    def close(self) -> None:
        self.line_breaks()
        self.peer.stop()


class WiredCaisseAp(WiredTerminal):
    """A Caisse-AP terminal: one connection is one payment, and it hangs up when it has answered."""

    def __init__(self, label: TerminalLabel, clock: WorldClock, chance: Random) -> None:
        self.peer = CaisseApPeer(self._take_turn)
        self.deadlines = Deadlines(payment_ms=PATIENT_MS, silence_ms=2, look_ms=5, linger_ms=50)
        self.driver = CaisseApTerminal(label, CaisseApAddress("127.0.0.1", self.peer.port), deadlines=self.deadlines)
        self.nobody = CaisseApTerminal(label, CaisseApAddress("127.0.0.1", 1))
        self.fates = {name: (weight, _sending(write)) for name, (weight, write) in _FATES.items()}
        super().__init__(label, clock, chance)

    def _take_turn(self, talk: Talk, asked: Fields) -> None:
        turn = self.turns[asked["CF"]]
        turn.asked = asked
        turn.arrived.set()
        turn.go.wait(THREAD_SECONDS)
        turn.act(talk)
        talk.hang_up()
        turn.done.set()

    @override
    def say(self, turn: Turn, act: Callable[[Any], None]) -> None:
        turn.begin(act)
        # Once it has hung up, the driver hears all of it or nothing.
        assert turn.done.wait(THREAD_SECONDS)

    @override
    def late(self, turn: Turn) -> Callable[[Any], None]:
        return _sender(_yes(turn) if turn.charge.captured else no(turn.asked, "04"))


def _sender(data: bytes) -> Callable[[Any], None]:
    return lambda talk: talk.send(data) if data else None


def _sending(write: Callable[[Turn, Random], bytes]) -> Callable[[Turn, Random], Callable[[Any], None]]:
    return lambda turn, chance: _sender(write(turn, chance))


def _yes(turn: Turn, **changed: str) -> bytes:
    """Write a yes to what was charged."""
    return yes({**turn.asked, "CB": f"{turn.charge.amount:02}"}, **changed)


def _cut(turn: Turn, chance: Random) -> bytes:
    whole = _yes(turn)
    return whole[: chance.randrange(len(whole))]


def _previous_first(turn: Turn, _: Random) -> bytes:
    return yes({**turn.asked, "CF": "earlier"}) + _yes(turn)


_FATES: dict[str, tuple[int, Callable[[Turn, Random], bytes]]] = {
    "yes": (40, lambda turn, _: _yes(turn)),
    "part": (6, lambda turn, _: _yes(turn)),
    "twice": (4, lambda turn, _: _yes(turn) * 2),
    "previous first": (4, _previous_first),
    "garbage before": (4, lambda turn, chance: chance.randbytes(chance.randrange(40)) + _yes(turn)),
    "hang up": (5, lambda turn, _: b""),
    "cut": (6, _cut),
    "wrong reference": (3, lambda turn, _: _yes(turn, CF="another")),
    "wrong register": (2, lambda turn, _: _yes(turn, CA="77")),
    "wrong amount": (3, lambda turn, _: _yes(turn, CB=str(turn.charge.amount + 1).zfill(2))),
    "wrong currency": (2, lambda turn, _: _yes(turn, CE="978")),
    "taken, and no more": (3, lambda turn, _: _yes(turn, AE="11")),
    "done, and why not": (2, lambda turn, _: _yes(turn, AF="09")),
    "endless": (1, lambda turn, _: _yes(turn) + (b"AK999" + b"x" * 999) * 70),
    "no answer": (4, lambda turn, _: b""),
    "no yes": (3, lambda turn, _: yes(turn.asked, AF="09")),
    "no reason told": (2, lambda turn, _: no(turn.asked, "")),
    "no at all": (14, lambda turn, chance: no(turn.asked, chance.choice(REASONS))),
}
