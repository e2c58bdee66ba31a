"""Says what each row of a file of products means, or everything that is wrong with it.

A cell that is empty says nothing: what is known of the product stays. Only a new product must say its name and
price, and whose it is.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from pos.domain.crafts import CraftTables
from pos.domain.folding import fold
from pos.domain.money import Currency, Money
from pos.domain.names import Names
from pos.domain.product_file import cells
from pos.domain.product_file.columns import NAMES, PRICES, Column
from pos.domain.product_file.parties import NamedSeller, PartyBook, names_of
from pos.domain.product_file.problems import Problem, Problems, Reason
from pos.domain.product_file.table import Row, shown
from pos.domain.tax import TaxReason, TaxTreatment
from pos.domain.values import dataclass

T = TypeVar("T")

_FOR_ALL_GOODS = frozenset({TaxReason.STANDARD, TaxReason.REDUCED})


@dataclass(frozen=True, slots=True)
class Draft:
    """What a row says of a product; None or empty is not said. `price` is always said."""

    line: int
    names: Names
    price: Money
    tax_included: bool | None
    code: str
    chain: str
    craft: str
    seller: str
    maker: str
    region: str
    tax: str
    unique: bool | None
    stock: int | None
    floor: Money | None
    picture: str


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a new product has when its row does not say: seller and tax by their ids, empty when they must be said."""

    seller: str = ""
    tax: str = ""
    tax_included: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """What rows are read against. `has_picture` tells whether a path, as the file writes it, leads to a picture."""

    currency: Currency
    defaults: Defaults
    tables: CraftTables
    treatments: tuple[TaxTreatment, ...]
    has_picture: Callable[[str], bool]


class RowReader:
    """Reads the rows of one file, in order; notes what is wrong, and what is only worth a warning."""

    def __init__(self, known: Known, headers: Mapping[Column, str], book: PartyBook) -> None:
        """Take what rows are read against, the headers as the file writes them, and the parties so far."""
        self._known = known
        self._headers = headers
        self._book = book
        self._chains = _by_names((chain.id, (chain.names, chain.chip)) for chain in known.tables.chains)
        self._crafts = _by_names((craft.id, (craft.names,)) for craft in known.tables.crafts)
        self._regions = _by_names((region.code, (region.names,)) for region in known.tables.regions)
        self._chain_of = {craft.id: craft.chain for craft in known.tables.crafts}
        self._taxes = _taxes(known.treatments)
        self.problems = Problems()
        self.warnings = Problems()

    def read(self, row: Row) -> Draft | None:
        """Read a row; None when something is wrong with it."""
        before = self.problems.count
        price, included = self._price(row)
        craft, chain = self._craft_and_chain(row)
        unique = self._cell(row, Column.UNIQUE, cells.read_yes)
        stock = self._cell(row, Column.STOCK, cells.read_count)
        if unique and stock is not None and stock > 1:
            self.complain(row, Column.STOCK, Reason.STOCK_OF_UNIQUE)
        region = self._cell(row, Column.REGION, lambda cell: self._one(self._regions, cell)) or ""
        draft = Draft(
            line=row.line,
            names=self._names(row),
            price=price or Money(0, self._known.currency),
            tax_included=included,
            code=self._cell(row, Column.CODE, cells.read_code) or "",
            chain=chain,
            craft=craft,
            seller=self._seller(row),
            maker=self._maker(row, region),
            region=region,
            tax=self._cell(row, Column.TAX, self._tax) or "",
            unique=unique,
            stock=stock,
            floor=self._cell(row, Column.FLOOR, self._amount),
            picture=self._picture(row),
        )
        return draft if self.problems.count == before else None

    def complain(self, row: Row, column: Column, reason: Reason, other_line: int = 0) -> None:
        """Note that something is wrong with a cell."""
        self.problems.add(self._problem(row, column, reason, other_line))

    def _warn(self, row: Row, column: Column, reason: Reason) -> None:
        self.warnings.add(self._problem(row, column, reason))

    def _problem(self, row: Row, column: Column, reason: Reason, other_line: int = 0) -> Problem:
        header = self._headers.get(column, "")
        return Problem(row.line, column, header, shown(row.cells.get(column, "")), reason, other_line)

    def _cell(self, row: Row, column: Column, read: Callable[[str], T | Reason]) -> T | None:
        if column not in row.cells:
            return None
        value = read(row.cells[column])
        if isinstance(value, Reason):
            self.complain(row, column, value)
            return None
        return value

    def _text(self, row: Row, column: Column) -> str:
        return self._cell(row, column, cells.read_text) or ""

    def _names(self, row: Row) -> Names:
        if not any(column in row.cells for column in NAMES):
            column = next((column for column in NAMES if column in self._headers), Column.NAME_FR)
            self.complain(row, column, Reason.MISSING)
        return Names(*(self._text(row, column) for column in NAMES))

    def _amount(self, cell: str) -> Money | Reason:
        return cells.read_amount(cell, self._known.currency)

    def _price(self, row: Row) -> tuple[Money | None, bool | None]:
        column = next((column for column in PRICES if column in self._headers), Column.PRICE)
        if column not in row.cells:
            self.complain(row, column, Reason.MISSING)
        included = self._cell(row, Column.TAX_INCLUDED, cells.read_yes)
        if column is not Column.PRICE:
            included = column is Column.PRICE_WITH_TAX
        return self._cell(row, column, self._amount), included

    def _craft_and_chain(self, row: Row) -> tuple[str, str]:
        chain = self._cell(row, Column.CHAIN, lambda cell: self._one(self._chains, cell)) or ""
        cell = row.cells.get(Column.CRAFT)
        if cell is None:
            return "", chain
        named = _named(self._crafts, cell)
        there = [craft for craft in named if chain in {"", self._chain_of[craft]}]
        if len(there) != 1:
            elsewhere = named and not there
            self.complain(row, Column.CRAFT, Reason.CRAFT_ELSEWHERE if elsewhere else Reason.CRAFT_UNKNOWN)
            return "", chain
        return there[0], self._chain_of[there[0]]

    def _one(self, names: Mapping[str, tuple[str, ...]], cell: str) -> str | Reason:
        found = _named(names, cell)
        unknown = Reason.CHAIN_UNKNOWN if names is self._chains else Reason.REGION_UNKNOWN
        return found[0] if len(found) == 1 else unknown

    def _tax(self, cell: str) -> str | Reason:
        key = cell.replace(" ", "").replace(",", ".").casefold().removesuffix("%")
        if "." in key:
            key = key.rstrip("0").rstrip(".")
        return self._taxes.get(key, Reason.TAX_UNKNOWN)

    def _seller(self, row: Row) -> str:
        names = names_of(self._text(row, Column.SELLER), self._text(row, Column.SELLER_AR))
        ice, holds = cells.read_ice(row.cells.get(Column.ICE, ""))
        if ice and not holds:
            self._warn(row, Column.ICE, Reason.ICE_CHECK)
        if not (names.ar or names.fr):
            if ice:
                self.complain(row, Column.SELLER, Reason.MISSING)
            return ""
        tax_number, business_tax = self._text(row, Column.TAX_NUMBER), self._text(row, Column.BUSINESS_TAX)
        answer = self._book.seller(NamedSeller(names, ice, tax_number, business_tax), row.line)
        if isinstance(answer, int):
            self.complain(row, Column.SELLER, Reason.SELLER_DIFFERS, answer)
            return ""
        return answer

    def _maker(self, row: Row, region: str) -> str:
        names = names_of(self._text(row, Column.MAKER), self._text(row, Column.MAKER_AR))
        return self._book.maker(names, region) if names.ar or names.fr else ""

    def _picture(self, row: Row) -> str:
        path = row.cells.get(Column.PICTURE, "")
        if path and not self._known.has_picture(path):
            self._warn(row, Column.PICTURE, Reason.PICTURE_NOT_FOUND)
            return ""
        return path


def _by_names(named: Iterable[tuple[str, tuple[Names, ...]]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for id_, all_names in named:
        written = {text for names in all_names for text in (names.ar, names.fr, names.en)}
        written |= {text.partition("(")[0] for text in written} | {id_}
        for key in {fold(text) for text in written} - {""}:
            found[key] = (*found.get(key, ()), id_)
    return found


def _named(names: Mapping[str, tuple[str, ...]], cell: str) -> tuple[str, ...]:
    return names.get(_fold_again(cell)) or names.get(_fold_again(cell.partition("(")[0]), ())


@lru_cache(maxsize=1024)
def _fold_again(cell: str) -> str:
    """Fold a cell of a column in which few texts come back again and again."""
    return fold(cell)


def _taxes(treatments: tuple[TaxTreatment, ...]) -> dict[str, str]:
    """Know each rule by its id, and those every good can bear by their rate as a percentage."""
    taxes = {treatment.id.casefold(): treatment.id for treatment in treatments}
    for treatment in treatments:
        if treatment.reason in _FOR_ALL_GOODS and treatment.ends is None:
            whole, part = divmod(treatment.rate_bp, 100)
            taxes.setdefault(f"{whole}.{part:02d}".rstrip("0").rstrip("."), treatment.id)
    return taxes
