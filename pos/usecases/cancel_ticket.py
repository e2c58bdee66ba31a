"""A ticket is given up: what had stood on it stays in the journal, so that nothing vanishes from the counter."""

from dataclasses import dataclass

from pos.domain.facts import SaleFinished, TicketCancelled
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter
from pos.domain.ticket import RemovedLine, Ticket
from pos.ports.journal import Journal


@dataclass(frozen=True, slots=True)
class CancelTicket:
    """Which ticket is given up, where and by whom."""

    ticket: Ticket
    counter: Counter


def cancel_ticket(request: CancelTicket, *, journal: Journal) -> Refused | None:
    """Cancel a ticket and forget it; one that nothing ever stood on leaves no fact, nor does asking twice."""
    ticket, counter = request.ticket, request.counter
    shift = journal.open_shift()
    number = journal.fact_of_ticket(ticket.key)
    if number is not None:
        entry = journal.entry(number)
        sold = entry is not None and isinstance(entry.fact, SaleFinished)
        return Refused(Rule.TICKET_GONE) if sold else None
    if shift is None or shift.number != counter.shift:
        return Refused(Rule.NO_SHIFT)
    stood = tuple(RemovedLine(line.names, line.quantity, line.gross) for line in ticket.lines)
    removed = ticket.removed + stood
    with journal.unit_of_work() as work:
        if removed:
            work.append(
                TicketCancelled(counter.shift, counter.person, ticket.nickname, removed, ticket.approvals, ticket.key)
            )
        work.drop_ticket(ticket.nickname)
        work.commit()
    return None
