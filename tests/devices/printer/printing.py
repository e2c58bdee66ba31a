"""What the tests of printing share: a queue in memory, papers that can be told apart, and ears for the news."""

import hashlib
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from pos.devices.printer.line import Deadlines
from pos.ports.journal import JournalUnavailable
from pos.ports.print_queue import JobState, QueuedPaper
from pos.ports.printer import PrinterNews, Raster
from tests.simulators.printer_process import PrinterProcess

PATIENCE_SECONDS = 15
QUICK = Deadlines(
    connect_ms=1_000, send_ms=2_000, answer_ms=400, look_ms=100, confirm_ms=300, rows_per_second=1_500, echo_ms=200
)
ROWS = 300
DONE = {JobState.PRINTED, JobState.SET_ASIDE}


def page_of(document: bytes, duplicate: bool) -> Raster:
    """Lay out a paper that no other paper looks like."""
    row = hashlib.shake_128(document + bytes([duplicate])).digest(72)
    return Raster(576, ROWS, row * ROWS)


def print_of(document: bytes, *, duplicate: bool) -> str:
    """Give what the simulator writes down of that paper when all of it came out."""
    return hashlib.sha256(page_of(document, duplicate).bits).hexdigest()


class MemoryQueue:
    """A print queue that lives as long as a test, and can be told to fail."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.papers: dict[int, QueuedPaper] = {}
        self.marks: list[tuple[int, JobState]] = []
        self.failing: set[JobState] = set()

    def put(self, document: bytes, *, kick_drawer: bool = False, state: JobState = JobState.QUEUED) -> int:
        with self.changed:
            job = len(self.papers) + 1
            attempts = 0 if state is JobState.QUEUED else 1
            self.papers[job] = QueuedPaper(job, job, "receipt", document, kick_drawer, state, attempts)
            return job

    def next(self) -> QueuedPaper | None:
        with self.changed:
            return next((paper for paper in self.papers.values() if paper.state not in DONE), None)

    def mark(self, job: int, state: JobState) -> None:
        with self.changed:
            if state in self.failing:
                raise JournalUnavailable("JRN-301", "disk full")
            paper = self.papers[job]
            attempts = paper.attempts + (state is JobState.SENDING)
            self.papers[job] = replace(paper, state=state, attempts=attempts)
            self.marks.append((job, state))
            self.changed.notify_all()

    def waiting(self) -> int:
        with self.changed:
            return sum(paper.state not in DONE for paper in self.papers.values())

    def until(self, reached: Callable[[], bool]) -> None:
        """Wait until the queue is as expected."""
        with self.changed:
            assert self.changed.wait_for(reached, PATIENCE_SECONDS), self.marks

    def until_printed(self) -> None:
        self.until(lambda: all(paper.state in DONE for paper in self.papers.values()))


class Ears:
    """Hears the printer's news."""

    def __init__(self) -> None:
        self.heard: list[PrinterNews] = []
        self._changed = threading.Condition()

    def __call__(self, news: PrinterNews) -> None:
        with self._changed:
            self.heard.append(news)
            self._changed.notify_all()

    def until(self, expected: PrinterNews) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: expected in self.heard, PATIENCE_SECONDS), self.heard


def judge(printer: PrinterProcess, documents: list[bytes]) -> Counter[tuple[bytes, bool]]:
    """Hold what came out against what was queued: whole papers by document and mark.

    Nothing unknown comes out whole, every document does, and at most once without the mark.
    """
    known = {print_of(document, duplicate=mark): (document, mark) for document in documents for mark in (False, True)}
    came_out = Counter(known[paper["sha256"]] for paper in printer.papers())
    for document in documents:
        assert came_out[document, False] + came_out[document, True] >= 1
        assert came_out[document, False] <= 1
    assert all(paper["stray"] == 0 for paper in printer.papers())
    return came_out
