"""A shelf of the catalogue: the folded words of the products of one chain, laid end to end to be searched.

One long text and the places where each record begins: the machine's own search through memory is quicker than an
index in Python, takes a tenth of its room, and finds a word in the middle of another as well as at its head.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pos.domain.codes import code_key
from pos.domain.folding import fold
from pos.domain.names import Names
from pos.domain.product import Product
from pos.domain.sale import Parties

NAME = "\n"
"""Stands before each name in a record."""
_OTHER = "\t"
_SAMPLE = 131_072


class Shelf:
    """The records of one chain, in the order of the catalogue; a record is a product's folded words, in UTF-8."""

    __slots__ = ("_places", "_starts", "_text")

    def __init__(self) -> None:
        """Begin empty."""
        self._places = array("l")
        self._starts = array("q", [0])
        self._text = bytearray()

    def add(self, place: int, record: str) -> None:
        """Lay down the record of the product at a place in the catalogue; the places rise."""
        self._places.append(place)
        self._text += record.encode()
        self._starts.append(len(self._text))

    def places(self) -> Sequence[int]:
        """Give the places of everything on the shelf."""
        return self._places

    def holding(self, words: Sequence[str], first: str = "") -> Iterator[int]:
        """Find, in order, the places whose record holds all the words, and `first` when it is given."""
        text, starts = self._text, self._starts
        asked = [word.encode() for word in words]
        sought, *others = (first.encode(), *asked) if first else sorted(asked, key=self._how_common)
        found = text.find(sought)
        while found >= 0:
            index = bisect_right(starts, found) - 1
            start, end = starts[index], starts[index + 1]
            for other in others:
                if text.find(other, start, end) < 0:
                    break
            else:
                yield self._places[index]
            found = text.find(sought, end)

    def _how_common(self, word: bytes) -> int:
        """Guess from the first records: looking for the rarest word leaves the least to compare."""
        return self._text.count(word, 0, _SAMPLE)


class Labels:
    """Writes records; remembers the folded names of the sellers and makers met."""

    def __init__(self, parties: Parties) -> None:
        """Take the sellers and makers that products refer to."""
        self._parties = parties
        self._folded: dict[str, str] = {}

    def record(self, product: Product) -> str:
        """Fold the words a product is found by: names, code, seller, maker."""
        words = NAME + NAME.join(_folded_names(product.names))
        return f"{words}{_OTHER}{code_key(product.code)}{_OTHER}{self._who(product)}"

    def _who(self, product: Product) -> str:
        key = f"{product.seller}{NAME}{product.maker}"
        known = self._folded.get(key)
        if known is None:
            behind = (self._parties.sellers.get(product.seller), self._parties.makers.get(product.maker))
            known = _OTHER.join(name for who in behind if who for name in _folded_names(who.names))
            self._folded[key] = known
        return known


def _folded_names(names: Names) -> list[str]:
    written = (names.ar, names.fr, names.en, names.es, names.zgh)
    return list(dict.fromkeys(fold(name) for name in written if name))
