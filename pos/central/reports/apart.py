"""Pieces that two tills of a booth changed without hearing of each other, read from what they said.

Where an entry's till stood is where central granted its epoch; what it wrote before it was ever enrolled counts to
where it stands.
"""

from collections import defaultdict

from sqlalchemy import Connection, Row, and_, func, select

from pos.central.projected import facts, products
from pos.central.tables import grants, tills
from pos.domain.apart import Hand, made_apart
from pos.domain.edits import stamp_of
from pos.domain.money import Money
from pos.domain.names import Names
from pos.domain.product import Price
from pos.domain.till_facts import ProductChanged
from pos.domain.values import dataclass
from pos.wire.canonical import read_as
from pos.wire.desk.incidents import MOST, ApartSummary, ChangeSummary

CHANGES_MOST = 5_000
"""Changes that are looked at, the newest first: whoever looks after a week of them has seen those before."""


@dataclass(frozen=True, slots=True)
class _Said(Hand):
    """A change with the row that tells where and when."""

    row: Row[tuple[object, ...]]


def apart_of(connection: Connection, fair: str) -> list[ApartSummary]:
    """List them, the newest first."""
    pieces: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    for row in _changes(connection, fair):
        change = read_as(ProductChanged, row.data)
        stamp = stamp_of(change, row.utc_ms, row.till, row.number)
        pieces[row.booth, row.product].append(_Said(change, stamp, row))
    found = [one for (booth, _), said in pieces.items() for one in _of_piece(booth, said)]
    found.sort(key=lambda one: (-one.later.utc_ms, one.booth, one.product, one.field))
    return found[:MOST]


def _changes(connection: Connection, fair: str) -> list[Row[tuple[object, ...]]]:
    """Read the changes of pieces that more than one history of the fair's tills changed."""
    theirs = select(tills.c.till).where(tills.c.fair == fair)
    several = (
        select(products.c.product)
        .where(products.c.till.in_(theirs))
        .group_by(products.c.product)
        .having(
            (func.min(products.c.till) != func.max(products.c.till))
            | (func.min(products.c.branch) != func.max(products.c.branch))
        )
    )
    same = (facts.c.till == products.c.till) & (facts.c.branch == products.c.branch)
    stood = and_(grants.c.till == products.c.till, grants.c.epoch == facts.c.epoch)
    asked = (
        select(
            products,
            facts.c.utc_ms,
            func.coalesce(grants.c.booth, tills.c.booth).label("booth"),
            func.coalesce(grants.c.number, tills.c.number).label("stand"),
        )
        .join(facts, same & (facts.c.number == products.c.number))
        .join(tills, tills.c.till == products.c.till)
        .outerjoin(grants, stood)
        .where(products.c.product.in_(several), func.coalesce(grants.c.fair, tills.c.fair) == fair)
        .order_by(facts.c.utc_ms.desc(), products.c.till, products.c.branch, products.c.number)
        .limit(CHANGES_MOST)
    )
    return list(connection.execute(asked))


def _of_piece(booth: str, said: list[_Said]) -> list[ApartSummary]:
    return [
        ApartSummary(
            booth=booth,
            product=apart.stands.change.product.id,
            names=apart.stands.change.product.names,
            currency=apart.stands.change.product.price.amount.currency.value,
            field=apart.field,
            earlier=_summary(apart.earlier, apart.field),
            later=_summary(apart.later, apart.field),
            stands=_summary(apart.stands, apart.field),
        )
        for apart in made_apart(said)
    ]


def _summary(said: _Said, field: str) -> ChangeSummary:
    row, value = said.row, getattr(said.change.product, field)
    amount, names, text = None, Names(), ""
    match value:
        case Price(amount=Money(minor=minor)) | Money(minor=minor):
            amount = minor
        case bool() | None:
            pass
        case int():
            amount = value
        case Names():
            names = value
        case str():
            text = value
        case _:
            pass
    place = (row.till, row.stand, row.branch, row.number, said.change.person, row.utc_ms)
    return ChangeSummary(*place, amount, names, text)
