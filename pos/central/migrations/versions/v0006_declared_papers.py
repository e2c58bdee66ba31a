"""How many papers a till declared; what was projected before it was written down is projected again, by itself."""

import sqlalchemy as sa
from alembic import op

revision = "v0006"
down_revision = "v0005"
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


def upgrade() -> None:
    """Make the column, and begin the projection anew."""
    op.add_column("closings", sa.Column("papers", NUMBER, nullable=False, server_default="0"))
    for name in PROJECTED:
        op.execute(sa.delete(sa.table(name)))
    branches = sa.table("branches", sa.column("projected"), sa.column("parted"))
    op.execute(sa.update(branches).values(projected=branches.c.parted))
