"""What the tests of the NAPS driver share: a driver with short deadlines in front of the tiny terminal."""

from collections.abc import Sequence

from pos.devices.terminal.naps.exchange import NapsAddress
from pos.devices.terminal.naps.line import Deadlines
from pos.devices.terminal.naps.terminal import NapsTerminal
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import PaymentKind, TerminalLabel
from pos.ports.payment_terminal import Attempt, PaymentTerminal, TerminalEvent, Waiting
from tests.fakes.devices import NOON, SteadyClock

LABEL = TerminalLabel("tpe-1", "naps", "NAPS", "00000001")
PRICE = Money(100_00, Currency.MAD)
QUICK = Deadlines(
    connect_ms=500,
    send_ms=500,
    payment_ms=500,
    confirm_ms=400,
    too_late_ms=40,
    answer_ms=400,
    silence_ms=60,
    look_ms=10,
    after_reset_ms=100,
)
MADE: list[PaymentTerminal] = []


def driver(port: int, deadlines: Deadlines = QUICK, *, trust_not_found: bool = False) -> NapsTerminal:
    address = NapsAddress("127.0.0.1", port, trust_not_found=trust_not_found)
    made = NapsTerminal(LABEL, address, SteadyClock(), deadlines=deadlines)
    MADE.append(made)
    return made


def attempt(
    amount: Money = PRICE, reference: str = "000042", kind: PaymentKind = PaymentKind.SALE, trace: str = ""
) -> Attempt:
    return Attempt(kind, amount, reference, NOON, 60, trace)


def said(terminal: NapsTerminal, asked: Attempt | None = None) -> Sequence[TerminalEvent]:
    """Let the terminal answer; gives all it said but that it was still waiting."""
    return [event for event in terminal.start(asked or attempt()) if not isinstance(event, Waiting)]
