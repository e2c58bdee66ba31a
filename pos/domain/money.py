"""Money is an integer count of minor units together with its currency.

Every amount in the program is one of these; no binary fraction ever touches it. Whatever is shared out
(a discount over lines, a sale over artisans, a tax over a group) goes through `share_out`, which adds up exactly.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from pos.domain.values import dataclass

BASIS = 10_000
"""Basis points in one whole: 20 % is 2 000."""


class Currency(StrEnum):
    """ISO 4217 codes of the currencies a fair can be held in or a customer can pay with."""

    MAD = "MAD"
    EUR = "EUR"
    USD = "USD"
    GBP = "GBP"
    CHF = "CHF"
    CAD = "CAD"
    SAR = "SAR"
    AED = "AED"
    JPY = "JPY"
    XOF = "XOF"
    TND = "TND"
    KWD = "KWD"

    @property
    def decimals(self) -> int:
        """How many decimals the minor unit stands for (ISO 4217 exponent)."""
        match self:
            case Currency.JPY | Currency.XOF:
                return 0
            case Currency.TND | Currency.KWD:
                return 3
            case _:
                return 2


def minor_per_unit(currency: Currency) -> int:
    """Say how many minor units make one whole unit."""
    whole = 1
    for _ in range(currency.decimals):
        whole *= 10
    return whole


@dataclass(frozen=True, slots=True)
class Money:
    """An amount: `minor` counts the smallest unit of `currency` (centimes for the dirham)."""

    minor: int
    currency: Currency

    def __add__(self, other: "Money") -> "Money":
        """Add an amount of the same currency."""
        return Money(self.minor + _same(self, other).minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        """Take away an amount of the same currency."""
        return Money(self.minor - _same(self, other).minor, self.currency)

    def __neg__(self) -> "Money":
        """Turn what is owed into what is due, and back."""
        return Money(-self.minor, self.currency)

    def __lt__(self, other: "Money") -> bool:
        """Compare with an amount of the same currency."""
        return self.minor < _same(self, other).minor

    def __le__(self, other: "Money") -> bool:
        """Compare with an amount of the same currency."""
        return self.minor <= _same(self, other).minor

    def __bool__(self) -> bool:
        """Tell whether there is any amount at all."""
        return self.minor != 0


def _same(one: Money, other: Money) -> Money:
    if one.currency is not other.currency:
        message = f"{one.currency} and {other.currency} cannot be counted together"
        raise ValueError(message)
    return other


def zero(currency: Currency) -> Money:
    """Give nothing, in that currency."""
    return Money(0, currency)


def total_of(amounts: Iterable[Money], currency: Currency) -> Money:
    """Add up amounts that are all in `currency`; nothing at all gives zero."""
    total = zero(currency)
    for amount in amounts:
        total = total + amount
    return total


def divide_half_up(numerator: int, denominator: int) -> int:
    """Divide and round half away from zero, the same for a sale and for its refund; `denominator` > 0."""
    if numerator < 0:
        return -((-numerator * 2 + denominator) // (2 * denominator))
    return (numerator * 2 + denominator) // (2 * denominator)


def part_of(amount: Money, basis_points: int) -> Money:
    """Take `basis_points` of an amount, rounded half away from zero."""
    return Money(divide_half_up(amount.minor * basis_points, BASIS), amount.currency)


def share_out(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Split `total` minor units by `weights` (none negative, not all zero); the parts add up exactly.

    Largest remainder: every part gets its whole share, and the units left over go to the largest
    fractions, the earlier part first when two are equal. A negative total is the mirror of the positive.
    """
    if total < 0:
        return tuple(-part for part in share_out(-total, weights))
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        message = "shares need weights that are not negative and not all zero"
        raise ValueError(message)
    parts = [total * weight // whole for weight in weights]
    left = total - sum(parts)
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for index in by_remainder[:left]:
        parts[index] += 1
    return tuple(parts)
