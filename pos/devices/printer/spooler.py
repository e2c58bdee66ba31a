"""The printing thread: a sale never waits for the printer, and the printer's absence is waited out here.

A paper newly queued wakes it at once, however long it meant to wait.
"""

import logging
import threading

from pos.devices.printer.drain import IDLE_LOOK_MS, Drain, Render, Tell
from pos.ports.print_queue import PrintQueue
from pos.ports.printer import ReceiptPrinter

STOP_SECONDS_MAX = 20
_MS_PER_SECOND = 1_000

_log = logging.getLogger(__name__)


class Spooler:
    """Drains the queue on a thread of its own. Render and tell are called on that thread."""

    def __init__(self, queue: PrintQueue, printer: ReceiptPrinter, render: Render, tell: Tell) -> None:
        """Does nothing until `start`."""
        self._drain = Drain(queue, printer, render, tell)
        self._stopping = False
        self._person_looked = False
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name="printing", daemon=True)

    def start(self) -> None:
        """Start printing, beginning with what an earlier run left."""
        self._thread.start()

    def poke(self) -> None:
        """Look now: a paper was queued, or something about the printer may have changed. From any thread."""
        self._wake.set()

    def try_again(self) -> None:
        """Go on after a person looked at a printer that confirmed nothing. From any thread."""
        self._person_looked = True
        self._wake.set()

    def stop(self) -> None:
        """Finish the paper under way, and end; returns when the thread is gone."""
        self._stopping = True
        self._wake.set()
        self._thread.join(STOP_SECONDS_MAX)

    def _run(self) -> None:
        while not self._stopping:
            self._wake.clear()
            if self._person_looked:
                self._person_looked = False
                self._drain.person_looked()
            wait_ms = self._turn()
            if wait_ms and not self._stopping:
                self._wake.wait(wait_ms / _MS_PER_SECOND)

    def _turn(self) -> int:
        try:
            return self._drain.turn()
        except Exception:  # noqa: BLE001 -- the loop of a device's thread
            # A bug must not end printing for the day: it is reported, and the papers are safe in the queue.
            _log.exception("printing stumbled")
            return IDLE_LOOK_MS
