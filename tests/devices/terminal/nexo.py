"""What the tests of the nexo driver share: a driver with short deadlines in front of the tiny terminal."""

import json
from collections.abc import Sequence
from pathlib import Path

from pos.devices.terminal.nexo.call import Deadlines, Place
from pos.devices.terminal.nexo.exchange import NexoAddress
from pos.devices.terminal.nexo.messages import Names
from pos.devices.terminal.nexo.seals import Passphrase
from pos.devices.terminal.nexo.terminal import NexoTerminal
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import PaymentKind, TerminalLabel
from pos.ports.payment_terminal import Attempt, TerminalEvent, Waiting
from tests.devices.terminal import naps
from tests.devices.terminal.nexo_peer import POI, TILL, TRUSTED
from tests.fakes.devices import NOON
from tests.journal.booth import HandClock

PAYLOADS = json.loads((Path(__file__).parents[1] / "data/adyen_terminal_api_payloads.json").read_text(encoding="utf-8"))
LABEL = TerminalLabel("tpe-1", "nexo")
NAMES = Names(TILL, POI)
PRICE = Money(125_50, Currency.MAD)
REFERENCE = "ABCDEF0001"
QUICK = Deadlines(connect_ms=1_000, send_ms=1_000, payment_ms=500, answer_ms=500, look_ms=10, linger_ms=50)


def address(port: int, *, pin: str = "", words: str = "", trusting: bool = False) -> NexoAddress:
    who = TRUSTED.who
    return NexoAddress(
        Place("127.0.0.1", port, pin or who.certificate.replace(":", "").lower()),
        Passphrase(who.key, who.version, words or who.passphrase),
        NAMES,
        "ABCDEF",
        trust_not_found=trusting,
    )


def driver(where: NexoAddress | int, deadlines: Deadlines = QUICK) -> NexoTerminal:
    place = address(where) if isinstance(where, int) else where
    made = NexoTerminal(LABEL, place, HandClock(), deadlines=deadlines)
    naps.MADE.append(made)
    return made


def attempt(
    amount: Money = PRICE, reference: str = REFERENCE, kind: PaymentKind = PaymentKind.SALE, trace: str = ""
) -> Attempt:
    return Attempt(kind, amount, reference, NOON, 60, trace)


def said(terminal: NexoTerminal, asked: Attempt | None = None) -> Sequence[TerminalEvent]:
    """Let the terminal answer; gives all it said but that it was still waiting."""
    return [event for event in terminal.start(asked or attempt()) if not isinstance(event, Waiting)]
