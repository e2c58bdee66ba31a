"""Money, numbers, quantities and rates as text: one table of our own, the same in every language.

Libraries disagree on how a dirham is written in Morocco, and some print digits that are not used there. Digits are
0 to 9, the comma marks decimals, a narrow no-break space parts thousands; the unit follows the amount.
Nothing here is isolated: `Words` does that for the language it speaks.
"""

from pos.domain.money import Currency, Money
from pos.domain.quantity import Quantity

THOUSANDS = "\u202f"
"""The narrow no-break space between groups of three digits."""
SPACE = "\u00a0"
"""The no-break space between an amount and its unit."""
MINUS = "−"
"""A real minus sign: as wide as a plus, and read aloud."""

_MILLI_DECIMALS = 3
_PERCENT_DECIMALS = 2
_SIGNS = {
    Currency.MAD: "DH",
    Currency.EUR: "€",
    Currency.USD: "$",
    Currency.GBP: "£",
    Currency.JPY: "¥",
}


def number(value: int) -> str:
    """Write a whole number: 1 250 000."""
    sign = MINUS if value < 0 else ""
    return sign + f"{abs(value):,}".replace(",", THOUSANDS)


def decimal(value: int, decimals: int) -> str:
    """Write a number that counts its last decimal: 125050 with 2 decimals is 1 250,50."""
    if decimals == 0:
        return number(value)
    whole, part = divmod(abs(value), 10**decimals)
    sign = MINUS if value < 0 else ""
    return f"{sign}{number(whole)},{part:0{decimals}d}"


def amount(money: Money) -> str:
    """Write an amount with all its decimals and without its unit."""
    return decimal(money.minor, money.currency.decimals)


def short_amount(money: Money) -> str:
    """Write an amount without its unit, and without decimals when there are none to tell: 1 250."""
    whole, part = divmod(abs(money.minor), 10**money.currency.decimals)
    if part:
        return amount(money)
    return number(-whole if money.minor < 0 else whole)


def unit(currency: Currency) -> str:
    """Give the sign of a currency, or its ISO code where a sign would be taken for another one."""
    return _SIGNS.get(currency, currency.value)


def quantity(value: Quantity) -> str:
    """Write a quantity with no more decimals than it has: 3 or 0,25."""
    return _trimmed(value.milli, _MILLI_DECIMALS)


def percent(basis_points: int) -> str:
    """Write a rate given in basis points: 20 % or 12,5 %."""
    return f"{_trimmed(basis_points, _PERCENT_DECIMALS)}{SPACE}%"


def _trimmed(value: int, decimals: int) -> str:
    written = decimal(value, decimals)
    return written.rstrip("0").rstrip(",")
