"""Card payments are tried on the journal in memory and on the one on disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.journal.store import open_journal
from tests.fakes.journal import TILL, MemoryJournal
from tests.journal.booth import HandClock
from tests.wiring.card_stall import CardStall


@pytest.fixture(params=["memory", "disk"])
def stall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[CardStall]:
    """Give a stall with an open shift and a terminal that says yes."""
    clock = HandClock()
    if request.param == "memory":
        yield CardStall(MemoryJournal(clock), clock).open()
        return
    with open_journal(tmp_path / "journal.db", clock=clock, secrets=bytes(32), till_id=TILL) as journal:
        yield CardStall(journal, clock).open()


@pytest.fixture
def failing() -> tuple[CardStall, MemoryJournal]:
    """Give a stall, and its journal, whose disk a test makes fail."""
    clock = HandClock()
    journal = MemoryJournal(clock)
    return CardStall(journal, clock).open(), journal
