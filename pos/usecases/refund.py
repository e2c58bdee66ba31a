"""Goods come back: never more of them than were sold, for what was paid, to the means that paid."""

from collections.abc import Mapping
from dataclasses import replace

from pos.domain.card import masked
from pos.domain.facts import RefundedLine, RefundFinished, SaleFinished
from pos.domain.money import total_of
from pos.domain.payment import Payment, take
from pos.domain.payment_facts import PaymentMoved, PaymentState
from pos.domain.payment_tenders import cash_beside, maybe_returned, tender_of, whole_of
from pos.domain.permissions import Action, Approval, Role, allowed
from pos.domain.quantity import Quantity
from pos.domain.refund import cash_back, cash_left, refund_lines, refund_taxes, refund_total
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter
from pos.domain.tender import Means, Tender
from pos.domain.values import dataclass
from pos.ports.journal import Journal, shift_under_way
from pos.ports.keys import TillKey
from pos.ports.paper import Paper
from pos.wire.head import Head


@dataclass(frozen=True, slots=True)
class RefundRequest:
    """How much of which lines (by number) of the sale of journal number `sale` comes back.

    It comes back for cash, or to the card that a terminal was asked to give it back to: `payment` is the journal
    number of that request, `outcome` its approval, which becomes durable in the refund's own step, or not at all.
    `key` is a random id given when the refund was begun; `approvals` are the yeses given in place.
    """

    sale: int
    lines: Mapping[int, Quantity]
    counter: Counter
    role: Role
    key: str
    reason: str = ""
    approvals: tuple[Approval, ...] = ()
    payment: int = 0
    outcome: PaymentMoved | None = None


@dataclass(frozen=True, slots=True)
class RefundDone:
    """The refund as it stands: its journal number, its fact, the head it made, and its paper's print job."""

    number: int
    fact: RefundFinished
    head: Head
    paper_job: int


def refund(request: RefundRequest, *, journal: Journal, key: TillKey, paper: Paper) -> RefundDone | Refused:
    """Write a refund down in the shift under way. Asking again under the same key gives the same refund."""
    before = _already(request, journal)
    if before is not None:
        return before
    sold = journal.entry(request.sale)
    if sold is None or not isinstance(sold.fact, SaleFinished):
        return Refused(Rule.FACT_NOT_FOUND)
    # A terminal that has given the money back was asked to with all the yeses that takes.
    if not request.payment and not allowed(request.role, Action.REFUND, request.approvals):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.REFUND)
    return _record(request, sold.fact, journal, key, paper)


def _already(request: RefundRequest, journal: Journal) -> RefundDone | Refused | None:
    number = journal.fact_of_ticket(request.key)
    recorded = None if number is None else journal.recorded(number)
    if recorded is None:
        return None
    fact, head = recorded.entry.fact, recorded.head
    if not isinstance(fact, RefundFinished):
        return Refused(Rule.TICKET_GONE)
    return RefundDone(head.number, fact, head, journal.paper_of(head.number))


def _for_cash(request: RefundRequest, sale: SaleFinished, journal: Journal) -> RefundFinished | Refused:
    """Give back in cash what was paid in cash, of goods that no card refund has taken back or may have."""
    earlier = journal.refunds_of(request.sale)
    back = [each for tender in sale.tenders for each in journal.payments_against(tender.payment)]
    written = [tender.payment for each in earlier for tender in each.tenders]
    lines = refund_lines(sale, earlier, request.lines, maybe_returned(back, written))
    if isinstance(lines, Refused):
        return lines
    total = refund_total(sale, lines)
    left = cash_left(sale, earlier) - cash_beside(back, written, total.currency)
    if left < total:
        return Refused(Rule.REFUND_MEANS_DIFFER, amount=left)
    tender, rounding = cash_back(sale, earlier, total, request.counter.terms.coin)
    return replace(_fact(request, sale, lines, (tender,)), rounding=rounding or None)


def _by_card(request: RefundRequest, sale: SaleFinished, journal: Journal) -> RefundFinished | Refused:
    """Write down what a terminal gave back, as it was asked to: the lines are those of the request.

    What cards did not pay of them goes back in cash, as it was paid.
    """
    payment = journal.payment(request.payment)
    if payment is not None and request.outcome is not None:
        payment = take(payment, request.outcome)
    if payment is None or not _fits(payment, request):
        return Refused(Rule.PAYMENT_NOT_USABLE)
    lines, given = payment.asked.lines, (payment, *_made_good(payment, request, journal))
    paid = total_of((each.paid for each in given), payment.paid.currency)
    earlier, rest = journal.refunds_of(request.sale), refund_total(sale, lines) - paid
    if paid != whole_of(payment) or rest.minor < 0 or cash_left(sale, earlier) < rest:
        return Refused(Rule.PAYMENT_NOT_USABLE, amount=paid)
    fact = _fact(request, sale, lines, tuple(map(tender_of, given)))
    if not rest:
        return fact
    tender, rounding = cash_back(sale, earlier, rest, request.counter.terms.coin)
    return replace(fact, tenders=(*fact.tenders, tender), rounding=rounding or None)


def _made_good(payment: Payment, request: RefundRequest, journal: Journal) -> tuple[Payment, ...]:
    """Find what was given later: where the terminal gave less than it was asked to, or to other cards that paid."""
    later = journal.payments_against(payment.request)
    known = (each if request.outcome is None else take(each, request.outcome) for each in later)
    return tuple(each for each in known if each.state is PaymentState.APPROVED)


def _fits(payment: Payment, request: RefundRequest) -> bool:
    asked = (payment.asked.ticket, payment.asked.sale)
    return payment.state is PaymentState.APPROVED and asked == (request.key, request.sale)


def _fact(
    request: RefundRequest, sale: SaleFinished, lines: tuple[RefundedLine, ...], tenders: tuple[Tender, ...]
) -> RefundFinished:
    return RefundFinished(
        series="",
        shift=request.counter.shift,
        person=request.counter.person,
        sale=request.sale,
        lines=lines,
        taxes=refund_taxes(sale, lines),
        total=refund_total(sale, lines),
        tenders=tenders,
        reason=masked(request.reason),
        approvals=request.approvals,
        ticket=request.key,
    )


def _record(
    request: RefundRequest, sale: SaleFinished, journal: Journal, key: TillKey, paper: Paper
) -> RefundDone | Refused:
    with journal.unit_of_work() as work:
        # The terminal's lane writes too: what is checked here still holds when it is written.
        before = _already(request, journal)
        if before is not None:
            return before
        if shift_under_way(request.counter.shift, journal) is None:
            return Refused(Rule.NO_SHIFT)
        fact = _by_card(request, sale, journal) if request.payment else _for_cash(request, sale, journal)
        if isinstance(fact, Refused):
            return fact
        if request.outcome is not None:
            work.append(request.outcome)
        fact = replace(fact, series=work.next_series())
        recorded = work.append(fact)
        receipt = paper.refund(recorded, fact, sale, key.sign(recorded.head), copy=0)
        job = work.queue_paper(replace(receipt, kick_drawer=any(tender.means is Means.CASH for tender in fact.tenders)))
        work.commit()
    return RefundDone(recorded.entry.number, fact, recorded.head, job)
