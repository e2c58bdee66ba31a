"""Brings a database to the tables of this program before anything else is done with it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from pos.central.database import Database, DatabaseUnusable

_ONE_AT_A_TIME = 0x44455353
"""PostgreSQL's advisory lock under which one process migrates and the others wait."""


def bring_up_to_date(database: Database) -> None:
    """Take the steps that are missing, all or none; raises `DatabaseUnusable`, also for one of a newer program."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    try:
        with database.writing.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})"))
            _check_not_newer(connection, config)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except SQLAlchemyError as error:
        raise DatabaseUnusable(str(error)) from error


def _check_not_newer(connection: Connection, config: Config) -> None:
    stands_at = MigrationContext.configure(connection).get_current_revision()
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    if stands_at is not None and stands_at not in known:
        raise DatabaseUnusable(f"the database was written by a newer program (step {stands_at})")
