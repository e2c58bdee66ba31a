"""Finds where two hands changed one field of a piece without either having heard of the other.

Both changes are kept for ever, and the later one stands. Whoever typed the other does not know it, and it may be the
one that is right: that is for a person to see.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from pos.domain.edits import FIELDS, said_fields
from pos.domain.till_facts import ProductChanged, Stamp
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Hand:
    """A change of a piece, and its place among the others."""

    change: ProductChanged
    stamp: Stamp


H = TypeVar("H", bound=Hand)


@dataclass(frozen=True, slots=True)
class Apart(Generic[H]):
    """Two changes of one field made apart; `stands` is the change by which the field stands now."""

    field: str
    earlier: H
    later: H
    stands: H


def made_apart(hands: Sequence[H]) -> Iterator[Apart[H]]:
    """Go through all changes of one piece in one booth; two that say the same are no matter."""
    for name in FIELDS:
        said = sorted((hand for hand in hands if name in said_fields(hand.change)), key=lambda hand: _order(hand, name))
        heard_of = {stamp for hand in said for stamp in hand.change.over}
        for earlier, later in pairwise(said):
            if earlier.stamp not in heard_of and _value(earlier, name) != _value(later, name):
                yield Apart(name, earlier, later, said[-1])


def _order(hand: Hand, name: str) -> tuple[Stamp, str]:
    return hand.stamp, repr(_value(hand, name))


def _value(hand: Hand, name: str) -> object:
    value: object = getattr(hand.change.product, name)
    return value
