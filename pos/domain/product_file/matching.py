"""Finds the product a row speaks of among those the till has, and gives it as it stands from now on.

A product is known by its code; without a code, by its name, maker and seller. What is new gets an id that comes
from the same, so a file taken twice makes nothing twice.
"""

from collections.abc import Iterable
from dataclasses import replace

from pos.domain.codes import UPC_A, code_key, is_trade_code
from pos.domain.folding import fold
from pos.domain.names import Names
from pos.domain.patterns import pattern_of
from pos.domain.product import Price, Product
from pos.domain.product_file.parties import steady_id
from pos.domain.product_file.rows import Defaults, Draft


class Products:
    """The products known, and those a file makes or changes."""

    def __init__(self, known: Iterable[Product], defaults: Defaults) -> None:
        """Start from the products the till has."""
        self._defaults = defaults
        self._by_id = {product.id: product for product in known}
        self._by_code: dict[str, Product] = {}
        self._by_name: dict[tuple[str, str, str], Product] = {}
        for product in self._by_id.values():
            if product.code:
                self._by_code.setdefault(code_key(product.code), product)
            else:
                for key in _name_keys(product.names, product.maker, product.seller):
                    self._by_name.setdefault(key, product)
        self._lines: dict[str, int] = {}
        self.added: list[Product] = []
        self.changed: list[Product] = []

    def take(self, draft: Draft) -> Product | int:
        """Give the product as the row leaves it, or the earlier line that speaks of the same product."""
        new_id = self._new_id(draft)
        was = self._known(draft, new_id)
        product = self._settled(draft, was or self._blank(draft, new_id))
        if product.id in self._lines:
            return self._lines[product.id]
        self._lines[product.id] = draft.line
        if was is None:
            self.added.append(product)
        elif was != product:
            self.changed.append(product)
        return product

    def _known(self, draft: Draft, new_id: str) -> Product | None:
        if draft.code and (found := self._by_code.get(code_key(draft.code))):
            return found
        named = self._named(draft) if self._by_name else None
        # Pieces of one name each with a code: only the first of them can be the one that had no code.
        if named and not (draft.code and named.id in self._lines):
            return named
        return self._by_id.get(new_id)

    def _named(self, draft: Draft) -> Product | None:
        return next((self._by_name[key] for key in self._keys(draft) if key in self._by_name), None)

    def _keys(self, draft: Draft) -> tuple[tuple[str, str, str], ...]:
        return _name_keys(draft.names, draft.maker, draft.seller or self._defaults.seller)

    def _new_id(self, draft: Draft) -> str:
        if draft.code:
            return steady_id("code", code_key(draft.code))
        return steady_id("name", *self._keys(draft)[0])

    def _settled(self, draft: Draft, before: Product) -> Product:
        unique = before.unique if draft.unique is None else draft.unique
        included = before.price.tax_included if draft.tax_included is None else draft.tax_included
        chain = draft.chain or before.chain
        return replace(
            before,
            names=_joined(before.names, draft.names),
            price=Price(draft.price, included),
            code=_as_printed(draft.code) or before.code,
            chain=chain,
            craft=draft.craft or before.craft,
            seller=draft.seller or before.seller,
            maker=draft.maker or before.maker,
            tax=draft.tax or before.tax,
            region=draft.region or before.region,
            unique=unique,
            stock=None if unique else before.stock if draft.stock is None else draft.stock,
            floor=draft.floor or before.floor,
            pattern=before.pattern or pattern_of(chain, before.id),
            picture=draft.picture or before.picture,
        )

    def _blank(self, draft: Draft, new_id: str) -> Product:
        # What tax goods bear follows from who sells them: it is known only of those nobody else is said to sell.
        ours = draft.seller in {"", self._defaults.seller}
        return Product(
            id=new_id,
            names=draft.names,
            price=Price(draft.price, self._defaults.tax_included),
            code="",
            chain="",
            craft="",
            seller=self._defaults.seller,
            maker="",
            tax=self._defaults.tax if ours else "",
        )


def _joined(was: Names, said: Names) -> Names:
    return Names(said.ar or was.ar, said.fr or was.fr, said.en or was.en, was.es, was.zgh)


def _as_printed(code: str) -> str:
    return f"0{code}" if len(code) == UPC_A and is_trade_code(code) else code


def _name_keys(names: Names, maker: str, seller: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((fold(name), maker, seller) for name in (names.ar, names.fr, names.en) if name)
