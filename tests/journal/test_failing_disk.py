"""A disk that fails refuses the sale, never half of it, and what it lost of a sync is never trusted."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pos.journal.store import SqliteJournal
from pos.journal.verify import verify
from pos.ports.journal import JournalUnavailable
from pos.words.codes import Code
from tests.journal.booth import Booth, a_ticket, opened
from tests.simulation.recording_disk import Operation, RecordingDisk, Sync, Write

IO_ERROR = 10
DISK_FULL = 13
TICKET = a_ticket(1)


class Failing:
    """Refuses some operations of one kind with a result code of SQLite."""

    def __init__(self, kind: type[Operation], result: int, times: int) -> None:
        self.kind, self.result, self.times = kind, result, times

    def __call__(self, operation: Operation) -> int:
        if not isinstance(operation, self.kind) or self.times == 0:
            return 0
        self.times -= 1
        return self.result


@contextmanager
def till_on_a_disk(path: Path) -> Iterator[tuple[Booth, RecordingDisk]]:
    """Open a till that has asked its journal nothing yet, with a ticket on the screen."""
    disk = RecordingDisk()
    with disk.in_place():
        with opened(path) as journal:
            booth = Booth(journal)
            booth.found()
            booth.open_shift()
            booth.save(TICKET)
        with opened(path) as journal:
            # The log has begun, so that the next sync is a commit's own.
            Booth(journal).save(TICKET)
            yield Booth(journal), disk


def finish_without_asking(journal: SqliteJournal) -> None:
    """Finish the ticket's sale on a journal that no other connection has open."""
    with journal.unit_of_work() as work:
        Booth(journal).finish(work, TICKET, shift=3)
        work.commit()


def refused(journal: SqliteJournal) -> str:
    with pytest.raises(JournalUnavailable) as caught:
        finish_without_asking(journal)
    return caught.value.code


@pytest.mark.parametrize(
    ("failing", "code"),
    [
        (Failing(Sync, IO_ERROR, 1), Code.DISK_FAILS),
        (Failing(Write, IO_ERROR, 1), Code.DISK_FAILS),
        (Failing(Write, DISK_FULL, 1), Code.DISK_FULL),
    ],
    ids=["sync", "write", "full"],
)
def test_a_sale_that_the_disk_refused_can_be_finished_when_it_recovers(
    failing: Failing, code: Code, path: Path
) -> None:
    with till_on_a_disk(path) as (booth, disk):
        disk.judge = failing
        assert refused(booth.journal) == code
        assert booth.journal.sales() == ()
        assert booth.journal.open_tickets() == (TICKET,)
        finish_without_asking(booth.journal)
        assert len(booth.journal.sales()) == 1
    assert verify(path).wrong is None


def test_nothing_is_confirmed_on_a_disk_that_does_not_recover(path: Path) -> None:
    with till_on_a_disk(path) as (booth, disk):
        disk.judge = Failing(Write, IO_ERROR, -1)
        for _ in range(3):
            assert refused(booth.journal) == Code.DISK_FAILS
        assert booth.journal.sales() == ()
        assert booth.journal.ready() == Code.DISK_FAILS


def test_a_commit_that_failed_and_came_back_with_the_log_stops_the_till(path: Path) -> None:
    with till_on_a_disk(path) as (booth, disk):
        disk.judge = Failing(Sync, IO_ERROR, 2)
        assert refused(booth.journal) == Code.DISK_FAILS
        with pytest.raises(JournalUnavailable, match="not acknowledged"):
            booth.journal.fact_of_ticket(TICKET.key)
        with pytest.raises(JournalUnavailable, match="not acknowledged"):
            booth.open_shift()
    with opened(path) as journal:
        assert journal.fact_of_ticket(TICKET.key) == 4
        assert journal.open_tickets() == ()
    assert verify(path).wrong is None


def test_a_step_that_fails_leaves_the_writer_s_place_to_the_next(path: Path) -> None:
    with till_on_a_disk(path) as (booth, disk):
        disk.judge = Failing(Write, DISK_FULL, 5)
        for _ in range(5):
            assert refused(booth.journal) == Code.DISK_FULL
        finish_without_asking(booth.journal)
