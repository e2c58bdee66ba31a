"""The steps lead to the tables that this program uses, all of them or none."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from pos.central import projected
from pos.central.database import Database, DatabaseUnusable, open_database, sqlite_address
from pos.central.migrations import up_to_date
from pos.central.migrations.up_to_date import NEWEST, bring_up_to_date
from pos.central.tables import metadata


def parts_of_facts(name: str | None) -> bool:
    return (name or "").startswith("facts_")


def test_the_steps_lead_to_the_tables_that_are_used(database: Database) -> None:
    assert projected.PROJECTED
    with database.writing.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    assert [one for one in found if not (one[0] == "remove_table" and parts_of_facts(one[1].name))] == []


def test_a_database_that_is_up_to_date_stays_as_it_is(database: Database) -> None:
    bring_up_to_date(database)
    bring_up_to_date(database)
    with database.reading.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [NEWEST]


def test_the_newest_step_is_the_one_that_is_known_without_looking() -> None:
    assert ScriptDirectory(str(Path(up_to_date.__file__).parent)).get_heads() == [NEWEST]


def test_a_database_of_a_newer_program_is_refused(database: Database) -> None:
    with database.writing.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'v9999'"))
    with pytest.raises(DatabaseUnusable, match="newer program"):
        bring_up_to_date(database)
    with database.writing.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :newest"), {"newest": NEWEST})


def test_a_migration_that_is_cut_off_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = open_database(sqlite_address(tmp_path / "new.sqlite"))
    really = command.upgrade

    def cut_off(config: Config, revision: str) -> None:
        really(config, revision)
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "upgrade", cut_off)
    with pytest.raises(KeyboardInterrupt):
        bring_up_to_date(database)
    assert inspect(database.reading).get_table_names() == []
    monkeypatch.undo()
    bring_up_to_date(database)
    assert "batches" in inspect(database.reading).get_table_names()
    database.close()


@pytest.mark.parametrize("address", ["", "nonsense", "mysql://localhost/x", "sqlite:////nowhere/at/all.sqlite"])
def test_what_is_no_database_is_told(address: str) -> None:
    with pytest.raises(DatabaseUnusable):
        bring_up_to_date(open_database(address))
