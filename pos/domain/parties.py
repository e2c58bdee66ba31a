"""Who stands behind a line: the seller who answers for it and its tax, the maker whose hands made it."""

from enum import StrEnum

from pos.domain.money import BASIS, Money, share_out
from pos.domain.names import Names
from pos.domain.values import dataclass


class ShareOf(StrEnum):
    """Whose part of a sale it is."""

    ARTISAN = "artisan"
    COOPERATIVE = "cooperative"
    ORGANIZER = "organizer"


@dataclass(frozen=True, slots=True)
class Share:
    """One part in the split of a sale: `basis_points` of the line for `party`."""

    party: str
    role: ShareOf
    basis_points: int


@dataclass(frozen=True, slots=True)
class Seller:
    """A seller as papers must name it (CGI art. 145-III): ICE, IF and TP are printed when known.

    `split` is the rule by which its sales are shared, frozen into each sale; empty means all to the seller.
    """

    id: str
    names: Names
    ice: str = ""
    tax_number: str = ""
    business_tax: str = ""
    split: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Maker:
    """The artisan who made a piece; `region` is an ISO 3166-2:MA code."""

    id: str
    names: Names
    region: str = ""


def split_among(total: Money, split: tuple[Share, ...]) -> tuple[tuple[Share, Money], ...]:
    """Share `total` by the seller's rule; the parts add up to the total exactly. The rule must make one whole."""
    if sum(share.basis_points for share in split) != BASIS:
        message = "the shares of a sale must add up to one whole"
        raise ValueError(message)
    parts = share_out(total.minor, [share.basis_points for share in split])
    return tuple((share, Money(part, total.currency)) for share, part in zip(split, parts, strict=True))
