"""A connection to a printer on which nothing waits for ever: connecting, each step of sending, each answer.

Any failure is an `OSError`; a time that ran out is one too.
"""

import socket
import time
from collections import deque
from types import TracebackType
from typing import Self

from pos.devices.printer.answers import Answer, Answers
from pos.domain.values import dataclass

_MS_PER_SECOND = 1_000
_NS_PER_MS = 1_000_000
_CHUNK = 4_096


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long the printer may take, in milliseconds.

    To connect; to take the next bytes; to answer; between two looks at a silent printer; to confirm a paper, besides
    the time that its length takes at `rows_per_second` (50 mm, what the slowest printers do); to send the echo after
    it has already confirmed in a simpler way.
    """

    connect_ms: int = 2_000
    send_ms: int = 5_000
    answer_ms: int = 1_500
    look_ms: int = 1_000
    confirm_ms: int = 8_000
    rows_per_second: int = 400
    echo_ms: int = 1_000


def now_ms() -> int:
    """Tell milliseconds that only ever go up."""
    return time.monotonic_ns() // _NS_PER_MS


class Line:
    """One connection, for one job or one question."""

    def __init__(self, host: str, port: int, deadlines: Deadlines) -> None:
        """Connect."""
        self._deadlines = deadlines
        self._socket = socket.create_connection((host, port), deadlines.connect_ms / _MS_PER_SECOND)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._answers = Answers()
        self._heard: deque[Answer] = deque()

    def __enter__(self) -> Self:
        """Hold the line for the length of a block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up."""
        self._socket.close()

    def send(self, data: bytes) -> None:
        """Send all of it; every piece the printer takes gives it time for the next."""
        self._socket.settimeout(self._deadlines.send_ms / _MS_PER_SECOND)
        left = memoryview(data)
        while left:
            left = left[self._socket.send(left) :]

    def answer(self, until_ms: int) -> Answer | None:
        """Wait for the next answer; None when there is none by that moment of `now_ms`."""
        while not self._heard:
            left_ms = until_ms - now_ms()
            if left_ms <= 0:
                return None
            self._socket.settimeout(left_ms / _MS_PER_SECOND)
            try:
                data = self._socket.recv(_CHUNK)
            except TimeoutError:
                return None
            if not data:
                raise ConnectionResetError("the printer hung up")
            self._heard += self._answers.feed(data)
        return self._heard.popleft()
