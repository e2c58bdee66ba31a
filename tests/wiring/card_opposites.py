"""What stands at the other end of a till's line while a fault is played: a tiny terminal, and a driver for it."""

import threading
from dataclasses import dataclass, field
from typing import Protocol

from pos.devices.terminal.caisse_ap import terminal as caisse_ap
from pos.devices.terminal.caisse_ap.call import Deadlines as CaisseApDeadlines
from pos.devices.terminal.naps.exchange import NapsAddress
from pos.devices.terminal.naps.line import Deadlines
from pos.devices.terminal.naps.terminal import NapsTerminal
from pos.domain.payment_facts import TerminalLabel
from pos.ports.payment_terminal import PaymentTerminal
from tests.devices.terminal.caisse_ap_peer import CaisseApPeer, Fields, Talk
from tests.devices.terminal.peer import Ledger, Peer
from tests.journal.booth import HandClock
from tests.wiring.caisse_ap_faults import CaisseApFault
from tests.wiring.card_faults import Fault

NAPS = TerminalLabel("tpe-1", "naps", "NAPS", "00000001")
CAISSE_AP = TerminalLabel("tpe-1", "caisse-ap")
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
ACTED_SECONDS = 5


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


@dataclass
class CaisseApOpposite:
    """The tiny Caisse-AP terminal."""

    fault: CaisseApFault
    made: list[caisse_ap.CaisseApTerminal] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._acted = threading.Event()
        self.peer = CaisseApPeer(self._act)
        if self.fault.gone:
            self.peer.stop()

    @property
    def late(self) -> threading.Event:
        return self.peer.ledger.late

    def driver(self) -> PaymentTerminal:
        address = caisse_ap.CaisseApAddress("127.0.0.1", self.peer.port, series="QFK")
        self.made.append(caisse_ap.CaisseApTerminal(CAISSE_AP, address, deadlines=QUICK_CAISSE_AP))
        return self.made[-1]

    def charged(self) -> int:
        return sum(self.peer.ledger.captured)

    def catch_up(self) -> None:
        assert self._acted.wait(ACTED_SECONDS)

    def stop(self) -> None:
        for terminal in self.made:
            terminal.close()
        self.peer.stop()

    def _act(self, talk: Talk, asked: Fields) -> None:
        try:
            self.fault.act(talk, asked)
        finally:
            self._acted.set()


def driver_of(fault: Fault) -> str:
    """Name the driver that a fault is about."""
    return (CAISSE_AP if isinstance(fault, CaisseApFault) else NAPS).driver


def opposite_of(fault: Fault, clock: HandClock) -> Opposite:
    """Set up the terminal that a fault is about."""
    return CaisseApOpposite(fault) if isinstance(fault, CaisseApFault) else NapsOpposite(fault, clock)
