"""What follows from the inbox."""

import sqlalchemy as sa
from alembic import op

revision = "v0002"
down_revision = "v0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PARTITIONS = 8


def upgrade() -> None:
    """Make them."""
    _papers()
    _sums()


def _papers() -> None:
    """Make what follows from each entry."""
    _facts_table()
    _lines_table()
    _sales_table()
    _tenders_table()
    _payments_table()
    _jumps_table()
    _accepted_table()


def _facts_table() -> None:
    op.create_table(
        "facts",
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("epoch", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("utc_ms", NUMBER, nullable=False),
        sa.Column("offset_minutes", sa.Integer(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("batch", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("till", "branch", "number"),
        postgresql_partition_by="HASH (till)",
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "postgresql":
        for part in range(PARTITIONS):
            values = f"FOR VALUES WITH (MODULUS {PARTITIONS}, REMAINDER {part})"
            op.execute(f"CREATE TABLE facts_{part} PARTITION OF facts {values}")


def _lines_table() -> None:
    op.create_table(
        "lines",
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("line", NUMBER, autoincrement=False, nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("seller", sa.Text(), nullable=False),
        sa.Column("maker", sa.Text(), nullable=False),
        sa.Column("milli", NUMBER, nullable=False),
        sa.Column("total", NUMBER, nullable=False),
        sa.Column("tax", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("till", "branch", "number", "line"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _sales_table() -> None:
    op.create_table(
        "sales",
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("shift_branch", sa.Integer(), nullable=False),
        sa.Column("shift", NUMBER, nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("utc_ms", NUMBER, nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("total", NUMBER, nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("refund_of", NUMBER, nullable=False),
        sa.Column("batch", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("till", "branch", "number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("sales_by_shift", "sales", ["till", "shift_branch", "shift"], unique=False)


def _tenders_table() -> None:
    op.create_table(
        "tenders",
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("means", sa.Text(), nullable=False),
        sa.Column("applied", NUMBER, nullable=False),
        sa.Column("payment", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("till", "branch", "number", "place"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _payments_table() -> None:
    op.create_table(
        "payments",
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("request_branch", sa.Integer(), nullable=False),
        sa.Column("request", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("utc_ms", NUMBER, nullable=False),
        sa.Column("attempt", NUMBER, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("amount", NUMBER, nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("terminal", sa.Text(), nullable=False),
        sa.Column("acquirer", sa.Text(), nullable=False),
        sa.Column("approval", sa.Text(), nullable=False),
        sa.Column("trace", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("till", "branch", "number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("payments_by_request", "payments", ["till", "request_branch", "request"], unique=False)


def _jumps_table() -> None:
    op.create_table(
        "jumps",
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("seconds", NUMBER, nullable=False),
        sa.Column("utc_ms", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("till", "branch", "number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _accepted_table() -> None:
    op.create_table(
        "accepted",
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fair", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("utc_ms", NUMBER, nullable=False),
        sa.Column("shift_till", sa.Text(), nullable=False),
        sa.Column("shift_branch", sa.Integer(), nullable=False),
        sa.Column("shift", NUMBER, nullable=False),
        sa.Column("papers", NUMBER, nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("declared", NUMBER, nullable=False),
        sa.Column("synced", NUMBER, nullable=False),
        sa.Column("expected", NUMBER, nullable=False),
        sa.Column("counted", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("till", "branch", "number", "place"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("accepted_by_day", "accepted", ["fair", "day"], unique=False)


def _sums() -> None:
    """Make shifts, totals and what is set aside."""
    _closings_table()
    _products_table()
    _quarantine_table()
    _shifts_table()
    _totals_table()


def _closings_table() -> None:
    op.create_table(
        "closings",
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("shift_branch", sa.Integer(), nullable=False),
        sa.Column("shift", NUMBER, nullable=False),
        sa.Column("z", NUMBER, nullable=False),
        sa.Column("closed_ms", NUMBER, nullable=False),
        sa.Column("sold", NUMBER, nullable=False),
        sa.Column("refunded", NUMBER, nullable=False),
        sa.Column("expected", NUMBER, nullable=False),
        sa.Column("counted", NUMBER, nullable=False),
        sa.Column("difference", NUMBER, nullable=False),
        sa.Column("batch", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("till", "branch", "number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("closings_by_shift", "closings", ["till", "shift_branch", "shift"], unique=False)


def _products_table() -> None:
    op.create_table(
        "products",
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("till", "branch", "number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _quarantine_table() -> None:
    op.create_table(
        "quarantine",
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("till", "branch", "number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _shifts_table() -> None:
    op.create_table(
        "shifts",
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("fair", sa.Text(), nullable=False),
        sa.Column("booth", sa.Text(), nullable=False),
        sa.Column("stand", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("opened_ms", NUMBER, nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("opening_float", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("till", "branch", "number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("shifts_by_day", "shifts", ["fair", "day", "booth"], unique=False)


def _totals_table() -> None:
    op.create_table(
        "totals",
        sa.Column("fair", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("booth", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("count", NUMBER, nullable=False),
        sa.Column("sold", NUMBER, nullable=False),
        sa.Column("refunded", NUMBER, nullable=False),
        sa.Column("tax", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("fair", "day", "booth", "kind", "key", "currency"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
