"""Central's tables, the same on SQLite and PostgreSQL: who is enrolled, and the inbox.

The inbox is the truth here: batches are only ever added. A *branch* is one unbroken history of a till; nearly every
till has one, number 0. A restored backup or a cloned disk makes a second, which parts from its parent after an entry.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData()

# SQLite knows one size of integers, and in strict tables one name for them.
Number = BigInteger().with_variant(Integer, "sqlite")
Flag = Boolean().with_variant(Integer, "sqlite")


def table(name: str, *parts: SchemaItem, **options: Any) -> Table:  # noqa: ANN401 -- each dialect has its own
    """Make a table; on SQLite one that takes no value of another type than its column's."""
    return Table(name, metadata, *parts, sqlite_strict=True, **options)


keys = table(
    "keys",
    Column("public_key", LargeBinary, primary_key=True),
    Column("since_ms", Number, nullable=False),
)
"""The keys that central ever acknowledged with; the newest counts, and central works with no other."""

fairs = table(
    "fairs",
    Column("code", Text, primary_key=True),
    Column("place", LargeBinary, nullable=False),
    Column("profile", Text, nullable=False),
)
"""`place` is what tills of the fair stand in, as canonical bytes, its booth and till left empty."""

booths = table(
    "booths",
    Column("fair", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("names", LargeBinary, nullable=False),
    ForeignKeyConstraint(["fair"], ["fairs.code"]),
)

codes = table(
    "codes",
    Column("name", Text, primary_key=True),
    Column("secret", LargeBinary, nullable=False),
    Column("fair", Text, nullable=False),
    Column("booth", Text, nullable=False),
    Column("station", Text, nullable=False),
    Column("expires_ms", Number, nullable=False),
    Column("used_ms", Number),
    Column("till", Text),
    Column("answer", LargeBinary),
    ForeignKeyConstraint(["fair", "booth"], ["booths.fair", "booths.code"]),
)
"""One-time codes. A code that was used has forgotten its secret, and keeps which till used it and what it was answered:
the same till that asks again is answered the same, because the first answer may be lost."""

tills = table(
    "tills",
    Column("till", Text, primary_key=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("fair", Text, nullable=False),
    Column("booth", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("station", Text, nullable=False),
    Column("epoch", Number, nullable=False),
    Column("revoked", Flag, nullable=False),
    Column("heard_ms", Number, nullable=False),
    Column("lacks_after", Number),
    Column("lacks_until", Number),
    Column("lacks_since_ms", Number),
    ForeignKeyConstraint(["fair", "booth"], ["booths.fair", "booths.code"]),
)
"""The tills and desks that are enrolled, as they stand now; `epoch` is the last that was granted, `heard_ms` when they
last spoke up, within a minute. One that signed entries which central lacks says after which one, until which, and since
when; they are asked for, and come."""

grants = table(
    "grants",
    Column("till", Text, primary_key=True),
    Column("epoch", Number, primary_key=True, autoincrement=False),
    Column("fair", Text, nullable=False),
    Column("booth", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("station", Text, nullable=False),
    ForeignKeyConstraint(["till"], ["tills.till"]),
)
"""Every epoch that was ever granted, and where: what a till says of its own place is not believed."""

accounts = table(
    "accounts",
    Column("name", Text, primary_key=True),
    Column("secret", Text, nullable=False),
    Column("fair", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked_until_ms", Number, nullable=False),
)
"""Organizers. `secret` is their password under argon2id; an account without a fair sees them all."""

tokens = table(
    "tokens",
    Column("digest", LargeBinary, primary_key=True),
    Column("account", Text, nullable=False),
    Column("fair", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("expires_ms", Number, nullable=False),
    ForeignKeyConstraint(["account"], ["accounts.name"]),
)
"""What a signed-in organizer shows, by its SHA-256."""

refusals = table(
    "refusals",
    Column("door", Text, primary_key=True),
    Column("why", Text, primary_key=True),
    Column("whose", Text, primary_key=True),
    Column("fair", Text, nullable=False),
    Column("count", Number, nullable=False),
    Column("first_ms", Number, nullable=False),
    Column("last_ms", Number, nullable=False),
)
"""What was refused, counted by the door it came to, by why, and by whose it was: a till or an account that is known,
or nobody's."""

catalogue = table(
    "catalogue",
    Column("fair", Text, primary_key=True),
    Column("product", Text, primary_key=True),
    Column("version", Number, nullable=False),
    Column("data", LargeBinary),
    ForeignKeyConstraint(["fair"], ["fairs.code"]),
)
"""The organizer's catalogue as it stands: each product with the version that last changed it; withdrawn, it has no
data."""

Index("catalogue_by_version", catalogue.c.fair, catalogue.c.version, catalogue.c.product)

versions = table(
    "versions",
    Column("fair", Text, primary_key=True),
    Column("version", Number, primary_key=True, autoincrement=False),
    Column("mark", Text, nullable=False),
    ForeignKeyConstraint(["fair"], ["fairs.code"]),
)
"""Every version that was ever given, also of what was changed again since; `mark` tells all that was said up to it."""

switches = table(
    "switches",
    Column("name", Text, primary_key=True),
    Column("secret", LargeBinary, nullable=False),
)
"""Who may tell what phones paid, and the secret that they prove it with: it is kept as it is."""

phone_payments = table(
    "phone_payments",
    Column("switch", Text, primary_key=True),
    Column("transaction", Text, primary_key=True),
    Column("reference", Text, nullable=False),
    Column("amount", Number, nullable=False),
    Column("currency", Text, nullable=False),
    Column("paid_ms", Number, nullable=False),
    Column("received_ms", Number, nullable=False),
    Column("name", Text, nullable=False),
)
"""What phones paid, as their switches told it first; `reference` stood in the code that was scanned, or is empty.

`name` is what tills call the transaction."""

Index("phone_payments_by_reference", phone_payments.c.reference)
Index("phone_payments_by_time", phone_payments.c.paid_ms)

branches = table(
    "branches",
    Column("till", Text, primary_key=True),
    Column("branch", Integer, primary_key=True),
    Column("parent", Integer),
    Column("parted", Number, nullable=False),
    Column("forked", Flag, nullable=False),
    Column("epoch", Number, nullable=False),
    Column("number", Number, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("began_ms", Number, nullable=False),
    Column("projected", Number, nullable=False),
)
"""Where each history stands. `parted` is the last entry shared with `parent`; `forked` tells a fork from a till that
was restored and enrolled again, which is a history's rightful successor. `projected` is how far it was projected."""

_behind = branches.c.projected < branches.c.number
Index("branches_behind", branches.c.till, sqlite_where=_behind)

batches = table(
    "batches",
    Column("id", Number, primary_key=True),
    Column("till", Text, nullable=False),
    Column("branch", Integer, nullable=False),
    Column("first", Number, nullable=False),
    Column("number", Number, nullable=False),
    Column("epoch", Number, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("received_ms", Number, nullable=False),
    ForeignKeyConstraint(["till", "branch"], ["branches.till", "branches.branch"]),
)
"""What came, byte for byte. `first` is the first entry that was new then; those before it were held already."""

Index("batches_by_number", batches.c.till, batches.c.branch, batches.c.number, unique=True)
