"""The open ticket is saved behind the screen at each step, so that a power cut gives it back."""

from pos.domain.ticket import Ticket
from pos.ports.journal import Journal


def keep_ticket(ticket: Ticket, *, journal: Journal) -> None:
    """Save an open ticket, or forget it when nothing was ever on it; a save that comes late changes nothing."""
    if journal.fact_of_ticket(ticket.key) is not None:
        return
    with journal.unit_of_work() as work:
        if ticket.blank:
            work.drop_ticket(ticket.nickname)
        else:
            work.save_ticket(ticket)
        work.commit()
