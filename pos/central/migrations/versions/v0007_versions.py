"""Every version of a catalogue with its mark. Those given before get one, of what still stands."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "v0007"
down_revision = "v0006"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table, and mark what was said."""
    versions = op.create_table(
        "versions",
        sa.Column("fair", sa.Text(), nullable=False),
        sa.Column("version", NUMBER, nullable=False, autoincrement=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("fair", "version"),
        sa.ForeignKeyConstraint(["fair"], ["fairs.code"]),
        sqlite_strict=True,
    )
    said = sa.table("catalogue", *map(sa.column, ("fair", "version", "product", "data")))
    marks: dict[str, str] = {}
    for fair, version, product, data in op.get_bind().execute(sa.select(said).order_by("fair", "version")).all():
        text = f"{marks.get(fair, '')} {version} {product} ".encode() + (data or b"")
        marks[fair] = hashlib.sha256(text).hexdigest()[:16]
        op.bulk_insert(versions, [{"fair": fair, "version": version, "mark": marks[fair]}])
