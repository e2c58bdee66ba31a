"""The simulated NAPS terminal as a process of its own, and what its journal says became of every card."""

import time
from pathlib import Path

from pos.devices.terminal.naps.exchange import NapsAddress
from pos.devices.terminal.naps.terminal import NapsTerminal
from pos.domain.money import Money
from pos.domain.payment_facts import TerminalLabel
from pos.domain.permissions import Role
from pos.usecases.card.requests import Decide, Verdict
from tests.journal.booth import HandClock
from tests.simulators.device_process import PATIENCE_SECONDS, DeviceProcess
from tests.wiring.card_opposites import QUICK
from tests.wiring.card_plays import LAPSE_SECONDS
from tests.wiring.card_stall import CardStall

LABEL = TerminalLabel("tpe-1", "naps", "NAPS", "00000001")


class Simulated(DeviceProcess):
    """A terminal whose customer is quick and says yes, until a test wants something else."""

    def __init__(self, folder: Path) -> None:
        journal = folder / "terminal.jsonl"
        super().__init__("naps", journal, "--journal", str(journal), "--control-port", "0", "--pause-ms", "0")

    def driver(self, clock: HandClock, sequence_from: int = 0) -> NapsTerminal:
        address = NapsAddress("127.0.0.1", self.port, sequence_from=sequence_from)
        return NapsTerminal(LABEL, address, clock, deadlines=QUICK)

    def captured(self) -> dict[str, int]:
        """Tell what every card was charged in the end, by sequence number (minor units)."""
        charged: dict[str, int] = {}
        for event in self.events("captured", "reversed", "voided"):
            charged[event["ns"]] = event["amount"] if event["event"] == "captured" else 0
        return charged

    def come_to_rest(self) -> None:
        """Let minutes pass there, and wait until it is on and no approval is left that could still lapse."""
        until = time.monotonic() + PATIENCE_SECONDS
        while self.do("status")["prompt"] == "off" and time.monotonic() < until:
            pass
        self.do("clear")
        while time.monotonic() < until:
            self.do("advance", seconds=200)
            confirmed = {event["ns"] for event in self.events("confirmed")}
            if all(amount == 0 or ns in confirmed for ns, amount in self.captured().items()):
                return


def everybody_looks(stall: CardStall, terminal: Simulated) -> None:
    """Wait, ask, and let a person read the terminal's own journal for whatever is unknown."""
    terminal.come_to_rest()
    for _ in range(3):
        stall.wait(LAPSE_SECONDS)
    for payment in stall.journal.open_payments():
        charged = terminal.captured().get(payment.reference, 0)
        verdict = Verdict.APPROVED if charged else Verdict.NOT_CHARGED
        amount = Money(charged, payment.asked.amount.currency) if charged else None
        stall.counter.take(Decide(payment.request, verdict, "p", Role.MANAGER, "100000", "", amount, insist=True))


def paid(stall: CardStall) -> dict[str, int]:
    """Tell what the till says was paid, by reference (minor units)."""
    return {known.reference: known.paid.minor for known in stall.journal.payments_on(LABEL.id) if known.paid}
