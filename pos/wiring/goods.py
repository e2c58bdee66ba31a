"""Binds what the screen of a piece asks for: finding one, and putting one on the shelf."""

from pos.domain.fair import Place
from pos.domain.free_amount import free_amount
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.refusals import Refused
from pos.domain.settings import Setting
from pos.ui.ways.goods_ways import GoodsWays, KnownPiece
from pos.ui.ways.services import Chain
from pos.usecases.put_piece import PutPiece, Shelf, put_piece
from pos.wiring.parts import Parts
from pos.wiring.tables import crafts

FOUND_MAX = 12


def bind_goods(parts: Parts) -> GoodsWays:
    """Bind it to a till that is open."""

    def find(words: str) -> tuple[KnownPiece, ...]:
        makers = parts.catalogue.parties.makers
        found = parts.catalogue.search(words, limit=FOUND_MAX)
        return tuple(KnownPiece(each, makers[each.maker].names if each.maker in makers else Names()) for each in found)

    def put(request: PutPiece) -> Product | Refused:
        place = parts.journal.place()
        if place is None:
            raise LookupError("a piece was put on the shelf of a till that was never set up")
        answer = put_piece(request, _shelf(parts, request.id, place), journal=parts.journal)
        if not isinstance(answer, Refused):
            parts.lay_catalogue()
        return answer

    return GoodsWays(find, put, parts.ids.short, lambda: tuple(Chain(each.id, each.chip) for each in crafts().chains))


def _shelf(parts: Parts, piece: str, place: Place) -> Shelf:
    catalogue = parts.catalogue
    stands = free_amount(place, catalogue.products.tags(), Names(), parts.settings[Setting.SELLER_TAX])
    return Shelf(catalogue.by_id(piece), catalogue.parties, stands)
