"""Requests of Concert V2 from what the till asks, and what an answer says: fields at fixed places, no more.

The till asks for the short answer. The long one adds fifty-five characters that may hold a card's whole number; where a
terminal sends it all the same, only its last digits are read.
"""

import re

from pos.devices.terminal.currencies import NUMBERS
from pos.domain.card import LAST_DIGITS, CardReference
from pos.domain.payment_facts import PaymentKind
from pos.domain.values import dataclass
from pos.ports.payment_terminal import Attempt

REFERENCE_MAX = 10
AMOUNT_MAX = 9_999_999
"""The largest amount that tills are known to ask of such terminals (minor units)."""

_SHORT_ANSWER = "0"
_BY_CARD = "1"
_DEBIT, _CREDIT = "0", "1"
_ANSWER_AT_THE_END = "A010"
_AS_THE_TERMINAL_SEES_FIT = "B010"
_ANSWER = re.compile(r"(\d\d)(.)(\d{8})(.)(.{55})?(\d{3})(.{10})")
_NUMBER = re.compile(r"\d{12,19}(?!\d)")


@dataclass(frozen=True, slots=True)
class Register:
    """How this till is called on the cable: its number, 1 to 99."""

    number: int = 1

    @property
    def name(self) -> str:
        """Its number in two digits."""
        return f"{self.number:02}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a message says; `mode` is how it was paid, `minor` the amount in minor units."""

    register: str
    result: str
    minor: int
    mode: str
    card: CardReference
    currency: str
    reference: str

    @property
    def codes(self) -> str:
        """Its result, as a support desk wants to hear it."""
        return f"result {self.result}"

    @property
    def by_card(self) -> bool:
        """Whether it is about a card."""
        return self.mode == _BY_CARD


def request(attempt: Attempt, register: Register, *, plus: bool) -> bytes:
    """Ask for a payment or a refund, in protocol E, or E+ with its two fields more (`plus`)."""
    gives_back = attempt.kind is PaymentKind.REFUND
    fields = (
        register.name,
        f"{attempt.amount.minor:08}",
        _SHORT_ANSWER,
        _BY_CARD,
        _CREDIT if gives_back else _DEBIT,
        NUMBERS[attempt.amount.currency],
        attempt.reference.ljust(REFERENCE_MAX),
        *((_ANSWER_AT_THE_END, _AS_THE_TERMINAL_SEES_FIT) if plus else ()),
    )
    return "".join(fields).encode("ascii")


def read_answer(body: bytes) -> Answer | None:
    """Read a message; None for one that is no answer."""
    found = _ANSWER.fullmatch(body.decode("ascii", "replace"))
    if found is None:
        return None
    register, result, amount, mode, report, currency, private = found.groups()
    return Answer(register, result, int(amount), mode, _card(report or ""), currency, private.strip())


def _card(report: str) -> CardReference:
    """Keep the end of a card's number, where the report begins with one."""
    number = _NUMBER.match(report)
    return CardReference("" if number is None else number[0][-LAST_DIGITS:])
