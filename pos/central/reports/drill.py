"""From a shift to its papers, from a paper to its lines and payments, from there to the fact in its own bytes.

The bytes are those that came, found again in the batch that brought them: with the hash before them and the signed
head, anybody can prove that the till wrote them.
"""

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, and_, exists, select

from pos.central.projected import closings, facts, lines, sales, shifts, tenders
from pos.central.tables import batches, grants
from pos.wire.batch import hashes, read_batch

MOST_PAPERS = 200
"""Papers of one answer; more are asked for after the last number."""


class PaperSummary(msgspec.Struct, frozen=True):
    """A sale, or a refund of sale `refund_of`; `late` when it arrived after its shift's closing."""

    branch: int
    number: int
    series: str
    utc_ms: int
    person: str
    total: int
    currency: str
    refund_of: int
    late: bool


class PaperLine(msgspec.Struct, frozen=True):
    """A line of a paper; what came back is negative. Quantities are thousandths."""

    line: int
    product: str
    chain: str
    seller: str
    maker: str
    milli: int
    total: int
    tax: int


class PaperTender(msgspec.Struct, frozen=True):
    """A payment of a paper; `payment` is the number of the fact that asked a terminal for it, 0 for cash."""

    means: str
    applied: int
    payment: int


class Paper(msgspec.Struct, frozen=True):
    """A paper with all that is on it."""

    paper: PaperSummary
    lines: list[PaperLine]
    tenders: list[PaperTender]


class FactBytes(msgspec.Struct, frozen=True):
    """An entry as it came (text), its hash, the hash before it, and the signed head of its batch (hex)."""

    till: str
    branch: int
    number: int
    epoch: int
    kind: str
    utc_ms: int
    received_ms: int
    entry: str
    previous: str
    hash: str
    head_number: int
    head: str
    signature: str


Place = tuple[str, int, int]
"""A till, a branch, a journal number."""


def papers_of(connection: Connection, fair: str, shift: Place, after: tuple[int, int]) -> list[PaperSummary]:
    """List the papers of a shift of a fair, after the branch and number of the last one seen."""
    till, branch, number = shift
    if not _is_of(connection, fair, shift):
        return []
    closed_before = exists().where(
        and_(
            closings.c.till == sales.c.till,
            closings.c.shift_branch == sales.c.shift_branch,
            closings.c.shift == sales.c.shift,
            closings.c.batch < sales.c.batch,
        )
    )
    later = (sales.c.branch > after[0]) | ((sales.c.branch == after[0]) & (sales.c.number > after[1]))
    asked = (
        select(sales, closed_before.label("late"))
        .where(sales.c.till == till, sales.c.shift_branch == branch, sales.c.shift == number, later)
        .order_by(sales.c.branch, sales.c.number)
        .limit(MOST_PAPERS)
    )
    return [_paper(row) for row in connection.execute(asked)]


def paper_of(connection: Connection, fair: str, place: Place) -> Paper | None:
    """Give a paper with its lines and payments; None when there is none at that fair."""
    till, branch, number = place
    here = and_(sales.c.till == till, sales.c.branch == branch, sales.c.number == number)
    row = connection.execute(select(sales).where(here)).one_or_none()
    if row is None:
        return None
    found = papers_of(connection, fair, (till, row.shift_branch, row.shift), (branch, number - 1))
    paper = next((one for one in found if (one.branch, one.number) == (branch, number)), None)
    if paper is None:
        return None
    of_lines = and_(lines.c.till == till, lines.c.branch == branch, lines.c.number == number)
    of_tenders = and_(tenders.c.till == till, tenders.c.branch == branch, tenders.c.number == number)
    sold = connection.execute(select(lines).where(of_lines).order_by(lines.c.line))
    paid = connection.execute(select(tenders).where(of_tenders).order_by(tenders.c.place))
    return Paper(paper, [PaperLine(*row[3:]) for row in sold], [PaperTender(*row[4:]) for row in paid])


def fact_of(connection: Connection, fair: str, place: Place) -> FactBytes | None:
    """Give the bytes of an entry, from the batch that brought them; None when the fair has no such till or entry."""
    till, branch, number = place
    here = and_(facts.c.till == till, facts.c.branch == branch, facts.c.number == number)
    fact = connection.execute(select(facts).where(here)).one_or_none()
    if fact is None or not _stood_at(connection, fair, till, fact.epoch):
        return None
    row = connection.execute(select(batches).where(batches.c.id == fact.batch)).one()
    batch = read_batch(row.data)
    at, chain = number - batch.first, hashes(batch)
    return FactBytes(
        *(till, branch, number, fact.epoch, fact.kind, fact.utc_ms, row.received_ms),
        entry=batch.entries[at].decode("utf-8", "backslashreplace"),
        previous=chain[at].hex(),
        hash=chain[at + 1].hex(),
        head_number=row.number,
        head=row.hash.hex(),
        signature=row.signature.hex(),
    )


def _is_of(connection: Connection, fair: str, shift: Place) -> bool:
    till, branch, number = shift
    here = and_(shifts.c.till == till, shifts.c.branch == branch, shifts.c.number == number, shifts.c.fair == fair)
    return connection.execute(select(shifts.c.number).where(here)).first() is not None


def _stood_at(connection: Connection, fair: str, till: str, epoch: int) -> bool:
    """Tell whether a till stood at a fair in an epoch; before its first grant it counts to where that put it."""
    of = grants.c.till == till
    known = connection.execute(select(grants.c.epoch, grants.c.fair).where(of).order_by(grants.c.epoch)).all()
    before = [row.fair for row in known if row.epoch <= epoch] or [row.fair for row in known[:1]]
    return before[-1:] == [fair]


def _paper(row: Row[Any]) -> PaperSummary:
    about = (row.branch, row.number, row.series, row.utc_ms, row.person, row.total, row.currency, row.refund_of)
    return PaperSummary(*about, late=bool(row.late))
