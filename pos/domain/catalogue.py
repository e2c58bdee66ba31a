"""What the till can sell, found by its id, its code, or any words a person types.

A catalogue never changes: an edit gives a new one that shares what stayed the same. What searching needs is made
on the first search, or by `prepare` where a pause is not felt, so a large catalogue does not hold up the start.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import merge

from pos.domain.codes import code_key
from pos.domain.folding import fold, fold_query
from pos.domain.product import Product
from pos.domain.sale import Parties
from pos.domain.shelf import NAME, Labels, Shelf

PAGE = 60
"""How many products a search gives unless told otherwise: more than a screen shows."""


class Catalogue:
    """All products in their steady order, with the sellers and makers behind them."""

    def __init__(self, products: Iterable[Product], parties: Parties) -> None:
        """Take the products, their ids all different, and the parties they name."""
        self.products = tuple(products)
        self.parties = parties
        self._places = {product.id: place for place, product in enumerate(self.products)}
        self._codes_made: dict[str, int] | None = None
        self._shelves_made: dict[str, Shelf] | None = None

    def by_id(self, product: str) -> Product | None:
        """Find a product by its id."""
        place = self._places.get(product)
        return None if place is None else self.products[place]

    def by_code(self, code: str) -> Product | None:
        """Find a product by the code of its tag, however it was scanned or typed; the first where two share it."""
        place = self._codes().get(code_key(code))
        return None if place is None else self.products[place]

    @cached_property
    def chains(self) -> tuple[str, ...]:
        """The ids of the chains that have products, sorted."""
        return tuple(sorted({product.chain for product in self.products if product.chain}))

    def search(self, words: str, chain: str = "", limit: int = PAGE) -> tuple[Product, ...]:
        """Find products that hold every word in a name (of any language), a maker, a seller or the code.

        The one with exactly that code comes first, then names that begin with the first word, then the rest,
        each in the order of the catalogue. No words give the chain from its beginning; no chain means all.
        """
        found: dict[int, None] = {}
        for place in self._found(words, chain):
            found[place] = None
            if len(found) >= limit:
                break
        return tuple(self.products[place] for place in found)

    def with_products(self, products: Iterable[Product]) -> "Catalogue":
        """Give the catalogue with these products changed in their places, or added at the end."""
        changed = {product.id: product for product in products}
        was = [product for id_ in changed if (product := self.by_id(id_))]
        now = {product.id: product for product in self.products} | changed
        new = Catalogue(now.values(), self.parties)
        if self._codes_made is not None and all(product.code == changed[product.id].code for product in was):
            fresh = range(len(self.products), len(new.products))
            new._codes_made = _codes(new.products, fresh) | self._codes_made
        if self._shelves_made is not None:
            touched = {product.chain for product in (*was, *changed.values())}
            again = {chain: new._shelf(chain, self._shelves_made.get(chain), changed) for chain in touched}
            new._shelves_made = self._shelves_made | again
        return new

    def prepare(self) -> None:
        """Make now what the first code and the first words would wait for; any thread may do it."""
        self._codes()
        self._shelves()

    def _codes(self) -> dict[str, int]:
        if self._codes_made is None:
            self._codes_made = _codes(self.products, range(len(self.products)))
        return self._codes_made

    def _shelves(self) -> dict[str, Shelf]:
        if self._shelves_made is None:
            labels = Labels(self.parties)
            records: dict[str, list[tuple[int, str]]] = {}
            for place, product in enumerate(self.products):
                records.setdefault(product.chain, []).append((place, labels.record(product)))
            self._shelves_made = {chain: Shelf(pairs) for chain, pairs in records.items()}
        return self._shelves_made

    def _shelf(self, chain: str, before: Shelf | None, changed: Mapping[str, Product]) -> Shelf:
        """Lay a chain's shelf again, with the records it had for the products that did not change."""
        labels = Labels(self.parties)
        kept = dict(before.records()) if before else {}
        return Shelf(
            (place, labels.record(product) if product.id in changed else kept[place])
            for place, product in enumerate(self.products)
            if product.chain == chain
        )

    def _found(self, words: str, chain: str) -> Iterator[int]:
        """Give places, the best first; one may come more than once."""
        asked = fold_query(words)
        if not asked:
            yield from self._standing(chain)
            return
        exact = self._codes().get(code_key(words))
        if exact is not None and chain in {"", self.products[exact].chain}:
            yield exact
        shelves = [shelf for of, shelf in self._shelves().items() if chain in {"", of}]
        beginning = NAME + fold(words).split()[0]
        yield from merge(*(shelf.holding(asked[1:], beginning) for shelf in shelves))
        yield from merge(*(shelf.holding(asked) for shelf in shelves))

    def _standing(self, chain: str) -> Sequence[int]:
        if not chain:
            return range(len(self.products))
        return [place for place, product in enumerate(self.products) if product.chain == chain]


def _codes(products: Sequence[Product], places: Iterable[int]) -> dict[str, int]:
    codes: dict[str, int] = {}
    for place in places:
        if products[place].code:
            codes.setdefault(code_key(products[place].code), place)
    return codes
