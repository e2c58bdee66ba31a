"""Money that was paid and that no sale counts: a card's, of which nobody knew when its ticket was paid in another way.

What a phone paid beyond what was due is such money too. It is the customer's. It goes back to the card where the
terminal can do that, else in cash; until then it is listed.
"""

from dataclasses import replace
from functools import partial

from pos.domain import payment_tenders
from pos.domain.beyond import paid_beyond
from pos.domain.card import masked
from pos.domain.facts import CashMoved
from pos.domain.money import Money
from pos.domain.payment import Payment
from pos.domain.payment_facts import (
    PaymentKind,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    Source,
    TerminalLabel,
)
from pos.domain.payment_tenders import is_short
from pos.domain.permissions import Action, allowed
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means
from pos.domain.values import dataclass
from pos.ports.journal import Journal, shift_under_way
from pos.ports.paper import Paper
from pos.usecases.card.requests import GiveCash
from pos.usecases.card.view import CardAction, CardStep, CardView

DRAWER = TerminalLabel("drawer", "drawer")
"""Stands where a terminal would: the money comes out of the drawer."""


@dataclass(frozen=True, slots=True)
class CashGiven:
    """The cash is written down as gone: the journal number of what took the payment back, and its fact.

    Where it makes a refund good that fell `short` (its journal number), it goes with the refund's paper, not before.
    """

    number: int
    asked: PaymentRequested
    short: int = 0

    @property
    def outcome(self) -> PaymentMoved:
        """That it was given."""
        paid, person = self.asked.amount, self.asked.person
        return PaymentMoved(self.number, 0, PaymentState.APPROVED, Source.OPERATOR, authorised=paid, person=person)


def owed_back(*, journal: Journal) -> tuple[Payment, ...]:
    """List the payments of tickets that became something else, as far as they have not gone back yet."""
    return tuple(payment for payment, _ in owed_with_amounts(journal=journal))


def owed_with_amounts(*, journal: Journal) -> tuple[tuple[Payment, Money], ...]:
    """List them with what has not gone back yet; of a refund that fell short that is what is missing.

    What a phone paid beyond goes by the number of the answer that told it.
    """
    papered = partial(_papered, journal)
    beyond = paid_beyond(journal.stray_answers(), journal.payment)
    return payment_tenders.owed_back(journal.uncounted_payments(), papered, journal.payments_against, beyond)


def give_cash(request: GiveCash, *, journal: Journal, paper: Paper) -> CashGiven | Refused:
    """Write down that a card's payment was given back in cash: it has gone back, and the drawer holds less.

    Its paper is printed in the same step, and opens the drawer.
    """
    owed = {payment.request: (payment, left) for payment, left in owed_with_amounts(journal=journal)}
    original, left = owed.get(request.payment, (None, None))
    if shift_under_way(request.counter.shift, journal) is None:
        return Refused(Rule.NO_SHIFT)
    if not allowed(request.role, Action.REFUND, request.approvals):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.REFUND)
    if original is None or left is None:
        return Refused(Rule.FACT_NOT_FOUND)
    asked = PaymentRequested(
        shift=request.counter.shift,
        person=request.counter.person,
        ticket=original.asked.ticket,
        kind=PaymentKind.REFUND,
        means=Means.CASH,
        amount=left,
        terminal=DRAWER,
        original=original.request,
        sale=original.asked.sale,
        approvals=request.approvals,
    )
    if is_short(original):
        return CashGiven(_ask(asked, journal), asked, short=original.request)
    number = _write(asked, original, masked(request.reason), journal, paper)
    return Refused(Rule.NO_SHIFT) if number is None else CashGiven(number, asked)


def given_view(given: CashGiven, paper: int = 0) -> CardView:
    """Show that it has gone back; `paper` is the journal number of the refund that it made good."""
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
        paper=paper,
    )


def _ask(asked: PaymentRequested, journal: Journal) -> int:
    with journal.unit_of_work() as work:
        number = work.append(asked).entry.number
        work.commit()
    return number


def _write(asked: PaymentRequested, original: Payment, reason: str, journal: Journal, paper: Paper) -> int | None:
    with journal.unit_of_work() as work:
        # Somebody may have closed the shift meanwhile: what left the drawer after it would be in no closing.
        if shift_under_way(asked.shift, journal) is None:
            return None
        number = work.append(asked).entry.number
        work.append(CashGiven(number, asked).outcome)
        moved = CashMoved(asked.shift, asked.person, -asked.amount, reason, asked.approvals)
        job = paper.given_back(work.append(moved), moved, original)
        work.queue_paper(replace(job, kick_drawer=True))
        work.commit()
    return number


def _papered(journal: Journal, ticket: str) -> bool:
    return journal.fact_of_ticket(ticket) is not None
