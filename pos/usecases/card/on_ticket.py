"""What payments by terminal mean for an open ticket: what they have paid of it, and whether it may be touched."""

from pos.domain.payment_tenders import taken, tender_of, undecided
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Tender
from pos.ports.journal import Journal


def tenders_on(ticket: str, *, journal: Journal) -> tuple[Tender, ...]:
    """Give what terminals took for the open ticket of that key: after a restart it is attached to it again."""
    return tuple(map(tender_of, taken(journal.payments_of(ticket), journal.payments_against)))


def may_change(ticket: str, *, journal: Journal) -> Refused | None:
    """Refuse to empty a ticket or to change its price while nobody knows whether a card was charged for it."""
    open_ = undecided(journal.payments_of(ticket))
    return Refused(Rule.PAYMENT_UNDECIDED, amount=open_[0].asked.amount) if open_ else None
