from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.domain.facts import SignedIn
from pos.journal.store import SqliteJournal
from pos.ports.outbox import Outbox
from tests.contracts.outbox import OutboxContract
from tests.fakes.devices import SteadyClock
from tests.fakes.outbox import MemoryOutbox
from tests.fakes.stall import FOUNDED
from tests.journal.booth import Booth, opened


class TestTheOutboxInMemory(OutboxContract):
    @pytest.fixture
    def empty(self) -> Outbox:
        return MemoryOutbox("t-7f3a", SteadyClock())

    @pytest.fixture
    def stocked(self) -> Outbox:
        outbox = MemoryOutbox("t-7f3a", SteadyClock())
        outbox.append(FOUNDED)
        for _ in range(9):
            outbox.append(SignedIn("p1"))
        return outbox


class TestTheOutboxOnDisk(OutboxContract):
    @pytest.fixture
    def empty(self, tmp_path: Path) -> Iterator[SqliteJournal]:
        with opened(tmp_path / "journal.sqlite") as journal:
            yield journal

    @pytest.fixture
    def stocked(self, empty: SqliteJournal) -> Outbox:
        booth = Booth(empty)
        booth.found()
        booth.append(*[SignedIn("amina")] * 8)
        return empty
