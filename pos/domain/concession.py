"""What a sale gives away against its asking prices, and which rights that takes.

Haggling, a reduction of a line and its part of a reduction of the ticket are added up: the customer pays what they
pay, by whichever road.
"""

from pos.domain.money import BASIS, Money, part_of
from pos.domain.permissions import LARGE_DISCOUNT_BP, Action
from pos.domain.pricing import PricedLine, PricedTicket, reduction
from pos.domain.quantity import times
from pos.domain.ticket import Line

OFFERS_BP = (500, 1_000, 1_500, 2_000)
"""How far below the asking price the offers one touch away are, in basis points."""
ROUND_PARTS = 25

FAR_ABOVE_BP = 5_000
"""A price agreed this far above the asking one, in basis points, is more likely a slip of the finger."""


def asked(line: Line) -> Money:
    """Say what was asked for the whole quantity, before any haggling."""
    return Money(times(line.asking.amount.minor, line.quantity), line.asking.amount.currency)


def round_offers(asking: Money) -> tuple[Money, ...]:
    """Give the round sums a haggled price is likely to end on: 5, 10, 15 and 20 % below, down to a round figure.

    What counts as round grows with the price: 4 800 gives 4 500, 4 300, 4 000 and 3 800.
    """
    found: list[int] = []
    step = _round_step(asking.minor)
    for basis_points in OFFERS_BP:
        offer = (asking.minor - part_of(asking, basis_points).minor) // step * step
        if offer < asking.minor and offer not in found:
            found.append(offer)
    return tuple(Money(minor, asking.currency) for minor in found)


def conceded(priced: PricedLine) -> Money:
    """Say how much less than the asking price a line goes for; negative when it goes for more."""
    return asked(priced.line) - priced.line.gross + priced.discount


def far_above(line: Line) -> bool:
    """Tell whether a line's agreed price is so far above the asking one that it was hardly meant."""
    asking = line.asking.amount.minor
    return line.agreed is not None and line.agreed.minor * BASIS > asking * (BASIS + FAR_ABOVE_BP)


def below_floor(priced: PricedLine) -> bool:
    """Tell whether a line goes for less than the lowest price its owner set."""
    line = priced.line
    owed = line.gross - priced.discount
    return line.floor is not None and owed.minor < times(line.floor.minor, line.quantity)


def actions_of(priced: PricedTicket) -> tuple[Action, ...]:
    """List the rights a ticket's prices take, each once, the lightest first."""
    found = set[Action]()
    for line in priced.lines:
        found |= _actions_of_line(line)
    return tuple(action for action in Action if action in found)


def _actions_of_line(priced: PricedLine) -> set[Action]:
    given = conceded(priced)
    found = set[Action]()
    if given.minor > 0:
        found.add(Action.DISCOUNT)
    if given.minor > _small_at_most(priced):
        found.add(Action.DISCOUNT_LARGE)
    if below_floor(priced):
        found.add(Action.BREAK_FLOOR)
    return found


def _round_step(minor: int) -> int:
    """Give the largest 1 or 5 with noughts after it that is at most a twenty-fifth of a price (minor units)."""
    step, larger = 1, 5
    while larger * ROUND_PARTS <= minor:
        step, larger = larger, larger * (2 if str(larger)[0] == "5" else 5)
    return step


def _small_at_most(priced: PricedLine) -> int:
    """Give the largest concession (minor units) on a line that is not a large one.

    One unit more where a reduction of the whole ticket was shared out: a share is rounded, and a ticket reduced by
    exactly that rate must not become a large one by it.
    """
    line = priced.line
    small = -(-asked(line).minor * LARGE_DISCOUNT_BP // BASIS)
    shared_out = priced.discount != reduction(line.discount, line.gross)
    return small + 1 if shared_out else small
