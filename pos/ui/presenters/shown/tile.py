"""A piece on the wall of pieces, as its tile tells it, and the cloth of a piece that has none of its own."""

from collections.abc import Callable
from functools import lru_cache

from pos.domain.patterns import pattern_of
from pos.domain.product import Pattern, Product
from pos.domain.stock import Chosen
from pos.domain.values import dataclass
from pos.words.speech import Words

KEPT = 512


@dataclass(frozen=True, slots=True)
class Tile:
    """A piece as its tile tells it. `mark` is a word laid on the cloth; a piece that is `gone` is faded."""

    id: str
    name: str
    price: str
    pattern: Pattern
    mark: str = ""
    gone: bool = False


def cloth_of(product: Product) -> Pattern:
    """Give a piece's own pattern, or the one that always falls to it."""
    return product.pattern or _fallen_to(product.chain, product.id)


_fallen_to = lru_cache(maxsize=KEPT)(pattern_of)


def tiles_of(products: Chosen, sold: frozenset[str], words: Words) -> Callable[[int], Tile]:
    """Give what makes the tile of the piece at a place; a tile is made when it comes in sight, and kept a while."""

    @lru_cache(maxsize=KEPT)
    def tile_at(index: int) -> Tile:
        product = products[index]
        gone = product.unique and product.id in sold
        mark = "sell.sold" if gone else "sell.unique" if product.unique else ""
        return Tile(
            product.id,
            words.name(product.names),
            words.short(product.price.amount),
            cloth_of(product),
            words.say(mark) if mark else "",
            gone,
        )

    return tile_at
