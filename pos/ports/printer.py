"""The receipt printer: it takes a picture, and says whether the paper really came out."""

from enum import StrEnum
from typing import Protocol

from pos.domain.values import dataclass


class PrinterState(StrEnum):
    """What the printer says of itself."""

    READY = "ready"
    OFF = "off"
    PAPER_OUT = "paper_out"
    PAPER_LOW = "paper_low"
    COVER_OPEN = "cover_open"
    FAULT = "fault"


class PrintOutcome(StrEnum):
    """How a job ended: confirmed by the printer, surely not printed, or cut off with the paper perhaps out."""

    PRINTED = "printed"
    NOT_PRINTED = "not_printed"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Raster:
    """A black-and-white picture: rows of `width` dots (a multiple of 8), one bit a dot, 1 is black, MSB first."""

    width: int
    height: int
    bits: bytes


@dataclass(frozen=True, slots=True)
class PrintResult:
    """The outcome of a job, what the printer said of itself then, and whether the drawer was told to open."""

    outcome: PrintOutcome
    state: PrinterState
    drawer_kicked: bool = False


@dataclass(frozen=True, slots=True)
class PrinterNews:
    """What the screen says of the printer: how it is, and how many papers wait for it.

    `needs_person` is true when the printer stopped confirming its papers, so that printing again by itself would
    only waste paper: somebody has to look, and then ask for printing to go on.
    """

    state: PrinterState
    waiting: int
    needs_person: bool = False


class ReceiptPrinter(Protocol):
    """A printer on its own thread; every call has a deadline of a few seconds and never raises."""

    def state(self) -> PrinterState:
        """Ask the printer how it is."""
        ...

    def print(self, page: Raster, *, kick_drawer: bool) -> PrintResult:
        """Print a page and cut; with `kick_drawer` the cash drawer opens first, even if the paper then fails."""
        ...

    def kick_drawer(self) -> PrinterState:
        """Open the cash drawer without printing."""
        ...
