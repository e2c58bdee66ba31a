"""From a shift to its papers, from a paper to its lines and payments, from there to the fact in its own bytes.

The bytes are those that came, in the batch that brought them: with the till's key, anybody can prove that it wrote
them.
"""

from typing import Any

import msgspec
from sqlalchemy import Connection, Exists, Row, and_, exists, select

from pos.central.inbox.joining import Branch, owner
from pos.central.projected import closings, facts, lines, payments, sales, shifts, tenders
from pos.central.tables import batches, branches, grants, tills
from pos.domain.names import Names
from pos.wire.batch import read_batch
from pos.wire.desk.drill import HeldFact, Paper, PaperLine, PaperSummary, PaperTender, PaymentStep

MOST_PAPERS = 200
"""Papers of one answer; more are asked for after the last one seen."""

Place = tuple[str, int, int]
"""A till, a branch, a journal number."""


class _Named(msgspec.Struct):
    number: int
    names: Names = Names()


class _Seller(msgspec.Struct):
    id: str
    names: Names = Names()


class _Sold(msgspec.Struct):
    lines: list[_Named]
    sellers: list[_Seller] = []


class _Entry(msgspec.Struct, array_like=True):
    format: int
    till: str
    epoch: int
    number: int
    utc_ms: int
    offset_minutes: int
    kind: str
    body: _Sold


_sold = msgspec.json.Decoder(_Entry)


def papers_of(connection: Connection, fair: str, shift: Place, after: tuple[int, int]) -> list[PaperSummary] | None:
    """List the papers of a shift after the branch and number of the last one seen; None when there is no such shift."""
    till, branch, number = shift
    if _shift_of(connection, fair, shift) is None:
        return None
    later = (sales.c.branch > after[0]) | ((sales.c.branch == after[0]) & (sales.c.number > after[1]))
    asked = (
        select(sales, _closed_before().label("late"))
        .where(sales.c.till == till, sales.c.shift_branch == branch, sales.c.shift == number, later)
        .order_by(sales.c.branch, sales.c.number)
        .limit(MOST_PAPERS)
    )
    return [_paper(row) for row in connection.execute(asked)]


def paper_of(connection: Connection, fair: str, place: Place) -> Paper | None:
    """Give a paper with its lines and payments; None when there is none at that fair."""
    till, branch, number = place
    here = and_(sales.c.till == till, sales.c.branch == branch, sales.c.number == number)
    row = connection.execute(select(sales, _closed_before().label("late")).where(here)).one_or_none()
    shift = None if row is None else _shift_of(connection, fair, (till, row.shift_branch, row.shift))
    if row is None or shift is None:
        return None
    of_lines = and_(lines.c.till == till, lines.c.branch == branch, lines.c.number == number)
    of_tenders = and_(tenders.c.till == till, tenders.c.branch == branch, tenders.c.number == number)
    sold = connection.execute(select(lines).where(of_lines).order_by(lines.c.line))
    paid = connection.execute(select(tenders).where(of_tenders).order_by(tenders.c.place))
    things, people = _names(connection, (till, branch, row.refund_of or number))
    return Paper(
        till=till,
        booth=shift.booth,
        stand=shift.stand,
        day=shift.day,
        shift_branch=row.shift_branch,
        shift=row.shift,
        paper=_paper(row),
        lines=[
            PaperLine(
                *(line.line, line.product, things.get(line.line, Names())),
                *(line.chain, line.seller, line.maker, line.milli, line.total, line.tax),
                people.get(line.seller, Names()),
            )
            for line in sold
        ],
        tenders=[PaperTender(*tender[4:]) for tender in paid],
    )


def payment_of(connection: Connection, fair: str, place: Place) -> list[PaymentStep] | None:
    """List what happened to a payment, by the place of its request; None when the fair has no such payment."""
    till, branch, number = place
    if _fact(connection, fair, place) is None:
        return None
    of = and_(payments.c.till == till, payments.c.request_branch == branch, payments.c.request == number)
    steps = connection.execute(select(payments).where(of).order_by(payments.c.number, payments.c.branch)).all()
    return [PaymentStep(row.branch, row.number, *row[5:]) for row in steps] or None


def fact_of(connection: Connection, fair: str, place: Place) -> HeldFact | None:
    """Give an entry in the batch that brought it; None when the fair has no such till or entry."""
    till, branch, number = place
    fact = _fact(connection, fair, place)
    if fact is None:
        return None
    batch = connection.execute(select(batches).where(batches.c.id == fact.batch)).one()
    key = connection.execute(select(tills.c.public_key).where(tills.c.till == till)).scalar_one()
    return HeldFact(
        *(till, branch, number, fact.epoch, fact.kind, fact.utc_ms, batch.received_ms),
        public_key=key.hex(),
        batch=batch.data,
    )


def _closed_before() -> Exists:
    return exists().where(
        and_(
            closings.c.till == sales.c.till,
            closings.c.shift_branch == sales.c.shift_branch,
            closings.c.shift == sales.c.shift,
            closings.c.batch < sales.c.batch,
        )
    )


def _names(connection: Connection, sale: Place) -> tuple[dict[int, Names], dict[str, Names]]:
    """Read the names of a sale's lines, and of its sellers, in its own bytes: no table holds them by sale."""
    till, branch, number = sale
    of = branches.c.till == till
    known = [
        Branch(row.branch, row.parent, row.parted, row.number, row.hash)
        for row in connection.execute(select(branches).where(of))
    ]
    first = owner(branch, number, known)
    here = and_(facts.c.till == till, facts.c.branch == first, facts.c.number == number)
    asked = select(batches.c.data).join(facts, facts.c.batch == batches.c.id).where(here)
    data = connection.execute(asked).scalar()
    if data is None:
        return {}, {}
    batch = read_batch(data)
    try:
        entry = _sold.decode(batch.entries[number - batch.first])
    except ValueError:
        return {}, {}
    return {line.number: line.names for line in entry.body.lines}, {who.id: who.names for who in entry.body.sellers}


def _fact(connection: Connection, fair: str, place: Place) -> Row[Any] | None:
    """Find an entry of a till that stood at the fair when it wrote it."""
    till, branch, number = place
    here = and_(facts.c.till == till, facts.c.branch == branch, facts.c.number == number)
    fact = connection.execute(select(facts).where(here)).one_or_none()
    return fact if fact is not None and _stood_at(connection, fair, till, fact.epoch) else None


def _shift_of(connection: Connection, fair: str, shift: Place) -> Row[Any] | None:
    till, branch, number = shift
    here = and_(shifts.c.till == till, shifts.c.branch == branch, shifts.c.number == number, shifts.c.fair == fair)
    return connection.execute(select(shifts).where(here)).one_or_none()


def _stood_at(connection: Connection, fair: str, till: str, epoch: int) -> bool:
    """Tell whether a till stood at a fair in an epoch; before its first grant it counts to where that put it."""
    of = grants.c.till == till
    known = connection.execute(select(grants.c.epoch, grants.c.fair).where(of).order_by(grants.c.epoch)).all()
    before = [row.fair for row in known if row.epoch <= epoch] or [row.fair for row in known[:1]]
    return before[-1:] == [fair]


def _paper(row: Row[Any]) -> PaperSummary:
    about = (row.branch, row.number, row.series, row.utc_ms, row.person, row.total, row.currency, row.refund_of)
    return PaperSummary(*about, late=bool(row.late))
