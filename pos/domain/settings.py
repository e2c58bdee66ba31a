"""What can be set on a till, under the names that its facts keep."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

from pos.domain.tax import TaxTreatment, treatment_on


class Setting(StrEnum):
    """What is set: the rule of tax that the booth's own seller stands under, how wide its receipts are (dots).

    And for cash: the coin it is rounded to (minor units), and who bears the stamp duty. For cards: which terminal, and
    the acquirer and the number that stand on its papers.
    """

    SELLER_TAX = "seller_tax"
    PAPER_DOTS = "paper_dots"
    CASH_ROUNDING = "cash_rounding"
    STAMP_DUTY = "stamp_duty"
    CARD_TERMINAL = "card_terminal"
    CARD_ACQUIRER = "card_acquirer"
    CARD_TERMINAL_NUMBER = "card_terminal_number"


PAPER_DOTS: Final = (576, 384)
"""The widths of thermal paper: 80 mm and 58 mm."""

_SELLERS = ("MA_EX_PETIT_FAB", "MA_EX_AE", "MA_EX_COOP", "MA_NS_COMMERCANT", "MA20")
"""The rules that say what a seller is, and not what is sold: the smallest maker first."""


def seller_taxes(treatments: Iterable[TaxTreatment], day: date) -> tuple[TaxTreatment, ...]:
    """List the rules a seller can stand under on that day, each with its reason and its article of law."""
    rules = tuple(treatments)
    found = (treatment_on(rules, each, day) for each in _SELLERS)
    return tuple(rule for rule in found if rule is not None)


def dots_of(value: str) -> int:
    """Read how wide receipts are; the usual width where nothing was set, or nothing that is known."""
    return next((dots for dots in PAPER_DOTS if str(dots) == value), PAPER_DOTS[0])
