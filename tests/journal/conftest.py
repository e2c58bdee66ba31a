"""A journal that is open on a real file, its clock, and a booth that has opened its shift."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.journal.store import SqliteJournal
from tests.journal.booth import Booth, HandClock, opened
from tests.simulation.memory import memory_folder


@pytest.fixture
def path() -> Iterator[Path]:
    with memory_folder() as folder:
        yield Path(folder) / "journal.sqlite"


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def journal(path: Path, clock: HandClock) -> Iterator[SqliteJournal]:
    with opened(path, clock) as journal:
        yield journal


@pytest.fixture
def booth(journal: SqliteJournal) -> Booth:
    booth = Booth(journal)
    booth.found()
    booth.open_shift()
    return booth
