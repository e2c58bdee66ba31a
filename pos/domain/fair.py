"""The fair or store a till stands in, and the till's own place in it."""

from pos.domain.money import Currency
from pos.domain.names import Names
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a till sells. `fair`, `booth` and `till` are the short codes its series numbers begin with.

    `timezone` is the IANA name that gives the business day; `tax_included` says how prices are quoted there.
    """

    fair: str
    fair_names: Names
    city_names: Names
    booth: str
    booth_names: Names
    till: str
    country: str = "MA"
    currency: Currency = Currency.MAD
    timezone: str = "Africa/Casablanca"
    tax_included: bool = True


def series_prefix(place: Place, epoch: int) -> str:
    """Give what every series number of this till begins with: fair, booth, till and epoch.

    A restored or re-enrolled till has a higher epoch, so its numbers cannot meet those it gave before.
    """
    return f"{place.fair}-{place.booth}-{place.till}.{epoch}"


def series_number(place: Place, epoch: int, count: int) -> str:
    """Give the number a paper carries: the prefix and a count without gaps, from 1 (CGI art. 145-III)."""
    return f"{series_prefix(place, epoch)}-{count:06d}"
