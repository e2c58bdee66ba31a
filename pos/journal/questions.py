"""Questions about the past, answered from one connection."""

from collections.abc import Iterator

from pos.domain.facts import RefundFinished, ShiftClosed, ShiftOpened, TillFounded
from pos.domain.fair import Place
from pos.domain.money import Currency, Money
from pos.domain.permissions import Role
from pos.domain.ticket import Ticket
from pos.journal.database import Connection
from pos.journal.names import Names
from pos.ports.clock import Moment
from pos.ports.journal import OpenShift, Recorded, SaleRow, Somebody
from pos.wire.canonical import read_as
from pos.wire.entry import Entry, read_entry
from pos.wire.head import Head


def recorded(connection: Connection, number: int) -> Recorded | None:
    """Read an entry with the head it made."""
    row = connection.execute("SELECT bytes, hash FROM entries WHERE number = ?", (number,)).fetchone()
    if row is None:
        return None
    entry = read_entry(row[0])
    return Recorded(entry, Head(entry.till, entry.epoch, entry.number, row[1]))


def newest(connection: Connection) -> Recorded | None:
    """Read the newest entry with its head."""
    row = connection.execute("SELECT max(number) FROM entries").fetchone()
    return None if row[0] is None else recorded(connection, row[0])


def entries(connection: Connection, first: int, last: int | None, at_most: int) -> list[Entry]:
    """Read some entries in order."""
    rows = connection.execute(
        "SELECT bytes FROM entries WHERE number BETWEEN ? AND coalesce(?, 0x7fffffffffffffff) ORDER BY number LIMIT ?",
        (first, last, at_most),
    )
    return [read_entry(data) for (data,) in rows]


def founded(connection: Connection) -> TillFounded | None:
    """Tell the latest founding."""
    fact = _standing(connection, "founded")
    return fact if isinstance(fact, TillFounded) else None


def place(connection: Connection) -> Place | None:
    """Tell where the till stands, as its latest founding says."""
    fact = founded(connection)
    return None if fact is None else fact.place


def open_shift(connection: Connection) -> OpenShift | None:
    """Tell the shift under way."""
    (number,) = connection.execute("SELECT shift FROM standing").fetchone()
    opened = _standing(connection, "shift")
    return OpenShift(number, opened) if isinstance(opened, ShiftOpened) else None


def grand_total(connection: Connection) -> Money | None:
    """Tell the perpetual total of the last closing."""
    closed = _standing(connection, "closed")
    return closed.figures.grand_total if isinstance(closed, ShiftClosed) else None


def people(connection: Connection, names: Names) -> tuple[Somebody, ...]:
    """Tell who can sign in."""
    rows = connection.execute("SELECT person, role, name FROM people ORDER BY added").fetchall()
    return tuple(Somebody(person, Role(role), names.open(connection, name)) for person, role, name in rows)


def open_tickets(connection: Connection) -> tuple[Ticket, ...]:
    """Read the open tickets."""
    rows = connection.execute("SELECT ticket FROM tickets ORDER BY nickname")
    return tuple(read_as(Ticket, data) for (data,) in rows)


def became(connection: Connection, key: str) -> int | None:
    """Tell which fact a ticket became."""
    row = connection.execute("SELECT number FROM became WHERE ticket = ?", (key,)).fetchone()
    return None if row is None else int(row[0])


def reprints_of(connection: Connection, number: int) -> int:
    """Tell how often a paper was printed again."""
    row = connection.execute("SELECT copies FROM reprints WHERE number = ?", (number,)).fetchone()
    return 0 if row is None else int(row[0])


def refunds_of(connection: Connection, sale: int) -> Iterator[RefundFinished]:
    """Read the refunds that point at a sale."""
    rows = connection.execute("SELECT number FROM refunds WHERE sale = ? ORDER BY number", (sale,)).fetchall()
    for (number,) in rows:
        found = recorded(connection, number)
        if found is not None and isinstance(found.entry.fact, RefundFinished):
            yield found.entry.fact


def sold_pieces(connection: Connection) -> frozenset[str]:
    """Tell the unique pieces that are gone."""
    return frozenset(product for (product,) in connection.execute("SELECT product FROM pieces"))


def stock_moves(connection: Connection) -> dict[str, int]:
    """Tell what was sold minus what came back, in thousandths, by product."""
    return dict(connection.execute("SELECT product, milli FROM moves ORDER BY product").fetchall())


def sale_row(row: tuple[int, str, int, int, str, int, str, int, int]) -> SaleRow:
    """Make a line of the history from its columns."""
    number, series, utc_ms, offset, person, total, currency, refund, reprints = row
    money = Money(total, Currency(currency))
    return SaleRow(number, series, Moment(utc_ms, offset), person, money, bool(refund), reprints)


def _standing(connection: Connection, what: str) -> object:
    row = connection.execute(
        f"SELECT bytes FROM entries WHERE number = (SELECT {what} FROM standing)"  # noqa: S608 -- our own columns
    ).fetchone()
    return None if row is None else read_entry(row[0]).fact
