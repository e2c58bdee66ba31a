"""The simulated nexo terminal as a process of its own, and what its journal says became of every card."""

import time
import tomllib
from itertools import count
from pathlib import Path

from pos.devices.terminal.nexo.call import Deadlines, Place
from pos.devices.terminal.nexo.exchange import NexoAddress
from pos.devices.terminal.nexo.messages import Names
from pos.devices.terminal.nexo.seals import Passphrase
from pos.devices.terminal.nexo.terminal import NexoTerminal
from pos.domain.money import Money
from pos.domain.payment_facts import TerminalLabel
from pos.domain.permissions import Role
from pos.usecases.card.requests import Decide, Verdict
from tests.journal.booth import HandClock
from tests.simulators.device_process import PATIENCE_SECONDS, DeviceProcess
from tests.wiring.card_stall import CardStall

NEXO = TerminalLabel("tpe-1", "nexo")
QUICK_NEXO = Deadlines(connect_ms=2_000, send_ms=2_000, payment_ms=1_000, answer_ms=2_000, look_ms=10, linger_ms=2_000)
LATE_SECONDS = 200
_SERIES = count(100)


class SimulatedNexo(DeviceProcess):
    """A terminal whose customer is quick and says yes, until a test wants something else."""

    def __init__(self, folder: Path) -> None:
        self._settings = folder / "terminal.toml"
        journal = folder / "terminal.jsonl"
        super().__init__("nexo", journal, "--journal", str(journal))

    def renew(self) -> None:
        """Lose customers, late answers and faults, and look from here."""
        self.do("pull_plug")
        self.do("restore")
        self.look_from_here()

    def address(self, *, trusting: bool = False) -> NexoAddress:
        """Tell what the till of a shopkeeper who copied the terminal's file knows; its references are no other's."""
        told = tomllib.loads(self._settings.read_text(encoding="utf-8"))
        return NexoAddress(
            Place("127.0.0.1", self.port, told["certificate"].replace(":", "").lower()),
            Passphrase(told["key"], told["version"], told["passphrase"]),
            Names("TILL-1", told["terminal"]),
            f"S{next(_SERIES)}X",
            trust_not_found=trusting,
        )

    def driver(self, clock: HandClock, *, trusting: bool = False) -> NexoTerminal:
        return NexoTerminal(NEXO, self.address(trusting=trusting), clock, deadlines=QUICK_NEXO)

    def come_back(self) -> None:
        """Wait until it has power."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not self.do("status")["power"] and time.monotonic() < until:
            pass

    def moved(self) -> dict[str, int]:
        """Tell what every card was charged, or got, in the end, by reference (minor units)."""
        moved: dict[str, int] = {}
        for event in self.events("captured", "refunded", "reversed"):
            moved[event["reference"]] = 0 if event["event"] == "reversed" else event["amount"]
        return {reference: amount for reference, amount in moved.items() if amount}


def paid(stall: CardStall) -> dict[str, int]:
    """Tell what the till says was paid, or given back, by reference (minor units)."""
    return {known.reference: known.paid.minor for known in stall.journal.payments_on(NEXO.id) if known.paid}


def everybody_looks(stall: CardStall, terminal: SimulatedNexo) -> None:
    """Let what is late come, ask, and let a person read the terminal's own journal for whatever is still unknown."""
    terminal.come_back()
    terminal.do("advance", seconds=LATE_SECONDS)
    for _ in range(3):
        stall.wait(11)
    for payment in stall.journal.open_payments():
        moved = terminal.moved().get(payment.reference, 0)
        verdict = Verdict.APPROVED if moved else Verdict.NOT_CHARGED
        amount = Money(moved, payment.asked.amount.currency) if moved else None
        stall.counter.take(Decide(payment.request, verdict, "p", Role.MANAGER, "100000", "", amount, insist=True))
