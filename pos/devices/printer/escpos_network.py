"""A receipt printer on the network, port 9100: one connection for each job, so that several tills can share it.

Before a job the printer is asked how it is; after it, whether the paper came out. Nothing here waits longer than its
deadline, and nothing raises: what went wrong is in the result.
"""

import secrets
import threading

from pos.devices.printer.answers import STATUS_COUNT, Status, state_from
from pos.devices.printer.confirmation import ABLE, Confirmation
from pos.devices.printer.escpos import (
    ASK_SENSOR,
    ASK_STATUS,
    CLEAR,
    CUT,
    INITIALISE,
    JOB_ID_LENGTH,
    KICK,
    KICK_NOW,
    ask_echo,
    picture,
)
from pos.devices.printer.line import Deadlines, Line, now_ms
from pos.ports.printer import PrinterState, PrintOutcome, PrintResult, Raster

PORT = 9_100


class NetworkPrinter:
    """Speaks ESC/POS to `host`. Any thread may call; one talks at a time."""

    def __init__(self, host: str, port: int = PORT, *, deadlines: Deadlines | None = None) -> None:
        """Connects to nothing yet."""
        self._host = host
        self._port = port
        self._deadlines = deadlines or Deadlines()
        self._one_at_a_time = threading.Lock()
        self._echoes = True

    def state(self) -> PrinterState:
        """Ask the printer how it is."""
        with self._one_at_a_time:
            try:
                with self._connected() as line:
                    return self._asked(line)
            except OSError:
                return PrinterState.OFF

    def kick_drawer(self) -> PrinterState:
        """Open the cash drawer without printing."""
        with self._one_at_a_time:
            try:
                with self._connected() as line:
                    return self._kicked(line, self._asked(line))
            except OSError:
                return PrinterState.OFF

    def print(self, page: Raster, *, kick_drawer: bool) -> PrintResult:
        """Print a page and cut; with `kick_drawer` the cash drawer opens first, even if the paper then fails."""
        with self._one_at_a_time:
            try:
                line = self._connected()
            except OSError:
                return PrintResult(PrintOutcome.NOT_PRINTED, PrinterState.OFF)
            with line:
                return self._printed(line, page, kick_drawer=kick_drawer)

    def _connected(self) -> Line:
        return Line(self._host, self._port, self._deadlines)

    def _asked(self, line: Line) -> PrinterState:
        """Ask for the four statuses; a printer that is silent, or answers nonsense, is at fault."""
        line.send(ASK_STATUS)
        until_ms = now_ms() + self._deadlines.answer_ms
        statuses: list[int] = []
        while len(statuses) < STATUS_COUNT:
            match line.answer(until_ms):
                case Status(bits):
                    statuses.append(bits)
                case None:
                    return PrinterState.FAULT
                case _:
                    pass  # a late word about an earlier paper
        return state_from(*statuses)

    def _kicked(self, line: Line, state: PrinterState) -> PrinterState:
        """Open the drawer, and hear from the printer again: hanging up too early can swallow the last bytes."""
        line.send(KICK if state in ABLE else KICK_NOW)
        return self._asked(line)

    def _printed(self, line: Line, page: Raster, *, kick_drawer: bool) -> PrintResult:
        kicked = False
        try:
            line.send(CLEAR)
            state = self._asked(line)
            if kick_drawer:
                # Told before it is sent: a pulse that may have been heard is never sent again.
                kicked = True
                state = self._kicked(line, state)
        except OSError:
            return PrintResult(PrintOutcome.NOT_PRINTED, PrinterState.OFF, kicked)
        if state not in ABLE:
            return PrintResult(PrintOutcome.NOT_PRINTED, state, kicked)
        try:
            outcome, state = self._paper(line, page, state)
        except OSError:
            return PrintResult(PrintOutcome.UNSURE, PrinterState.OFF, kicked)
        return PrintResult(outcome, state, kicked)

    def _paper(self, line: Line, page: Raster, before: PrinterState) -> tuple[PrintOutcome, PrinterState]:
        """Send the page and wait for the printer's word; raises `OSError` when the line breaks."""
        job_id = secrets.token_hex(JOB_ID_LENGTH // 2).encode("ascii")
        echo = ask_echo(job_id) if self._echoes else b""
        line.send(INITIALISE + picture(page) + CUT + ASK_SENSOR + echo)
        confirmation = Confirmation(line, self._deadlines)
        if confirmation.came(job_id, page.height):
            self._echoes = self._echoes and confirmation.echoed
            return PrintOutcome.PRINTED, before
        # What is still in the printer must not come out later by itself, unmarked.
        line.send(CLEAR)
        return PrintOutcome.UNSURE, self._asked(line)
