"""What took a payment back, and what tills call a transaction: so what phones paid is laid beside what tills say of it.

What was projected before it was written down is projected again, by itself.
"""

import sqlalchemy as sa
from alembic import op

revision = "v0008"
down_revision = "v0007"
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
    "sellers",
    "products",
    "quarantine",
)
ATTEMPTED, BACK, PAID = sa.text("kind = 'payment-attempted'"), sa.text("original > 0"), sa.text("payment > 0")


def upgrade() -> None:
    """Make the column and the indexes, and begin the projection anew."""
    op.add_column("payments", sa.Column("original", NUMBER, nullable=False, server_default="0"))
    for name, table, columns, where in (
        ("payments_by_reference", "payments", ["detail"], ATTEMPTED),
        ("payments_by_original", "payments", ["till", "original"], BACK),
        ("tenders_by_payment", "tenders", ["till", "payment"], PAID),
    ):
        op.create_index(name, table, columns, unique=False, sqlite_where=where, postgresql_where=where)
    op.add_column("phone_payments", sa.Column("name", sa.Text(), nullable=False, server_default=""))
    told = sa.table("phone_payments", sa.column("name"), sa.column("transaction"))
    op.execute(sa.update(told).values(name=told.c.transaction))
    op.create_index("phone_payments_by_time", "phone_payments", ["paid_ms"], unique=False)
    for name in PROJECTED:
        op.execute(sa.delete(sa.table(name)))
    branches = sa.table("branches", sa.column("projected"), sa.column("parted"))
    op.execute(sa.update(branches).values(projected=branches.c.parted))
