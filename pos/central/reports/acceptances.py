"""What desks accepted of a day, as their journals say and as far as those came."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from pos.central.projected import accepted
from pos.wire.desk.days import Acceptance

Figures = tuple[int, int, int, int, int]
"""Papers, declared, synced, expected, counted."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A shift as it was accepted last: when (UTC milliseconds), by whose account, at which figures."""

    utc_ms: int
    account: str
    figures: Figures


def newest_of(connection: Connection, fair: str, first: str, last: str) -> dict[tuple[str, int, int], Accepted]:
    """Give by shift how it was accepted last, for the business days from a first to a last (ISO 8601)."""
    asked = (
        select(accepted)
        .where(accepted.c.fair == fair, accepted.c.day >= first, accepted.c.day <= last)
        .order_by(accepted.c.utc_ms, accepted.c.till, accepted.c.branch, accepted.c.number, accepted.c.place)
    )
    found = {}
    for row in connection.execute(asked):
        figures = (row.papers, row.declared, row.synced, row.expected, row.counted)
        found[row.shift_till, row.shift_branch, row.shift] = Accepted(row.utc_ms, row.account, figures)
    return found


def acceptances_of(connection: Connection, fair: str, day: str) -> list[Acceptance]:
    """List what was accepted of a day, in the order of time, a row for each entry and currency."""
    by = (accepted.c.till, accepted.c.branch, accepted.c.number, accepted.c.day)
    said = (accepted.c.account, accepted.c.utc_ms, accepted.c.note)
    figures = (accepted.c.declared, accepted.c.synced, accepted.c.expected, accepted.c.counted)
    asked = (
        select(*by, *said, func.count(), accepted.c.currency, *map(func.sum, figures))
        .where(accepted.c.fair == fair, accepted.c.day == day)
        .group_by(*by, *said, accepted.c.currency)
        .order_by(accepted.c.utc_ms, *by, accepted.c.currency)
    )
    return [Acceptance(*row[:9], *map(int, row[9:])) for row in connection.execute(asked)]
