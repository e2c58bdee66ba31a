"""Limits that a law sets, each with its text; a house's own limits stand where they are used."""

from collections.abc import Iterable

from pos.domain.money import Currency, Money, total_of
from pos.domain.tender import Means, Tender

CASH_LIMIT = Money(20_000_00, Currency.MAD)
"""A payment of this much in cash costs the seller a fine of 6 % (CGI art. 193): 20 000 DH.

Commentaries differ on whether 20 000 DH itself is over the limit; the careful reading is taken.
"""


def cash_over_limit(tenders: Iterable[Tender]) -> bool:
    """Tell whether the cash among the tenders of one sale reaches the limit; only dirhams have one."""
    in_cash = (
        tender.applied
        for tender in tenders
        if tender.means is Means.CASH and tender.applied.currency is CASH_LIMIT.currency
    )
    return total_of(in_cash, CASH_LIMIT.currency) >= CASH_LIMIT
