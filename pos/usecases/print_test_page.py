"""The page that shows whether a printer is well is printed. It is no fact: nothing happened but paper."""

from pos.ports.clock import Clock
from pos.ports.journal import Journal
from pos.ports.paper import Paper


def print_test_page(*, journal: Journal, clock: Clock, paper: Paper) -> int:
    """Queue the page behind what waits already; gives the print job's number."""
    head = journal.head()
    with journal.unit_of_work() as work:
        job = work.queue_paper(paper.test_page(0 if head is None else head.number, clock.now()))
        work.commit()
    return job
