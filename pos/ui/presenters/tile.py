"""A piece on the wall of pieces, as its tile tells it, and the cloth of a piece that has none of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from pos.domain.product import Motif, Pattern, Product
from pos.words.speech import Words

_CLOTHS = (
    ("#EFE7D6", "#2B2B2B", "#8F8674"),
    ("#EAF0FA", "#2F5FA8", "#C98A12"),
    ("#F6E9CF", "#B07B1C", "#7A3E12"),
    ("#F3E2D0", "#7A4A22", "#BC8C55"),
    ("#F5E3EC", "#8A2B5E", "#C98A12"),
    ("#E6F0EC", "#0B6B58", "#C98A12"),
    ("#F8EAD8", "#A3262B", "#C98A12"),
    ("#EDF0F7", "#6B7280", "#2F4E8F"),
)
"""Ground, main colour and spark of the crafts' usual cloths."""

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
    """Give a piece's own pattern, or one that always falls to it: its craft's motif, in colours by its id."""
    if product.pattern is not None:
        return product.pattern
    return _fallen_to(product.chain or product.craft, product.id)


@lru_cache(maxsize=KEPT)
def _fallen_to(craft: str, id_: str) -> Pattern:
    motifs = tuple(Motif)
    motif = motifs[crc32(craft.encode()) % len(motifs)]
    return Pattern(motif, _CLOTHS[crc32(id_.encode()) % len(_CLOTHS)])


def tiles_of(products: Sequence[Product], sold: frozenset[str], words: Words) -> Callable[[int], Tile]:
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
