"""A shift begins: the drawer is given its float, and the business day is settled for all that follows."""

from datetime import date

from pos.domain.cash import CashCount
from pos.domain.facts import ShiftOpened
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.journal import Journal, OpenShift


@dataclass(frozen=True, slots=True)
class OpenShiftRequest:
    """Who opens, what lies in the drawer, and which day the sales will belong to.

    `foreign` is what lies there in other currencies.
    """

    person: str
    opening_float: CashCount
    business_day: date
    foreign: tuple[CashCount, ...] = ()


def open_shift(request: OpenShiftRequest, *, journal: Journal) -> OpenShift | Refused:
    """Open a shift; asking for the very same shift again gives the one that is open."""
    opened = ShiftOpened(request.person, request.business_day, request.opening_float, request.foreign)
    place, under_way = journal.place(), journal.open_shift()
    if under_way is not None:
        return under_way if under_way.opened == opened else Refused(Rule.SHIFT_ALREADY_OPEN)
    if place is not None and request.opening_float.currency is not place.currency:
        return Refused(Rule.CURRENCY_DIFFERS)
    with journal.unit_of_work() as work:
        number = work.append(opened).entry.number
        work.commit()
    return OpenShift(number, opened)
