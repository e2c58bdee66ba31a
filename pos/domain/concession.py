"""What a sale gives away against its asking prices, and which rights that takes.

Haggling, a reduction of a line and its part of a reduction of the ticket are added up: the customer pays what they
pay, by whichever road.
"""

from pos.domain.money import BASIS, Money
from pos.domain.permissions import LARGE_DISCOUNT_BP, Action
from pos.domain.pricing import PricedLine, PricedTicket, reduction
from pos.domain.quantity import times


def conceded(priced: PricedLine) -> Money:
    """Say how much less than the asking price a line goes for; negative when it goes for more."""
    line = priced.line
    asked = Money(times(line.asking.amount.minor, line.quantity), line.asking.amount.currency)
    return asked - line.gross + priced.discount


def actions_of(priced: PricedTicket) -> tuple[Action, ...]:
    """List the rights a ticket's prices take, each once, the lightest first."""
    found = set[Action]()
    for line in priced.lines:
        found |= _actions_of_line(line)
    return tuple(action for action in Action if action in found)


def _actions_of_line(priced: PricedLine) -> set[Action]:
    line, given = priced.line, conceded(priced)
    found = set[Action]()
    if given.minor > 0:
        found.add(Action.DISCOUNT)
    if given.minor > _small_at_most(priced):
        found.add(Action.DISCOUNT_LARGE)
    owed = line.gross - priced.discount
    if line.floor is not None and owed.minor < times(line.floor.minor, line.quantity):
        found.add(Action.BREAK_FLOOR)
    return found


def _small_at_most(priced: PricedLine) -> int:
    """Give the largest concession (minor units) on a line that is not a large one.

    One unit more where a reduction of the whole ticket was shared out: a share is rounded, and a ticket reduced by
    exactly that rate must not become a large one by it.
    """
    line = priced.line
    small = -(-times(line.asking.amount.minor, line.quantity) * LARGE_DISCOUNT_BP // BASIS)
    shared_out = priced.discount != reduction(line.discount, line.gross)
    return small + 1 if shared_out else small
