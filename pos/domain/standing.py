"""Which yeses still stand on a ticket that was changed: a yes is for what was seen when it was given.

A yes to prices covers what was taken off and from what: the lines that were haggled or reduced, and all of them where
the whole ticket is. It stands while that only shrinks. A yes to much cash covers the sum, so any change asks again.
"""

from collections.abc import Sequence
from typing import Protocol

from pos.domain.permissions import Action, Approval

_PRICES = frozenset({Action.DISCOUNT, Action.DISCOUNT_LARGE, Action.BREAK_FLOOR})


class Reducible(Protocol):
    """A line, as far as a yes to its price goes."""

    @property
    def reduced(self) -> bool:
        """Tell whether it goes for another price than the one asked."""
        ...


def still_standing(
    approvals: tuple[Approval, ...],
    before: tuple[Sequence[Reducible], object],
    after: tuple[Sequence[Reducible], object],
) -> tuple[Approval, ...]:
    """Give the approvals that still cover a ticket; `before` and `after` are its lines and its reduction (or None)."""
    gone = set[Action]()
    if before != after:
        gone.add(Action.CASH_OVER_LIMIT)
    if not _covered(*before, *after):
        gone |= _PRICES
    return tuple(given for given in approvals if given.action not in gone)


def _covered(
    lines: Sequence[Reducible], discount: object, lines_now: Sequence[Reducible], discount_now: object
) -> bool:
    """Tell whether all that is reduced now was reduced so before."""
    if discount_now is not None:
        return (lines_now, discount_now) == (lines, discount)
    return all(line in lines for line in lines_now if line.reduced)
