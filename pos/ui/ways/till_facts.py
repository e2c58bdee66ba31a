"""What is known of the till now, as the back office answers it: plain values with numbers and times."""

from collections.abc import Callable
from pathlib import Path

from pos.domain.permissions import Approval
from pos.domain.values import dataclass
from pos.ports.clock import Moment
from pos.ports.printer import PrinterNews
from pos.ui.ways.central_news import CentralNews

Progress = Callable[[int, int], None]
"""Told, now and then, how many entries of how many were read."""
Cancelled = Callable[[], bool]
"""Asked, now and then, whether somebody gave it up."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What reading the whole journal again gave: the entries read, and what is wrong (empty when nothing is)."""

    at: Moment
    entries: int
    fault: str = ""
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class PdfKept:
    """Where a paper was written as a PDF; not `kept` where it could not be."""

    file: Path
    kept: bool


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file of products to be taken in for a person (an id), with the yeses that takes."""

    file: Path
    person: str
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class ClockJump:
    """The last time the machine's clock moved against the time that really passed, by `seconds`."""

    at: Moment
    seconds: int


@dataclass(frozen=True, slots=True)
class TillFacts:
    """What is known of the till now. `printer` is None where there is none; `disk_free` counts bytes.

    `waiting_since` is when the oldest paper that still waits was queued; `jumps` counts the jumps of this shift.
    `central` is None while the till stands alone.
    """

    now: Moment
    printer: PrinterNews | None
    waiting_since: Moment | None
    entries: int
    last_fact: Moment | None
    verified: Verified | None
    disk_free: int
    jumps: int = 0
    last_jump: ClockJump | None = None
    shift_since: Moment | None = None
    shift_by: str = ""
    central: CentralNews | None = None
