"""What phones paid, and who tells it."""

import sqlalchemy as sa
from alembic import op

revision = "v0004"
down_revision = "v0003"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "switches",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
        sqlite_strict=True,
    )
    op.create_table(
        "phone_payments",
        sa.Column("switch", sa.Text(), nullable=False),
        sa.Column("transaction", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("amount", NUMBER, nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("paid_ms", NUMBER, nullable=False),
        sa.Column("received_ms", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("switch", "transaction"),
        sqlite_strict=True,
    )
    op.create_index("phone_payments_by_reference", "phone_payments", ["reference"], unique=False)
