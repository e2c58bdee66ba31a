"""Who is enrolled, and the inbox."""

import sqlalchemy as sa
from alembic import op

revision = "v0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FLAG = sa.Boolean().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make them."""
    _enrolled()
    _inbox()


def _enrolled() -> None:
    """Make what an organizer sets up."""
    _accounts_table()
    _fairs_table()
    _booths_table()
    _catalogue_table()
    _tokens_table()
    _codes_table()
    _tills_table()
    _grants_table()
    _refusals_table()


def _accounts_table() -> None:
    op.create_table(
        "accounts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("fair", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until_ms", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("name"),
        sqlite_strict=True,
    )


def _fairs_table() -> None:
    op.create_table(
        "fairs",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("place", sa.LargeBinary(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code"),
        sqlite_strict=True,
    )


def _booths_table() -> None:
    op.create_table(
        "booths",
        sa.Column("fair", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("names", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["fair"],
            ["fairs.code"],
        ),
        sa.PrimaryKeyConstraint("fair", "code"),
        sqlite_strict=True,
    )


def _catalogue_table() -> None:
    op.create_table(
        "catalogue",
        sa.Column("fair", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("version", NUMBER, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["fair"],
            ["fairs.code"],
        ),
        sa.PrimaryKeyConstraint("fair", "product"),
        sqlite_strict=True,
    )
    op.create_index("catalogue_by_version", "catalogue", ["fair", "version", "product"], unique=False)


def _tokens_table() -> None:
    op.create_table(
        "tokens",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("fair", sa.Text(), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("expires_ms", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["account"],
            ["accounts.name"],
        ),
        sa.PrimaryKeyConstraint("digest"),
        sqlite_strict=True,
    )


def _codes_table() -> None:
    op.create_table(
        "codes",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("fair", sa.Text(), nullable=False),
        sa.Column("booth", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("expires_ms", NUMBER, nullable=False),
        sa.Column("used_ms", NUMBER, nullable=True),
        sa.Column("till", sa.Text(), nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["fair", "booth"],
            ["booths.fair", "booths.code"],
        ),
        sa.PrimaryKeyConstraint("name"),
        sqlite_strict=True,
    )


def _tills_table() -> None:
    op.create_table(
        "tills",
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("fair", sa.Text(), nullable=False),
        sa.Column("booth", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.Column("epoch", NUMBER, nullable=False),
        sa.Column("revoked", FLAG, nullable=False),
        sa.Column("heard_ms", NUMBER, nullable=False),
        sa.Column("lacks_after", NUMBER, nullable=True),
        sa.Column("lacks_until", NUMBER, nullable=True),
        sa.Column("lacks_since_ms", NUMBER, nullable=True),
        sa.ForeignKeyConstraint(
            ["fair", "booth"],
            ["booths.fair", "booths.code"],
        ),
        sa.PrimaryKeyConstraint("till"),
        sqlite_strict=True,
    )


def _grants_table() -> None:
    op.create_table(
        "grants",
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("epoch", NUMBER, autoincrement=False, nullable=False),
        sa.Column("fair", sa.Text(), nullable=False),
        sa.Column("booth", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("station", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["till"],
            ["tills.till"],
        ),
        sa.PrimaryKeyConstraint("till", "epoch"),
        sqlite_strict=True,
    )


def _refusals_table() -> None:
    op.create_table(
        "refusals",
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("whose", sa.Text(), nullable=False),
        sa.Column("fair", sa.Text(), nullable=False),
        sa.Column("count", NUMBER, nullable=False),
        sa.Column("first_ms", NUMBER, nullable=False),
        sa.Column("last_ms", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("door", "why", "whose"),
        sqlite_strict=True,
    )


def _inbox() -> None:
    """Make what tills send."""
    _branches_table()
    _batches_table()


def _branches_table() -> None:
    op.create_table(
        "branches",
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("parent", sa.Integer(), nullable=True),
        sa.Column("parted", NUMBER, nullable=False),
        sa.Column("forked", FLAG, nullable=False),
        sa.Column("epoch", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("began_ms", NUMBER, nullable=False),
        sa.Column("projected", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("till", "branch"),
        sqlite_strict=True,
    )
    op.create_index(
        "branches_behind",
        "branches",
        ["till"],
        unique=False,
        sqlite_where=sa.text("projected < number"),
        postgresql_where=sa.text("projected < number"),
    )


def _batches_table() -> None:
    op.create_table(
        "batches",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("till", sa.Text(), nullable=False),
        sa.Column("branch", sa.Integer(), nullable=False),
        sa.Column("first", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("epoch", NUMBER, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("received_ms", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["till", "branch"],
            ["branches.till", "branches.branch"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("batches_by_number", "batches", ["till", "branch", "number"], unique=True)
