"""What a printer sends back: single bytes and blocks of several kinds in one stream, told apart by their fixed bits.

Silence is not "all is well", and a byte that fits no form is dropped: a printer that answers nonsense counts as one
that does not answer.
"""

from pos.domain.values import dataclass
from pos.ports.printer import PrinterState

_STATUS_MASK, _STATUS = 0x93, 0x12
_AUTOMATIC_MASK, _AUTOMATIC, _AUTOMATIC_LENGTH = 0x93, 0x10, 4
_SENSOR_MASK = 0x9F
_SENSOR = {0x00, 0x03, 0x0C, 0x0F}
_BLOCK, _BLOCK_END = 0x37, b"\x00"
_BLOCK_LENGTH_MOST = 90
_ECHO = 0x22

STATUS_COUNT = 4


@dataclass(frozen=True, slots=True)
class Status:
    """The answer to one of the four questions of DLE EOT."""

    bits: int


@dataclass(frozen=True, slots=True)
class Sensor:
    """The answer to GS r 1: everything sent before the question has been dealt with."""


@dataclass(frozen=True, slots=True)
class Echo:
    """The answer to GS ( H: everything sent before this job's id is on the paper."""

    job_id: bytes


Answer = Status | Sensor | Echo


class Answers:
    """Divides the stream of bytes from a printer into answers."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[Answer]:
        """Take the next bytes; an answer that is not whole yet waits for the rest of it."""
        self._rest += data
        found: list[Answer] = []
        while self._rest and (length := self._length()):
            whole, self._rest = self._rest[:length], self._rest[length:]
            if answer := _answer(whole):
                found.append(answer)
        return found

    def _length(self) -> int:
        """Tell how long the first answer is; 0 when it is not whole yet."""
        first = self._rest[0]
        if first == _BLOCK:
            end = self._rest.find(_BLOCK_END, 0, _BLOCK_LENGTH_MOST)
            if end < 0:
                return 1 if len(self._rest) >= _BLOCK_LENGTH_MOST else 0
            return end + 1
        if first & _AUTOMATIC_MASK == _AUTOMATIC:
            return _AUTOMATIC_LENGTH if len(self._rest) >= _AUTOMATIC_LENGTH else 0
        return 1


def _answer(whole: bytes) -> Answer | None:
    first = whole[0]
    if first == _BLOCK:
        return Echo(whole[2:-1]) if whole[1:2] == bytes([_ECHO]) else None
    if first & _STATUS_MASK == _STATUS:
        return Status(first)
    if len(whole) == 1 and first & _SENSOR_MASK in _SENSOR:
        return Sensor()
    return None


def state_from(printer: int, offline: int, error: int, paper: int) -> PrinterState:
    """Say how the printer is from its four statuses, the cause a person can remove first."""
    if offline & 0x04:
        return PrinterState.COVER_OPEN
    if offline & 0x20 or paper & 0x60:
        return PrinterState.PAPER_OUT
    if offline & 0x40 or error & 0x6C or printer & 0x08:
        return PrinterState.FAULT
    return PrinterState.PAPER_LOW if paper & 0x0C else PrinterState.READY
