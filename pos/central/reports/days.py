"""Booths by days: what tills declared, what central added up itself, what was counted, and the differences.

Declared is what a till said when it closed a shift; synced is what follows from its sales as they arrived. Where they
differ something is missing, was set aside, or was sold twice over by a second history. Amounts are minor units.
"""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Text, and_, cast, func, select

from pos.central.projected import closings, sales, shifts, totals

MOST_DAYS = 62
"""Days of one answer; a longer time is asked for in parts."""


class ShiftSummary(msgspec.Struct, frozen=True):
    """A shift. Without a closing it is not `closed`, and what would be declared and counted is zero.

    `difference` is declared minus synced, `missing` expected minus counted cash; `late` counts papers that arrived in
    a later batch than the closing.
    """

    till: str
    branch: int
    shift: int
    booth: str
    stand: str
    day: str
    person: str
    currency: str
    closed: bool
    papers: int
    declared: int
    synced: int
    difference: int
    expected: int
    counted: int
    missing: int
    late: int


class BoothDay(msgspec.Struct, frozen=True):
    """A booth on a day, its shifts added up; `open` of them were not closed."""

    booth: str
    day: str
    currency: str
    shifts: int
    open: int
    papers: int
    declared: int
    synced: int
    difference: int
    counted: int
    missing: int
    late: int


class Sum(msgspec.Struct, frozen=True):
    """A sum of a day: of which `kind`, under which `key`. `net` is sold minus refunded."""

    kind: str
    key: str
    currency: str
    count: int
    sold: int
    refunded: int
    net: int
    tax: int


def shifts_of(connection: Connection, fair: str, first: str, last: str, booth: str = "") -> list[ShiftSummary]:
    """List a fair's shifts from a first to a last business day (ISO 8601), of one booth if it is named."""
    of_shift = and_(
        closings.c.till == shifts.c.till,
        closings.c.shift_branch == shifts.c.branch,
        closings.c.shift == shifts.c.number,
    )
    key = shifts.c.till + "/" + cast(shifts.c.branch, Text) + "/" + cast(shifts.c.number, Text)
    of_sums = and_(
        totals.c.fair == shifts.c.fair,
        totals.c.day == shifts.c.day,
        totals.c.booth == shifts.c.booth,
        totals.c.kind == "shift",
        totals.c.key == key,
        totals.c.currency == shifts.c.currency,
    )
    late = (
        select(func.count())
        .select_from(sales)
        .where(sales.c.till == shifts.c.till, sales.c.shift_branch == shifts.c.branch)
        .where(sales.c.shift == shifts.c.number, sales.c.batch > closings.c.batch)
        .scalar_subquery()
    )
    asked = (
        select(
            *(shifts.c.till, shifts.c.branch, shifts.c.number, shifts.c.booth, shifts.c.stand, shifts.c.day),
            *(shifts.c.person, shifts.c.currency, closings.c.z, late.label("late")),
            func.coalesce(totals.c.count, 0).label("papers"),
            func.coalesce(totals.c.sold - totals.c.refunded, 0).label("synced"),
            func.coalesce(closings.c.sold - closings.c.refunded, 0).label("declared"),
            func.coalesce(closings.c.expected, 0).label("expected"),
            func.coalesce(closings.c.counted, 0).label("counted"),
        )
        .select_from(shifts.outerjoin(closings, of_shift).outerjoin(totals, of_sums))
        .where(shifts.c.fair == fair, shifts.c.day >= first, shifts.c.day <= last)
        .order_by(shifts.c.day, shifts.c.booth, shifts.c.till, shifts.c.branch, shifts.c.number)
    )
    if booth:
        asked = asked.where(shifts.c.booth == booth)
    return [_summary(row) for row in connection.execute(asked)]


def booths_of(found: Iterable[ShiftSummary]) -> list[BoothDay]:
    """Add shifts up by day and booth."""
    days: dict[tuple[str, str, str], list[ShiftSummary]] = {}
    for shift in found:
        days.setdefault((shift.day, shift.booth, shift.currency), []).append(shift)
    return [_booth(of, some) for of, some in days.items()]


def sums_of(connection: Connection, fair: str, day: str) -> list[Sum]:
    """Add a day of a fair up by means, chain and seller, and altogether."""
    columns = (func.sum(totals.c.count), func.sum(totals.c.sold), func.sum(totals.c.refunded), func.sum(totals.c.tax))
    by = (totals.c.kind, totals.c.key, totals.c.currency)
    asked = (
        select(*by, *columns)
        .where(totals.c.fair == fair, totals.c.day == day, totals.c.kind != "shift")
        .group_by(*by)
        .order_by(*by)
    )
    return [
        Sum(kind, key, currency, int(count), int(sold), int(back), int(sold) - int(back), int(tax))
        for kind, key, currency, count, sold, back, tax in connection.execute(asked)
    ]


def _summary(row: Row[*tuple[Any, ...]]) -> ShiftSummary:
    closed = row.z is not None
    return ShiftSummary(
        till=row.till,
        branch=row.branch,
        shift=row.number,
        booth=row.booth,
        stand=row.stand,
        day=row.day,
        person=row.person,
        currency=row.currency,
        closed=closed,
        papers=row.papers,
        declared=row.declared,
        synced=row.synced,
        difference=row.declared - row.synced if closed else 0,
        expected=row.expected,
        counted=row.counted,
        missing=row.expected - row.counted,
        late=row.late,
    )


def _booth(of: tuple[str, str, str], some: list[ShiftSummary]) -> BoothDay:
    day, booth, currency = of
    return BoothDay(
        booth=booth,
        day=day,
        currency=currency,
        shifts=len({(shift.till, shift.branch, shift.shift) for shift in some}),
        open=sum(not shift.closed for shift in some),
        papers=sum(shift.papers for shift in some),
        declared=sum(shift.declared for shift in some),
        synced=sum(shift.synced for shift in some),
        difference=sum(shift.difference for shift in some),
        counted=sum(shift.counted for shift in some),
        missing=sum(shift.missing for shift in some),
        late=sum(shift.late for shift in some),
    )
