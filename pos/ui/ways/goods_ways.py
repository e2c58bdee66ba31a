"""What the screen of a piece asks of the till: finding one that is there, and putting one on the shelf."""

from collections.abc import Callable

from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.refusals import Refused
from pos.domain.values import dataclass
from pos.ui.ways.services import Chain
from pos.usecases.put_piece import PutPiece


@dataclass(frozen=True, slots=True)
class KnownPiece:
    """A piece that is on the shelf, and who made it."""

    product: Product
    maker: Names


@dataclass(frozen=True, slots=True)
class GoodsWays:
    """The callables: `find` and `put` are asked through the lane, `fresh_id` and `chains` answer at once."""

    find: Callable[[str], tuple[KnownPiece, ...]]
    put: Callable[[PutPiece], Product | Refused]
    fresh_id: Callable[[], str]
    chains: Callable[[], tuple[Chain, ...]]
