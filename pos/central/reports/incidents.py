"""What is not as it should be at a fair: second histories of one till, and entries that were set aside."""

import msgspec
from sqlalchemy import Connection, select

from pos.central.projected import quarantine
from pos.central.tables import branches, tills

MOST = 200
"""Rows of one answer."""


class ForkSummary(msgspec.Struct, frozen=True):
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


class AsideSummary(msgspec.Struct, frozen=True):
    """An entry from which nothing could be made to follow; it is held, and its bytes can be asked for."""

    till: str
    booth: str
    stand: str
    branch: int
    number: int
    reason: str
    detail: str


def forks_of(connection: Connection, fair: str) -> list[ForkSummary]:
    """List the second histories of a fair's tills, the newest first."""
    about = (branches.c.branch, branches.c.parent, branches.c.parted, branches.c.number, branches.c.forked)
    asked = (
        select(tills.c.till, tills.c.booth, tills.c.number, *about, branches.c.began_ms)
        .join(branches, branches.c.till == tills.c.till)
        .where(tills.c.fair == fair, branches.c.parent.is_not(None))
        .order_by(branches.c.began_ms.desc(), tills.c.till, branches.c.branch)
        .limit(MOST)
    )
    return [ForkSummary(*row[:7], forked=bool(row[7]), began_ms=row[8]) for row in connection.execute(asked)]


def aside_of(connection: Connection, fair: str) -> list[AsideSummary]:
    """List the entries of a fair's tills that were set aside."""
    about = (quarantine.c.branch, quarantine.c.number, quarantine.c.reason, quarantine.c.detail)
    asked = (
        select(tills.c.till, tills.c.booth, tills.c.number, *about)
        .join(quarantine, quarantine.c.till == tills.c.till)
        .where(tills.c.fair == fair)
        .order_by(tills.c.till, quarantine.c.branch, quarantine.c.number)
        .limit(MOST)
    )
    return [AsideSummary(*row) for row in connection.execute(asked)]
