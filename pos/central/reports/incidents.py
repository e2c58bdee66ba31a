"""What is not as it should be at a fair.

Histories that part, entries that lack or were set aside, papers that came after their closing, clocks that jumped, what
was refused at the door, and pieces that two tills changed without hearing of each other.
"""

from sqlalchemy import Connection, and_, func, select

from pos.central.projected import closings, jumps, quarantine, sales, shifts
from pos.central.reports.apart import apart_of
from pos.central.tables import batches, branches, refusals, tills
from pos.wire.desk.incidents import (
    MOST,
    AsideSummary,
    ForkSummary,
    GapSummary,
    Incidents,
    JumpSummary,
    LateSummary,
    RefusalSummary,
)

_WHERE = (tills.c.till, tills.c.booth, tills.c.number.label("stand"))


def incidents_of(connection: Connection, fair: str, *, of_all: bool) -> Incidents:
    """List all of them; what nobody known was refused is told `of_all` fairs' organizers and this one's alike."""
    return Incidents(
        forks=_forks(connection, fair),
        gaps=_gaps(connection, fair),
        aside=_aside(connection, fair),
        late=_late(connection, fair),
        jumps=_jumps(connection, fair),
        refusals=_refusals(connection, fair, of_all=of_all),
        apart=apart_of(connection, fair),
    )


def _forks(connection: Connection, fair: str) -> list[ForkSummary]:
    about = (branches.c.branch, branches.c.parent, branches.c.parted, branches.c.number, branches.c.forked)
    asked = (
        select(*_WHERE, *about, branches.c.began_ms)
        .join(branches, branches.c.till == tills.c.till)
        .where(tills.c.fair == fair, branches.c.parent.is_not(None))
        .order_by(branches.c.began_ms.desc(), tills.c.till, branches.c.branch.desc())
        .limit(MOST)
    )
    return [ForkSummary(*row[:7], forked=bool(row[7]), began_ms=row[8]) for row in connection.execute(asked)]


def _gaps(connection: Connection, fair: str) -> list[GapSummary]:
    asked = (
        select(*_WHERE, tills.c.lacks_after, tills.c.lacks_until, tills.c.lacks_since_ms)
        .where(tills.c.fair == fair, tills.c.lacks_until.is_not(None))
        .order_by(tills.c.lacks_since_ms.desc(), tills.c.till)
        .limit(MOST)
    )
    return [GapSummary(*row) for row in connection.execute(asked)]


def _aside(connection: Connection, fair: str) -> list[AsideSummary]:
    asked = (
        select(*_WHERE, quarantine.c.branch, quarantine.c.number, quarantine.c.reason, quarantine.c.detail)
        .join(quarantine, quarantine.c.till == tills.c.till)
        .where(tills.c.fair == fair)
        .order_by(quarantine.c.number.desc(), tills.c.till, quarantine.c.branch)
        .limit(MOST)
    )
    return [AsideSummary(*row) for row in connection.execute(asked)]


def _late(connection: Connection, fair: str) -> list[LateSummary]:
    of_shift = and_(
        shifts.c.till == sales.c.till,
        shifts.c.branch == sales.c.shift_branch,
        shifts.c.number == sales.c.shift,
    )
    closed_before = and_(
        closings.c.till == sales.c.till,
        closings.c.shift_branch == sales.c.shift_branch,
        closings.c.shift == sales.c.shift,
        closings.c.batch < sales.c.batch,
    )
    where = (shifts.c.till, shifts.c.booth, shifts.c.stand, shifts.c.day)
    paper = (sales.c.branch, sales.c.number, sales.c.series, sales.c.total, sales.c.currency, sales.c.utc_ms)
    asked = (
        select(*where, *paper, batches.c.received_ms)
        .select_from(shifts)
        .join(sales, of_shift)
        .join(closings, closed_before)
        .join(batches, batches.c.id == sales.c.batch)
        .where(shifts.c.fair == fair)
        .distinct()
        .order_by(batches.c.received_ms.desc(), shifts.c.till, sales.c.branch, sales.c.number)
        .limit(MOST)
    )
    return [LateSummary(*row) for row in connection.execute(asked)]


def _jumps(connection: Connection, fair: str) -> list[JumpSummary]:
    asked = (
        select(*_WHERE, jumps.c.branch, jumps.c.number, jumps.c.seconds, jumps.c.utc_ms)
        .join(jumps, jumps.c.till == tills.c.till)
        .where(tills.c.fair == fair)
        .order_by(jumps.c.utc_ms.desc(), tills.c.till, jumps.c.number)
        .limit(MOST)
    )
    return [JumpSummary(*row) for row in connection.execute(asked)]


def _refusals(connection: Connection, fair: str, *, of_all: bool) -> list[RefusalSummary]:
    nobody_s = (refusals.c.whose == "") | (refusals.c.fair == "") if of_all else refusals.c.whose == ""
    about = (refusals.c.door, refusals.c.why, refusals.c.whose, refusals.c.count)
    where = (func.coalesce(tills.c.booth, ""), func.coalesce(tills.c.number, ""))
    asked = (
        select(*about, refusals.c.first_ms, refusals.c.last_ms, *where)
        .select_from(refusals.outerjoin(tills, tills.c.till == refusals.c.whose))
        .where((refusals.c.fair == fair) | nobody_s)
        .order_by(refusals.c.last_ms.desc(), *about)
        .limit(MOST)
    )
    return [RefusalSummary(*row) for row in connection.execute(asked)]
