"""What is not as it should be at a fair: each kind of incident in a list of its own, the newest first.

Times are UTC milliseconds, amounts minor units. A list that reached `MOST` has more than it shows.
"""

from msgspec import Struct, field

from pos.domain.names import Names

MOST = 200
"""Incidents of one kind in one answer."""


class ForkSummary(Struct, frozen=True):
    """A history that parts from another after entry `parted`, and ends at `number`.

    It is a fork unless it is not `forked`: then the till was restored from a copy and enrolled again, as it should.
    """

    till: str
    booth: str
    stand: str
    branch: int
    parent: int
    parted: int
    number: int
    forked: bool
    began_ms: int


class GapSummary(Struct, frozen=True):
    """A till signed entries up to `number` and central holds none after `held`: it asked, and they have not come."""

    till: str
    booth: str
    stand: str
    held: int
    number: int
    since_ms: int


class AsideSummary(Struct, frozen=True):
    """An entry from which nothing could be made to follow; it is held, and its bytes can be asked for."""

    till: str
    booth: str
    stand: str
    branch: int
    number: int
    reason: str
    detail: str


class LateSummary(Struct, frozen=True):
    """A paper that arrived at `received_ms`, after the closing of its shift."""

    till: str
    booth: str
    stand: str
    day: str
    branch: int
    number: int
    series: str
    total: int
    currency: str
    utc_ms: int
    received_ms: int


class JumpSummary(Struct, frozen=True):
    """A till's clock moved by `seconds` against the time that really passed."""

    till: str
    booth: str
    stand: str
    branch: int
    number: int
    seconds: int
    utc_ms: int


class RefusalSummary(Struct, frozen=True):
    """What central refused, counted: at which `door`, `why`, and whose it was (a till or an account), if known.

    Of a till that is enrolled, `booth` and `stand` say where.
    """

    door: str
    why: str
    whose: str
    count: int
    first_ms: int
    last_ms: int
    booth: str = ""
    stand: str = ""


class ChangeSummary(Struct, frozen=True):
    """Who changed a field of a piece, at which till, by which entry, when, and to what.

    Of a price `amount` says it in minor units, of a stock how many (None for one that nobody counts); `names` says it
    of a name, and `text` of whatever is one word.
    """

    till: str
    stand: str
    branch: int
    number: int
    person: str
    utc_ms: int
    amount: int | None = None
    names: Names = Names()
    text: str = ""


class ApartSummary(Struct, frozen=True):
    """Two tills of a booth changed one `field` of a piece, neither having heard of the other; both changes are kept.

    `stands` is the change by which the field stands now: the later one, or one that was made after both.
    """

    booth: str
    product: str
    names: Names
    currency: str
    field: str
    earlier: ChangeSummary
    later: ChangeSummary
    stands: ChangeSummary


class Incidents(Struct, frozen=True):
    """All that is not as it should be."""

    forks: list[ForkSummary]
    gaps: list[GapSummary]
    aside: list[AsideSummary]
    late: list[LateSummary]
    jumps: list[JumpSummary]
    refusals: list[RefusalSummary]
    apart: list[ApartSummary] = field(default_factory=list)
