"""The tables that follow from the inbox: all of them can be emptied and filled again from its bytes.

Rows are only added, each by the entry that it is named after (till, branch, number), except the totals, which are added
to, and the sellers, of whom the latest name counts. Amounts are minor units. `batch` is the batch an entry came in: it
tells which of two came first. On SQLite the rows lie in the order of their key: what a till sends lies together.
"""

from sqlalchemy import Column, Index, Integer, LargeBinary, Text

from pos.central.tables import Number, table

PARTITIONS = 8
"""Into how many parts PostgreSQL lays the facts, by a hash of their till.

Only the migration says so: said here, it would load PostgreSQL's dialect in every central on SQLite.
"""


def _identity() -> tuple[Column[str], Column[int], Column[int]]:
    return (
        Column("till", Text, primary_key=True),
        Column("branch", Integer, primary_key=True),
        Column("number", Number, primary_key=True, autoincrement=False),
    )


facts = table(
    "facts",
    *_identity(),
    Column("epoch", Number, nullable=False),
    Column("kind", Text, nullable=False),
    Column("utc_ms", Number, nullable=False),
    Column("offset_minutes", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("batch", Number, nullable=False),
    sqlite_with_rowid=False,
)
"""Every entry that is held; one that cannot be read has no kind."""

shifts = table(
    "shifts",
    *_identity(),
    Column("fair", Text, nullable=False),
    Column("booth", Text, nullable=False),
    Column("stand", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("opened_ms", Number, nullable=False),
    Column("currency", Text, nullable=False),
    Column("opening_float", Number, nullable=False),
    sqlite_with_rowid=False,
)
"""Shifts by their opening. `stand` is the till's code in its booth, `day` the business day (ISO 8601)."""

Index("shifts_by_day", shifts.c.fair, shifts.c.day, shifts.c.booth)

closings = table(
    "closings",
    *_identity(),
    Column("shift_branch", Integer, nullable=False),
    Column("shift", Number, nullable=False),
    Column("z", Number, nullable=False),
    Column("closed_ms", Number, nullable=False),
    Column("sold", Number, nullable=False),
    Column("refunded", Number, nullable=False),
    Column("expected", Number, nullable=False),
    Column("counted", Number, nullable=False),
    Column("difference", Number, nullable=False),
    Column("batch", Number, nullable=False),
    Column("papers", Number, nullable=False),
    sqlite_with_rowid=False,
)
"""What tills declared of their shifts; `papers` are sales and refunds. A shift that two histories closed has two."""

Index("closings_by_shift", closings.c.till, closings.c.shift_branch, closings.c.shift)

sales = table(
    "sales",
    *_identity(),
    Column("shift_branch", Integer, nullable=False),
    Column("shift", Number, nullable=False),
    Column("series", Text, nullable=False),
    Column("utc_ms", Number, nullable=False),
    Column("person", Text, nullable=False),
    Column("total", Number, nullable=False),
    Column("currency", Text, nullable=False),
    Column("refund_of", Number, nullable=False),
    Column("batch", Number, nullable=False),
    sqlite_with_rowid=False,
)
"""Sales, and refunds, which point at a sale and whose total is negative."""

Index("sales_by_shift", sales.c.till, sales.c.shift_branch, sales.c.shift)

lines = table(
    "lines",
    *_identity(),
    Column("line", Number, primary_key=True, autoincrement=False),
    Column("product", Text, nullable=False),
    Column("chain", Text, nullable=False),
    Column("seller", Text, nullable=False),
    Column("maker", Text, nullable=False),
    Column("milli", Number, nullable=False),
    Column("total", Number, nullable=False),
    Column("tax", Number, nullable=False),
    sqlite_with_rowid=False,
)
"""Lines of sales and of refunds; what came back is negative."""

tenders = table(
    "tenders",
    *_identity(),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("means", Text, nullable=False),
    Column("applied", Number, nullable=False),
    Column("payment", Number, nullable=False),
    sqlite_with_rowid=False,
)

_by_terminal = tenders.c.payment > 0
Index("tenders_by_payment", tenders.c.till, tenders.c.payment, sqlite_where=_by_terminal, postgresql_where=_by_terminal)

payments = table(
    "payments",
    *_identity(),
    Column("request_branch", Integer, nullable=False),
    Column("request", Number, nullable=False),
    Column("kind", Text, nullable=False),
    Column("utc_ms", Number, nullable=False),
    Column("attempt", Number, nullable=False),
    Column("state", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("amount", Number, nullable=False),
    Column("currency", Text, nullable=False),
    Column("terminal", Text, nullable=False),
    Column("acquirer", Text, nullable=False),
    Column("approval", Text, nullable=False),
    Column("trace", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("original", Number, nullable=False),
    sqlite_with_rowid=False,
)
"""What happened to payments that a terminal decides, each step under the request it belongs to.

An attempt's `detail` is its reference; `original` is what a request takes back, 0 for one that takes nothing back.
"""

Index("payments_by_request", payments.c.till, payments.c.request_branch, payments.c.request)

_attempted = payments.c.kind == "payment-attempted"
Index("payments_by_reference", payments.c.detail, sqlite_where=_attempted, postgresql_where=_attempted)

_takes_back = payments.c.original > 0
Index(
    "payments_by_original",
    payments.c.till,
    payments.c.original,
    sqlite_where=_takes_back,
    postgresql_where=_takes_back,
)

jumps = table(
    "jumps",
    *_identity(),
    Column("seconds", Number, nullable=False),
    Column("utc_ms", Number, nullable=False),
    sqlite_with_rowid=False,
)
"""Clocks that moved against the time that really passed."""

accepted = table(
    "accepted",
    *_identity(),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("fair", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("utc_ms", Number, nullable=False),
    Column("shift_till", Text, nullable=False),
    Column("shift_branch", Integer, nullable=False),
    Column("shift", Number, nullable=False),
    Column("papers", Number, nullable=False),
    Column("currency", Text, nullable=False),
    Column("declared", Number, nullable=False),
    Column("synced", Number, nullable=False),
    Column("expected", Number, nullable=False),
    Column("counted", Number, nullable=False),
    sqlite_with_rowid=False,
)
"""Shifts as desks accepted them, each by an entry of the desk's own journal."""

Index("accepted_by_day", accepted.c.fair, accepted.c.day)

totals = table(
    "totals",
    Column("fair", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("booth", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("currency", Text, primary_key=True),
    Column("count", Number, nullable=False),
    Column("sold", Number, nullable=False),
    Column("refunded", Number, nullable=False),
    Column("tax", Number, nullable=False),
    sqlite_with_rowid=False,
)
"""Sums by business day and booth. `kind` says of what: the `day` itself, a `shift`, a `means`, a `chain`, a `seller`;
`key` which one. `count` is of papers, or of lines; `tax` has the refunds taken off."""

sellers = table(
    "sellers",
    Column("fair", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("booth", Text, primary_key=True),
    Column("seller", Text, primary_key=True),
    Column("utc_ms", Number, nullable=False),
    Column("names", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""How sellers were named on a day, by the sale that did so last (`utc_ms`); `names` is canonical bytes."""

products = table(
    "products",
    *_identity(),
    Column("product", Text, nullable=False),
    Column("chain", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""Products made or changed at booths, each time: `data` is the fact, in canonical bytes."""

quarantine = table(
    "quarantine",
    *_identity(),
    Column("reason", Text, nullable=False),
    Column("detail", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Entries from which nothing could be made to follow, and why."""

PROJECTED = (
    facts,
    shifts,
    closings,
    sales,
    lines,
    tenders,
    payments,
    jumps,
    accepted,
    totals,
    sellers,
    products,
    quarantine,
)
