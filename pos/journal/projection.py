"""What follows from each fact, written into the derived tables in the fact's own commit.

The same code runs when a fact is appended, when the tables are rebuilt and when they are verified, so the three
cannot disagree about what a fact means.
"""

from pos.domain.facts import (
    PaperReprinted,
    PersonAdded,
    PersonRemoved,
    RefundFinished,
    SaleFinished,
    SettingChanged,
    ShiftClosed,
    ShiftOpened,
    TicketCancelled,
    TillFounded,
)
from pos.domain.money import Money
from pos.journal import payment_rows
from pos.journal.database import Connection
from pos.wire.entry import Entry, read_entry

_SOLD = "INSERT INTO sales VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_BECAME = "INSERT INTO became VALUES (?, ?)"
_MOVE = "INSERT INTO moves VALUES (?, ?) ON CONFLICT DO UPDATE SET milli = milli + excluded.milli"
_PERSON = "INSERT INTO people VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET role = excluded.role, name = excluded.name"
_SETTING = "INSERT INTO settings VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
_REPRINT = "INSERT INTO reprints VALUES (?, 1) ON CONFLICT DO UPDATE SET copies = copies + 1"


def project(connection: Connection, entry: Entry) -> None:
    """Write down what follows from an entry that was just appended."""
    match entry.fact:
        case SaleFinished() as sale:
            _sale(connection, entry, sale)
        case RefundFinished() as refund:
            _refund(connection, entry, refund)
        case TicketCancelled(ticket=key) if key:
            connection.execute(_BECAME, (key, entry.number))
        case PaperReprinted(of=number):
            connection.execute(_REPRINT, (number,))
        case _:
            _standing(connection, entry)


def _standing(connection: Connection, entry: Entry) -> None:
    number = entry.number
    match entry.fact:
        case ShiftOpened():
            connection.execute("UPDATE standing SET shift = ?", (number,))
        case ShiftClosed():
            connection.execute("UPDATE standing SET shift = 0, closings = closings + 1, closed = ?", (number,))
        case PersonAdded(person=person, role=role, name=name):
            connection.execute(_PERSON, (person, number, role, name))
        case PersonRemoved(person=person):
            connection.execute("DELETE FROM people WHERE person = ?", (person,))
        case SettingChanged(name=name, value=value):
            connection.execute(_SETTING, (name, value))
        case TillFounded():
            connection.execute("UPDATE standing SET founded = ?, series = 0", (number,))
        case _:
            payment_rows.take(connection, entry)


def _sale(connection: Connection, entry: Entry, sale: SaleFinished) -> None:
    _paper(connection, entry, sale, sale.total)
    for line in sale.lines:
        if line.product:
            connection.execute(_MOVE, (line.product, line.quantity.milli))
        if line.unique:
            connection.execute("INSERT OR IGNORE INTO pieces VALUES (?)", (line.product,))


def _refund(connection: Connection, entry: Entry, refund: RefundFinished) -> None:
    _paper(connection, entry, refund, refund.total)
    connection.execute("INSERT INTO refunds VALUES (?, ?)", (entry.number, refund.sale))
    sold = {line.number: line for line in sale_of(connection, refund).lines}
    for back in refund.lines:
        line = sold[back.line]
        if line.product:
            connection.execute(_MOVE, (line.product, -back.quantity.milli))
        if line.unique:
            connection.execute("DELETE FROM pieces WHERE product = ?", (line.product,))


def _paper(connection: Connection, entry: Entry, fact: SaleFinished | RefundFinished, total: Money) -> None:
    is_refund = isinstance(fact, RefundFinished)
    at = (entry.utc_ms, entry.offset_minutes)
    connection.execute(_SOLD, (entry.number, fact.series, *at, fact.person, total.minor, total.currency, is_refund))
    connection.execute("UPDATE standing SET series = series + 1")
    payment_rows.tendered(connection, fact.tenders, entry.number)
    if fact.ticket:
        connection.execute(_BECAME, (fact.ticket, entry.number))


def sale_of(connection: Connection, refund: RefundFinished) -> SaleFinished:
    """Read the sale that a refund points at."""
    row = connection.execute("SELECT bytes FROM entries WHERE number = ?", (refund.sale,)).fetchone()
    fact = None if row is None else read_entry(row[0]).fact
    if not isinstance(fact, SaleFinished):
        message = f"a refund points at entry {refund.sale}, which is no sale"
        raise ValueError(message)  # noqa: TRY004 -- the journal's content is wrong, not our types
    return fact
