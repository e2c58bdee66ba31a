"""A ticket is given up: what had stood on it stays in the journal, so that nothing vanishes from the counter."""

from pos.domain.facts import SaleFinished, TicketCancelled
from pos.domain.money import total_of
from pos.domain.payment_tenders import taken, undecided
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter
from pos.domain.ticket import RemovedLine, Ticket
from pos.domain.values import dataclass
from pos.ports.journal import Journal, shift_under_way


@dataclass(frozen=True, slots=True)
class CancelTicket:
    """Which ticket is given up, where and by whom."""

    ticket: Ticket
    counter: Counter


def cancel_ticket(request: CancelTicket, *, journal: Journal) -> Refused | None:
    """Cancel a ticket and forget it; one that nothing ever stood on leaves no fact, nor does asking twice."""
    ticket, counter = request.ticket, request.counter
    shift = shift_under_way(counter.shift, journal)
    number = journal.fact_of_ticket(ticket.key)
    if number is not None:
        entry = journal.entry(number)
        sold = entry is not None and isinstance(entry.fact, SaleFinished)
        return Refused(Rule.TICKET_GONE) if sold else None
    if shift is None:
        return Refused(Rule.NO_SHIFT)
    stood = tuple(RemovedLine(line.names, line.quantity, line.gross) for line in ticket.lines)
    removed = ticket.removed + stood
    with journal.unit_of_work() as work:
        # The terminal's lane writes too: what is checked here still holds when it is written.
        refused = _paid_for(ticket, journal)
        if refused is not None:
            return refused
        if removed:
            work.append(
                TicketCancelled(counter.shift, counter.person, ticket.nickname, removed, ticket.approvals, ticket.key)
            )
        work.drop_ticket(ticket.nickname)
        work.commit()
    return None


def _paid_for(ticket: Ticket, journal: Journal) -> Refused | None:
    """Refuse while money was taken for the ticket by a terminal, or may have been (rule R4)."""
    payments = journal.payments_of(ticket.key)
    open_ = undecided(payments)
    if open_:
        return Refused(Rule.PAYMENT_UNDECIDED, amount=open_[0].asked.amount)
    held = total_of((payment.paid for payment in taken(payments, journal.payments_against)), ticket.currency)
    return Refused(Rule.PAYMENT_LEFT_OUT, amount=held) if held else None
