"""A central on a real database, and its intake."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.central.database import Database, open_database, sqlite_address
from pos.central.inbox.intake import Intake
from pos.central.migrations.up_to_date import bring_up_to_date
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


@pytest.fixture
def database(tmp_path: Path, template: Path) -> Iterator[Database]:
    file = tmp_path / "central.sqlite"
    file.write_bytes(template.read_bytes())
    opened = open_database(sqlite_address(file))
    yield opened
    opened.close()


@pytest.fixture
def intake(database: Database) -> Intake:
    return Intake(database, CENTRAL, SteadyClock())
