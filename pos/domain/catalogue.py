"""What the till can sell, found by its id, its code, or any words a person types.

A catalogue never changes. What finding needs is made when it is first asked for, or by `prepare` where a pause is not
felt, so a large catalogue does not hold up the start.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from heapq import merge

from pos.domain.codes import code_key
from pos.domain.folding import fold, fold_query
from pos.domain.places import Places
from pos.domain.product import Product
from pos.domain.sale import Parties
from pos.domain.shelf import NAME, Labels, Shelf
from pos.domain.stock import Chosen, Stock

PAGE = 60
"""How many products a search gives unless told otherwise: more than a screen shows."""


class Catalogue:
    """All products in their steady order, with the sellers and makers behind them."""

    def __init__(self, products: Stock, parties: Parties) -> None:
        """Take the products and the parties they name."""
        self.products = products
        self.parties = parties
        self._laid: dict[str, Shelf] | None = None

    def by_id(self, product: str) -> Product | None:
        """Find a product by its id."""
        there = map(self.products.__getitem__, self._ids.of(product))
        return next((found for found in there if found.id == product), None)

    def by_code(self, code: str) -> Product | None:
        """Find a product by the code of its tag, however it was scanned or typed; the first where two share it."""
        place = self._place_of(code_key(code))
        return None if place is None else self.products[place]

    @cached_property
    def chains(self) -> tuple[str, ...]:
        """The ids of the chains that have products, sorted."""
        return tuple(sorted({tag.chain for tag in self.products.tags()} - {""}))

    def search(self, words: str, chain: str = "", limit: int = PAGE) -> Chosen:
        """Find products that hold every word in a name (of any language), a maker, a seller or the code.

        The one with exactly that code comes first, then names that begin with the first word, then the rest,
        each in the order of the catalogue. No words give nothing; no chain means all.
        """
        found: dict[int, None] = {}
        for place in self._found(words, chain):
            found[place] = None
            if len(found) >= limit:
                break
        return Chosen(self.products, tuple(found))

    def of_chain(self, chain: str) -> Chosen:
        """Give the products of a chain; no chain means all."""
        return Chosen(self.products, self._standing(chain))

    def prepare(self) -> None:
        """Make now what the first code and the first words would wait for; any thread may do it."""
        _made = self._ids, self._codes, self._shelves()

    @cached_property
    def _ids(self) -> Places:
        return Places(tag.id for tag in self.products.tags())

    @cached_property
    def _codes(self) -> Places:
        return Places(code_key(tag.code) for tag in self.products.tags())

    def _shelves(self) -> dict[str, Shelf]:
        if self._laid is None:
            self._laid = self._lay()
        return self._laid

    def _lay(self) -> dict[str, Shelf]:
        labels = Labels(self.parties)
        shelves: dict[str, Shelf] = {}
        for place, product in enumerate(self.products):
            shelves.setdefault(product.chain, Shelf()).add(place, labels.record(product))
        return shelves

    def _place_of(self, key: str) -> int | None:
        if not key:
            return None
        return next((place for place in self._codes.of(key) if code_key(self.products[place].code) == key), None)

    def _found(self, words: str, chain: str) -> Iterator[int]:
        """Give places, the best first; one may come more than once."""
        asked = fold_query(words)
        if not asked:
            return
        exact = self._place_of(code_key(words))
        if exact is not None and chain in {"", self.products[exact].chain}:
            yield exact
        shelves = [shelf for of, shelf in self._shelves().items() if chain in {"", of}]
        beginning = NAME + fold(words).split()[0]
        yield from merge(*(shelf.holding(asked[1:], beginning) for shelf in shelves))
        yield from merge(*(shelf.holding(asked) for shelf in shelves))

    def _standing(self, chain: str) -> Sequence[int]:
        if not chain:
            return range(len(self.products))
        if self._laid is not None:
            return self._laid[chain].places() if chain in self._laid else ()
        return [place for place, tag in enumerate(self.products.tags()) if tag.chain == chain]
