"""What can be put on a ticket: a stocked article or a one-of-a-kind piece, its price, its seller and its maker."""

from enum import StrEnum

from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.values import dataclass


class Motif(StrEnum):
    """The craft patterns that stand for a photograph."""

    STAR = "star"
    WEAVE = "weave"
    ARCH = "arch"
    RING = "ring"
    CHEVRON = "chevron"


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a piece is drawn: the motif of its craft, and three colours (#RRGGBB) of its own, ground first."""

    motif: Motif
    colours: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Price:
    """A price for one unit; it knows whether tax is inside."""

    amount: Money
    tax_included: bool = True


@dataclass(frozen=True, slots=True)
class Product:
    """An article of the catalogue.

    `code` is an EAN-13 or the booth's own code; `floor` is the hidden lowest price that needs no approval;
    `stock` counts whole pieces, None when nobody counts them; a unique piece is one and only one.
    """

    id: str
    names: Names
    price: Price
    code: str
    chain: str
    craft: str
    seller: str
    maker: str
    tax: str
    region: str = ""
    unique: bool = False
    stock: int | None = None
    floor: Money | None = None
    pattern: Pattern | None = None
    picture: str = ""
