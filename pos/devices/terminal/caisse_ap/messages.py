"""Requests of Caisse-AP from what the till asks, and what an answer says, with nothing of the card but its end."""

import binascii
from base64 import b64decode

from pos.devices.terminal.caisse_ap.frames import Frame, frame_bytes
from pos.devices.terminal.caisse_ap.tags import AT_THE_END, VERSION, Action, Tag
from pos.devices.terminal.currencies import NUMBERS
from pos.domain.card import LAST_DIGITS, CardReference, masked
from pos.domain.payment_facts import PaymentKind
from pos.domain.values import dataclass
from pos.ports.payment_terminal import Attempt

_REGISTER_DIGITS = 2
_AMOUNT_DIGITS = range(2, 13)
_ENTRY_MODES = {"1": "contact", "2": "contactless", "3": "stripe", "4": "keyed"}
_ISSUERS = {
    "A000000003": "VISA",
    "A000000004": "MASTERCARD",
    "A000000025": "AMEX",
    "A000000042": "CB",
    "A000000065": "JCB",
    "A000000333": "UNIONPAY",
}
_ISSUER_DIGITS = 10
_APPLICATIONS = {"001": "CB", "00B": "CB", "002": "AMEX", "00D": "AMEX", "00U": "UNIONPAY"}


@dataclass(frozen=True, slots=True)
class Register:
    """How this till is called on the wire: its number (1 to 99), and the twelve digits of its software.

    The association of the protocol's users gives these digits out; the usual ones are nobody's.
    """

    number: int = 1
    software: str = "012345678901"

    @property
    def name(self) -> str:
        """Its number in two digits."""
        return f"{self.number:0{_REGISTER_DIGITS}}"


def action_of(attempt: Attempt) -> Action:
    """Say which way the money goes."""
    return Action.CREDIT if attempt.kind is PaymentKind.REFUND else Action.DEBIT


def request(attempt: Attempt, register: Register) -> bytes:
    """Ask for a payment or a refund, with the tags every terminal knows and no other."""
    return frame_bytes(
        (
            (Tag.VERSION, VERSION),
            (Tag.SOFTWARE, register.software),
            (Tag.REGISTER, register.name),
            (Tag.AMOUNT, f"{attempt.amount.minor:0{_AMOUNT_DIGITS.start}}"),
            (Tag.ACTION, action_of(attempt)),
            (Tag.CURRENCY, NUMBERS[attempt.amount.currency]),
            (Tag.ANSWER_AT, AT_THE_END),
            (Tag.REFERENCE, attempt.reference),
        )
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """What a message says. `minor` is None when it tells no amount that can be read; texts are masked."""

    status: str
    reason: str
    register: str
    action: str
    currency: str
    minor: int | None
    reference: str
    approval: str
    card: CardReference
    entry_mode: str
    slip: tuple[str, ...]

    @property
    def codes(self) -> str:
        """Its status and its reason, as a support desk wants to hear them."""
        reason = f" {Tag.REASON} {self.reason}" if self.reason else ""
        return f"{Tag.STATUS} {self.status}{reason}"


def read_answer(frame: Frame) -> Answer:
    """Read a message; the card's expiry date and its first digits stay where they are."""
    amount = frame.text(Tag.AMOUNT)
    return Answer(
        status=masked(frame.text(Tag.STATUS)),
        reason=masked(frame.text(Tag.REASON)),
        register=frame.text(Tag.REGISTER),
        action=frame.text(Tag.ACTION),
        currency=frame.text(Tag.CURRENCY),
        minor=int(amount) if amount.isdecimal() and len(amount) in _AMOUNT_DIGITS else None,
        reference=frame.text(Tag.REFERENCE),
        approval=masked(frame.text(Tag.APPROVAL)),
        card=CardReference(_last_four(frame.text(Tag.CARD)), _scheme(frame)),
        entry_mode=_ENTRY_MODES.get(frame.text(Tag.ENTRY_MODE), ""),
        slip=_lines(frame.data(Tag.PAPER)),
    )


def _last_four(shown: str) -> str:
    last = shown[-LAST_DIGITS:]
    return last if len(last) == LAST_DIGITS and last.isdecimal() else ""


def _scheme(frame: Frame) -> str:
    issuer = _ISSUERS.get(frame.text(Tag.APPLICATION_ID)[:_ISSUER_DIGITS], "")
    return issuer or _APPLICATIONS.get(frame.text(Tag.APPLICATION), "")


def _lines(paper: bytes) -> tuple[str, ...]:
    """Read the lines of a paper, masked; one that cannot be read is no paper."""
    try:
        text = b64decode(paper, validate=True).decode("latin-1")
    except (binascii.Error, ValueError):
        return ()
    return tuple(masked(line.rstrip()) for line in text.splitlines())
