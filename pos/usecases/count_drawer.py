"""The drawer is counted blind: what should be in it is told only after the count is written down."""

from pos.domain.cash import CashCount
from pos.domain.facts import DrawerCounted, ShiftFigures
from pos.domain.money import Money, zero
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter
from pos.domain.shift import counted_beside, figures
from pos.domain.shift_facts import ForeignCounted
from pos.domain.values import dataclass
from pos.ports.journal import Journal, shift_under_way


@dataclass(frozen=True, slots=True)
class CountDrawer:
    """What somebody counted in the drawer; `foreign` are the counts in other currencies."""

    counter: Counter
    count: CashCount
    foreign: tuple[CashCount, ...] = ()


@dataclass(frozen=True, slots=True)
class CountDone:
    """Counted minus expected, and the figures the expectation comes from; `foreign` is the same in other currencies."""

    difference: Money
    figures: ShiftFigures
    foreign: tuple[ForeignCounted, ...] = ()


def count_drawer(request: CountDrawer, *, journal: Journal) -> CountDone | Refused:
    """Write a count down, then say what it is compared with."""
    shift = shift_under_way(request.counter.shift, journal)
    if shift is None:
        return Refused(Rule.NO_SHIFT)
    currency = shift.opened.opening_float.currency
    if request.count.currency is not currency:
        return Refused(Rule.CURRENCY_DIFFERS)
    with journal.unit_of_work() as work:
        work.append(DrawerCounted(shift.number, request.counter.person, request.count, request.foreign))
        work.commit()
    since = (entry.fact for entry in journal.entries(shift.number + 1))
    reckoned = figures(shift.opened, since, journal.grand_total() or zero(currency))
    beside = counted_beside(reckoned.foreign, request.foreign)
    return CountDone(request.count.total - reckoned.expected, reckoned, beside)
