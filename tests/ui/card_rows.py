"""Payments as a list has them: one nobody knows, one made twice, a stray answer, and totals that differ."""

from pos.domain.card import CardReference
from pos.domain.payment import Payment
from pos.domain.payment_facts import (
    AnswerOrphaned,
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    SettledKind,
    Source,
    TerminalLabel,
    TerminalSettled,
)
from pos.domain.tender import Means
from pos.ports.clock import Moment
from pos.ui.ways.cards import OpenPayment, OwedPayment, StrayAnswer
from pos.usecases.card.settle import Settlement
from tests.ui.seat import dirhams

NAPS = TerminalLabel("naps-1", "naps", "NAPS")
AT = Moment(1_779_100_000_000, 60)


def left_open(number: int) -> OpenPayment:
    """Give a payment whose answer was lost; the third of them is a refund."""
    kind = (PaymentKind.SALE, PaymentKind.SALE, PaymentKind.REFUND)[number % 3]
    asked = PaymentRequested(1, "p", f"k{number}", kind, Means.CARD, dirhams(4_250 + number), NAPS)
    moved = PaymentMoved(2_417 + number, 1, PaymentState.UNKNOWN, Source.DRIVER, detail="hung_up")
    payment = Payment(2_417 + number, asked, PaymentState.UNKNOWN, 1, f"{412 + number:06}", moved)
    return OpenPayment(payment, AT, 0 if kind is PaymentKind.REFUND else number + 1)


def owed(number: int, card: CardReference) -> OwedPayment:
    """Give a payment that was made twice."""
    asked = PaymentRequested(1, "p", f"k{number}", PaymentKind.SALE, Means.CARD, dirhams(12_480), NAPS)
    moved = PaymentMoved(
        *(number, 1, PaymentState.APPROVED, Source.LATE_ANSWER),
        authorised=dirhams(12_480),
        approval="762773",
        card=card,
    )
    return OwedPayment(Payment(number, asked, PaymentState.APPROVED, 1, "000399", moved), AT, True, asked.amount)


def stray() -> StrayAnswer:
    """Give an answer about no payment of ours."""
    return StrayAnswer(AnswerOrphaned(NAPS, "000777", "approved 101 000", dirhams(125), "998877"), AT)


def settlement(shift: int) -> Settlement:
    """Give totals of which a kind differs, one is a bare count, and the net differs too."""
    kinds = (
        SettledKind(PaymentKind.SALE, 48, dirhams(125_480), 47, dirhams(121_230)),
        SettledKind(PaymentKind.REFUND, 2, dirhams(640), 2, dirhams(640)),
        SettledKind(PaymentKind.VOID, 1, dirhams(0), 0, dirhams(0), counts_only=True),
    )
    fact = TerminalSettled(shift, "p", NAPS, kinds, (2_417, 2_418), dirhams(124_840), dirhams(120_590))
    return Settlement(99, fact)
