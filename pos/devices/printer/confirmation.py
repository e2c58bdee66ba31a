"""Waits for the printer's word that a paper is out: bytes that the network took are not yet a paper.

The best word is the job's own id, sent back when all before it is on the paper; printers that do not know that command
still answer a question about the paper sensor in its turn. While the printer is silent it is asked how it is: without
paper it would stay silent until somebody comes, and nobody should find half a receipt finished an hour later.
"""

from pos.devices.printer.answers import STATUS_COUNT, Echo, Sensor, Status, state_from
from pos.devices.printer.escpos import ASK_STATUS
from pos.devices.printer.line import Deadlines, Line, now_ms
from pos.ports.printer import PrinterState

ABLE = {PrinterState.READY, PrinterState.PAPER_LOW}
_MS_PER_SECOND = 1_000


class Confirmation:
    """Follows one job to its end."""

    def __init__(self, line: Line, deadlines: Deadlines) -> None:
        self._line = line
        self._deadlines = deadlines
        self._statuses: list[int] = []
        self.echoed = False

    def came(self, job_id: bytes, rows: int) -> bool:
        """Wait until the paper of so many rows is confirmed, or will not be."""
        printing_ms = rows * _MS_PER_SECOND // self._deadlines.rows_per_second
        end_ms = now_ms() + printing_ms + self._deadlines.confirm_ms
        sensed = False
        while now_ms() < end_ms:
            match self._line.answer(min(end_ms, now_ms() + self._deadlines.look_ms)):
                case Echo(echo) if echo == job_id:
                    self.echoed = True
                    return True
                case Sensor() if not sensed:
                    sensed = True
                    end_ms = now_ms() + self._deadlines.echo_ms
                case Status(bits):
                    self._statuses.append(bits)
                case None if not sensed:
                    if self._stuck():
                        return False
        return sensed

    def _stuck(self) -> bool:
        """Look at what the printer said of itself since the last look, and ask again."""
        said, self._statuses = self._statuses[:STATUS_COUNT], []
        self._line.send(ASK_STATUS)
        return len(said) == STATUS_COUNT and state_from(*said) not in ABLE
