"""How sellers were named; what was projected before it was written down is projected again, by itself."""

import sqlalchemy as sa
from alembic import op

revision = "v0003"
down_revision = "v0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PROJECTED = (
    "facts",
    "shifts",
    "closings",
    "sales",
    "lines",
    "tenders",
    "payments",
    "jumps",
    "accepted",
    "totals",
    "products",
    "quarantine",
)


def upgrade() -> None:
    """Make the table, and begin the projection anew."""
    op.create_table(
        "sellers",
        sa.Column("fair", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("booth", sa.Text(), nullable=False),
        sa.Column("seller", sa.Text(), nullable=False),
        sa.Column("utc_ms", NUMBER, nullable=False),
        sa.Column("names", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("fair", "day", "booth", "seller"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    for name in PROJECTED:
        op.execute(sa.delete(sa.table(name)))
    branches = sa.table("branches", sa.column("projected"), sa.column("parted"))
    op.execute(sa.update(branches).values(projected=branches.c.parted))
