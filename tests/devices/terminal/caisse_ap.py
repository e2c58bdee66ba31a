"""What the tests of the Caisse-AP driver share: a driver with short deadlines in front of the tiny terminal."""

import json
from collections.abc import Sequence
from pathlib import Path

from pos.devices.terminal.caisse_ap.call import Deadlines
from pos.devices.terminal.caisse_ap.terminal import CaisseApAddress, CaisseApTerminal
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import PaymentKind, TerminalLabel
from pos.ports.payment_terminal import Attempt, TerminalEvent, Waiting
from tests.devices.terminal import naps
from tests.fakes.devices import NOON

PUBLISHED = json.loads((Path(__file__).parents[1] / "data/caisse_ap_v3_vectors.json").read_text(encoding="utf-8"))
LABEL = TerminalLabel("tpe-1", "caisse-ap")
PRICE = Money(125_50, Currency.MAD)
REFERENCE = "1001-J9ZK3V7Q"
QUICK = Deadlines(connect_ms=500, send_ms=500, payment_ms=500, silence_ms=60, look_ms=10, linger_ms=50)


def driver(port: int, deadlines: Deadlines = QUICK, series: str = "") -> CaisseApTerminal:
    made = CaisseApTerminal(LABEL, CaisseApAddress("127.0.0.1", port, series=series), deadlines=deadlines)
    naps.MADE.append(made)
    return made


def attempt(amount: Money = PRICE, reference: str = REFERENCE, kind: PaymentKind = PaymentKind.SALE) -> Attempt:
    return Attempt(kind, amount, reference, NOON, 60)


def said(terminal: CaisseApTerminal, asked: Attempt | None = None) -> Sequence[TerminalEvent]:
    """Let the terminal answer; gives all it said but that it was still waiting."""
    return [event for event in terminal.start(asked or attempt()) if not isinstance(event, Waiting)]
