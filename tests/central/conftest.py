"""A central on a real database, SQLite's and PostgreSQL's in turn, and its intake."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete

from pos.central.database import Database, open_database, sqlite_address
from pos.central.inbox.intake import Intake
from pos.central.migrations.up_to_date import bring_up_to_date
from pos.central.tables import metadata
from tests.central.postgres import NOT_LASTING, new_database, postgres
from tests.central.tills import CENTRAL
from tests.fakes.devices import SteadyClock


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the file of a central in which nothing happened yet, once, because making it takes a while."""
    file = tmp_path_factory.mktemp("template") / "central.sqlite"
    database = open_database(sqlite_address(file))
    bring_up_to_date(database)
    database.close()
    return file


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Start PostgreSQL once."""
    with postgres(*NOT_LASTING) as folder:
        yield folder


@pytest.fixture(scope="session")
def served_database(server: str) -> Iterator[Database]:
    opened = new_database(server, "central")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def emptying() -> Callable[[Database], None]:
    """Give what empties the server's database; to truncate takes twenty times as long for the little that is in it."""
    emptied = "; ".join(str(delete(table)) for table in reversed(metadata.sorted_tables))

    def empty(database: Database) -> None:
        with database.writing.begin() as connection:
            connection.exec_driver_sql(f"{emptied}; ALTER SEQUENCE batches_id_seq RESTART")

    return empty


@pytest.fixture
def on_sqlite(template: Path, tmp_path: Path) -> Iterator[Database]:
    """Give an empty central on a file."""
    file = tmp_path / "central.sqlite"
    file.write_bytes(template.read_bytes())
    opened = open_database(sqlite_address(file))
    yield opened
    opened.close()


@pytest.fixture
def on_postgresql(served_database: Database, emptying: Callable[[Database], None]) -> Iterator[Database]:
    """Give an empty central on the server."""
    yield served_database
    emptying(served_database)


@pytest.fixture(params=["on_sqlite", "on_postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """Give an empty central on each kind of database."""
    empty: Database = request.getfixturevalue(request.param)
    return empty


@pytest.fixture
def intake(database: Database) -> Intake:
    return Intake(database, CENTRAL, SteadyClock())
