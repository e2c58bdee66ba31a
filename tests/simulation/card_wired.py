"""A Caisse-AP terminal of a simulated world: chance decides what it says, and a real driver hears it on a real line.

Whatever is drawn from chance is drawn on the world's own thread, so that a seed plays the same world again. The
terminal's thread only sends what it is handed, when it is told to.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from typing_extensions import override

from pos.devices.terminal.caisse_ap.call import Deadlines
from pos.devices.terminal.caisse_ap.terminal import CaisseApAddress, CaisseApTerminal
from pos.domain.payment_facts import PaymentKind, TerminalLabel
from pos.ports.payment_terminal import Attempt, Orphan, Prompted, TerminalEvent, Waiting
from tests.devices.terminal.caisse_ap_peer import CaisseApPeer, Fields, Talk, no, yes
from tests.simulation.card_terminals import DEADLINE_SECONDS, Card, Charge, WorldClock, WorldTerminal

PATIENT_MS, HURRIED_MS = 5_000, 3
THREAD_SECONDS = 5
REASONS = ("00", "02", "04", "05", "06", "07", "08", "09", "11", "13", "2A")


@dataclass
class Turn:
    """One connection: what the terminal was asked, and what it is to send before it hangs up."""

    charge: Charge
    asked: Fields = field(default_factory=dict)
    data: bytes = b""
    arrived: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)
    done: threading.Event = field(default_factory=threading.Event)

    def send(self, data: bytes) -> None:
        """Have it sent, and wait until the terminal has hung up."""
        self.data = data
        self.go.set()
        assert self.done.wait(THREAD_SECONDS)

    def yes(self, **changed: str) -> bytes:
        """Write a yes to what was charged."""
        return yes({**self.asked, "CB": f"{self.charge.amount:02}"}, **changed)


class WiredTerminal(WorldTerminal):
    """Speaks through the driver; what the driver makes of it is what the till hears."""

    def __init__(self, label: TerminalLabel, clock: WorldClock, chance: Random) -> None:
        """Listen; the line between the two is this machine's own."""
        self._peer = CaisseApPeer(self._take_turn)
        self._deadlines = Deadlines(payment_ms=PATIENT_MS, silence_ms=2, look_ms=5, linger_ms=50)
        self._driver = CaisseApTerminal(label, CaisseApAddress("127.0.0.1", self._peer.port), deadlines=self._deadlines)
        self._nobody = CaisseApTerminal(label, CaisseApAddress("127.0.0.1", 1))
        self._turns: dict[str, Turn] = {}
        self._held: list[Turn] = []
        super().__init__(label, self._driver.capabilities, clock, chance)

    def _take_turn(self, talk: Talk, asked: Fields) -> None:
        turn = self._turns[asked["CF"]]
        turn.asked = asked
        turn.arrived.set()
        turn.go.wait(THREAD_SECONDS)
        if turn.data:
            talk.send(turn.data)
        talk.hang_up()
        turn.done.set()

    @override
    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        self.cancelled = self.stopped = False
        if self.chance.random() < 0.06:
            yield from self._nobody.start(attempt)
            return
        yield from self.overheard()
        turn = self._turns[attempt.reference] = Turn(self._asked(attempt))
        heard = self._driver.start(attempt)
        for event in heard:
            yield event
            if isinstance(event, Prompted):
                break
        assert turn.arrived.wait(THREAD_SECONDS)
        yield from self._customer_comes()
        self._held.append(turn)
        self._answer(turn)
        yield from (event for event in heard if not isinstance(event, Waiting))

    def _customer_comes(self) -> Iterator[TerminalEvent]:
        for _ in range(self.chance.randrange(4)):
            self.clock.wait(self.chance.randrange(1_000, 20_000))
            yield Waiting()

    def _answer(self, turn: Turn) -> None:
        """Do what chance says with the card, and have the answer sent, in time or not."""
        in_time = not self.stopped and self.chance.random() > 0.1
        object.__setattr__(self._deadlines, "payment_ms", PATIENT_MS if in_time else HURRIED_MS)
        if not in_time:
            self.clock.wait(0 if self.stopped else DEADLINE_SECONDS * 1_000)
            return
        fate = self.chance.choices(list(_FATES), [weight for weight, _ in _FATES.values()])[0]
        _, write = _FATES[fate]
        self._held.remove(turn)
        if fate.startswith("no "):
            turn.charge.state = Card.UNTOUCHED
        else:
            whole = turn.charge.attempt.amount.minor
            part = fate == "part" and turn.charge.attempt.kind is PaymentKind.SALE and whole > 1
            self._authorise(turn.charge, whole // 2 if part else whole)
        turn.send(write(turn, self.chance))

    @override
    def overheard(self) -> tuple[Orphan, ...]:
        """Now and then, hear what the customer of an earlier connection did in the end."""
        if not self._held or self.chance.random() < 0.5:
            return self._driver.overheard()
        turn = self._held.pop(self.chance.randrange(len(self._held)))
        if turn.charge.state is Card.ASKED and self.chance.random() < 0.5:
            self._authorise(turn.charge, turn.charge.attempt.amount.minor)
        elif turn.charge.state is Card.ASKED:
            turn.charge.state = Card.UNTOUCHED
        turn.send(turn.yes() if turn.charge.captured else no(turn.asked, "04"))
        heard: list[Orphan] = []
        for _ in range(100):
            heard += self._driver.overheard()
            if heard:
                break
        return tuple(heard)

    @override
    def next_reference(self, counter: int) -> str:
        return self._driver.next_reference(counter)

    @override
    def stop_waiting(self) -> None:
        self.stopped = True
        self._driver.stop_waiting()

    @override
    def line_breaks(self) -> None:
        self._held.clear()
        for turn in self._turns.values():
            turn.go.set()
        self._driver.close()

    @override
    def close(self) -> None:
        self.line_breaks()
        self._peer.stop()


def _cut(turn: Turn, chance: Random) -> bytes:
    whole = turn.yes()
    return whole[: chance.randrange(len(whole))]


def _previous_first(turn: Turn, _: Random) -> bytes:
    return yes({**turn.asked, "CF": "earlier"}) + turn.yes()


_FATES: dict[str, tuple[int, Callable[[Turn, Random], bytes]]] = {
    "yes": (40, lambda turn, _: turn.yes()),
    "part": (6, lambda turn, _: turn.yes()),
    "twice": (4, lambda turn, _: turn.yes() * 2),
    "previous first": (4, _previous_first),
    "garbage before": (4, lambda turn, chance: chance.randbytes(chance.randrange(40)) + turn.yes()),
    "hang up": (5, lambda turn, _: b""),
    "cut": (6, _cut),
    "wrong reference": (3, lambda turn, _: turn.yes(CF="another")),
    "wrong register": (2, lambda turn, _: turn.yes(CA="77")),
    "wrong amount": (3, lambda turn, _: turn.yes(CB=str(turn.charge.amount + 1).zfill(2))),
    "wrong currency": (2, lambda turn, _: turn.yes(CE="978")),
    "taken, and no more": (3, lambda turn, _: turn.yes(AE="11")),
    "done, and why not": (2, lambda turn, _: turn.yes(AF="09")),
    "endless": (1, lambda turn, _: turn.yes() + (b"AK999" + b"x" * 999) * 70),
    "no answer": (4, lambda turn, _: b""),
    "no yes": (3, lambda turn, _: yes(turn.asked, AF="09")),
    "no reason told": (2, lambda turn, _: no(turn.asked, "")),
    "no at all": (14, lambda turn, chance: no(turn.asked, chance.choice(REASONS))),
}
"""What the terminal sends, by the fate of the card: its weight, and its bytes. Those of a card that is not charged
begin with no."""
