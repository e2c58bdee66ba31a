"""A ticket is paid: it becomes one fact, with its number, its signature and its paper, in one step or not at all."""

from collections.abc import Sequence
from dataclasses import replace

from pos.domain.facts import SaleFinished
from pos.domain.payment import take
from pos.domain.payment_facts import PaymentMoved
from pos.domain.payment_tenders import check_tenders, taken, undecided
from pos.domain.permissions import Action, Role, allowed
from pos.domain.pricing import price_ticket
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter, Parties, finish
from pos.domain.selling import may_sell
from pos.domain.tax import TaxTreatment
from pos.domain.tender import Means, Tender, foreign_wrong
from pos.domain.ticket import Ticket
from pos.domain.values import dataclass
from pos.ports.journal import Journal, JournalUnavailable, shift_under_way
from pos.ports.keys import TillKey
from pos.ports.paper import Paper
from pos.wire.head import Head


@dataclass(frozen=True, slots=True)
class FinishSale:
    """The ticket, what was handed over for it, where and by whom; `role` is that person's.

    `outcome` is the approval that pays the last of it: it becomes durable in the sale's own step, or not at all.
    """

    ticket: Ticket
    tenders: tuple[Tender, ...]
    counter: Counter
    role: Role
    outcome: PaymentMoved | None = None


@dataclass(frozen=True, slots=True)
class SaleDone:
    """The sale as it stands: its journal number, its fact, the head it made, and its receipt's print job."""

    number: int
    fact: SaleFinished
    head: Head
    paper_job: int


def finish_sale(
    request: FinishSale,
    *,
    journal: Journal,
    treatments: Sequence[TaxTreatment],
    parties: Parties,
    key: TillKey,
    paper: Paper,
) -> SaleDone | Refused:
    """Finish a sale in the shift under way. Asking again for a ticket that was sold gives the same sale."""
    before = _already(request.ticket, journal)
    if before is not None:
        return before
    _must_have_room(request.tenders, journal)
    shift = shift_under_way(request.counter.shift, journal)
    if shift is None:
        return Refused(Rule.NO_SHIFT)
    priced = price_ticket(request.ticket, treatments, shift.opened.business_day)
    if isinstance(priced, Refused):
        return priced
    refused = may_sell(request.ticket, priced, request.tenders, request.role) or foreign_wrong(
        request.tenders, request.counter.terms.rates, shift.opened.business_day
    )
    if refused is not None:
        return refused
    fact = finish(request.ticket, priced, request.tenders, request.counter, parties)
    if isinstance(fact, Refused):
        return fact
    return _record(fact, request, journal, key, paper)


def _must_have_room(tenders: Sequence[Tender], journal: Journal) -> None:
    """Refuse while the cash can still be given back; what a terminal has charged goes into the room kept for it.

    The disk was asked when the ticket was kept, and the sale's own commit asks it again.
    """
    short_of_room = journal.still_ready() if all(tender.means is Means.CASH for tender in tenders) else None
    if short_of_room is not None:
        raise JournalUnavailable(short_of_room)


def _already(ticket: Ticket, journal: Journal) -> SaleDone | Refused | None:
    """Find what the ticket became, if it is no longer open: a second click asks for what is already done."""
    number = journal.fact_of_ticket(ticket.key)
    recorded = None if number is None else journal.recorded(number)
    if recorded is None:
        return None
    fact, head = recorded.entry.fact, recorded.head
    if not isinstance(fact, SaleFinished):
        return Refused(Rule.TICKET_GONE)
    return SaleDone(head.number, fact, head, journal.paper_of(head.number))


def _not_paid(request: FinishSale, journal: Journal) -> Refused | None:
    """Check the payments by terminal: a sale over one that nobody knows the end of takes another person's yes."""
    payments = journal.payments_of(request.ticket.key)
    if request.outcome is not None:
        payments = tuple(take(payment, request.outcome) for payment in payments)
    if undecided(payments) and not allowed(request.role, Action.PAY_AGAIN, request.ticket.approvals):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.PAY_AGAIN)
    return check_tenders(request.tenders, taken(payments, journal.payments_against))


def _record(
    fact: SaleFinished, request: FinishSale, journal: Journal, key: TillKey, paper: Paper
) -> SaleDone | Refused:
    in_cash = any(tender.means is Means.CASH for tender in fact.tenders)
    with journal.unit_of_work() as work:
        # The terminal's lane writes too: what is checked here still holds when it is written.
        before = _already(request.ticket, journal) or _not_paid(request, journal)
        if before is not None:
            return before
        if shift_under_way(request.counter.shift, journal) is None:
            return Refused(Rule.NO_SHIFT)
        if request.outcome is not None:
            work.append(request.outcome)
        fact = replace(fact, series=work.next_series())
        recorded = work.append(fact)
        receipt = paper.sale(recorded, fact, key.sign(recorded.head), copy=0)
        job = work.queue_paper(replace(receipt, kick_drawer=in_cash))
        work.drop_ticket(request.ticket.nickname)
        work.commit()
    return SaleDone(recorded.entry.number, fact, recorded.head, job)
