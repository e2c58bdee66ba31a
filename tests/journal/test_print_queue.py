"""A paper waits in the journal's file until it is printed, through any restart."""

from pathlib import Path

import pytest

from pos.journal.store import SqliteJournal
from pos.ports.journal import PaperJob
from pos.ports.print_queue import JobState
from tests.journal.booth import Booth, opened


def queued(journal: SqliteJournal, *jobs: PaperJob) -> list[int]:
    with journal.unit_of_work() as work:
        numbers = [work.queue_paper(job) for job in jobs]
        work.commit()
    return numbers


RECEIPT = PaperJob(4, "receipt", b'{"of":4}', kick_drawer=True)
REPORT = PaperJob(5, "report", b'{"of":5}')


def test_papers_come_out_in_the_order_they_went_in(booth: Booth, journal: SqliteJournal) -> None:
    first, second = queued(journal, RECEIPT, REPORT)
    for job, paper in ((first, RECEIPT), (second, REPORT)):
        waiting = journal.next()
        assert waiting is not None
        assert (waiting.job, waiting.of, waiting.kind) == (job, paper.of, paper.kind)
        assert (waiting.document, waiting.kick_drawer) == (paper.document, paper.kick_drawer)
        assert (waiting.state, waiting.attempts) == (JobState.QUEUED, 0)
        journal.mark(job, JobState.SENDING)
        journal.mark(job, JobState.PRINTED)
    assert (journal.next(), journal.waiting()) == (None, 0)


def test_a_paper_that_was_being_sent_when_the_program_ended_is_unsure(path: Path) -> None:
    with opened(path) as journal:
        (job,) = queued(journal, RECEIPT)
        journal.mark(job, JobState.SENDING)
    with opened(path) as journal:
        waiting = journal.next()
        assert waiting is not None
        assert (waiting.job, waiting.state, waiting.attempts) == (job, JobState.UNSURE, 1)
        assert waiting.document == RECEIPT.document
        assert journal.waiting() == 1


@pytest.mark.parametrize("state", [JobState.PRINTED, JobState.SET_ASIDE])
def test_the_papers_behind_a_finished_one_go_on(state: JobState, journal: SqliteJournal) -> None:
    first, second = queued(journal, RECEIPT, REPORT)
    journal.mark(first, state)
    waiting = journal.next()
    assert waiting is not None
    assert (waiting.job, journal.waiting()) == (second, 1)


def test_a_job_number_is_never_given_again(path: Path) -> None:
    with opened(path) as journal:
        (first,) = queued(journal, RECEIPT)
        journal.mark(first, JobState.PRINTED)
    with opened(path) as journal:
        (second,) = queued(journal, REPORT)
    assert second != first


def test_a_fact_finds_the_first_of_its_papers(journal: SqliteJournal) -> None:
    first, _, _ = queued(journal, RECEIPT, REPORT, RECEIPT)
    journal.mark(first, JobState.PRINTED)
    assert journal.paper_of(4) == first
    assert journal.paper_of(99) == 0
