"""The catalogue's products as the journal's file holds them, read one at a time.

Their canonical bytes stand in one row, end to end. Whoever goes through a long row leaves it packed in sheets of a few
dozen, a quarter of that: a hundred thousand products then take no more room than their words do.
"""

import zlib
from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

import msgspec

from pos.domain.product import Product
from pos.domain.values import dataclass

_SHEET = 32
_SHEETS_OPEN = 16
_PRODUCTS_KNOWN = 512
"""As many as come in sight again and again: those on the wall and on the tickets."""
_LONG = 8 * 1024 * 1024
"""Bytes from which on a row is worth packing."""
_QUICKLY = 1
_BETWEEN = b"\n"
"""Never stands inside canonical bytes."""


@dataclass(frozen=True, slots=True)
class _Tag:
    """What a product is found by, read past the rest of its bytes."""

    id: str
    code: str
    chain: str
    seller: str
    tax: str


_product = msgspec.json.Decoder(Product)
_tag = msgspec.json.Decoder(_Tag)


class FileStock:
    """Products in the order of the file; damaged bytes raise `msgspec.DecodeError` when they are come to."""

    def __init__(self, rows: Iterable[bytes], long: int = _LONG) -> None:
        """Take the canonical bytes of each product; a row of `long` bytes is packed."""
        self._row, self._ends = bytearray(), array("q")
        for data in rows:
            self._row += data
            self._ends.append(len(self._row))
        self._packs = len(self._row) >= long
        self._sheets: list[bytes] | None = None
        self._opened = lru_cache(maxsize=_SHEETS_OPEN)(self._open)
        self._known = lru_cache(maxsize=_PRODUCTS_KNOWN)(self._read)

    def __len__(self) -> int:
        """Count them."""
        return len(self._ends)

    def __getitem__(self, place: int) -> Product:
        """Read the one at a place."""
        if not 0 <= place < len(self._ends):
            raise IndexError(place)
        return self._known(place)

    def __iter__(self) -> Iterator[Product]:
        """Read them all, in order, and leave them packed if there are many."""
        packed: list[bytes] = []
        for data in self._all_sheets():
            yield from map(_product.decode, data)
            if self._packs:
                packed.append(zlib.compress(_BETWEEN.join(data), _QUICKLY))
        if self._packs:
            self._sheets, self._packs = packed, False
            self._row = bytearray()

    def tags(self) -> Iterator[_Tag]:
        """Give the tags of all, in order."""
        for sheet in self._all_sheets():
            yield from map(_tag.decode, sheet)

    def _read(self, place: int) -> Product:
        sheet, at = divmod(place, _SHEET)
        return _product.decode(self._opened(sheet)[at])

    def _all_sheets(self) -> Iterator[list[bytes]]:
        return map(self._open, range(-(-len(self._ends) // _SHEET)))

    def _open(self, sheet: int) -> list[bytes]:
        row, sheets = self._row, self._sheets
        if sheets is not None:
            return zlib.decompress(sheets[sheet]).split(_BETWEEN)
        first, after = sheet * _SHEET, min((sheet + 1) * _SHEET, len(self._ends))
        ends = [self._ends[first - 1] if first else 0, *self._ends[first:after]]
        return [bytes(row[start:end]) for start, end in pairwise(ends)]
