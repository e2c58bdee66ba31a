"""What goods are taken to be when a file of products does not say: the booth's own, as a typed amount is."""

from pos.domain.product_file.rows import Defaults
from pos.domain.settings import Setting
from pos.wiring.parts import Parts


def own_goods(parts: Parts) -> Defaults:
    """Say whose new products are, and under which rule of tax, where the till knows it."""
    place = parts.journal.place()
    if place is None:
        return Defaults()
    return Defaults(place.booth, parts.settings[Setting.SELLER_TAX], place.tax_included)
