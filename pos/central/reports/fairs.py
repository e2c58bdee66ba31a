"""The fairs an organizer may see, their booths, and where each of their tills stands."""

from collections.abc import Iterator

from sqlalchemy import Column, ColumnElement, Connection, func, select

from pos.central.projected import shifts
from pos.central.registry import DESK_BOOTH
from pos.central.tables import booths, branches, fairs, tills
from pos.domain.fair import Place
from pos.domain.names import Names
from pos.wire.canonical import read_as
from pos.wire.desk.days import BoothSummary, FairSummary, TillSummary
from pos.wire.enrolment import Station


def fairs_of(connection: Connection, only: str) -> list[FairSummary]:
    """List the fairs, or the only one of them."""
    asked = select(fairs).order_by(fairs.c.code)
    if only:
        asked = asked.where(fairs.c.code == only)
    booths_by = dict(_counted(connection, booths.c.fair, booths.c.code != DESK_BOOTH))
    tills_by = dict(_counted(connection, tills.c.fair, tills.c.station == Station.TILL))
    days = select(shifts.c.fair, func.min(shifts.c.day), func.max(shifts.c.day)).group_by(shifts.c.fair)
    days_by = {fair: (first, last) for fair, first, last in connection.execute(days)}
    found = []
    for row in connection.execute(asked):
        place = read_as(Place, row.place)
        about = (place.fair_names, place.city_names, place.country, place.currency, place.timezone)
        counts = (booths_by.get(row.code, 0), tills_by.get(row.code, 0))
        found.append(FairSummary(row.code, *about, *counts, *days_by.get(row.code, ("", ""))))
    return found


def is_fair(connection: Connection, fair: str) -> bool:
    """Tell whether there is such a fair."""
    return connection.execute(select(fairs.c.code).where(fairs.c.code == fair)).first() is not None


def booths_of(connection: Connection, fair: str) -> list[BoothSummary]:
    """List the booths of a fair; where its desks stand is none."""
    of_booth = (tills.c.fair == booths.c.fair) & (tills.c.booth == booths.c.code)
    heard = func.coalesce(func.max(tills.c.heard_ms), 0)
    asked = (
        select(booths.c.code, booths.c.names, func.count(tills.c.till), heard)
        .select_from(booths.outerjoin(tills, of_booth))
        .where(booths.c.fair == fair, booths.c.code != DESK_BOOTH)
        .group_by(booths.c.code, booths.c.names)
        .order_by(booths.c.code)
    )
    return [
        BoothSummary(code, read_as(Names, names), count, heard_ms)
        for code, names, count, heard_ms in connection.execute(asked)
    ]


def tills_of(connection: Connection, fair: str) -> list[TillSummary]:
    """List the tills and desks of a fair; one with two histories stands at the end of the longest."""
    number, projected = (func.coalesce(func.max(of), 0) for of in (branches.c.number, branches.c.projected))
    asked = (
        select(tills, number.label("held"), projected.label("projected"))
        .select_from(tills.outerjoin(branches, branches.c.till == tills.c.till))
        .where(tills.c.fair == fair)
        .group_by(*tills.c)
        .order_by(tills.c.booth, tills.c.number, tills.c.till)
    )
    return [
        TillSummary(
            till=row.till,
            booth=row.booth,
            stand=row.number,
            station=row.station,
            epoch=row.epoch,
            revoked=bool(row.revoked),
            number=row.held,
            projected=row.projected,
            last_ms=row.heard_ms,
        )
        for row in connection.execute(asked)
    ]


def _counted(connection: Connection, by: Column[str], where: ColumnElement[bool]) -> Iterator[tuple[str, int]]:
    asked = select(by, func.count()).where(where).group_by(by)
    return ((fair, count) for fair, count in connection.execute(asked))
