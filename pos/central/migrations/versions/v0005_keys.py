"""The keys that central ever acknowledged with."""

import sqlalchemy as sa
from alembic import op

revision = "v0005"
down_revision = "v0004"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "keys",
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("since_ms", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("public_key"),
        sqlite_strict=True,
    )
