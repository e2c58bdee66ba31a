"""The thread of one card terminal: payments go on whatever becomes of the screens, and none of them waits in a queue.

Requests come from any thread and return at once; news goes out on this thread. A terminal that is busy says so to the
next request instead of keeping it for later, when its customer has long paid in another way.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue

from pos.domain.refusals import Refused, Rule
from pos.domain.tax import TaxTreatment
from pos.ports.journal import JournalUnavailable
from pos.ports.payment_terminal import PaymentTerminal
from pos.usecases.card.requests import CardRequest, LeaveWaiting, NotDone, Opens
from pos.wiring.cards.counter import CardCounter
from pos.wiring.cards.desk import Around

TICK_SECONDS = 1
STOP_SECONDS_MAX = 20

_log = logging.getLogger(__name__)


class CardLane:
    """Runs one terminal on a thread of its own."""

    def __init__(
        self, terminal: PaymentTerminal, around: Around, treatments: Callable[[], Sequence[TaxTreatment]]
    ) -> None:
        """Do nothing until `start`."""
        self._terminal = terminal
        self._around = around
        self._counter = CardCounter(terminal, around, treatments, self._between)
        self._inbox: SimpleQueue[CardRequest | None] = SimpleQueue()
        self._taken = threading.Lock()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name=f"card {terminal.label.id}", daemon=True)

    def start(self) -> None:
        """Begin with what an earlier run left open."""
        self._thread.start()

    def ask(self, request: CardRequest) -> None:
        """Ask for something, from any thread; what came of it is told as news."""
        if isinstance(request, Opens) and not self._taken.acquire(blocking=False):
            self._around.tell(NotDone(request, Refused(Rule.TERMINAL_BUSY)))
            return
        self._inbox.put(request)

    def stop(self) -> None:
        """End; a payment under way is left unknown, as after a power cut."""
        self._stopping = True
        self._inbox.put(None)
        self._terminal.stop_waiting()
        self._thread.join(STOP_SECONDS_MAX)
        self._terminal.close()

    def _run(self) -> None:
        self._guarded(self._counter.recover)
        while not self._stopping:
            try:
                request = self._inbox.get(timeout=TICK_SECONDS)
            except Empty:
                self._guarded(self._counter.tick)
            else:
                self._see_to(request)

    def _see_to(self, request: CardRequest | None) -> None:
        if request is None:
            return
        try:
            self._guarded(lambda: self._take(request))
        finally:
            if isinstance(request, Opens):
                self._taken.release()

    def _take(self, request: CardRequest) -> None:
        try:
            self._counter.take(request)
        except JournalUnavailable as failure:
            self._around.tell(NotDone(request, None, failure.code))

    def _between(self) -> None:
        """See to whoever else asks, while the terminal waits for its customer."""
        if self._stopping:
            self._counter.take(LeaveWaiting())
            return
        while not self._inbox.empty():
            self._see_to(self._inbox.get())

    def _guarded(self, work: Callable[[], None]) -> None:
        """The lane outlives every mistake; what the journal could not answer is asked again at the next tick."""
        try:
            work()
        except JournalUnavailable as failure:
            _log.warning("the journal cannot be used now: %s", failure)
        except Exception as bug:  # noqa: BLE001 -- the loop of a device's thread
            self._around.on_bug(bug)
