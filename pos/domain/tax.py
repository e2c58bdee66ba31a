"""Tax sits on the line, with its reason: the seller of the line decides it, not the shop.

A treatment is data with dates (a rate changes by law, not by release). Prices know whether they include tax:
in Morocco they do, at some fairs abroad they do not.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from pos.domain.money import BASIS, Money, divide_half_up
from pos.domain.values import dataclass


class TaxReason(StrEnum):
    """Why a line bears the tax it bears."""

    STANDARD = "standard"
    REDUCED = "reduced"
    EXEMPT = "exempt"
    NOT_LIABLE = "not_liable"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class TaxTreatment:
    """One rule of tax. `rate_bp` is in basis points; `article` is the text that grounds it, as papers cite it.

    In force from `starts` to `ends`, both included; no `ends` means until further notice.
    """

    id: str
    rate_bp: int
    reason: TaxReason
    article: str
    starts: date
    ends: date | None = None

    def in_force(self, day: date) -> bool:
        """Tell whether the rule applies on that business day."""
        return self.starts <= day and (self.ends is None or day <= self.ends)


def treatment_on(treatments: Iterable[TaxTreatment], tax_id: str, day: date) -> TaxTreatment | None:
    """Find the rule `tax_id` as it stands on `day`; None when no rule of that name is in force."""
    for treatment in treatments:
        if treatment.id == tax_id and treatment.in_force(day):
            return treatment
    return None


def tax_within(total: Money, rate_bp: int) -> Money:
    """Find the tax inside an amount that includes it (TTC × rate / (1 + rate)), rounded half away from zero."""
    return Money(divide_half_up(total.minor * rate_bp, BASIS + rate_bp), total.currency)


def tax_on_top(net: Money, rate_bp: int) -> Money:
    """Find the tax to add to an amount that does not include it, rounded half away from zero."""
    return Money(divide_half_up(net.minor * rate_bp, BASIS), net.currency)
