"""The scanner: most of them pretend to be a keyboard, so its keys must be told from those of a hand.

Keys are held back until it is clear who pressed them. A hand's keys are given back in order; a scanner's become one
scan. What a scan says is read separately: its check digit, its symbology, whether it is the shop's own.
"""

from enum import StrEnum
from typing import Protocol

from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    r"""A key that went down (never a Shift or Control by itself).

    `text` is what the keyboard's layout made of it ("\r" or "\n" for Enter, "\t" for Tab, "" for a key that writes
    nothing), `at_ms` when it went down on a steady clock, `position` the number that the operating system gives to
    its place on the keyboard (0 when it does not tell), `repeated` whether it is held down and repeating.
    """

    text: str
    at_ms: int
    position: int = 0
    shift: bool = False
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing to do yet: the key is held back."""


@dataclass(frozen=True, slots=True)
class Human:
    """A hand pressed these keys, oldest first: give them back to the screen in this order.

    They are always the longest held; the key just told may still be held back behind them.
    """

    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """A scanner pressed all the keys held: forget them, and read this text."""

    text: str


Verdict = Held | Human | Scan


class Wedge(Protocol):
    """Tells a scanner's keys from a hand's. It has no clock: it is told when a key went down and when time is up."""

    def press(self, key: Key) -> Verdict:
        """Take the next key."""
        ...

    def lapse(self, at_ms: int) -> Verdict:
        """Say that no key came for a while: what is held belongs to a hand."""
        ...


class CodeKind(StrEnum):
    """What a code is, by its form or by the symbology that the scanner named."""

    EAN13 = "ean13"
    EAN8 = "ean8"
    INTERNAL = "internal"
    GS1 = "gs1"
    TEXT = "text"


class CodeFault(StrEnum):
    """Why a code cannot be used."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    UNREADABLE = "unreadable"
    CHECK_DIGIT = "check_digit"
    EMPTY_FIELD = "empty_field"


@dataclass(frozen=True, slots=True)
class ProductCode:
    """A code to look a product up by: a UPC-A stands here as the EAN-13 that it is."""

    kind: CodeKind
    code: str


@dataclass(frozen=True, slots=True)
class BadCode:
    """A code that was damaged or mistyped, as it was read; nothing is looked up by it."""

    fault: CodeFault
    text: str
