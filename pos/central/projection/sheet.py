"""The rows that follow from a stretch of entries, before any of them is written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from pos.central.projection.reading import Reason
from pos.domain.values import dataclass as value

Key = TypeVar("Key")
Row = tuple[str | int | bytes, ...]
TotalKey = tuple[str, str, str, str, str, str]
SellerKey = tuple[str, str, str, str]
"""A fair, a business day, a booth, a seller."""

SaidName = tuple[int, bytes]
"""When a seller was named (UTC milliseconds), and how, in canonical bytes."""

Sums = list[int]
"""How many papers or lines, sold, refunded, tax."""


class Aside(Exception):
    """Nothing follows from an entry: it is set aside, for a reason."""

    def __init__(self, reason: Reason, detail: str) -> None:
        """Keep the reason, and a detail to look at."""
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


@value(frozen=True, slots=True)
class Stand:
    """Where an epoch of a till or desk stands, as central granted it: its fair, its booth, its own code there."""

    fair: str
    booth: str
    stand: str
    station: str


@value(frozen=True, slots=True)
class Shift:
    """A shift that papers belong to: its branch and number, its place and its business day (ISO 8601)."""

    branch: int
    number: int
    fair: str
    booth: str
    day: str


@dataclass(slots=True)
class Tally:
    """What one shift sold and took back in one currency: its papers, and what was of a chain and a seller, of a means.

    `names` is how each seller was named last.
    """

    shift: Shift
    key: str
    currency: str
    papers: Sums = field(default_factory=lambda: [0, 0, 0, 0])
    lines: dict[tuple[str, str], Sums] = field(default_factory=dict)
    means: dict[str, Sums] = field(default_factory=dict)
    names: dict[str, SaidName] = field(default_factory=dict)

    def parts(self) -> Iterator[tuple[str, str, Sums]]:
        """List the sums, each with its kind and key among the totals; one of lines comes in several parts."""
        yield "day", "", self.papers
        yield "shift", self.key, self.papers
        for (chain, seller), sums in self.lines.items():
            yield "chain", chain, sums
            yield "seller", seller, sums
        for means, sums in self.means.items():
            yield "means", means, sums


def add(sums: Sums, sold: int, tax: int) -> None:
    """Add one paper or line to a sum; what came back is negative."""
    sums[0] += 1
    sums[2 if sold < 0 else 1] += abs(sold)
    sums[3] += tax


def sums_of(by_key: dict[Key, Sums], key: Key) -> Sums:
    """Give the sums under a key, which may be new."""
    found = by_key.get(key)
    if found is None:
        found = by_key[key] = [0, 0, 0, 0]
    return found


@dataclass(slots=True)
class Sheet:
    """Rows by table, and by shift what to add to the totals."""

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
    tallies: dict[tuple[str, int, int, str], Tally] = field(default_factory=dict)

    def tally(self, till: str, shift: Shift, currency: str) -> Tally:
        """Give the sums of a till's shift in a currency."""
        of = (till, shift.branch, shift.number, currency)
        found = self.tallies.get(of)
        if found is None:
            found = self.tallies[of] = Tally(shift, f"{till}/{shift.branch}/{shift.number}", currency)
        return found

    def totals(self) -> dict[TotalKey, Sums]:
        """Give what to add to the totals that are there."""
        found: dict[TotalKey, Sums] = {}
        for tally in self.tallies.values():
            where = (tally.shift.fair, tally.shift.day, tally.shift.booth)
            for kind, key, sums in tally.parts():
                of = (*where, kind, key, tally.currency)
                found[of] = [one + other for one, other in zip(found.get(of, (0, 0, 0, 0)), sums, strict=True)]
        return found

    def names(self) -> list[Row]:
        """Lay out how each seller was named last on a day, in the order of the keys."""
        found: dict[SellerKey, SaidName] = {}
        for tally in self.tallies.values():
            where = (tally.shift.fair, tally.shift.day, tally.shift.booth)
            for seller, said in tally.names.items():
                found[*where, seller] = max(said, found.get((*where, seller), said))
        return [(*key, *said) for key, said in sorted(found.items())]
