"""The rows that follow from a stretch of entries, before any of them is written."""

from dataclasses import dataclass, field

from pos.central.projection.bodies import Named
from pos.central.projection.reading import Reason
from pos.wire.canonical import canonical

Row = tuple[str | int | bytes, ...]
TotalKey = tuple[str, str, str, str, str, str]
SellerKey = tuple[str, str, str, str]
"""A fair, a business day, a booth, a seller."""

SaidName = tuple[int, Named]
"""When a seller was named (UTC milliseconds), and how."""


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
    """Rows by table; totals are what to add to what is there: count, sold, refunded, tax.

    `sellers` is how each was named, which counts unless what is there was said later.
    """

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
    sellers: dict[SellerKey, SaidName] = field(default_factory=dict)

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

    def name(self, shift: Shift, seller: Named, utc_ms: int) -> None:
        """Keep how a seller was named last on a shift's day."""
        key = (shift.fair, shift.day, shift.booth, seller.id)
        known = self.sellers.get(key)
        if known is None or utc_ms > known[0] or (utc_ms == known[0] and _bytes(seller) > _bytes(known[1])):
            self.sellers[key] = (utc_ms, seller)

    def names(self) -> list[Row]:
        """Lay the sellers' names out in rows, in the order of their keys."""
        return [(*key, utc_ms, _bytes(seller)) for key, (utc_ms, seller) in sorted(self.sellers.items(), key=_key)]


def _key(item: tuple[SellerKey, SaidName]) -> SellerKey:
    return item[0]


def _bytes(seller: Named) -> bytes:
    return canonical(seller.names)
