"""A till's folder, ready to sell: the demonstration fair with as many pieces as a benchmark wants, its drawer open."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, cycle, islice
from pathlib import Path

from pos.devices.pins import vault
from pos.domain.cash import CashCount
from pos.domain.codes import check_digit
from pos.domain.money import Currency
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.refusals import Refused
from pos.usecases.open_shift import OpenShiftRequest, open_shift
from pos.wiring.demo.fair import demo_fair
from pos.wiring.demo.seed import seed
from pos.wiring.folders import TillFolders
from pos.wiring.parts import open_parts

FEW = 60
"""Pieces enough to see that a benchmark works."""
LIGHT_KIB = 64
"""Checking a PIN takes 50 ms by design; a till that is timed checks it with this much memory, in no time."""

DAY = date(2026, 5, 16)
FLOAT = CashCount(Currency.MAD, ((100_00, 5),))


@dataclass(frozen=True, slots=True)
class Goods:
    """A till's folder and the codes on the tags of what it can sell over and over."""

    folders: TillFolders
    codes: tuple[str, ...]


def furnish(place: Path, pieces: int) -> Goods:
    """Found a till under that place with that many pieces, and open its drawer."""
    folders = TillFolders(place / "till").make()
    lighten_pins()
    products = tuple(islice(_pieces(), pieces))
    parts = open_parts(folders)
    try:
        seed(parts)
        with parts.journal.unit_of_work() as work:
            work.put_products(products)
            work.commit()
        manager = parts.journal.people()[0]
        opened = open_shift(OpenShiftRequest(manager.id, FLOAT, DAY), journal=parts.journal)
    finally:
        parts.close()
    if isinstance(opened, Refused):
        raise ValueError(opened.rule)  # noqa: TRY004  # a refusal, not a wrong type
    return Goods(folders, tuple(product.code for product in products if product.code.isdigit()))


def lighten_pins() -> None:
    """Let this process check PINs in no time."""
    vault.MEMORY_KIB = LIGHT_KIB


def _pieces() -> Iterator[Product]:
    """Give the pieces of the fair, and after them as many again with names and codes of their own, without end."""
    fair = demo_fair().products
    yield from fair
    for number, product in zip(count(1), cycle(fair), strict=False):
        body = f"29{number:010d}"
        yield replace(
            product,
            id=f"more-{number:06d}",
            code=body + check_digit(body),
            names=Names(*(f"{name} {number}" for name in (product.names.ar, product.names.fr, product.names.en))),
            unique=False,
            stock=None,
        )
