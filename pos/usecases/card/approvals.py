"""Approval numbers seen before: a person who reads the paper of the payment before this one types its number."""

from pos.domain.payment_facts import PaymentState
from pos.ports.journal import Journal


def seen_before(approval: str, terminal: str, request: int, journal: Journal) -> bool:
    """Tell whether another payment that this terminal approved during the shift under way bears that number.

    `request` is the payment being answered, 0 when it is not known.
    """
    shift = journal.open_shift()
    if not approval or shift is None:
        return False
    return any(
        payment.request != request
        and payment.asked.terminal.id == terminal
        and payment.state is PaymentState.APPROVED
        and payment.last is not None
        and payment.last.approval.strip().casefold() == approval.strip().casefold()
        for payment in journal.payments_in(shift.number)
    )
