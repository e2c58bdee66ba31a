"""The refund that goes with money a terminal gave back: at once, or as soon as it is known that it did."""

from pos.domain.payment import Payment
from pos.domain.payment_facts import PaymentMoved
from pos.domain.permissions import Role
from pos.domain.sale import Counter
from pos.ports.journal import Journal
from pos.usecases.card.requests import AskCardRefund
from pos.usecases.refund import RefundRequest


def refund_of_payment(payment: Payment, journal: Journal, outcome: PaymentMoved | None = None) -> RefundRequest | None:
    """Ask for the refund of goods whose money a terminal gave back, in the shift under way; None where that is none."""
    asked, shift = payment.asked, journal.open_shift()
    if not asked.sale or shift is None or journal.paper_paid_by(payment.request):
        return None
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
