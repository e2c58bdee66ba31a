"""What can be set on a till, under the names that its facts keep."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from pos.domain.cash_terms import CashTerms, bearer_of, coin_of
from pos.domain.foreign import rate_of
from pos.domain.money import Currency
from pos.domain.tax import TaxTreatment, treatment_on


class Setting(StrEnum):
    """What is set: the rule of tax that the booth's own seller stands under, how wide its receipts are (dots).

    And for cash: the coin it is rounded to (minor units), who bears the stamp duty, the number of the authorisation to
    take other currencies (empty for none), and the day's rate of each. For cards: which terminal, and the acquirer and
    the number that stand on its papers; of one that seals its messages its own name, and the print of its certificate.
    For phones: the merchant's code and its acquirer, whether a sale is written into the code, and what is taken on
    sight, on a ticket and in a day (minor units).
    """

    SELLER_TAX = "seller_tax"
    PAPER_DOTS = "paper_dots"
    CASH_ROUNDING = "cash_rounding"
    STAMP_DUTY = "stamp_duty"
    FOREIGN_CASH = "foreign_cash"
    RATE_EUR = "rate_eur"
    RATE_USD = "rate_usd"
    RATE_GBP = "rate_gbp"
    CARD_TERMINAL = "card_terminal"
    CARD_ACQUIRER = "card_acquirer"
    CARD_TERMINAL_NUMBER = "card_terminal_number"
    CARD_TERMINAL_MACHINE = "card_terminal_machine"
    CARD_TERMINAL_CERTIFICATE = "card_terminal_certificate"
    MOBILE_CODE = "mobile_code"
    MOBILE_ACQUIRER = "mobile_acquirer"
    MOBILE_FILLS = "mobile_fills"
    MOBILE_TICKET_LIMIT = "mobile_ticket_limit"
    MOBILE_DAY_LIMIT = "mobile_day_limit"


RATES: Final = {
    Currency.EUR: Setting.RATE_EUR,
    Currency.USD: Setting.RATE_USD,
    Currency.GBP: Setting.RATE_GBP,
}
"""The setting that keeps the rate of each currency."""

PAPER_DOTS: Final = (576, 384)
"""The widths of thermal paper: 80 mm and 58 mm."""

_SELLERS = ("MA_EX_PETIT_FAB", "MA_EX_AE", "MA_EX_COOP", "MA_NS_COMMERCANT", "MA20")
"""The rules that say what a seller is, and not what is sold: the smallest maker first."""


def seller_taxes(treatments: Iterable[TaxTreatment], day: date) -> tuple[TaxTreatment, ...]:
    """List the rules a seller can stand under on that day, each with its reason and its article of law."""
    rules = tuple(treatments)
    found = (treatment_on(rules, each, day) for each in _SELLERS)
    return tuple(rule for rule in found if rule is not None)


def terms_of(values: Mapping[Setting, str]) -> CashTerms:
    """Read how cash is taken; other currencies only under an authorisation."""
    rates = (rate_of(currency, values[setting]) for currency, setting in RATES.items())
    allowed = bool(values[Setting.FOREIGN_CASH].strip())
    return CashTerms(
        coin_of(values[Setting.CASH_ROUNDING]),
        bearer_of(values[Setting.STAMP_DUTY]),
        tuple(rate for rate in rates if rate is not None) if allowed else (),
    )


def dots_of(value: str) -> int:
    """Read how wide receipts are; the usual width where nothing was set, or nothing that is known."""
    return next((dots for dots in PAPER_DOTS if str(dots) == value), PAPER_DOTS[0])
