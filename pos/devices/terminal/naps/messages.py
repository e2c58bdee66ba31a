"""Requests of NAPS Pay M2M from what the till asks, and what an answer says, with nothing of the card but its end."""

from datetime import UTC, datetime, timedelta

from pos.devices.terminal.naps.frames import Frame, frame_bytes
from pos.devices.terminal.naps.slip import amount_in, approval_in, lines_of, scheme_in
from pos.devices.terminal.naps.tags import DIRHAM, Message, Tag
from pos.domain.card import LAST_DIGITS, CardReference, masked
from pos.domain.money import Currency, Money
from pos.domain.values import dataclass
from pos.ports.clock import Moment
from pos.ports.payment_terminal import Attempt

_MS_PER_SECOND = 1_000
_REGISTER_DIGITS = 2
_CASHIER_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Register:
    """How this till is called on the wire: register (1 to 99) and cashier (1 to 99999)."""

    number: int = 1
    cashier: int = 1

    @property
    def name(self) -> str:
        """Both in seven digits."""
        return f"{self.number:0{_REGISTER_DIGITS}}{self.cashier:0{_CASHIER_DIGITS}}"


def payment(attempt: Attempt, register: Register) -> bytes:
    """Ask for a payment (phase 1)."""
    day, time = _local(attempt)
    return frame_bytes(
        (
            (Tag.MESSAGE, Message.PAY),
            (Tag.AMOUNT, str(attempt.amount.minor)),
            (Tag.REGISTER, register.name),
            (Tag.SEQUENCE, attempt.reference),
            (Tag.CURRENCY, DIRHAM),
            (Tag.DATE, day),
            (Tag.TIME, time),
            (Tag.SALE_DATE, day),
            (Tag.SALE_TIME, time),
        )
    )


def confirmation(attempt: Attempt, trace: str, register: Register) -> bytes:
    """Confirm a payment (phase 2)."""
    day, time = _local(attempt)
    return frame_bytes(
        (
            (Tag.MESSAGE, Message.CONFIRM),
            (Tag.TRACE, trace),
            (Tag.REGISTER, register.name),
            (Tag.SEQUENCE, attempt.reference),
            (Tag.DATE, day),
            (Tag.TIME, time),
            (Tag.SALE_DATE, day),
            (Tag.SALE_TIME, time),
        )
    )


def void(attempt: Attempt, register: Register) -> bytes:
    """Take the last approved payment back."""
    day, time = _local(attempt)
    return frame_bytes(
        (
            (Tag.MESSAGE, Message.VOID),
            (Tag.TRACE, attempt.trace),
            (Tag.REGISTER, register.name),
            (Tag.VOID_SEQUENCE, attempt.reference),
            (Tag.DATE, day),
            (Tag.TIME, time),
        )
    )


def duplicate(attempt: Attempt, trace: str, register: Register) -> bytes:
    """Ask for the paper of a payment again."""
    day, time = _local(attempt)
    return frame_bytes(
        (
            (Tag.MESSAGE, Message.DUPLICATE),
            (Tag.REGISTER, register.name),
            (Tag.DATE, day),
            (Tag.TIME, time),
            (Tag.TRACE, trace),
        )
    )


def plain(message: Message, register: Register, at: Moment) -> bytes:
    """Ask for something that needs nothing more: a test, totals, a reset, referencing."""
    day, time = _local(at)
    return frame_bytes(((Tag.MESSAGE, message), (Tag.REGISTER, register.name), (Tag.DATE, day), (Tag.TIME, time)))


def _local(at: Attempt | Moment) -> tuple[str, str]:
    utc = datetime.fromtimestamp(at.utc_ms // _MS_PER_SECOND, UTC)
    local = utc + timedelta(minutes=at.offset_minutes)
    return local.strftime("%d%m%Y"), local.strftime("%H%M%S")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a frame says. `amount` is None when it tells none that can be read; texts are masked."""

    message: str
    register: str
    sequence: str
    void_sequence: str
    code: str
    amount: Money | None
    currency: str
    trace: str
    approval: str
    card: CardReference
    entry_mode: str
    slip: tuple[str, ...]

    @property
    def amount_on_slip(self) -> Money | None:
        """The amount that the paper shows."""
        minor = amount_in(self.slip)
        return None if minor is None else Money(minor, Currency.MAD)


def read_answer(frame: Frame) -> Answer:
    """Read a frame; the card-holder's name, the expiry date and the card's first digits stay where they are."""
    slip = lines_of(frame.data(Tag.PAPER))
    amount = frame.text(Tag.AMOUNT)
    return Answer(
        message=frame.text(Tag.MESSAGE),
        register=frame.text(Tag.REGISTER),
        sequence=frame.text(Tag.SEQUENCE),
        void_sequence=frame.text(Tag.VOID_SEQUENCE),
        code=masked(frame.text(Tag.CODE)),
        amount=Money(int(amount), Currency.MAD) if amount.isdecimal() else None,
        currency=frame.text(Tag.CURRENCY),
        trace=masked(frame.text(Tag.TRACE)),
        approval=masked(frame.text(Tag.APPROVAL)) or approval_in(slip),
        card=CardReference(_last_four(frame.text(Tag.CARD)), scheme_in(slip)),
        entry_mode=masked(frame.text(Tag.ENTRY_MODE)),
        slip=slip,
    )


def _last_four(shown: str) -> str:
    last = shown[-LAST_DIGITS:]
    return last if len(last) == LAST_DIGITS and last.isdecimal() else ""
