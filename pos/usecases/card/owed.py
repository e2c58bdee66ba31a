"""Money that a card paid and no sale counts: nobody knew of it when its ticket was paid in another way.

It is the customer's. It goes back to the card where the terminal can do that, else in cash; until then it is listed.
"""

from pos.domain.card import masked
from pos.domain.facts import CashMoved
from pos.domain.payment import Payment
from pos.domain.payment_facts import (
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
)
from pos.domain.payment_tenders import left_on
from pos.domain.permissions import Action, allowed
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means
from pos.domain.values import dataclass
from pos.ports.journal import Journal
from pos.usecases.card.requests import GiveCash
from pos.usecases.card.view import CardAction, CardStep, CardView

DRAWER = TerminalLabel("drawer", "drawer")
"""Stands where a terminal would: the money comes out of the drawer."""


@dataclass(frozen=True, slots=True)
class CashGiven:
    """The cash is written down as gone: the journal number of what took the payment back, and its fact."""

    number: int
    asked: PaymentRequested


def owed_back(*, journal: Journal) -> tuple[Payment, ...]:
    """List the payments of tickets that became something else, as far as they have not gone back yet."""
    return tuple(payment for payment in journal.uncounted_payments() if _is_owed(payment, journal))


def give_cash(request: GiveCash, *, journal: Journal) -> CashGiven | Refused:
    """Write down that a card's payment was given back in cash: it has gone back, and the drawer holds less."""
    shift, original = journal.open_shift(), journal.payment(request.payment)
    if shift is None or shift.number != request.counter.shift:
        return Refused(Rule.NO_SHIFT)
    if not allowed(request.role, Action.REFUND, request.approvals):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.REFUND)
    if original is None or original not in owed_back(journal=journal):
        return Refused(Rule.FACT_NOT_FOUND)
    left = left_on(original, journal.payments_against(original.request))
    asked = PaymentRequested(
        shift=shift.number,
        person=request.counter.person,
        ticket=original.asked.ticket,
        kind=PaymentKind.REFUND,
        means=Means.CASH,
        amount=left,
        terminal=DRAWER,
        original=original.request,
        approvals=request.approvals,
    )
    return CashGiven(_write(asked, masked(request.reason), journal), asked)


def given_view(given: CashGiven) -> CardView:
    """Show that it has gone back."""
    asked = given.asked
    return CardView(
        step=CardStep.APPROVED,
        terminal=asked.terminal,
        actions=(CardAction.GO_ON,),
        request=given.number,
        ticket=asked.ticket,
        kind=asked.kind,
        amount=asked.amount,
        authorised=asked.amount,
    )


def _write(asked: PaymentRequested, reason: str, journal: Journal) -> int:
    with journal.unit_of_work() as work:
        number = work.append(asked).entry.number
        given = PaymentMoved(
            number, 0, PaymentState.APPROVED, Source.OPERATOR, authorised=asked.amount, person=asked.person
        )
        work.append(given)
        work.append(CashMoved(asked.shift, asked.person, -asked.amount, reason, asked.approvals))
        work.commit()
    return number


def _is_owed(payment: Payment, journal: Journal) -> bool:
    return (
        payment.asked.kind is PaymentKind.SALE
        and journal.fact_of_ticket(payment.asked.ticket) is not None
        and left_on(payment, journal.payments_against(payment.request)).minor > 0
    )
