"""The rows that follow from a stretch of entries, before any of them is written."""

from dataclasses import dataclass, field

from pos.central.projection.reading import Reason

Row = tuple[str | int | bytes, ...]
TotalKey = tuple[str, str, str, str, str, str]


class Aside(Exception):
    """Nothing follows from an entry: it is set aside, for a reason."""

    def __init__(self, reason: Reason, detail: str) -> None:
        """Keep the reason, and a detail to look at."""
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an epoch of a till or desk stands, as central granted it: its fair, its booth, its own code there."""

    fair: str
    booth: str
    stand: str
    station: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A shift that papers belong to: its branch and number, its place and its business day (ISO 8601)."""

    branch: int
    number: int
    fair: str
    booth: str
    day: str


@dataclass(slots=True)
class Sheet:
    """Rows by table; totals are what to add to what is there: count, sold, refunded, tax."""

    facts: list[Row] = field(default_factory=list)
    shifts: list[Row] = field(default_factory=list)
    closings: list[Row] = field(default_factory=list)
    sales: list[Row] = field(default_factory=list)
    lines: list[Row] = field(default_factory=list)
    tenders: list[Row] = field(default_factory=list)
    payments: list[Row] = field(default_factory=list)
    jumps: list[Row] = field(default_factory=list)
    accepted: list[Row] = field(default_factory=list)
    products: list[Row] = field(default_factory=list)
    quarantine: list[Row] = field(default_factory=list)
    totals: dict[TotalKey, list[int]] = field(default_factory=dict)

    def add(self, shift: Shift, of: tuple[str, str, str], sold: int, tax: int) -> None:
        """Add one paper or line to a total of a shift's day; `of` is its kind, key and currency."""
        key = (shift.fair, shift.day, shift.booth, *of)
        sums = self.totals.get(key)
        if sums is None:
            sums = self.totals[key] = [0, 0, 0, 0]
        sums[0] += 1
        if sold < 0:
            sums[2] -= sold
        else:
            sums[1] += sold
        sums[3] += tax
