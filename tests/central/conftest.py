"""A central on a real database, and its intake."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.central.database import Database, open_database, sqlite_address
from pos.central.inbox.intake import Intake
from pos.central.tables import metadata
from tests.central.tills import CENTRAL
from tests.fakes.devices import SteadyClock


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(sqlite_address(tmp_path / "central.sqlite"))
    metadata.create_all(opened.writing)
    yield opened
    opened.close()


@pytest.fixture
def intake(database: Database) -> Intake:
    return Intake(database, CENTRAL, SteadyClock())
