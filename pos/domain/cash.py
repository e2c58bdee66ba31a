"""Notes and coins: what a currency is counted in, what is suggested for an amount, what change is made of."""

from collections.abc import Iterable, Mapping

from pos.domain.money import Currency, Money
from pos.domain.values import dataclass

SUGGESTIONS_MAX = 3


@dataclass(frozen=True, slots=True)
class Denomination:
    """A note or a coin, worth `minor` minor units; `counted` when it is really met in a drawer."""

    minor: int
    is_note: bool
    counted: bool = True


@dataclass(frozen=True, slots=True)
class CashCount:
    """How many of each: pairs of (minor units, pieces), the dearest first."""

    currency: Currency
    pieces: tuple[tuple[int, int], ...]

    @property
    def total(self) -> Money:
        """What is counted, all together."""
        return Money(sum(minor * count for minor, count in self.pieces), self.currency)


def count_of(currency: Currency, counted: Mapping[int, int]) -> CashCount:
    """Make a count from pieces per denomination (minor units); what is not there is left out."""
    pieces = tuple((minor, counted[minor]) for minor in sorted(counted, reverse=True) if counted[minor])
    return CashCount(currency, pieces)


def break_down(amount: Money, denominations: Iterable[Denomination]) -> CashCount:
    """Say which notes and coins make an amount, the fewest the drawer normally holds, the dearest first.

    What is below the smallest coin is left out of the count: the caller compares the totals.
    """
    left = amount.minor
    pieces: dict[int, int] = {}
    for denomination in sorted(denominations, key=lambda d: -d.minor):
        if denomination.counted:
            pieces[denomination.minor], left = divmod(left, denomination.minor)
    return count_of(amount.currency, pieces)


def suggest(amount: Money, denominations: Iterable[Denomination]) -> tuple[Money, ...]:
    """Suggest what a customer is likely to hand over: the amount rounded up to each note, at most three."""
    found: list[int] = []
    for note in sorted(d.minor for d in denominations if d.is_note and d.counted):
        rounded = -(-amount.minor // note) * note
        if rounded > amount.minor and rounded not in found:
            found.append(rounded)
    return tuple(Money(minor, amount.currency) for minor in sorted(found)[:SUGGESTIONS_MAX])
