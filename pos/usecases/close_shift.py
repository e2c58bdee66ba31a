"""A shift ends: its figures, the count and the difference become one fact, and the closing's report is printed."""

from pos.domain.beyond import paid_beyond
from pos.domain.card import masked
from pos.domain.cash import CashCount
from pos.domain.facts import ShiftClosed
from pos.domain.money import zero
from pos.domain.payment_facts import OwedPayment, UnknownPayment
from pos.domain.payment_tenders import owed_back, undecided
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter
from pos.domain.shift import counted_beside, figures
from pos.domain.values import dataclass
from pos.ports.journal import Journal, OpenShift, shift_under_way
from pos.ports.keys import TillKey
from pos.ports.paper import Paper
from pos.wire.head import Head


@dataclass(frozen=True, slots=True)
class CloseShift:
    """What was counted in the drawer at the end, by whom, with a note on any difference.

    `foreign` are the counts in other currencies.
    """

    counter: Counter
    count: CashCount
    note: str = ""
    foreign: tuple[CashCount, ...] = ()


@dataclass(frozen=True, slots=True)
class ShiftDone:
    """The closing as it stands: its journal number, its fact, the head it made, and its report's print job."""

    number: int
    fact: ShiftClosed
    head: Head
    paper_job: int


def close_shift(request: CloseShift, *, journal: Journal, key: TillKey, paper: Paper) -> ShiftDone | Refused:
    """Close the shift under way. Parked tickets are carried over; others with goods on them hold it up.

    Payments that nobody knows the end of, or that are to go back, hold nothing up: the closing lists them, and they are
    carried over.
    """
    with journal.unit_of_work() as work:
        # The terminal's lane writes too: what is reckoned here still holds when it is written.
        shift = shift_under_way(request.counter.shift, journal)
        if shift is None:
            return Refused(Rule.NO_SHIFT)
        refused = _held_up(request, shift, journal)
        if refused is not None:
            return refused
        fact = _reckoned(request, shift, work.next_z(), journal)
        recorded = work.append(fact)
        job = work.queue_paper(paper.closing(recorded, fact, key.sign(recorded.head), copy=0))
        work.commit()
    return ShiftDone(recorded.entry.number, fact, recorded.head, job)


def _held_up(request: CloseShift, shift: OpenShift, journal: Journal) -> Refused | None:
    if request.count.currency is not shift.opened.opening_float.currency:
        return Refused(Rule.CURRENCY_DIFFERS)
    left = [str(ticket.nickname) for ticket in journal.open_tickets() if ticket.lines and not ticket.parked]
    return Refused(Rule.OPEN_TICKETS_LEFT, detail=", ".join(left)) if left else None


def _reckoned(request: CloseShift, shift: OpenShift, z: int, journal: Journal) -> ShiftClosed:
    since = (entry.fact for entry in journal.entries(shift.number + 1))
    reckoned = figures(shift.opened, since, journal.grand_total() or zero(request.count.currency))
    return ShiftClosed(
        shift=shift.number,
        z=z,
        person=request.counter.person,
        business_day=shift.opened.business_day,
        figures=reckoned,
        counted=request.count,
        difference=request.count.total - reckoned.expected,
        note=masked(request.note),
        unknown_payments=_unknown(journal),
        foreign=counted_beside(reckoned.foreign, request.foreign),
        owed_payments=_owed(journal),
    )


def _owed(journal: Journal) -> tuple[OwedPayment, ...]:
    def papered(ticket: str) -> bool:
        return journal.fact_of_ticket(ticket) is not None

    beyond = paid_beyond(journal.stray_answers(), journal.payment)
    owed = owed_back(journal.uncounted_payments(), papered, journal.payments_against, beyond)
    return tuple(OwedPayment(payment.request, left, payment.asked.terminal) for payment, left in owed)


def _unknown(journal: Journal) -> tuple[UnknownPayment, ...]:
    return tuple(
        UnknownPayment(payment.request, payment.asked.kind, payment.asked.amount, payment.asked.terminal)
        for payment in undecided(journal.open_payments())
    )
