"""What stands at the other end of a till's line while a fault is played: a tiny terminal, and a driver for it."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from typing_extensions import override

from pos.devices.terminal.caisse_ap import terminal as caisse_ap
from pos.devices.terminal.caisse_ap.call import Deadlines as CaisseApDeadlines
from pos.devices.terminal.concert_v2.link import Deadlines as ConcertV2Deadlines
from pos.devices.terminal.concert_v2.terminal import ConcertV2Address, ConcertV2Terminal
from pos.devices.terminal.concert_v2.wire import Port
from pos.devices.terminal.naps.exchange import NapsAddress
from pos.devices.terminal.naps.line import Deadlines
from pos.devices.terminal.naps.terminal import NapsTerminal
from pos.devices.terminal.nexo.call import Deadlines as NexoDeadlines
from pos.devices.terminal.nexo.terminal import NexoTerminal
from pos.domain.payment_facts import TerminalLabel
from pos.ports.payment_terminal import PaymentTerminal
from tests.devices.terminal import nexo
from tests.devices.terminal.caisse_ap_peer import CaisseApPeer
from tests.devices.terminal.concert_v2_peer import ConcertV2Peer
from tests.devices.terminal.nexo_peer import NexoPeer
from tests.devices.terminal.peer import Ledger, Peer
from tests.journal.booth import HandClock
from tests.wiring.caisse_ap_faults import CaisseApFault
from tests.wiring.card_faults import Fault
from tests.wiring.concert_v2_faults import ConcertV2Fault
from tests.wiring.nexo_faults import NexoFault

NAPS = TerminalLabel("tpe-1", "naps", "NAPS", "00000001")
CAISSE_AP = TerminalLabel("tpe-1", "caisse-ap")
CONCERT_V2 = TerminalLabel("tpe-1", "concert-v2")
NEXO = TerminalLabel("tpe-1", "nexo")
QUICK = Deadlines(
    connect_ms=2_000,
    send_ms=2_000,
    payment_ms=1_000,
    confirm_ms=1_000,
    too_late_ms=20,
    answer_ms=1_000,
    silence_ms=100,
    look_ms=10,
    after_reset_ms=500,
)
QUICK_CAISSE_AP = CaisseApDeadlines(
    connect_ms=2_000, send_ms=2_000, payment_ms=1_000, silence_ms=100, look_ms=10, linger_ms=500
)
QUICK_CONCERT_V2 = ConcertV2Deadlines(
    connect_ms=2_000,
    send_ms=2_000,
    word_ms=400,
    pause_ms=20,
    taken_ms=400,
    byte_ms=100,
    again_ms=300,
    turn_ms=1,
    payment_ms=1_000,
    look_ms=10,
    missing_ms=0,
)
QUICK_NEXO = NexoDeadlines(
    connect_ms=2_000, send_ms=2_000, payment_ms=1_000, answer_ms=1_000, look_ms=10, linger_ms=500
)
ACTED_SECONDS = 5
TalkT = TypeVar("TalkT")
AskedT = TypeVar("AskedT")


class Opposite(Protocol):
    """A terminal that knows what really became of every card; `late` lets go of what it was to say too late."""

    @property
    def late(self) -> threading.Event: ...

    def driver(self) -> PaymentTerminal: ...

    def charged(self) -> int:
        """Tell what the cards paid, once approvals that nobody confirmed have lapsed (minor units)."""
        ...

    def catch_up(self) -> None:
        """Wait until it has done what it was asked."""
        ...

    def stop(self) -> None: ...


@dataclass
class NapsOpposite:
    """The tiny NAPS Pay terminal."""

    fault: Fault
    clock: HandClock
    made: list[NapsTerminal] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.peer = Peer(self.fault.acts, Ledger(now=lambda: self.clock.steady / 1_000))
        if self.fault.gone:
            self.peer.stop()

    @property
    def late(self) -> threading.Event:
        return self.peer.ledger.late

    def driver(self) -> PaymentTerminal:
        address = NapsAddress("127.0.0.1", self.peer.port)
        self.made.append(NapsTerminal(NAPS, address, self.clock, deadlines=QUICK))
        return self.made[-1]

    def charged(self) -> int:
        self.peer.ledger.settle()
        return sum(self.peer.ledger.captured)

    def catch_up(self) -> None:
        """Nothing that it does before it is confirmed charges a card."""

    def stop(self) -> None:
        for terminal in self.made:
            terminal.close()
        self.peer.stop()


Driver = TypeVar("Driver", bound=PaymentTerminal)


class FinalOpposite(ABC, Generic[Driver]):
    """A tiny terminal whose yes is final: it does what a fault has it do, and that is done."""

    peer: CaisseApPeer | ConcertV2Peer | NexoPeer

    def __init__(self, fault: Fault) -> None:
        self._acted = threading.Event()
        self._made: list[Driver] = []
        if fault.gone:
            self.peer.stop()

    @abstractmethod
    def made(self) -> Driver:
        """Make another driver."""

    @property
    def late(self) -> threading.Event:
        return self.peer.ledger.late

    def driver(self) -> PaymentTerminal:
        self._made.append(self.made())
        return self._made[-1]

    def charged(self) -> int:
        return sum(self.peer.ledger.captured)

    def catch_up(self) -> None:
        assert self._acted.wait(ACTED_SECONDS)

    def stop(self) -> None:
        for terminal in self._made:
            terminal.close()
        self.peer.stop()

    def _acting(self, act: Callable[[TalkT, AskedT], None]) -> Callable[[TalkT, AskedT], None]:
        """Have it known when that was done."""

        def acting(talk: TalkT, asked: AskedT) -> None:
            try:
                act(talk, asked)
            finally:
                self._acted.set()

        return acting


class CaisseApOpposite(FinalOpposite[caisse_ap.CaisseApTerminal]):
    """The tiny Caisse-AP terminal."""

    def __init__(self, fault: CaisseApFault) -> None:
        self.peer = CaisseApPeer(self._acting(fault.act))
        super().__init__(fault)

    @override
    def made(self) -> caisse_ap.CaisseApTerminal:
        address = caisse_ap.CaisseApAddress("127.0.0.1", self.peer.port, series="QFK")
        return caisse_ap.CaisseApTerminal(CAISSE_AP, address, deadlines=QUICK_CAISSE_AP)


class ConcertV2Opposite(FinalOpposite[ConcertV2Terminal]):
    """The tiny Concert V2 terminal."""

    def __init__(self, fault: ConcertV2Fault) -> None:
        self.peer = ConcertV2Peer(self._acting(fault.act), fault.ways())
        super().__init__(fault)

    @override
    def made(self) -> ConcertV2Terminal:
        address = ConcertV2Address(Port(f"socket://127.0.0.1:{self.peer.port}"), series="QFKX")
        return ConcertV2Terminal(CONCERT_V2, address, deadlines=QUICK_CONCERT_V2)


class NexoOpposite(FinalOpposite[NexoTerminal]):
    """The tiny nexo terminal."""

    def __init__(self, fault: NexoFault) -> None:
        self._fault = fault
        self._clock = HandClock()
        self.peer = NexoPeer({"Payment": self._acting(fault.act), **fault.others})
        super().__init__(fault)

    @override
    def made(self) -> NexoTerminal:
        pin = "0" * 64 if self._fault.wrong_pin else ""
        words = "other words" if self._fault.wrong_words else ""
        return NexoTerminal(NEXO, nexo.address(self.peer.port, pin=pin, words=words), self._clock, deadlines=QUICK_NEXO)


def driver_of(fault: Fault) -> str:
    """Name the driver that a fault is about."""
    match fault:
        case CaisseApFault():
            return CAISSE_AP.driver
        case ConcertV2Fault():
            return CONCERT_V2.driver
        case NexoFault():
            return NEXO.driver
        case _:
            return NAPS.driver


def opposite_of(fault: Fault, clock: HandClock) -> Opposite:
    """Set up the terminal that a fault is about."""
    match fault:
        case CaisseApFault():
            return CaisseApOpposite(fault)
        case ConcertV2Fault():
            return ConcertV2Opposite(fault)
        case NexoFault():
            return NexoOpposite(fault)
        case _:
            return NapsOpposite(fault, clock)
