"""One connection, which carries one payment: what it was opened for, and how long it is worth listening to.

A payment that nobody waits for any longer is still listened to while another is made: its customer may be at the
terminal yet, and what the terminal then says is said on its own connection.
"""

from pos.devices.terminal.caisse_ap.frames import BadFrame, Frame
from pos.devices.terminal.caisse_ap.messages import Answer, read_answer
from pos.devices.terminal.line import HungUp, Line, now_ms
from pos.domain.values import dataclass
from pos.ports.payment_terminal import Doubt


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long things may take, in milliseconds.

    To connect; to take our bytes; for the customer and the bank (longer than the terminal's own patience), and once
    more for what comes later still; without a byte before an answer is taken to have ended; between two looks at
    whoever else wants something; after its answer before we hang up.
    """

    connect_ms: int = 3_000
    send_ms: int = 5_000
    payment_ms: int = 180_000
    silence_ms: int = 300
    look_ms: int = 200
    linger_ms: int = 1_000


class Call:
    """Listens for what the terminal says to one request."""

    def __init__(self, line: Line[Frame], reference: str, deadlines: Deadlines) -> None:
        """Nothing was asked yet."""
        self.reference = reference
        self.over = False
        self._line = line
        self._deadlines = deadlines
        self._until_ms: int | None = None

    def send(self, data: bytes) -> int:
        """Send a request; gives how many bytes left."""
        return self._line.send(data)

    def look(self, until_ms: int) -> Answer | Doubt | None:
        """Listen for a moment; None when there is nothing yet."""
        try:
            frame = self._line.frame(min(until_ms, now_ms() + self._deadlines.look_ms))
        except HungUp:
            return Doubt.HUNG_UP
        except BadFrame:
            return Doubt.BAD_FRAME
        if frame is not None:
            return read_answer(frame)
        return Doubt.SILENCE if now_ms() >= until_ms else None

    def answered(self) -> None:
        """Expect no more than what comes along with the answer."""
        self._until_ms = now_ms() + self._deadlines.linger_ms

    def give_up(self) -> None:
        """Wait no longer, unless that was said before; listen on."""
        if self._until_ms is None:
            self._until_ms = now_ms() + self._deadlines.payment_ms

    def overheard(self) -> list[Answer]:
        """Read what has come, without waiting; hang up when no more can be expected."""
        answers: list[Answer] = []
        try:
            while (frame := self._line.frame(now_ms())) is not None:
                answers.append(read_answer(frame))
        except (HungUp, BadFrame):
            self.hang_up()
        if self._until_ms is not None and now_ms() >= self._until_ms:
            self.hang_up()
        return answers

    def hang_up(self) -> None:
        """Hear no more."""
        self.over = True
        self._line.close()
