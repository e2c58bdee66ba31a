"""What the tests of the Concert V2 driver share: a driver with short deadlines in front of the tiny terminal."""

import json
from collections.abc import Sequence
from pathlib import Path

from pos.devices.terminal.concert_v2.link import Deadlines
from pos.devices.terminal.concert_v2.terminal import ConcertV2Address, ConcertV2Terminal
from pos.devices.terminal.concert_v2.wire import Port
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import PaymentKind, TerminalLabel
from pos.ports.payment_terminal import Attempt, TerminalEvent, Waiting
from tests.devices.terminal import naps
from tests.fakes.devices import NOON

TRANSCRIPTS = json.loads((Path(__file__).parents[1] / "data/concert_v2_transcripts.json").read_text(encoding="utf-8"))
LABEL = TerminalLabel("tpe-1", "concert-v2")
PRICE = Money(125_50, Currency.MAD)
SERIES = "QFKX"
REFERENCE = "QFKX000042"
QUICK = Deadlines(
    connect_ms=500,
    send_ms=500,
    word_ms=40,
    pause_ms=10,
    taken_ms=60,
    byte_ms=40,
    again_ms=100,
    turn_ms=1,
    payment_ms=500,
    look_ms=10,
    missing_ms=0,
)


def driver(url: str, deadlines: Deadlines = QUICK, series: str = SERIES, *, plus: bool = True) -> ConcertV2Terminal:
    made = ConcertV2Terminal(LABEL, ConcertV2Address(Port(url), plus, series=series), deadlines=deadlines)
    naps.MADE.append(made)
    return made


def attempt(amount: Money = PRICE, reference: str = REFERENCE, kind: PaymentKind = PaymentKind.SALE) -> Attempt:
    return Attempt(kind, amount, reference, NOON, 60)


def said(terminal: ConcertV2Terminal, asked: Attempt | None = None) -> Sequence[TerminalEvent]:
    """Let the terminal answer; gives all it said but that it was still waiting."""
    return [event for event in terminal.start(asked or attempt()) if not isinstance(event, Waiting)]
