"""The rates of the day as somebody types them: an authorisation, and what one unit of each currency is worth."""

from collections.abc import Mapping
from datetime import date

from pos.domain.foreign import RATE_DECIMALS, TAKEN, DayRate, rate_of, stored
from pos.domain.money import BASIS, Currency
from pos.domain.refusals import Refused, Rule
from pos.domain.settings import RATES, Setting
from pos.domain.values import dataclass
from pos.words import figures
from pos.words.typed import typed_number

MARGIN_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class TypedRate:
    """What stands in the two fields of a currency; nothing in the first takes the currency off."""

    rate: str = ""
    margin: str = ""


@dataclass(frozen=True, slots=True)
class TypedRates:
    """The whole page as it stands."""

    authorisation: str
    rates: Mapping[Currency, TypedRate]


def as_typed(values: Mapping[Setting, str], own: Currency) -> TypedRates:
    """Write what is set into the fields."""
    return TypedRates(
        values.get(Setting.FOREIGN_CASH, ""),
        {each: _fields(rate_of(each, values.get(RATES[each], ""))) for each in TAKEN if each is not own},
    )


def read_rates(typed: TypedRates, day: date) -> dict[Setting, str] | Refused:
    """Read the fields as settings, for that business day; refused with the first that cannot be read."""
    values = {Setting.FOREIGN_CASH: typed.authorisation.strip()}
    for currency, fields in typed.rates.items():
        rate = _read(currency, fields, day)
        if isinstance(rate, Refused):
            return rate
        values[RATES[currency]] = "" if rate is None else stored(rate)
    return values


def _fields(rate: DayRate | None) -> TypedRate:
    if rate is None:
        return TypedRate()
    return TypedRate(figures.decimal(rate.rate, RATE_DECIMALS), figures.decimal(rate.margin_bp, MARGIN_DECIMALS))


def _read(currency: Currency, fields: TypedRate, day: date) -> DayRate | Refused | None:
    if not fields.rate.strip():
        return None
    rate = typed_number(fields.rate, RATE_DECIMALS)
    margin = typed_number(fields.margin.strip() or "0", MARGIN_DECIMALS)
    if isinstance(rate, Refused):
        return rate
    if isinstance(margin, Refused):
        return margin
    if not rate or margin >= BASIS:
        return Refused(Rule.AMOUNT_UNREADABLE, detail=fields.margin if rate else fields.rate)
    return DayRate(currency, day, rate, margin)
