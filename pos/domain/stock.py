"""The products of a till as many at once: in one steady order, each read when it is asked for.

A hundred thousand of them do not stand in memory one by one. What all are needed for at once, finding, is told by
their tags, which are quicker to get than the products.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from pos.domain.product import Product


class Tag(Protocol):
    """What a product is sorted and found by; a product is its own tag."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def code(self) -> str:
        """Its code, as it is written."""

    @property
    def chain(self) -> str:
        """The id of its chain."""

    @property
    def seller(self) -> str:
        """The id of its seller."""

    @property
    def tax(self) -> str:
        """The rule of its tax."""


class Stock(Protocol):
    """Products with different ids, by their place in the order. Any thread may ask."""

    def __len__(self) -> int:
        """Count them."""
        ...

    def __getitem__(self, place: int, /) -> Product:
        """Read the one at a place."""
        ...

    def __iter__(self) -> Iterator[Product]:
        """Read them all, in order."""
        ...

    def tags(self) -> Iterable[Tag]:
        """Give the tags of all, in order."""
        ...


class Listed(tuple[Product, ...]):
    """Products that are at hand anyway."""

    __slots__ = ()

    def tags(self) -> Iterable[Tag]:
        """Give the products: each is its own tag."""
        return self


class Chosen:
    """Some of the products, in an order of their own; each is still read when it is asked for."""

    __slots__ = ("_places", "_stock")

    def __init__(self, stock: Stock, places: Sequence[int]) -> None:
        """Take the places of those that were chosen."""
        self._stock, self._places = stock, places

    def __len__(self) -> int:
        """Count them."""
        return len(self._places)

    def __getitem__(self, index: int) -> Product:
        """Read one."""
        return self._stock[self._places[index]]

    def __iter__(self) -> Iterator[Product]:
        """Read them all."""
        return map(self._stock.__getitem__, self._places)
