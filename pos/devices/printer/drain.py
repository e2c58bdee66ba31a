"""Empties the print queue into the printer, one turn at a time, each paper once or marked as a duplicate.

That a paper is being sent is on the disk before its first byte, so whatever breaks in the middle, now or before the
next start, is printed again with the mark. The drawer opens once for a paper, whatever becomes of it. Has no thread
and never waits: each turn says how long the next one can wait.
"""

import logging
from collections import Counter
from collections.abc import Callable

from pos.ports.journal import JournalUnavailable
from pos.ports.print_queue import JobState, PrintQueue, QueuedPaper
from pos.ports.printer import PrinterNews, PrinterState, PrintOutcome, PrintResult, Raster, ReceiptPrinter

Render = Callable[[bytes, bool], Raster]
"""Lays a paper out: its blocks as canonical bytes, and whether it is a duplicate."""

Tell = Callable[[PrinterNews], None]

AT_ONCE = 0
WAITS_MS = (500, 1_000, 2_000, 4_000, 5_000)
"""How long to wait for the printer after the first failure, the second, …, and from then on."""

IDLE_LOOK_MS = 10_000
"""How often an idle printer is looked at, so that missing paper is known before the next sale."""

UNSURE_MOST = 3
"""After so many sendings of one paper without a confirmation, a person has to look at the printer."""

_ABLE = {PrinterState.READY, PrinterState.PAPER_LOW}
_BROKEN_OFF = {JobState.SENDING, JobState.UNSURE}

_log = logging.getLogger(__name__)


class Drain:
    """What the printing thread does, and what it remembers while it lives."""

    def __init__(self, queue: PrintQueue, printer: ReceiptPrinter, render: Render, tell: Tell) -> None:
        self._queue = queue
        self._printer = printer
        self._render = render
        self._tell = tell
        self._told: PrinterNews | None = None
        self._state: PrinterState | None = None
        self._just_printed = False
        self._failures = 0
        self._unsure: Counter[int] = Counter()
        # Papers that are out, though the queue could not yet be told; drawers that could not be reached.
        self._out: set[int] = set()
        self._unkicked: set[int] = set()
        # Papers that gathered while the printer was off: their customers are gone, no drawer opens for them now.
        self._was_off = False
        self._gathered = 0

    def person_looked(self) -> None:
        """Send again what the printer did not confirm."""
        self._unsure.clear()

    def turn(self) -> int:
        """Do one thing; gives the milliseconds until the next is worth trying."""
        try:
            paper = self._queue.next()
            self._publish(paper)
            wait_ms = self._look() if paper is None or self._needs_person(paper) else self._handle(paper)
            self._publish(self._queue.next())
        except JournalUnavailable as error:
            _log.warning("the print queue cannot be used now: %s", error)
            return self._later()
        return wait_ms

    def _needs_person(self, paper: QueuedPaper | None) -> bool:
        return paper is not None and self._unsure[paper.job] >= UNSURE_MOST

    def _publish(self, paper: QueuedPaper | None) -> None:
        """Tell the news, if there are any."""
        if self._state is None:
            return
        news = PrinterNews(self._state, self._queue.waiting(), self._needs_person(paper))
        if news != self._told:
            self._told = news
            self._tell(news)

    def _look(self) -> int:
        """Nothing to print: see how the printer is, unless it has just shown it."""
        if not self._just_printed:
            self._state = self._printer.state()
        self._just_printed = False
        return IDLE_LOOK_MS

    def _later(self) -> int:
        wait_ms = WAITS_MS[min(self._failures, len(WAITS_MS) - 1)]
        self._failures += 1
        return wait_ms

    def _handle(self, paper: QueuedPaper) -> int:
        if paper.job in self._out:
            return self._mark_printed(paper.job)
        if self._state not in _ABLE:
            self._state = self._printer.state()
        self._count_gathered()
        kick = self._kick_due(paper)
        # A printer that cannot print may still open the drawer: the customer's money has to go somewhere.
        if self._state not in _ABLE and not (kick and self._state is not PrinterState.OFF):
            return self._later()
        duplicate = paper.state in _BROKEN_OFF
        page = self._laid_out(paper, duplicate=duplicate)
        if page is None:
            self._queue.mark(paper.job, JobState.SET_ASIDE)
            return AT_ONCE
        self._queue.mark(paper.job, JobState.SENDING)
        result = self._printer.print(page, kick_drawer=kick)
        return self._after(paper.job, result, kick=kick, duplicate=duplicate)

    def _kick_due(self, paper: QueuedPaper) -> bool:
        due = paper.attempts == 0 or paper.job in self._unkicked
        return paper.kick_drawer and due and not self._gathered

    def _count_gathered(self) -> None:
        """See the printer go, and how many papers gathered by the time it came back."""
        if self._state is PrinterState.OFF:
            self._was_off = True
        elif self._was_off:
            self._was_off = False
            self._gathered = self._queue.waiting()

    def _laid_out(self, paper: QueuedPaper, *, duplicate: bool) -> Raster | None:
        try:
            return self._render(paper.document, duplicate)
        except Exception:  # noqa: BLE001 -- the loop of a device's thread
            # A paper that cannot be laid out is our bug; the papers behind it are not to blame.
            _log.exception("paper %d cannot be laid out and is set aside", paper.job)
            return None

    def _after(self, job: int, result: PrintResult, *, kick: bool, duplicate: bool) -> int:
        self._state = result.state
        if kick and not result.drawer_kicked:
            self._unkicked.add(job)
        else:
            self._unkicked.discard(job)
        match result.outcome:
            case PrintOutcome.PRINTED:
                self._out.add(job)
                return self._mark_printed(job)
            case PrintOutcome.NOT_PRINTED:
                self._queue.mark(job, JobState.UNSURE if duplicate else JobState.QUEUED)
            case PrintOutcome.UNSURE:
                self._unsure[job] += 1
                self._queue.mark(job, JobState.UNSURE)
        return self._later()

    def _mark_printed(self, job: int) -> int:
        self._queue.mark(job, JobState.PRINTED)
        self._out.discard(job)
        del self._unsure[job]
        self._failures = 0
        self._gathered = max(0, self._gathered - 1)
        self._just_printed = True
        return AT_ONCE
