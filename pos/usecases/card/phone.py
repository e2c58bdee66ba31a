"""What is other about a phone's payment than about a card's: its amount is typed by who pays, and it can come twice.

So an amount other than the one asked for settles nothing by itself, whether it is less or more; what somebody saw with
their eyes can be proved later; and under one reference there can be several payments, of which one is counted and the
others are the customer's.
"""

from collections.abc import Iterable

from pos.domain.beyond import Stray
from pos.domain.card import CardReference
from pos.domain.payment import Payment
from pos.domain.payment_facts import AnswerOrphaned, PaymentMoved, PaymentRequested, PaymentState, Source
from pos.domain.tender import Means
from pos.ports.payment_terminal import Approved, Doubt, Orphan
from pos.usecases.card import moves

_SEEN = {Source.ON_SIGHT, Source.OPERATOR}


def is_another_amount(asked: PaymentRequested, approved: Approved) -> bool:
    """Tell whether a wallet says of a phone's payment another amount than it was asked for."""
    return asked.means is Means.MOBILE and not approved.on_sight and approved.amount != asked.amount


def is_counted(payment: Payment, orphan: Orphan) -> bool:
    """Tell whether what a wallet says is what the payment stands on already."""
    phone = payment.asked.means is Means.MOBILE and orphan.reference == payment.reference
    return phone and bool(payment.trace) and payment.trace == orphan.trace


def late(payment: Payment, approved: Approved) -> PaymentMoved | None:
    """Say what a wallet's late word makes of a payment; None where it is one payment more.

    It settles what was not known and proves what somebody saw. An amount that was not asked for is put before a person.
    """
    request, attempt, last = payment.request, payment.attempt, payment.last
    only_seen = last is not None and last.source in _SEEN and not payment.trace
    seen = only_seen and payment.paid == approved.amount
    if is_another_amount(payment.asked, approved) and not seen:
        first = payment.state is PaymentState.UNKNOWN and (last is None or last.authorised is None)
        return moves.doubt(request, attempt, Source.LATE_ANSWER, Doubt.WRONG_AMOUNT, approved) if first else None
    if payment.state is PaymentState.APPROVED and not seen:
        return None
    return moves.approval(request, attempt, PaymentState.APPROVED, Source.LATE_ANSWER, approved)


def left_over(payment: Payment, moved: PaymentMoved, known: Iterable[Stray]) -> tuple[AnswerOrphaned, ...]:
    """List what a phone paid more than a person counts of it: that is the customer's, unless it is `known` already."""
    last, counted = payment.last, moved.authorised
    if payment.asked.means is not Means.MOBILE or not payment.trace or last is None or last.authorised is None:
        return ()
    if counted is None or counted.currency is not last.authorised.currency or not counted < last.authorised:
        return ()
    if any((stray.request, stray.trace) == (payment.request, payment.trace) for _, stray in known):
        return ()
    rest = Approved(last.authorised - counted, last.approval, payment.trace, last.card or CardReference())
    return (moves.orphaned(payment.asked.terminal, Orphan(payment.reference, payment.trace, rest), payment.request),)


def replaced_by(payment: Payment, moved: PaymentMoved) -> tuple[AnswerOrphaned, ...]:
    """List what a payment stood on before another one of the same reference settled it: that is the customer's."""
    last = payment.last
    if payment.asked.means is not Means.MOBILE or last is None or last.authorised is None:
        return ()
    if moved.state is not PaymentState.APPROVED or not payment.trace or moved.trace == payment.trace:
        return ()
    before = Approved(last.authorised, last.approval, payment.trace, last.card or CardReference())
    return (moves.orphaned(payment.asked.terminal, Orphan(payment.reference, payment.trace, before), payment.request),)
