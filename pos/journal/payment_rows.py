"""Payments in the derived tables: what each fact does to them, and the questions that their rows answer.

A payment is always folded from its own facts, so that what is stored beside them only helps to find it.
"""

from collections.abc import Sequence

from pos.domain.beyond import Stray
from pos.domain.facts import Fact
from pos.domain.money import Money
from pos.domain.payment import Payment, fold
from pos.domain.payment_facts import (
    AnswerOrphaned,
    PaymentAttempted,
    PaymentMoved,
    PaymentRequested,
    PaymentState,
    TerminalSettled,
)
from pos.domain.tender import Tender
from pos.journal.database import Connection
from pos.wire.entry import Entry, UnknownFact, read_entry

_FACTS = (
    "SELECT entries.number, bytes FROM entries, payment_facts"
    " WHERE payment_facts.request = ? AND entries.number = payment_facts.number ORDER BY entries.number"
)
_STRAYS = (
    "SELECT entries.number, bytes FROM strays, entries WHERE entries.number = strays.number AND request IN"
    " (SELECT request FROM strays WHERE number > (SELECT coalesce(max(closed), 0) FROM standing) OR number NOT IN"
    " (SELECT original FROM payments WHERE state = 'approved' AND original > 0)) ORDER BY entries.number"
)
_SETTLED = "INSERT INTO settlements VALUES (?, ?) ON CONFLICT DO UPDATE SET number = excluded.number"
UNCOUNTED = "state = 'approved' AND request NOT IN (SELECT payment FROM tendered)"
# Written as the partial index is, so that SQLite uses it.
OPEN = "state IN ('recorded', 'sending', 'in_progress', 'approved_unconfirmed', 'unknown')"


def take(connection: Connection, entry: Entry) -> None:
    """Write down what follows for payments from an entry that was just appended; most facts say nothing of them."""
    number = entry.number
    match entry.fact:
        case PaymentRequested() as asked:
            row = (number, asked.shift, asked.terminal.id, asked.ticket, asked.original, PaymentState.RECORDED)
            connection.execute("INSERT INTO payments VALUES (?, ?, ?, ?, ?, ?, 0)", row)
            connection.execute("INSERT INTO payment_facts VALUES (?, ?)", (number, number))
        case PaymentAttempted(request=request, reference=reference):
            payment = _joined(connection, number, request)
            attempt = (number, request, payment.asked.terminal.id, reference)
            connection.execute("INSERT INTO attempts VALUES (?, ?, ?, ?)", attempt)
            connection.execute("UPDATE payments SET state = ? WHERE request = ?", (payment.state, request))
        case PaymentMoved(request=request):
            state = _joined(connection, number, request).state
            connection.execute("UPDATE payments SET state = ? WHERE request = ?", (state, request))
            if state is PaymentState.APPROVED:
                connection.execute("UPDATE payments SET approved = ? WHERE request = ?", (number, request))
        case TerminalSettled(terminal=terminal):
            connection.execute(_SETTLED, (terminal.id, number))
        case AnswerOrphaned(request=request, amount=Money()) if request:
            connection.execute("INSERT INTO strays VALUES (?, ?)", (number, request))
        case _:
            pass


def tendered(connection: Connection, tenders: Sequence[Tender], paper: int) -> None:
    """Note which payments a sale or refund counts among its tenders."""
    for tender in tenders:
        if tender.payment:
            connection.execute("INSERT OR IGNORE INTO tendered VALUES (?, ?)", (tender.payment, paper))


def payment(connection: Connection, request: int) -> Payment | None:
    """Fold the payment of that number from its facts."""
    asked: PaymentRequested | None = None
    later: list[Fact] = []
    for number, data in connection.execute(_FACTS, (request,)):
        fact = read_entry(data).fact
        if number == request and isinstance(fact, PaymentRequested):
            asked = fact
        elif not isinstance(fact, UnknownFact):
            later.append(fact)
    return None if asked is None else fold(request, asked, later)


def where(connection: Connection, condition: str, *values: str | int) -> tuple[Payment, ...]:
    """Fold the payments whose rows meet a condition (SQL of ours), in their order."""
    question = f"SELECT request FROM payments WHERE {condition} ORDER BY request"  # noqa: S608 -- our own conditions
    rows = connection.execute(question, values).fetchall()
    found = (payment(connection, request) for (request,) in rows)
    return tuple(each for each in found if each is not None)


def strays(connection: Connection) -> tuple[Stray, ...]:
    """Read the answers that settled nothing, but for those about payments of earlier shifts that all went back."""
    found = ((number, read_entry(data).fact) for number, data in connection.execute(_STRAYS).fetchall())
    return tuple((number, fact) for number, fact in found if isinstance(fact, AnswerOrphaned))


def number(connection: Connection, question: str, *values: str | int) -> int:
    """Ask for one number; 0 when there is no row."""
    row = connection.execute(question, values).fetchone()
    return 0 if row is None or row[0] is None else int(row[0])


def _joined(connection: Connection, number: int, request: int) -> Payment:
    """Add a fact to its payment and fold it anew; a fact that points at no payment is refused."""
    connection.execute("INSERT INTO payment_facts VALUES (?, ?)", (number, request))
    found = payment(connection, request)
    if found is None:
        message = f"entry {number} points at entry {request}, which asks for no payment"
        raise ValueError(message)
    return found
