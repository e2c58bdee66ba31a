"""Where in a long list a word stands: two rows of numbers, a tenth of the room a dictionary of the words takes."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator


class Places:
    """The places of words, found by what the words hash to: whoever asks looks there whether it is the word."""

    __slots__ = ("_hashes", "_places")

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words in their order."""
        hashes = array("q", map(hash, words))
        order = sorted(range(len(hashes)), key=hashes.__getitem__)
        self._places = array("l", order)
        self._hashes = array("q", map(hashes.__getitem__, order))

    def of(self, word: str) -> Iterator[int]:
        """Give the places where the word may stand, the first one first."""
        sought = hash(word)
        at = bisect_left(self._hashes, sought)
        while at < len(self._hashes) and self._hashes[at] == sought:
            yield self._places[at]
            at += 1
