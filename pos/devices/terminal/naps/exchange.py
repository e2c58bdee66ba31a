"""Asks a terminal one thing and listens for its answer, look by look, so that nobody is kept waiting for long."""

import threading

from pos.devices.terminal.line import Ear, HungUp, now_ms
from pos.devices.terminal.naps.frames import BadFrame
from pos.devices.terminal.naps.judging import orphan_of
from pos.devices.terminal.naps.line import Deadlines, Line
from pos.devices.terminal.naps.messages import Answer, Register, read_answer
from pos.devices.terminal.naps.tags import Message
from pos.domain.values import dataclass
from pos.ports.payment_terminal import Doubt, Orphan, Unsent

PORT = 4_444
_THIS_TILL = Register()


@dataclass(frozen=True, slots=True)
class NapsAddress:
    """Where the terminal is and how it calls this till.

    `sequence_from` is where this journal's sequence numbers begin (0 to 999999): a terminal refuses a number that it
    has seen, and a till that was set up anew or restored would begin again where another one has been.
    `trust_not_found` takes the terminal's word that it knows no payment for proof that nothing was charged; nobody has
    confirmed that of real terminals. `ear` hears what is said there.
    """

    host: str
    port: int = PORT
    register: Register = _THIS_TILL
    sequence_from: int = 0
    trust_not_found: bool = False
    ear: Ear | None = None


class Exchange:
    """Listens on whatever line it is given. `stop` may come from any thread and ends the listening at its next look."""

    def __init__(self, address: NapsAddress, deadlines: Deadlines) -> None:
        """Connect to nothing yet."""
        self._address = address
        self._deadlines = deadlines
        self._stopped = threading.Event()
        self._beside: list[Orphan] = []

    def begin(self) -> None:
        """Forget that somebody stopped an earlier one."""
        self._stopped.clear()

    def stop(self) -> None:
        """Listen no longer."""
        self._stopped.set()

    def connect(self) -> Line:
        """Connect; raises `OSError`."""
        return Line(self._address.host, self._address.port, self._deadlines, self._address.ear)

    def beside(self) -> list[Orphan]:
        """Give what came beside what was listened for, once."""
        heard, self._beside = self._beside, []
        return heard

    def set_aside(self, orphan: Orphan) -> None:
        """Keep what was not listened for."""
        self._beside.append(orphan)

    def look(self, line: Line, until_ms: int) -> Answer | Doubt | None:
        """Listen for a moment; None when there is nothing yet."""
        if self._stopped.is_set():
            return Doubt.STOPPED_WAITING
        try:
            frame = line.frame(min(until_ms, now_ms() + self._deadlines.look_ms))
        except HungUp:
            return Doubt.HUNG_UP
        except BadFrame:
            return Doubt.BAD_FRAME
        if frame is not None:
            return read_answer(frame)
        return Doubt.SILENCE if now_ms() >= until_ms else None

    def answered(self, line: Line, request: bytes, message: Message) -> Answer | Doubt:
        """Ask something that is no payment on a line that is open."""
        if line.send(request) < len(request):
            return Doubt.HUNG_UP
        until_ms = now_ms() + self._deadlines.answer_ms
        while True:
            heard = self.look(line, until_ms)
            if isinstance(heard, Doubt):
                return heard
            if heard is not None and heard.message == message.answer:
                return heard
            if heard is not None:
                self.set_aside(orphan_of(heard))

    def asked(self, request: bytes, message: Message) -> Answer | Doubt | Unsent:
        """Ask something that is no payment, on a connection of its own."""
        self.begin()
        try:
            line = self.connect()
        except TimeoutError:
            return Unsent.SILENT
        except OSError:
            return Unsent.REFUSED
        try:
            return self.answered(line, request, message)
        finally:
            line.close()
