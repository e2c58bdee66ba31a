"""Files of products for tests: a tiny writer of any dialect, and what rows are read against."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pos.domain.crafts import CraftTables, read_tables
from pos.domain.money import Currency
from pos.domain.product import Product
from pos.domain.product_file.problems import Problem
from pos.domain.product_file.reading import ProductFile
from pos.domain.product_file.rows import Defaults, Known
from pos.domain.sale import Parties
from pos.domain.tables import read_treatments
from pos.domain.tax import TaxTreatment
from tests.architecture.source import ROOT

TABLES = ROOT / "resources" / "tables"
NOBODY = Parties({}, {})
OURS = Defaults(seller="ours", tax="MA20")
PICTURES = {"photos/plat.jpg"}


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a spreadsheet writes a file."""

    delimiter: str = ";"
    newline: str = "\r\n"
    mark: bool = False
    quoted: bool = False


EXCEL = Dialect()


def written(rows: Iterable[Sequence[str]], dialect: Dialect = EXCEL) -> bytes:
    text = io.StringIO()
    quoting: Literal[0, 1] = csv.QUOTE_ALL if dialect.quoted else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=dialect.delimiter, lineterminator=dialect.newline, quoting=quoting).writerows(rows)
    return text.getvalue().encode("utf-8-sig" if dialect.mark else "utf-8")


def table(*rows: Mapping[str, str]) -> bytes:
    """Write rows given as dictionaries from header to cell."""
    headers = list(dict.fromkeys(header for row in rows for header in row))
    return written([headers, *([row.get(header, "") for header in headers] for row in rows)])


@cache
def tables() -> CraftTables:
    return read_tables(
        *((TABLES / f"{name}.json").read_text(encoding="utf-8") for name in ("chains", "crafts", "regions"))
    )


@cache
def treatments() -> tuple[TaxTreatment, ...]:
    return tuple(read_treatments((TABLES / "tax_ma.json").read_text(encoding="utf-8")))


def known(defaults: Defaults = OURS, currency: Currency = Currency.MAD) -> Known:
    return Known(currency, defaults, tables(), treatments(), PICTURES.__contains__)


def read(data: bytes, products: Iterable[Product] = (), parties: Parties = NOBODY) -> ProductFile:
    file = ProductFile(data, known(), products, parties)
    assert file.read(lambda _done, _of: True)
    return file


def products_of(data: bytes, products: Iterable[Product] = (), parties: Parties = NOBODY) -> tuple[Product, ...]:
    """Read a file in which nothing is wrong; gives what it adds and changes."""
    file = read(data, products, parties)
    assert file.problems.kept() == ()
    return (*file.added, *file.changed)


def problems_of(data: bytes, products: Iterable[Product] = (), parties: Parties = NOBODY) -> tuple[Problem, ...]:
    return read(data, products, parties).problems.kept()
