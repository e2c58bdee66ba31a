"""Brings a database to the tables of this program before anything else is done with it."""

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from pos.central.database import Database, DatabaseUnusable

NEWEST = "v0008"
"""The last step this program has."""


def bring_up_to_date(database: Database) -> None:
    """Take the steps that are missing, all or none; raises `DatabaseUnusable`, also for one of a newer program."""
    try:
        with database.writing.begin() as connection:
            stands_at = _stands_at(connection)
            if stands_at != NEWEST:
                _take_steps(connection, stands_at)
    except SQLAlchemyError as error:
        raise DatabaseUnusable(str(error)) from error


def _take_steps(connection: Connection, stands_at: str | None) -> None:
    from pos.central.migrations.steps import NewerProgram, take_steps  # noqa: PLC0415 -- it loads Alembic

    try:
        take_steps(connection, stands_at)
    except NewerProgram as error:
        raise DatabaseUnusable(f"the database was written by a newer program (step {stands_at})") from error


def _stands_at(connection: Connection) -> str | None:
    """Tell which step was taken last; None of a database in which there is nothing yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found
