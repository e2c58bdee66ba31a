"""A ticket is paid: it becomes one fact, with its number, its signature and its paper, in one step or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pos.domain.concession import actions_of
from pos.domain.facts import SaleFinished
from pos.domain.limits import cash_over_limit
from pos.domain.permissions import Action, Role, allowed
from pos.domain.pricing import PricedTicket, price_ticket
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter, Parties, finish
from pos.domain.tax import TaxTreatment
from pos.domain.tender import Means, Tender
from pos.domain.ticket import Ticket
from pos.ports.journal import Journal
from pos.ports.keys import TillKey
from pos.ports.paper import Paper
from pos.wire.head import Head


@dataclass(frozen=True, slots=True)
class FinishSale:
    """The ticket, what was handed over for it, where and by whom; `role` is that person's."""

    ticket: Ticket
    tenders: tuple[Tender, ...]
    counter: Counter
    role: Role


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
    shift = journal.open_shift()
    if shift is None or shift.number != request.counter.shift:
        return Refused(Rule.NO_SHIFT)
    priced = price_ticket(request.ticket, treatments, shift.opened.business_day)
    if isinstance(priced, Refused):
        return priced
    refused = _not_allowed(request, priced)
    if refused is not None:
        return refused
    fact = finish(request.ticket, priced, request.tenders, request.counter, parties)
    if isinstance(fact, Refused):
        return fact
    return _record(fact, request.ticket, journal, key, paper)


def _already(ticket: Ticket, journal: Journal) -> SaleDone | Refused | None:
    """Find what the ticket became, if it is no longer open: a second click asks for what is already done."""
    number = journal.fact_of_ticket(ticket.key)
    recorded = None if number is None else journal.recorded(number)
    if number is None or recorded is None:
        return None
    fact = recorded.entry.fact
    if not isinstance(fact, SaleFinished):
        return Refused(Rule.TICKET_GONE)
    return SaleDone(number, fact, recorded.head, journal.paper_of(number))


def _not_allowed(request: FinishSale, priced: PricedTicket) -> Refused | None:
    actions = [Action.SELL, *actions_of(priced)]
    if cash_over_limit(request.tenders):
        actions.append(Action.CASH_OVER_LIMIT)
    for action in actions:
        if not allowed(request.role, action, request.ticket.approvals):
            return Refused(Rule.NEEDS_APPROVAL, action=action)
    return None


def _record(fact: SaleFinished, ticket: Ticket, journal: Journal, key: TillKey, paper: Paper) -> SaleDone:
    in_cash = any(tender.means is Means.CASH for tender in fact.tenders)
    with journal.unit_of_work() as work:
        fact = replace(fact, series=work.next_series())
        recorded = work.append(fact)
        receipt = paper.sale(recorded, fact, key.sign(recorded.head), copy=0)
        job = work.queue_paper(replace(receipt, kick_drawer=in_cash))
        work.drop_ticket(ticket.nickname)
        work.commit()
    return SaleDone(recorded.entry.number, fact, recorded.head, job)
