"""Making a piece, or changing one that is found: from the first letter to the fact, with the yes it may need."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from pos.domain.money import Currency
from pos.domain.product import Product
from pos.domain.refusals import Refused
from pos.ports.journal import Somebody
from pos.ui.presenters.shelf.piece import Piece, price_of, read_piece, taken_up, typed
from pos.ui.presenters.shown.choices import ChipView
from pos.ui.presenters.shown.lane import Lane
from pos.ui.presenters.shown.notice import failure_notice, refused_notice
from pos.ui.presenters.staff.permitted import Approvals, Permitted
from pos.ui.ways.goods_ways import GoodsWays, KnownPiece
from pos.words.codes import Code
from pos.words.speech import Words

UNIQUE, COUNTED = "unique", "counted"


class PieceWork:
    """One piece in hand after the other."""

    def __init__(self, ways: GoodsWays, lane: Lane, permitted: Permitted, whose: tuple[Somebody, Currency]) -> None:
        """Begin with a new piece."""
        self._ways, self._lane, self.permitted = ways, lane, permitted
        self._me, self.currency = whose
        self._chains = ways.chains()
        self.found: tuple[KnownPiece, ...] = ()
        self.searched, self.told = "", ""
        self.piece = Piece(ways.fresh_id())

    def open(self, words: Words, changed: Callable[[], None]) -> None:
        """Take the language, and whom to tell of everything that can be seen."""
        self.permitted.words, self.permitted.changed = words, changed

    def begin(self) -> None:
        """Take a new piece in hand; the chain of the one before is likely that of the next."""
        self.piece, self.told = Piece(self._ways.fresh_id(), chain=self.piece.chain), ""
        self.permitted.tell(None)

    def type(self, name: str, text: str) -> None:
        """Take what was typed into a field."""
        self._put(typed(self.piece, name, text))

    def choose_kind(self, kind: str) -> None:
        """Say whether there is one of it, or whether its pieces are counted."""
        self._put(replace(self.piece, unique=kind == UNIQUE))

    def choose_chain(self, chain: str) -> None:
        """Say of which chain it is."""
        self._put(replace(self.piece, chain=chain))

    def search(self, words: str) -> None:
        """Look for pieces that are there."""
        self.searched = words.strip()
        self._lane.run(partial(self._ways.find, self.searched), partial(self._show_found, self.searched), self._failed)

    def choose(self, product: str) -> None:
        """Take a piece that was found in hand."""
        known = next((each for each in self.found if each.product.id == product), None)
        if known is not None and not self.permitted.busy:
            self._put(taken_up(known, self.permitted.words))

    def put(self) -> None:
        """Put the piece on the shelf, once."""
        asked = read_piece(self.piece, self.currency, self._me)
        if isinstance(asked, Refused):
            self.permitted.tell(refused_notice(asked, self.permitted.words))
            return
        request = asked

        def work(approvals: Approvals) -> Product | Refused:
            return self._ways.put(replace(request, approvals=approvals))

        self.permitted.do(work, self._is_put)

    def kinds(self) -> tuple[ChipView, ...]:
        """Show the two kinds of piece."""
        words, unique = self.permitted.words, self.piece.unique
        return (
            ChipView(UNIQUE, words.say("piece.unique"), unique),
            ChipView(COUNTED, words.say("piece.counted"), not unique),
        )

    def chains(self) -> tuple[ChipView, ...]:
        """Show the chains."""
        words = self.permitted.words
        return tuple(ChipView(each.id, words.name(each.names), each.id == self.piece.chain) for each in self._chains)

    def results(self) -> tuple[ChipView, ...]:
        """Show what was found, each with its price."""
        words = self.permitted.words
        return tuple(
            ChipView(product.id, f"{words.name(product.names)} · {words.short(product.price.amount)}", is_it)
            for product, is_it in ((each.product, each.product.id == self.piece.id) for each in self.found)
        )

    def price(self) -> str:
        """Say the price as it will be asked for."""
        price = price_of(self.piece, self.currency)
        return "" if price is None else self.permitted.words.money(price)

    def _is_put(self, product: Product) -> None:
        words = self.permitted.words
        message = "piece.made" if self.piece.was is None else "piece.changed"
        self.piece = Piece(self._ways.fresh_id(), chain=product.chain)
        self.told, self.found = words.say(message, name=words.name(product.names)), ()
        if self.searched:
            self.search(self.searched)

    def _show_found(self, asked: str, found: tuple[KnownPiece, ...]) -> None:
        if asked == self.searched:
            self.found = found if asked else ()
            self.permitted.changed()

    def _failed(self, code: Code) -> None:
        self.permitted.tell(failure_notice(code, self.permitted.words))

    def _put(self, piece: Piece) -> None:
        self.piece, self.told = piece, ""
        self.permitted.tell(None)
