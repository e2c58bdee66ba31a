"""Cash in other currencies: what it is worth on the day, and what a price comes to in it.

A rate counts only on the business day it was set for, and only where an authorisation to change money stands in the
settings. What was handed over is kept as it was, beside the amount it paid; change is given in the till's own currency.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from pos.domain.money import BASIS, Currency, Money, minor_per_unit
from pos.domain.values import dataclass

TAKEN: Final = (Currency.EUR, Currency.USD, Currency.GBP)
"""The currencies that can be taken, besides the till's own."""

RATE_UNIT: Final = 10_000
"""Rates are counted in ten-thousandths of the till's own currency."""

RATE_DECIMALS: Final = 4

COIN: Final = 10
"""Minor units of the till's own currency: no smaller coin goes over a counter."""

_STORED = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d{1,9}) (\d{1,4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class DayRate:
    """What one unit of a currency is worth on a day, in ten-thousandths of the till's own, and the margin taken off.

    `margin_bp` is in basis points of the rate.
    """

    currency: Currency
    day: date
    rate: int
    margin_bp: int = 0

    @property
    def applied(self) -> int:
        """The rate after the margin, in ten-thousandths, rounded down."""
        return _without(self.rate, self.margin_bp)


@dataclass(frozen=True, slots=True)
class ForeignCash:
    """What was handed over in another currency, and the rate (ten-thousandths) and margin (basis points) it went by."""

    received: Money
    rate: int
    margin_bp: int

    @property
    def applied(self) -> int:
        """The rate after the margin, in ten-thousandths, rounded down."""
        return _without(self.rate, self.margin_bp)


def _without(rate: int, margin_bp: int) -> int:
    return rate * (BASIS - margin_bp) // BASIS


def handed_over(received: Money, rate: DayRate) -> ForeignCash:
    """Take foreign cash at a day's rate."""
    return ForeignCash(received, rate.rate, rate.margin_bp)


def worth(cash: ForeignCash, into: Currency) -> Money:
    """Say what foreign cash is worth, rounded down to a coin that its change can be given in."""
    scaled = cash.received.minor * cash.applied * minor_per_unit(into)
    return Money(scaled // (RATE_UNIT * minor_per_unit(cash.received.currency) * COIN) * COIN, into)


def price_in(due: Money, rate: DayRate) -> Money:
    """Say the least of a currency that is worth `due`; the rate is above nothing."""
    whole = RATE_UNIT * minor_per_unit(rate.currency)
    coins = -(-due.minor // COIN) * COIN
    return Money(-(-coins * whole // (rate.applied * minor_per_unit(due.currency))), rate.currency)


def rate_on(rates: Iterable[DayRate], currency: Currency, day: date) -> DayRate | None:
    """Find the rate of a currency on a business day."""
    return next((rate for rate in rates if rate.currency is currency and rate.day == day and rate.applied > 0), None)


def rate_of(currency: Currency, value: str) -> DayRate | None:
    """Read a rate as a setting keeps it; None where none was set, or nothing that can be read."""
    found = _STORED.fullmatch(value)
    if found is None:
        return None
    try:
        day = date.fromisoformat(found[1])
    except ValueError:
        return None
    return DayRate(currency, day, int(found[2]), min(int(found[3]), BASIS))


def stored(rate: DayRate) -> str:
    """Write a rate as a setting keeps it."""
    return f"{rate.day.isoformat()} {rate.rate} {rate.margin_bp}"
