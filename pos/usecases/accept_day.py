"""An organizer accepts shifts of a day as they stand at central: one fact of the desk, with what was known then."""

from datetime import date

from pos.domain.acceptance import accept
from pos.domain.desk_facts import AcceptedShift, DayAccepted
from pos.domain.money import Currency, Money
from pos.domain.refusals import Refused
from pos.domain.values import dataclass
from pos.ports.journal import Journal
from pos.wire.desk.days import ShiftSummary


@dataclass(frozen=True, slots=True)
class AcceptDay:
    """Which shifts of a day of a fair, by whom, and why in spite of a difference. Open shifts are left out."""

    fair: str
    day: date
    shifts: tuple[ShiftSummary, ...]
    by: str
    note: str = ""


def accept_day(request: AcceptDay, *, journal: Journal) -> DayAccepted | Refused:
    """Write down that they are accepted; raises `JournalUnavailable`, and then nothing was written."""
    closed = tuple(as_accepted(shift) for shift in request.shifts if shift.closed)
    wanted = DayAccepted(request.fair, request.day, closed, request.by, request.note)
    before = [entry.fact for entry in journal.entries(1) if isinstance(entry.fact, DayAccepted)]
    fact = accept(wanted, before)
    if isinstance(fact, DayAccepted):
        with journal.unit_of_work() as work:
            work.append(fact)
            work.commit()
    return fact


def as_accepted(shift: ShiftSummary) -> AcceptedShift:
    """Give the figures of a shift as an acceptance holds them."""
    currency = Currency(shift.currency)
    return AcceptedShift(
        till=shift.till,
        branch=shift.branch,
        shift=shift.shift,
        booth=shift.booth,
        papers=shift.papers,
        declared=Money(shift.declared, currency),
        synced=Money(shift.synced, currency),
        expected=Money(shift.expected, currency),
        counted=Money(shift.counted, currency),
    )
