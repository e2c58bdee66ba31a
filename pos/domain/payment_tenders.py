"""How payments by card stand among the tenders of a sale or a refund.

A payment counts once, for the ticket it was asked for, with the amount that was authorised; money that was taken is
never left out of the sale it was taken for.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from pos.domain.card import masked
from pos.domain.money import Currency, Money, total_of, zero
from pos.domain.payment import UNDECIDED, Payment
from pos.domain.payment_facts import PaymentKind, PaymentState, Source
from pos.domain.refusals import Refused, Rule
from pos.domain.sale_facts import RefundedLine
from pos.domain.tender import Authorisation, Means, Tender


def tender_of(payment: Payment) -> Tender:
    """Make the tender of an approved payment; for a refund or a void the money goes out."""
    paid = payment.paid if payment.asked.kind is PaymentKind.SALE else -payment.paid
    by_card = None if payment.asked.means is Means.CASH else authorisation_of(payment)
    return Tender(payment.asked.means, paid, paid, zero(paid.currency), payment.request, by_card)


def authorisation_of(payment: Payment) -> Authorisation:
    """Say what a paper tells of a payment: the terminal goes by the name on its own paper, where that was read."""
    last, label = payment.last, payment.asked.terminal
    by_phone = payment.asked.means is Means.MOBILE
    known = label.number or (by_phone and label.acquirer)
    named = f"{label.acquirer} {label.number}".strip() if known else label.id.replace("-", " ").upper()
    if last is None:
        return Authorisation(named)
    read = last.detail if payment.state is PaymentState.APPROVED and last.source is Source.ANSWER else ""
    return Authorisation(masked(read or named), last.approval, last.card, on_sight=last.source is Source.ON_SIGHT)


def undecided(payments: Iterable[Payment]) -> tuple[Payment, ...]:
    """Pick those whose card may have been charged without anybody knowing yet."""
    return tuple(payment for payment in payments if payment.state in UNDECIDED)


def taken(payments: Iterable[Payment], back_of: Callable[[int], Iterable[Payment]]) -> tuple[Payment, ...]:
    """Pick the approved payments that no void took back; `back_of` gives what was asked back of one, by number."""
    return tuple(
        payment
        for payment in payments
        if payment.asked.kind is PaymentKind.SALE
        and payment.state is PaymentState.APPROVED
        and not any(map(_took_back, back_of(payment.request)))
    )


def _took_back(back: Payment) -> bool:
    return back.asked.kind is PaymentKind.VOID and back.state is PaymentState.APPROVED


def check_tenders(tenders: Sequence[Tender], usable: Sequence[Payment]) -> Refused | None:
    """Check that the tenders by terminal are exactly the payments that were taken for this ticket, and once each."""
    left = {payment.request: tender_of(payment) for payment in usable}
    for tender in tenders:
        if tender.payment == 0 and tender.means is Means.CASH:
            continue
        taken_so = left.pop(tender.payment, None)
        if taken_so is None or replace(tender, authorisation=taken_so.authorisation) != taken_so:
            return Refused(Rule.PAYMENT_NOT_USABLE, amount=tender.applied)
    if left:
        missing = [tender.applied for tender in left.values()]
        return Refused(Rule.PAYMENT_LEFT_OUT, amount=total_of(missing, missing[0].currency))
    return None


def left_on(payment: Payment, back: Iterable[Payment]) -> Money:
    """Say how much of an approved payment can still go back; what may have gone back counts as gone."""
    gone = (each.asked.amount if each.state in UNDECIDED else each.paid for each in back)
    return payment.paid - total_of(gone, payment.asked.amount.currency)


def owed_back(
    uncounted: Iterable[Payment],
    papered: Callable[[str], bool],
    back_of: Callable[[int], Iterable[Payment]],
    beyond: Iterable[Payment] = (),
) -> tuple[tuple[Payment, Money], ...]:
    """Pick the payments that no paper counts and whose tickets became something else, with what has not gone back yet.

    Among them are refunds that fell short of what their goods cost: there it is what is still missing.

    `papered` tells whether the ticket of that key became a fact, `back_of` what was asked back of a payment. What
    phones paid `beyond` what was due is no ticket's.
    """
    found = [(each, back_of(each.request)) for each in uncounted]
    left = [
        (each, missing_of(each, back) if is_short(each) else left_on(each, back))
        for each, back in found
        if is_short(each) or (each.asked.kind is PaymentKind.SALE and papered(each.asked.ticket))
    ]
    left += [(each, left_on(each, back_of(each.request))) for each in beyond]
    return tuple((payment, amount) for payment, amount in left if amount.minor > 0)


def whole_of(payment: Payment) -> Money:
    """Say what is to go back by cards for the goods of a refund, of which this payment is the first part or all."""
    asked = payment.asked
    return asked.amount if asked.others is None else asked.amount + asked.others


def is_short(payment: Payment) -> bool:
    """Tell whether goods came back for which cards have not got all that they are to get."""
    came_back = bool(payment.asked.lines)
    return came_back and payment.state is PaymentState.APPROVED and payment.paid < whole_of(payment)


def missing_of(short: Payment, later: Iterable[Payment]) -> Money:
    """Say what is missing of a refund that fell short; `later` was given, or may have been, to make it good."""
    gone = (each.asked.amount if each.state in UNDECIDED else each.paid for each in later)
    return whole_of(short) - short.paid - total_of(gone, short.asked.amount.currency)


def maybe_returned(back: Iterable[Payment], written: Iterable[int]) -> tuple[RefundedLine, ...]:
    """List the lines that a terminal gave back, or may have, where no refund says so; `written` are those that do."""
    return tuple(line for each in _not_written(back, written) for line in each.asked.lines)


def cash_beside(back: Iterable[Payment], written: Iterable[int], currency: Currency) -> Money:
    """Add up what goes back in cash together with those: the part of their lines that the card did not pay."""
    pending = _not_written(back, written)
    return total_of((line.total for each in pending for line in each.asked.lines), currency) - total_of(
        (whole_of(each) for each in pending if each.asked.lines), currency
    )


def _not_written(back: Iterable[Payment], written: Iterable[int]) -> tuple[Payment, ...]:
    known = frozenset(written)
    may_be = UNDECIDED | {PaymentState.APPROVED}
    return tuple(each for each in back if each.state in may_be and each.request not in known)
