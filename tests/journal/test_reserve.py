"""A full disk is noticed before money changes hands: while the journal is ready, twenty more sales fit."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from pos.journal import database
from pos.journal.database import open_reader
from pos.journal.reserve import SALES_HELD
from pos.journal.store import SqliteJournal
from pos.journal.verify import verify
from pos.ports.journal import JournalUnavailable
from pos.words.codes import Code
from tests.journal.booth import CARPET, CUPS, Booth, opened
from tests.simulation.recording_disk import NO_ERROR, Operation, RecordingDisk, Truncate, Write

DISK_FULL = 13
THREE_LINES = (CUPS, CARPET, CUPS)


class Quota:
    """A disk with room for so many bytes in all its files."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.sizes: dict[str, int] = {}

    def __call__(self, operation: Operation) -> int:
        if isinstance(operation, Truncate):
            self.sizes[operation.file] = operation.size
        if isinstance(operation, Write):
            size = max(self.sizes.get(operation.file, 0), operation.offset + len(operation.data))
            if sum(self.sizes.values()) - self.sizes.get(operation.file, 0) + size > self.room:
                return DISK_FULL
            self.sizes[operation.file] = size
        return NO_ERROR


@contextmanager
def till_on(disk: RecordingDisk, path: Path) -> Iterator[Booth]:
    with disk.in_place(), opened(path) as journal:
        booth = Booth(journal)
        booth.found()
        booth.open_shift()
        yield booth


def sell_until_refused(booth: Booth) -> int:
    """Sell what still fits; gives how many sales that were."""
    with pytest.raises(JournalUnavailable, match=Code.DISK_FULL):
        sell_for_ever(booth)
    return len(booth.journal.sales(limit=10_000))


def sell_for_ever(booth: Booth) -> None:
    while True:
        booth.sell(*THREE_LINES)


def sell_until_not_ready(booth: Booth) -> int:
    """Sell as long as the journal is ready; gives how many sales that were."""
    while booth.journal.ready() is None:
        booth.sell(*THREE_LINES)
    assert booth.journal.still_ready() == booth.journal.ready() == Code.DISK_FULL
    return len(booth.journal.sales(limit=10_000))


def test_a_till_with_room_is_ready(booth: Booth, journal: SqliteJournal) -> None:
    for _ in range(60):
        assert journal.ready() is None
        booth.sell()


def test_sales_held_in_reserve_fit_after_the_disk_is_full(path: Path) -> None:
    with till_on(RecordingDisk(Quota(8_250_000)), path) as booth:
        ready = sell_until_not_ready(booth)
        assert sell_until_refused(booth) >= ready + SALES_HELD - 1
        numbers = [entry.number for entry in booth.journal.entries(1)]
        assert numbers == list(range(1, len(numbers) + 1))
    assert verify(path).wrong is None


@pytest.mark.parametrize("sales_before", [0, 1, 7, 40])
def test_whenever_the_journal_says_ready_twenty_sales_fit(sales_before: int, path: Path) -> None:
    disk = RecordingDisk()
    with till_on(disk, path) as booth:
        for _ in range(sales_before):
            booth.sell(*THREE_LINES)
        assert booth.journal.ready() is None
        disk.judge = nothing_grows(path.parent)
        for _ in range(SALES_HELD):
            booth.sell(*THREE_LINES)


def nothing_grows(folder: Path) -> Quota:
    """Fill the disk up with something else."""
    quota = Quota(0)
    quota.sizes = {file.name: file.stat().st_size for file in folder.glob("journal.sqlite*")}
    quota.room = sum(quota.sizes.values())
    return quota


def test_a_journal_that_may_not_grow_stops_before_it_is_full(path: Path) -> None:
    limited = (*database.SETTINGS, "max_page_count=1050")
    with patch.object(database, "SETTINGS", limited), till_on(RecordingDisk(), path) as booth:
        ready = sell_until_not_ready(booth)
        assert ready > 0
        assert sell_until_refused(booth) >= ready + SALES_HELD


def test_a_long_reading_does_not_make_the_till_unready(booth: Booth, journal: SqliteJournal, path: Path) -> None:
    assert journal.ready() is None
    with closing(open_reader(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entries").fetchone()
        for _ in range(80):
            booth.sell(*THREE_LINES)
            assert journal.ready() is None
