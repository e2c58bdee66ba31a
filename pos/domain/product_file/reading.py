"""A file of products held against what the till has: what it would add and change, or all that is wrong with it."""

from collections.abc import Callable, Iterable

from pos.domain.product import Product
from pos.domain.product_file.columns import Column
from pos.domain.product_file.matching import Products
from pos.domain.product_file.parties import PartyBook
from pos.domain.product_file.problems import Problems, Reason
from pos.domain.product_file.rows import Known, RowReader
from pos.domain.product_file.table import Row, read_table
from pos.domain.sale import Parties

ROWS_A_STEP = 500
"""How many rows are read between two words about progress."""

Progress = Callable[[int, int], bool]
"""Told how many rows of how many are read; answers whether to go on."""


class ProductFile:
    """One file, from its bytes to the products and parties it makes or changes."""

    def __init__(self, data: bytes, known: Known, products: Iterable[Product], parties: Parties) -> None:
        """Read the shape of the file; `products` and `parties` are those the till has."""
        self._table = read_table(data)
        self._book = PartyBook(parties)
        self._reader = RowReader(known, self._table.headers, self._book)
        self._products = Products(products, known.defaults)
        for problem in self._table.problems:
            self.problems.add(problem)

    @property
    def rows(self) -> int:
        """How many rows the file has, its header and blank lines left out."""
        return len(self._table.rows)

    @property
    def unknown_columns(self) -> tuple[str, ...]:
        """The headers that mean nothing here."""
        return self._table.unknown

    @property
    def problems(self) -> Problems:
        """What keeps the file from being taken in."""
        return self._reader.problems

    @property
    def warnings(self) -> Problems:
        """What is worth a look and keeps nothing."""
        return self._reader.warnings

    @property
    def added(self) -> tuple[Product, ...]:
        """The products that are new, in the order of the file."""
        return tuple(self._products.added)

    @property
    def changed(self) -> tuple[Product, ...]:
        """The products that are no longer as they were, in the order of the file."""
        return tuple(self._products.changed)

    def parties(self) -> Parties:
        """Give the sellers and makers that are new or changed."""
        return self._book.changes()

    def read(self, progress: Progress) -> bool:
        """Read every row; False when it was asked to stop."""
        for done, row in enumerate(self._table.rows):
            if done % ROWS_A_STEP == 0 and not progress(done, self.rows):
                return False
            self._read(row)
        return progress(self.rows, self.rows)

    def _read(self, row: Row) -> None:
        draft = self._reader.read(row)
        if draft is None:
            return
        product = self._products.take(draft)
        if isinstance(product, int):
            column = Column.CODE if draft.code else Column.NAME_FR
            self._reader.complain(row, column, Reason.PRODUCT_TWICE, product)
            return
        if product.floor and product.price.amount < product.floor:
            self._reader.complain(row, Column.FLOOR, Reason.FLOOR_ABOVE_PRICE)
        for column, said in ((Column.SELLER, product.seller), (Column.TAX, product.tax)):
            if not said:
                self._reader.complain(row, column, Reason.MISSING)
