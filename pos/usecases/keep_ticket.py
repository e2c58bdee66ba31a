"""The open ticket is saved behind the screen at each step, so that a power cut gives it back."""

from dataclasses import replace

from pos.domain.card import masked
from pos.domain.payment_tenders import undecided
from pos.domain.ticket import Ticket
from pos.ports.journal import Journal, JournalUnavailable


def keep_ticket(ticket: Ticket, *, journal: Journal) -> None:
    """Save an open ticket, or forget it when nothing was ever on it; a save that comes late changes nothing.

    While nobody knows whether a card was charged for it, a ticket can be parked, noted on and approved for, but what
    stands on it and what it costs stay as they were (rule R4). Raises `JournalUnavailable` also when the ticket could
    be saved but a sale could not.
    """
    if journal.fact_of_ticket(ticket.key) is not None:
        return
    short_of_room = journal.ready()
    if short_of_room is not None:
        # Said while the ticket is still being made: before any money changes hands.
        raise JournalUnavailable(short_of_room)
    with journal.unit_of_work() as work:
        if undecided(journal.payments_of(ticket.key)):
            ticket = _held(ticket, journal)
        if ticket.blank:
            work.drop_ticket(ticket.nickname)
        else:
            work.save_ticket(replace(ticket, note=masked(ticket.note)))
        work.commit()


def _held(ticket: Ticket, journal: Journal) -> Ticket:
    kept = next((known for known in journal.open_tickets() if known.key == ticket.key), ticket)
    return replace(kept, parked=ticket.parked, note=ticket.note, approvals=ticket.approvals)
