"""Where a payment stands, folded from its facts, and what may be done from there.

The one question that matters is whether the card may have been charged. Only from a state that surely charged
nothing may another attempt be made; from an unknown one, never.
"""

from collections.abc import Iterable
from dataclasses import replace

from pos.domain.facts import Fact
from pos.domain.money import Money
from pos.domain.payment_facts import PaymentAttempted, PaymentMoved, PaymentRequested, PaymentState
from pos.domain.values import dataclass

SAFE_TO_RETRY = frozenset(
    {
        PaymentState.RECORDED,
        PaymentState.NOT_SENT,
        PaymentState.DECLINED,
        PaymentState.CANCELLED,
        PaymentState.NOT_CHARGED,
    }
)
"""States from which a new attempt cannot charge a card twice (rule R3)."""

UNDECIDED = frozenset(
    {
        PaymentState.SENDING,
        PaymentState.IN_PROGRESS,
        PaymentState.APPROVED_UNCONFIRMED,
        PaymentState.UNKNOWN,
    }
)
"""States in which the card may have been charged: the ticket can be parked, not emptied nor paid again (rule R4)."""


_ENDED = frozenset(PaymentState) - UNDECIDED - {PaymentState.RECORDED}


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment as its facts tell it: `request` is the journal number of its request.

    `conflict` is set when an answer contradicted how an attempt had ended, by a person's word or the terminal's own:
    somebody must look.
    """

    request: int
    asked: PaymentRequested
    state: PaymentState = PaymentState.RECORDED
    attempt: int = 0
    reference: str = ""
    last: PaymentMoved | None = None
    conflict: bool = False

    @property
    def paid(self) -> Money:
        """What the customer surely paid (or got back): the authorised amount, or nothing."""
        if self.state is PaymentState.APPROVED and self.last is not None and self.last.authorised is not None:
            return self.last.authorised
        return Money(0, self.asked.amount.currency)

    @property
    def undecided(self) -> bool:
        """Tell whether the card may have been charged without anybody knowing yet."""
        return self.state in UNDECIDED

    @property
    def trace(self) -> str:
        """The terminal's own number of the attempt, as far as it is known: what an inquiry or a void asks by."""
        return "" if self.last is None or self.last.attempt != self.attempt else self.last.trace


def take(payment: Payment, fact: Fact) -> Payment:
    """Apply a later fact of this payment; any other fact leaves it as it is."""
    match fact:
        case PaymentAttempted(request=payment.request):
            return replace(payment, state=PaymentState.SENDING, attempt=fact.attempt, reference=fact.reference)
        case PaymentMoved(request=payment.request) if fact.attempt != payment.attempt:
            # An attempt that was over when the next one was made: it says nothing of this one, but it says something.
            return replace(payment, conflict=True)
        case PaymentMoved(request=payment.request):
            conflict = payment.conflict or (payment.state in _ENDED and fact.state is not payment.state)
            return replace(payment, state=fact.state, last=_joined(payment.last, fact), conflict=conflict)
        case _:
            return payment


def fold(request: int, asked: PaymentRequested, later: Iterable[Fact]) -> Payment:
    """Tell where a payment stands from its request and the facts since."""
    payment = Payment(request, asked)
    for fact in later:
        payment = take(payment, fact)
    return payment


def payments_in(numbered: Iterable[tuple[int, Fact]]) -> dict[int, Payment]:
    """Fold every payment found in facts given with their journal numbers, by request."""
    found: dict[int, Payment] = {}
    for number, fact in numbered:
        match fact:
            case PaymentRequested():
                found[number] = Payment(number, fact)
            case PaymentAttempted() | PaymentMoved() if fact.request in found:
                found[fact.request] = take(found[fact.request], fact)
            case _:
                pass
    return found


def _joined(before: PaymentMoved | None, now: PaymentMoved) -> PaymentMoved:
    """Keep what was known of the same attempt (approval, trace, card) when a later move does not repeat it."""
    if before is None or before.attempt != now.attempt:
        return now
    return replace(
        now,
        authorised=now.authorised or before.authorised,
        approval=now.approval or before.approval,
        trace=now.trace or before.trace,
        card=now.card or before.card,
        entry_mode=now.entry_mode or before.entry_mode,
    )
