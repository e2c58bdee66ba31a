"""A scanner that types: it looks like a keyboard, so keys are held back until it is known whose they were.

The screen asks the reader about every key before any field sees it. A scan comes out whole, whatever has the focus,
and never lands in an amount; what a hand typed is let through in its order, a blink later.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of the keys held back so far.

    The oldest `released` of them were typed by a hand and go where they were meant to; then, when `code` is not
    empty, the rest made up that scan and is gone.
    """

    released: int = 0
    code: str = ""


class KeyReader(Protocol):
    """Tells a scan from a hand by its pace and its framing. Pure: the time is told to it."""

    @property
    def wait_ms(self) -> int:
        """How long after the last key to ask `settle`, in milliseconds."""
        ...

    def feed(self, key_text: str, scan_code: int, at_ms: int) -> Reading:
        """Take in a key that was pressed and hold it back.

        `key_text` is the character it gave (a line end for Enter), `scan_code` the number of the physical key
        (0 when unknown), `at_ms` a steady clock's milliseconds.
        """
        ...

    def settle(self, at_ms: int) -> Reading:
        """Decide about the keys still held when no further key came for `wait_ms`."""
        ...
