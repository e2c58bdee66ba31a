from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.journal.store import open_journal
from pos.ports.journal import Journal
from tests.contracts.payments import PaymentContract
from tests.fakes.devices import SteadyClock
from tests.fakes.journal import TILL, MemoryJournal


class TestPaymentsInMemory(PaymentContract):
    @pytest.fixture
    def journal(self) -> Journal:
        return MemoryJournal(SteadyClock())


class TestPaymentsOnDisk(PaymentContract):
    @pytest.fixture
    def journal(self, tmp_path: Path) -> Iterator[Journal]:
        file = tmp_path / "journal.db"
        with open_journal(file, clock=SteadyClock(), secrets=bytes(32), till_id=TILL) as journal:
            yield journal
