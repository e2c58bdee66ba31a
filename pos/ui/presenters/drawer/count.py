"""Counting the drawer by notes and coins, blind: the pieces, their worth as it grows, and never what is expected.

One denomination is chosen at a time, so that digits, plus and minus, a touch and the arrow keys all speak of the same
pile. The first digit typed on a pile replaces what stood there, as on any keypad.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from pos.domain.cash import CashCount, Denomination, count_of
from pos.domain.money import Currency, Money
from pos.domain.values import dataclass
from pos.words import figures
from pos.words.speech import Words

PIECES_MAX = 9_999
"""More pieces of one kind than any drawer holds: beyond it is a slip of the finger."""


@dataclass(frozen=True, slots=True)
class Counting:
    """A count under way: pieces by denomination (minor units), the pile chosen, and whether typing begins it anew."""

    currency: Currency
    denominations: tuple[Denomination, ...]
    pieces: Mapping[int, int] = field(default_factory=dict)
    chosen: int = 0
    fresh: bool = True

    @property
    def count(self) -> CashCount:
        """What is counted so far."""
        return count_of(self.currency, dict(self.pieces))

    @property
    def last(self) -> bool:
        """Tell whether the smallest coin is chosen: there is no pile after it."""
        return self.chosen == self.denominations[-1].minor


def begin(currency: Currency, denominations: Iterable[Denomination], before: CashCount | None = None) -> Counting:
    """Begin a count, the dearest note first; a second count begins from the first one, to be checked pile by pile."""
    met = tuple(sorted((each for each in denominations if each.counted), key=lambda each: -each.minor))
    pieces = dict(before.pieces) if before is not None else {}
    return Counting(currency, met, pieces, met[0].minor)


def choose(counting: Counting, minor: int) -> Counting:
    """Choose the pile of that denomination."""
    return replace(counting, chosen=minor, fresh=True)


def step(counting: Counting, piles: int) -> Counting:
    """Choose the pile that many below (above when negative), staying on the first or the last."""
    all_of_them = [each.minor for each in counting.denominations]
    place = all_of_them.index(counting.chosen) + piles
    return choose(counting, all_of_them[max(0, min(place, len(all_of_them) - 1))])


def add(counting: Counting, minor: int, more: int) -> Counting:
    """Put pieces on a pile, or take them off; a pile never goes below nothing."""
    return _with(choose(counting, minor), counting.pieces.get(minor, 0) + more, fresh=True)


def digit(counting: Counting, typed: str) -> Counting:
    """Type a digit of the number of pieces in the chosen pile."""
    standing = 0 if counting.fresh else counting.pieces.get(counting.chosen, 0)
    return _with(counting, int(f"{standing}{typed}"), fresh=False)


def erase(counting: Counting) -> Counting:
    """Take the last digit back."""
    return _with(counting, counting.pieces.get(counting.chosen, 0) // 10, fresh=False)


def _with(counting: Counting, pieces: int, *, fresh: bool) -> Counting:
    if pieces > PIECES_MAX:
        return counting
    piles = {**counting.pieces, counting.chosen: max(0, pieces)}
    return replace(counting, pieces=piles, fresh=fresh)


@dataclass(frozen=True, slots=True)
class Pile:
    """One denomination as its row shows it: its worth, the pieces, what they make."""

    minor: int
    is_note: bool
    value: str
    pieces: str
    worth: str
    empty: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class CountView:
    """The whole count as the screen shows it."""

    piles: tuple[Pile, ...]
    total: str
    unit: str
    told: str


def count_view(counting: Counting, words: Words) -> CountView:
    """Show a count: each pile, and all together in figures and in pieces."""
    count = counting.count
    pieces = sum(number for _, number in count.pieces)
    return CountView(
        piles=tuple(_pile(each, counting, words) for each in counting.denominations),
        total=words.amount(count.total),
        unit=words.unit(counting.currency),
        told=words.count("counting.pieces", pieces) if pieces else words.say("counting.nothing_yet"),
    )


def _pile(denomination: Denomination, counting: Counting, words: Words) -> Pile:
    minor = denomination.minor
    pieces = counting.pieces.get(minor, 0)
    worth = count_of(counting.currency, {minor: pieces}).total
    return Pile(
        minor=minor,
        is_note=denomination.is_note,
        value=words.isolate(figures.short_amount(Money(minor, counting.currency))),
        pieces=words.number(pieces),
        worth=words.amount(worth) if pieces else "",
        empty=pieces == 0,
        chosen=minor == counting.chosen,
    )
