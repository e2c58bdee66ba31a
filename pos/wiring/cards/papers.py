"""The paper that goes with what a terminal did: at once, or as soon as it is known that it did.

Money that went back writes the refund of its goods down; money that was taken for a ticket put aside makes it a sale.
"""

from pos.domain.payment import Payment
from pos.domain.payment_facts import PaymentKind, PaymentMoved
from pos.domain.payment_tenders import taken, tender_of
from pos.domain.permissions import Role
from pos.domain.sale import Counter
from pos.ports.journal import Journal
from pos.usecases.card.requests import AskCardRefund
from pos.usecases.finish_sale import FinishSale
from pos.usecases.refund import RefundRequest


def refund_of_payment(payment: Payment, journal: Journal, outcome: PaymentMoved | None = None) -> RefundRequest | None:
    """Ask for the refund of goods whose money a terminal gave back, in the shift under way; None where that is none."""
    asked, shift = payment.asked, journal.open_shift()
    if not asked.sale or shift is None or journal.paper_paid_by(payment.request):
        return None
    short = None if asked.lines else journal.payment(asked.original)
    if short is not None:
        return refund_of_payment(short, journal, outcome)
    return RefundRequest(
        sale=asked.sale,
        lines={line.line: line.quantity for line in asked.lines},
        counter=Counter(shift.number, asked.person, ()),
        role=Role.CASHIER,
        key=asked.ticket,
        reason=asked.reason,
        approvals=asked.approvals,
        payment=payment.request,
        outcome=outcome,
    )


def sale_of_payment(payment: Payment, journal: Journal, outcome: PaymentMoved | None = None) -> FinishSale | None:
    """Ask for the sale of a ticket put aside that is now known to be paid; None where there is no such ticket.

    The ticket in somebody's hands is theirs to finish. Who asked for the payment sells.
    """
    asked, shift = payment.asked, journal.open_shift()
    ticket = next((each for each in journal.open_tickets() if each.parked and each.key == asked.ticket), None)
    person = next((each for each in journal.people() if each.id == asked.person), None)
    if asked.kind is not PaymentKind.SALE or ticket is None or person is None or shift is None:
        return None
    known = (payment if each.request == payment.request else each for each in journal.payments_of(ticket.key))
    tenders = tuple(map(tender_of, taken(known, journal.payments_against)))
    return FinishSale(ticket, tenders, Counter(shift.number, person.id, ()), person.role, outcome)


def refund_of(ask: AskCardRefund, outcome: PaymentMoved) -> RefundRequest:
    """Ask for the refund that a terminal has just given back."""
    return RefundRequest(
        sale=ask.sale,
        lines=ask.lines,
        counter=ask.counter,
        role=ask.role,
        key=ask.key,
        reason=ask.reason,
        approvals=ask.approvals,
        payment=outcome.request,
        outcome=outcome,
    )
