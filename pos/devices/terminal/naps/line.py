"""The connection to a terminal, on which nothing waits for ever: connecting, sending, each answer have deadlines.

It is held open after a conversation, because a terminal that comes late still says what it has to say there.
"""

import socket
import time
from collections import deque
from dataclasses import dataclass

from pos.devices.terminal.naps.frames import Frame, FrameReader

_MS_PER_SECOND = 1_000
_NS_PER_MS = 1_000_000
_CHUNK = 4_096


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


def now_ms() -> int:
    """Tell milliseconds that only ever go up."""
    return time.monotonic_ns() // _NS_PER_MS


class HungUp(OSError):
    """The terminal ended the connection."""


class Line:
    """One connection. Failures are `OSError`; `BadFrame` when what comes can be no frame."""

    def __init__(self, host: str, port: int, deadlines: Deadlines) -> None:
        """Connect."""
        self._deadlines = deadlines
        self._socket = socket.create_connection((host, port), deadlines.connect_ms / _MS_PER_SECOND)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._reader = FrameReader()
        self._frames: deque[Frame] = deque()
        self._heard_at_ms = now_ms()
        self._over = False

    def send(self, data: bytes) -> int:
        """Send all of it; gives how many bytes left before the line broke: less than all is a broken line."""
        self._socket.settimeout(self._deadlines.send_ms / _MS_PER_SECOND)
        gone = 0
        try:
            while gone < len(data):
                gone += self._socket.send(data[gone:])
        except OSError:
            self._over = True
        return gone

    def frame(self, until_ms: int) -> Frame | None:
        """Wait for the next frame until a moment of `now_ms`; None when there is none by then. Raises `HungUp`."""
        while not self._frames:
            left_ms = until_ms - now_ms()
            if self._over:
                return self._last()
            if left_ms < 0:
                return self._settled()
            self._listen(left_ms)
        return self._frames.popleft()

    def close(self) -> None:
        """Hang up."""
        self._over = True
        self._socket.close()

    def _listen(self, left_ms: int) -> None:
        self._socket.settimeout(max(1, left_ms) / _MS_PER_SECOND)
        try:
            data = self._socket.recv(_CHUNK)
        except TimeoutError:
            return
        except OSError:
            data = b""
        if not data:
            self._over = True
            return
        self._heard_at_ms = now_ms()
        self._frames.extend(self._reader.feed(data))

    def _settled(self) -> Frame | None:
        """Take a frame that does not say where it ends, when nothing has come for a while."""
        if now_ms() - self._heard_at_ms < self._deadlines.silence_ms:
            return None
        return self._reader.silence()

    def _last(self) -> Frame:
        """Take what the end of the line ended."""
        frame = self._reader.silence()
        if frame is None:
            raise HungUp("the terminal hung up")
        return frame
