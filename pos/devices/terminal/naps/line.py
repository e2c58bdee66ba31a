"""How long each thing may take with a NAPS Pay terminal, and the connection that keeps to it."""

from pos.devices.terminal import line
from pos.devices.terminal.naps.frames import Frame, FrameReader
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long things may take, in milliseconds.

    To connect; to take our bytes; for the customer and the bank (longer than the terminal's own 120 s); for a
    confirmation, which is not sent any more when less than `too_late_ms` of that is left; for any other answer;
    without a byte before a frame that does not say where it ends is taken to have ended; between two looks at whoever
    else wants something; for the answer after the terminal took a reset.
    """

    connect_ms: int = 3_000
    send_ms: int = 5_000
    payment_ms: int = 135_000
    confirm_ms: int = 40_000
    too_late_ms: int = 2_000
    answer_ms: int = 15_000
    silence_ms: int = 1_000
    look_ms: int = 200
    after_reset_ms: int = 10_000


class Line(line.Line[Frame]):
    """One connection. Failures are `OSError`; `BadFrame` when what comes can be no frame."""

    def __init__(self, host: str, port: int, deadlines: Deadlines, ear: line.Ear | None = None) -> None:
        """Connect."""
        super().__init__(host, port, deadlines, FrameReader(), ear)
