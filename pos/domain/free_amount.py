"""What an amount typed without a product stands under: the booth's own seller, and the tax it was said to bear.

Where nobody said, it is the tax that its goods usually bear.
"""

from collections import Counter
from collections.abc import Iterable

from pos.domain.fair import Place
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.product import Price
from pos.domain.stock import Tag
from pos.domain.ticket import FreeAmount

LIABLE = "MA20"
"""Where nothing is known of the seller's goods, the standard rate: too much can be corrected, too little is owed."""


def free_amount(place: Place, tags: Iterable[Tag], names: Names, said: str = "") -> FreeAmount:
    """Say under which seller and rule an amount stands at this booth; the amount itself is still nothing.

    `said` is the rule that somebody said the seller stands under, empty when nobody did.
    """
    taxes = Counter(tag.tax for tag in tags if tag.seller == place.booth)
    usual = taxes.most_common(1)
    tax = said or (usual[0][0] if usual else LIABLE)
    nothing = Price(Money(0, place.currency), place.tax_included)
    return FreeAmount(price=nothing, seller=place.booth, tax=tax, names=names)
