"""Runs the steps that a database has not taken yet; Alembic executes this file with a connection it is given."""

from alembic import context
from sqlalchemy import Connection

from pos.central.projected import PROJECTED
from pos.central.tables import metadata


def migrate(connection: Connection) -> None:
    """Take all missing steps in one transaction, which is the caller's."""
    context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()


if PROJECTED:
    migrate(context.config.attributes["connection"])
