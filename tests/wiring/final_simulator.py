"""The simulated terminals whose yes is final, each a process of its own, and what their journals say of every card."""

from abc import abstractmethod
from itertools import count
from pathlib import Path

from typing_extensions import override

from pos.devices.terminal.caisse_ap.terminal import CaisseApAddress, CaisseApTerminal
from pos.devices.terminal.concert_v2.terminal import ConcertV2Address, ConcertV2Terminal
from pos.devices.terminal.concert_v2.wire import Port
from pos.domain.money import Money
from pos.domain.permissions import Role
from pos.usecases.card.requests import Decide, Verdict
from tests.simulators.device_process import DeviceProcess
from tests.wiring.card_opposites import CAISSE_AP, CONCERT_V2, QUICK_CAISSE_AP, QUICK_CONCERT_V2
from tests.wiring.card_stall import CardStall

LATE_SECONDS = 200
_SERIES = count(100)


class SimulatedFinal(DeviceProcess):
    """A terminal whose customer is quick and says yes, until a test wants something else."""

    device: str
    tells: tuple[str, str] = ("", "")
    """What its answers tell of a card: the last digits, and how it was read."""
    tells_who_cancelled = False

    def __init__(self, folder: Path, *options: str) -> None:
        journal = folder / "terminal.jsonl"
        super().__init__(self.device, journal, "--journal", str(journal), *options)

    @abstractmethod
    def driver(self) -> CaisseApTerminal | ConcertV2Terminal:
        """Give the driver of a till that begins anew: its references are no other's."""

    def renew(self) -> None:
        """Lose customers, late answers and faults, and look from here."""
        self.do("pull_plug")
        self.do("restore")
        self.look_from_here()

    def moved(self) -> dict[str, int]:
        """Tell what every card was charged, or got, in the end, by reference (minor units)."""
        moved: dict[str, int] = {}
        for event in self.events("captured", "refunded", "reversed"):
            moved[event["reference"]] = 0 if event["event"] == "reversed" else event["amount"]
        return {reference: amount for reference, amount in moved.items() if amount}


class SimulatedCaisseAp(SimulatedFinal):
    """A Caisse-AP terminal."""

    device = "caisse_ap"
    tells = ("4417", "contactless")
    tells_who_cancelled = True

    @override
    def driver(self) -> CaisseApTerminal:
        address = CaisseApAddress("127.0.0.1", self.port, series=f"S{next(_SERIES)}X")
        return CaisseApTerminal(CAISSE_AP, address, deadlines=QUICK_CAISSE_AP)


class SimulatedConcertV2(SimulatedFinal):
    """A Concert V2 terminal behind a box on the network, or on a cable with `--pty`."""

    device = "concert_v2"

    @override
    def driver(self) -> ConcertV2Terminal:
        port = Port(self.said.get("device", f"socket://127.0.0.1:{self.port}"))
        address = ConcertV2Address(port, series=f"S{next(_SERIES)}")
        return ConcertV2Terminal(CONCERT_V2, address, deadlines=QUICK_CONCERT_V2)


def paid(stall: CardStall) -> dict[str, int]:
    """Tell what the till says was paid, or given back, by reference (minor units)."""
    payments = stall.journal.payments_on(stall.terminal.label.id)
    return {known.reference: known.paid.minor for known in payments if known.paid}


def everybody_looks(stall: CardStall, terminal: SimulatedFinal) -> None:
    """Let what is late come, and let a person read the terminal's own journal for whatever is unknown."""
    terminal.do("advance", seconds=LATE_SECONDS)
    stall.wait(1)
    for payment in stall.journal.open_payments():
        moved = terminal.moved().get(payment.reference, 0)
        verdict = Verdict.APPROVED if moved else Verdict.NOT_CHARGED
        amount = Money(moved, payment.asked.amount.currency) if moved else None
        stall.counter.take(Decide(payment.request, verdict, "p", Role.MANAGER, "100000", "", amount, insist=True))
