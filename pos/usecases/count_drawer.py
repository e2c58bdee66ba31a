"""The drawer is counted blind: what should be in it is told only after the count is written down."""

from pos.domain.cash import CashCount
from pos.domain.facts import DrawerCounted, ShiftFigures
from pos.domain.money import Money, zero
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter
from pos.domain.shift import figures
from pos.domain.values import dataclass
from pos.ports.journal import Journal


@dataclass(frozen=True, slots=True)
class CountDrawer:
    """What somebody counted in the drawer."""

    counter: Counter
    count: CashCount


@dataclass(frozen=True, slots=True)
class CountDone:
    """Counted minus expected, and the figures the expectation comes from."""

    difference: Money
    figures: ShiftFigures


def count_drawer(request: CountDrawer, *, journal: Journal) -> CountDone | Refused:
    """Write a count down, then say what it is compared with."""
    shift = journal.open_shift()
    if shift is None or shift.number != request.counter.shift:
        return Refused(Rule.NO_SHIFT)
    currency = shift.opened.opening_float.currency
    if request.count.currency is not currency:
        return Refused(Rule.CURRENCY_DIFFERS)
    with journal.unit_of_work() as work:
        work.append(DrawerCounted(shift.number, request.counter.person, request.count))
        work.commit()
    since = (entry.fact for entry in journal.entries(shift.number + 1))
    reckoned = figures(shift.opened, since, journal.grand_total() or zero(currency))
    return CountDone(request.count.total - reckoned.expected, reckoned)
