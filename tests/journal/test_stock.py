"""The catalogue is the same however it is kept: as it was read, and packed."""

from dataclasses import replace

import pytest

from pos.domain.product import Product
from pos.journal.stock import FileStock
from pos.wire.canonical import canonical
from tests.journal.booth import CUPS


def many(count: int) -> list[Product]:
    return [replace(CUPS, id=f"cups-{number}", chain=f"P0{number % 3}", code=f"C{number}") for number in range(count)]


@pytest.mark.parametrize("count", [0, 1, 31, 32, 33, 100])
def test_products_stay_what_they_are_when_they_are_packed(count: int) -> None:
    products = many(count)
    stock = FileStock(map(canonical, products), long=1)
    assert [stock[place] for place in range(count)] == products
    for _ in range(2):
        assert list(stock) == products
        assert [stock[place] for place in range(len(stock))] == products
        assert [(tag.id, tag.chain, tag.code, tag.seller, tag.tax) for tag in stock.tags()] == [
            (product.id, product.chain, product.code, product.seller, product.tax) for product in products
        ]


@pytest.mark.parametrize("place", [-1, 3])
def test_no_product_stands_outside(place: int) -> None:
    with pytest.raises(IndexError):
        FileStock(map(canonical, many(3)))[place]
