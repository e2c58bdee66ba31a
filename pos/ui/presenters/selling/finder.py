"""Finding a piece: a chain of crafts, words typed, and the wall of what is found."""

from pos.domain.product import Product
from pos.domain.quantity import Quantity
from pos.ui.presenters.selling.bench import Bench
from pos.ui.presenters.selling.sell_view import WallView
from pos.ui.presenters.shown.choices import ChipView
from pos.ui.presenters.shown.tile import tiles_of

FOUND_MAX = 240
"""Pieces shown for words typed: nobody looks through more, they type another word."""


class Finder:
    """What is looked for, and what is found."""

    def __init__(self, bench: Bench) -> None:
        """Begin with everything."""
        self._bench = bench
        self._chains = bench.services.chains()
        self.chain, self.typed = "", ""
        self._wall: WallView | None = None
        self._restocked = 0
        self._look()

    def choose_chain(self, chain: str) -> None:
        """Look at one chain of crafts, or at everything."""
        self.chain = chain
        self._look()

    def search(self, typed: str) -> None:
        """Look for words."""
        if typed != self.typed:
            self.typed = typed
            self._look()

    def renew(self) -> None:
        """Look again, because the language, the catalogue or what is gone changed."""
        self._look()

    def look_at_shelf(self) -> None:
        """Show what came or went on the shelf meanwhile; tickets keep what is on them."""
        fresh = self._bench.services.catalogue()
        if fresh is not self._bench.catalogue:
            self._bench.catalogue = fresh
            self._restocked += 1
            self._look()
            self._bench.changed()

    def first(self) -> Product | None:
        """Give the piece that was found first, if words were typed."""
        return self._products[0] if self._products and self.typed.strip() else None

    def wall(self) -> WallView:
        """Show what is found, and how many of each are on the ticket."""
        if self._wall is None:
            self._wall = self._hang()
        badges = self._badges()
        if badges != self._wall.badges:
            wall = self._wall
            self._wall = WallView(wall.key, wall.count, wall.tile_at, wall.chips, badges, wall.search, wall.hint)
        return self._wall

    def _look(self) -> None:
        catalogue = self._bench.catalogue
        if self.typed.strip():
            self._products = catalogue.search(self.typed, self.chain, FOUND_MAX)
        else:
            self._products = catalogue.of_chain(self.chain)
        self._wall = None

    def _hang(self) -> WallView:
        words, products, sold = self._bench.words, self._products, self._bench.sold
        shown = (self.chain, self.typed, words.language.value)
        key = (*shown, len(sold) + len(self._bench.catalogue.products), self._restocked)
        hint = ""
        if not products:
            hint = words.say("sell.nothing_found", words=self.typed) if self.typed else words.say("sell.nothing_here")
        return WallView(
            key, len(products), tiles_of(products, sold, words), self._chips(), self._badges(), self.typed, hint
        )

    def _chips(self) -> tuple[ChipView, ...]:
        words = self._bench.words
        there = set(self._bench.catalogue.chains)
        named = [
            ChipView(chain.id, words.name(chain.names), self.chain == chain.id)
            for chain in self._chains
            if chain.id in there
        ]
        return (ChipView("", words.say("word.all"), not self.chain), *named)

    def _badges(self) -> dict[str, str]:
        counted: dict[str, Quantity] = {}
        for line in self._bench.ticket.lines:
            if line.product:
                counted[line.product] = counted.get(line.product, Quantity(0)) + line.quantity
        words = self._bench.words
        return {product: words.quantity(quantity) for product, quantity in counted.items()}
