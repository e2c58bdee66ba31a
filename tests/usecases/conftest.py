"""Every use case is tried on the journal in memory and on the one on disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.journal.store import open_journal
from tests.fakes.devices import SteadyClock
from tests.fakes.journal import TILL, MemoryJournal
from tests.usecases.till import Till


@pytest.fixture(params=["memory", "disk"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Till]:
    """Give a till that was never set up."""
    clock = SteadyClock()
    if request.param == "memory":
        yield Till(MemoryJournal(clock), clock=clock)
        return
    with open_journal(tmp_path / "journal.db", clock=clock, secrets=bytes(32), till_id=TILL) as journal:
        yield Till(journal, clock=clock)


@pytest.fixture
def till(bare: Till) -> Till:
    """Give a till with a manager and an open shift."""
    bare.set_up()
    bare.open_shift()
    return bare


@pytest.fixture
def failing() -> tuple[Till, MemoryJournal]:
    """Give a till with an open shift, and its journal, whose disk a test makes fail."""
    clock = SteadyClock()
    journal = MemoryJournal(clock)
    till = Till(journal, clock=clock)
    till.set_up()
    till.open_shift()
    return till, journal
