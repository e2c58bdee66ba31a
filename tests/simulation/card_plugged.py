"""A Concert V2 terminal of a simulated world: it takes turns with a real driver, and is busy until it has told.

Its thread does what it is handed while the world's own thread listens through the driver; what was drawn from chance
was drawn before, so that a seed plays the same world again.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import Any

from typing_extensions import override

from pos.devices.terminal.concert_v2.link import Deadlines
from pos.devices.terminal.concert_v2.terminal import ConcertV2Address, ConcertV2Terminal
from pos.devices.terminal.concert_v2.wire import Port
from pos.domain.payment_facts import TerminalLabel
from pos.ports.payment_terminal import Attempt, Orphan, TerminalEvent
from tests.devices.terminal.concert_v2_peer import Act, Asked, ConcertV2Peer, Talk, answer, approve, framed
from tests.simulation.card_terminals import WorldClock
from tests.simulation.card_wired import PATIENT_MS, Fates, Turn, WiredTerminal
from tests.wiring import concert_v2_faults as faults

LOOKS = 5_000


def _cut(talk: Talk, asked: Asked) -> None:
    faults.cut(talk, asked)
    talk.hang_up()


def _too_much(talk: Talk, asked: Asked) -> None:
    talk.tell(framed(answer(asked, amount=f"{asked.amount + 1:08}")))


_FATES: dict[str, tuple[int, Act]] = {
    "yes": (40, approve),
    "part": (6, approve),
    "twice": (4, faults.twice),
    "previous first": (4, faults.previous_first),
    "garbage before": (4, faults.told(b"\x00\xff?~", b"")),
    "byte by byte": (2, faults.drip),
    "check wrong once": (4, faults.spoilt(1)),
    "check always wrong": (3, faults.spoilt(3)),
    "check like an end": (2, faults.check_like_an_end),
    "asks, then nothing": (2, faults.asks_and_falls_silent),
    "hang up": (5, faults.charge_and_hang_up),
    "cut": (6, _cut),
    "wrong reference": (3, faults.charged_but(reference="0000000042")),
    "wrong register": (2, faults.charged_but(register="77")),
    "wrong amount": (3, _too_much),
    "wrong currency": (2, faults.charged_but(currency="978")),
    "handled, and no more": (3, faults.handled_then(faults.charge_and_hang_up)),
    "no answer": (4, faults.hang_up),
    "no result that is known": (2, lambda talk, asked: talk.tell(framed(answer(asked, "5")))),
    "no at all": (14, faults.no),
}


def _doing(act: Act) -> Callable[[Turn, Random], Callable[[Any], None]]:
    """Do it for what was charged, which may be less than was asked."""
    return lambda turn, _: lambda talk: act(talk, replace(turn.asked, amount=turn.charge.amount or turn.asked.amount))


class PluggedTerminal(WiredTerminal):
    """Speaks through the driver of Concert V2."""

    def __init__(self, label: TerminalLabel, clock: WorldClock, chance: Random) -> None:
        """Listen; the cable between the two is this machine's own."""
        peer = ConcertV2Peer(self._take_turn)
        self.peer = peer
        self.deadlines = Deadlines(
            word_ms=PATIENT_MS,
            pause_ms=1,
            taken_ms=PATIENT_MS,
            byte_ms=PATIENT_MS,
            again_ms=PATIENT_MS,
            turn_ms=1,
            payment_ms=PATIENT_MS,
            look_ms=5,
            missing_ms=0,
        )
        self.driver = ConcertV2Terminal(
            label, ConcertV2Address(Port(peer.url), series="QFKX"), deadlines=self.deadlines
        )
        self.nobody = ConcertV2Terminal(label, ConcertV2Address(Port("socket://127.0.0.1:1")))
        self.fates: Fates = {name: (weight, _doing(act)) for name, (weight, act) in _FATES.items()}
        self._saying: Turn | None = None
        self._strays: list[Orphan] = []
        super().__init__(label, clock, chance)

    def _take_turn(self, talk: Talk, asked: Asked) -> None:
        turn = self.turns[asked.reference]
        turn.asked = asked
        turn.arrived.set()
        try:
            talk.be_busy_until(turn.go)
            turn.act(talk)
        finally:
            turn.done.set()

    @override
    def say(self, turn: Turn, act: Callable[[Any], None]) -> None:
        turn.begin(act)
        self._saying = turn

    @override
    def late(self, turn: Turn) -> Callable[[Any], None]:
        return _doing(approve if turn.charge.captured else faults.no)(turn, self.chance)

    @override
    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        self._hear_out()
        yield from super().start(attempt)

    @override
    def overheard(self) -> tuple[Orphan, ...]:
        heard = super().overheard()
        self._hear_out()
        strays, self._strays = self._strays, []
        return (*heard, *strays)

    @override
    def line_breaks(self) -> None:
        self._saying = None
        self._strays.clear()
        super().line_breaks()

    def _hear_out(self) -> None:
        """Listen until the terminal has said what it began to say."""
        turn, self._saying = self._saying, None
        for _ in range(LOOKS):
            if turn is None or turn.done.is_set():
                break
            self._strays += self.driver.overheard()
