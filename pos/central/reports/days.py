"""Booths by days: what tills declared, what central added up itself, what was counted, and the differences.

Declared is what a till said when it closed a shift; synced is what follows from its sales as they arrived. Where they
differ something is missing, was set aside, or was sold twice over by a second history.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, Text, and_, cast, func, select

from pos.central.projected import closings, sales, sellers, shifts, totals
from pos.central.reports.acceptances import Accepted, newest_of
from pos.domain.names import Names
from pos.wire.canonical import read_as
from pos.wire.desk.days import BoothDay, ShiftSummary, Sum

MOST_DAYS = 16
"""Days of one answer; a longer time is asked for in parts."""


@dataclass(frozen=True, slots=True)
class Days:
    """Business days of a fair (ISO 8601), the first and the last, of one booth if it is named."""

    fair: str
    first: str
    last: str
    booth: str = ""


def shifts_of(connection: Connection, days: Days) -> list[ShiftSummary]:
    """List the shifts of some days, as they stand now and as they were accepted."""
    accepted = newest_of(connection, days.fair, days.first, days.last)
    found: dict[tuple[str, int, int], ShiftSummary] = {}
    for row in connection.execute(_asked(days)):
        place = (row.till, row.branch, row.number)
        # Of a shift that two histories closed, the closing that came last counts.
        before = 0 if place not in found else found[place].closings
        found[place] = _summary(row, before + (row.z is not None), accepted.get(place))
    return list(found.values())


def booths_of(found: Iterable[ShiftSummary]) -> list[BoothDay]:
    """Add shifts up by day and booth."""
    days: dict[tuple[str, str, str], list[ShiftSummary]] = {}
    for shift in found:
        days.setdefault((shift.day, shift.booth, shift.currency), []).append(shift)
    return [_booth(of, some) for of, some in days.items()]


def sums_of(connection: Connection, fair: str, day: str, booth: str = "") -> list[Sum]:
    """Add a day of a fair, or of one of its booths, up by means, chain and seller, and altogether."""
    columns = (func.sum(totals.c.count), func.sum(totals.c.sold), func.sum(totals.c.refunded), func.sum(totals.c.tax))
    by = (totals.c.kind, totals.c.key, totals.c.currency)
    asked = (
        select(*by, *columns)
        .where(totals.c.fair == fair, totals.c.day == day, totals.c.kind != "shift")
        .group_by(*by)
        .order_by(*by)
    )
    if booth:
        asked = asked.where(totals.c.booth == booth)
    named = _sellers(connection, fair, day, booth)

    def names(kind: str, key: str) -> Names:
        return named.get(key, Names()) if kind == "seller" else Names()

    return [
        Sum(kind, key, currency, int(count), int(sold), int(back), int(sold) - int(back), int(tax), names(kind, key))
        for kind, key, currency, count, sold, back, tax in connection.execute(asked)
    ]


def _sellers(connection: Connection, fair: str, day: str, booth: str) -> dict[str, Names]:
    """Read how a day's sellers were named; of two names the later one counts."""
    asked = select(sellers.c.seller, sellers.c.names).where(sellers.c.fair == fair, sellers.c.day == day)
    if booth:
        asked = asked.where(sellers.c.booth == booth)
    said = connection.execute(asked.order_by(sellers.c.utc_ms, sellers.c.names))
    return {seller: read_as(Names, names) for seller, names in said}


def _asked(days: Days) -> Select[*tuple[Any, ...]]:
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
            shifts,
            *(closings.c.z, closings.c.closed_ms, late.label("late")),
            func.coalesce(totals.c.count, 0).label("papers"),
            func.coalesce(totals.c.sold - totals.c.refunded, 0).label("synced"),
            func.coalesce(closings.c.sold - closings.c.refunded, 0).label("declared"),
            func.coalesce(closings.c.expected, 0).label("expected"),
            func.coalesce(closings.c.counted, 0).label("counted"),
            func.coalesce(closings.c.papers, 0).label("declared_papers"),
        )
        .select_from(shifts.outerjoin(closings, of_shift).outerjoin(totals, of_sums))
        .where(shifts.c.fair == days.fair, shifts.c.day >= days.first, shifts.c.day <= days.last)
        .order_by(shifts.c.day, shifts.c.booth, shifts.c.till, shifts.c.branch, shifts.c.number, closings.c.batch)
    )
    return asked.where(shifts.c.booth == days.booth) if days.booth else asked


def _summary(row: Row[*tuple[Any, ...]], closed: int, accepted: Accepted | None) -> ShiftSummary:
    figures = (row.papers, row.declared, row.synced, row.expected, row.counted)
    return ShiftSummary(
        till=row.till,
        branch=row.branch,
        shift=row.number,
        booth=row.booth,
        stand=row.stand,
        day=row.day,
        person=row.person,
        currency=row.currency,
        opened_ms=row.opened_ms,
        closed_ms=row.closed_ms or 0,
        closed=closed > 0,
        papers=row.papers,
        declared=row.declared,
        synced=row.synced,
        unsynced=row.declared - row.synced if closed else 0,
        expected=row.expected,
        counted=row.counted,
        difference=row.counted - row.expected,
        late=row.late,
        closings=closed,
        accepted_ms=0 if accepted is None else accepted.utc_ms,
        by="" if accepted is None else accepted.account,
        reopened=accepted is not None and accepted.figures != figures,
        declared_papers=row.declared_papers,
    )


def _booth(of: tuple[str, str, str], some: list[ShiftSummary]) -> BoothDay:
    day, booth, currency = of
    return BoothDay(
        booth=booth,
        day=day,
        currency=currency,
        shifts=len(some),
        open=sum(not shift.closed for shift in some),
        papers=sum(shift.papers for shift in some),
        declared=sum(shift.declared for shift in some),
        synced=sum(shift.synced for shift in some),
        unsynced=sum(shift.unsynced for shift in some),
        expected=sum(shift.expected for shift in some),
        counted=sum(shift.counted for shift in some),
        difference=sum(shift.difference for shift in some),
        late=sum(shift.late for shift in some),
        accepted=sum(shift.accepted_ms > 0 and not shift.reopened for shift in some),
        reopened=sum(shift.reopened for shift in some),
    )
