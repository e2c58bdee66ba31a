"""The steps that are missing, taken by Alembic: a database that has them all never loads it, for that takes a while."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

_ONE_AT_A_TIME = 0x44455353
"""PostgreSQL's advisory lock under which one process migrates and the others wait."""


class NewerProgram(Exception):
    """The database stands at a step that this program does not have; nothing was changed."""


def take_steps(connection: Connection, stands_at: str | None) -> None:
    """Take the steps after the one a database stands at, within the transaction under way; raises `NewerProgram`."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    if stands_at is not None and stands_at not in known:
        raise NewerProgram
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
