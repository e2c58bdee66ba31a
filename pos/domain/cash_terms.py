"""What comes on top of a part paid in cash: stamp duty, and rounding to a coin that can be had.

Both stand beside the sale and never inside it: lines, taxes and what each means pays of the total stay as they are,
and a card is never asked for either.
"""

from enum import StrEnum
from typing import Final

from pos.domain.foreign import DayRate
from pos.domain.money import BASIS, Currency, Money, divide_half_up, part_of, zero
from pos.domain.values import dataclass

STAMP_DUTY_BP: Final = 25
"""Receipts paid in cash owe 0.25 % of the cash part, tax included (CGI art. 252-I-B)."""

ROUNDINGS: Final = (5, 10, 50, 100)
"""The coins, in minor units, that a part in cash can be rounded to."""


class DutyBearer(StrEnum):
    """Who pays the stamp duty; off where the seller owes none."""

    OFF = "off"
    CUSTOMER = "customer"
    SELLER = "seller"


@dataclass(frozen=True, slots=True)
class CashTerms:
    """How cash is taken now: rounded to the nearest `coin` (minor units, 0 for not at all), and who bears the duty.

    `rates` are those of the other currencies that are taken, each on its day; none without an authorisation.
    """

    coin: int = 0
    bearer: DutyBearer = DutyBearer.OFF
    rates: tuple[DayRate, ...] = ()


@dataclass(frozen=True, slots=True)
class StampDuty:
    """The duty on one receipt: `amount` is `rate_bp` of `base`, the part paid in cash, tax included."""

    base: Money
    amount: Money
    rate_bp: int
    bearer: DutyBearer


@dataclass(frozen=True, slots=True)
class CashDue:
    """What a part in cash comes to: the part itself, the duty it owes, and what rounding adds (or takes off)."""

    part: Money
    rounding: Money | None = None
    duty: StampDuty | None = None

    @property
    def to_pay(self) -> Money:
        """What the customer hands over."""
        return self.part + on_top(self.rounding, self.duty, self.part.currency)


def cash_due(part: Money, terms: CashTerms) -> CashDue:
    """Say what a part in cash comes to; nothing at all owes nothing. Only dirhams owe a duty."""
    if not part:
        return CashDue(part)
    duty = None
    if terms.bearer is not DutyBearer.OFF and part.currency is Currency.MAD:
        duty = StampDuty(part, part_of(part, STAMP_DUTY_BP), STAMP_DUTY_BP, terms.bearer)
    exact = CashDue(part, duty=duty).to_pay
    rounding = rounded(exact, terms.coin) - exact
    return CashDue(part, rounding or None, duty)


def part_paid_by(received: Money, due: Money, terms: CashTerms) -> Money:
    """Say how much of what is due this cash pays, with what comes on top of that part; the rest is paid otherwise."""
    if cash_due(due, terms).to_pay <= received:
        return due
    whole = received.minor // terms.coin * terms.coin if terms.coin else received.minor
    taxed = terms.bearer is DutyBearer.CUSTOMER and due.currency is Currency.MAD
    part = whole * BASIS // (BASIS + STAMP_DUTY_BP) if taxed else whole
    while not terms.coin and cash_due(Money(part + 1, due.currency), terms).to_pay.minor <= whole:
        part += 1
    return Money(part, due.currency)


def rounded(amount: Money, coin: int) -> Money:
    """Round to the nearest coin (minor units), half away from zero; 0 leaves the amount as it is."""
    return Money(divide_half_up(amount.minor, coin) * coin, amount.currency) if coin else amount


def borne_by_customer(duty: StampDuty | None, currency: Currency) -> Money:
    """Say how much duty the customer pays with the receipt."""
    return duty.amount if duty is not None and duty.bearer is DutyBearer.CUSTOMER else zero(currency)


def on_top(rounding: Money | None, duty: StampDuty | None, currency: Currency) -> Money:
    """Add up what is handed over in cash beyond what pays for the goods."""
    return (rounding or zero(currency)) + borne_by_customer(duty, currency)


def coin_of(value: str) -> int:
    """Read the coin that cash is rounded to, as a setting keeps it; 0 where nothing was set."""
    return next((coin for coin in ROUNDINGS if str(coin) == value), 0)


def bearer_of(value: str) -> DutyBearer:
    """Read who bears the stamp duty, as a setting keeps it; off where nothing was set."""
    return next((bearer for bearer in DutyBearer if bearer.value == value), DutyBearer.OFF)
