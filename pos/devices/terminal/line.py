"""The connection to a terminal on the network, on which nothing waits for ever: connecting, sending, hearing.

It is held open after a conversation, because a terminal that comes late still says what it has to say there. What the
bytes mean is its reader's business.
"""

import socket
import time
from collections import deque
from typing import Generic, Protocol, TypeVar

_MS_PER_SECOND = 1_000
_NS_PER_MS = 1_000_000
_CHUNK = 4_096

Frame = TypeVar("Frame")


def now_ms() -> int:
    """Tell milliseconds that only ever go up."""
    return time.monotonic_ns() // _NS_PER_MS


class HungUp(OSError):
    """The terminal ended the connection."""


class Patience(Protocol):
    """How long a line waits, in milliseconds: to connect, to be rid of our bytes, for a byte before silence begins."""

    @property
    def connect_ms(self) -> int:
        """To connect."""
        ...

    @property
    def send_ms(self) -> int:
        """For the terminal to take our bytes."""
        ...

    @property
    def silence_ms(self) -> int:
        """Without a byte, before a frame that does not say where it ends is taken to have ended."""
        ...


class Reader(Protocol[Frame]):
    """Makes frames of bytes. Both raise their protocol's `BadFrame` when what came can be no frame any more."""

    def feed(self, data: bytes) -> list[Frame]:
        """Take some bytes, and give the frames that end with them."""
        ...

    def silence(self) -> Frame | None:
        """Nothing comes any more: give the frame that ended without saying so, if it is whole."""
        ...


class Ear(Protocol):
    """Hears what goes over a line, both ways."""

    def sent(self, data: bytes) -> None:
        """Hear what left."""
        ...

    def heard(self, data: bytes) -> None:
        """Hear what came."""
        ...


class Connection:
    """Bytes to and from a terminal on the network. Failures are `OSError`."""

    def __init__(self, host: str, port: int, patience_ms: int, ear: Ear | None = None) -> None:
        """Connect; `ear` hears all of it."""
        self._ear = ear
        self._socket = socket.create_connection((host, port), patience_ms / _MS_PER_SECOND)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, data: bytes, patience_ms: int) -> int:
        """Send all of it; gives how many bytes left before the line broke."""
        self._socket.settimeout(patience_ms / _MS_PER_SECOND)
        gone = 0
        try:
            while gone < len(data):
                gone += self._socket.send(data[gone:])
        except OSError:
            pass
        if self._ear is not None:
            self._ear.sent(data[:gone])
        return gone

    def receive(self, patience_ms: int) -> bytes:
        """Wait so long for some bytes; none at all when none came. Raises `HungUp` at the end of the line."""
        self._socket.settimeout(max(1, patience_ms) / _MS_PER_SECOND)
        try:
            data = self._socket.recv(_CHUNK)
        except TimeoutError:
            return b""
        except OSError:
            data = b""
        if not data:
            raise HungUp("the terminal hung up")
        if self._ear is not None:
            self._ear.heard(data)
        return data

    def close(self) -> None:
        """Hang up."""
        self._socket.close()


class Line(Generic[Frame]):
    """One connection. Failures are `OSError`, or the reader's `BadFrame`."""

    def __init__(self, host: str, port: int, patience: Patience, reader: Reader[Frame], ear: Ear | None = None) -> None:
        """Connect."""
        self._patience = patience
        self._connection = Connection(host, port, patience.connect_ms, ear)
        self._reader = reader
        self._frames: deque[Frame] = deque()
        self._heard_at_ms = now_ms()
        self._unsettled = False
        self._over = False

    def send(self, data: bytes) -> int:
        """Send all of it; gives how many bytes left before the line broke: less than all is a broken line."""
        gone = self._connection.send(data, self._patience.send_ms)
        self._over = self._over or gone < len(data)
        return gone

    def frame(self, until_ms: int) -> Frame | None:
        """Wait for the next frame until a moment of `now_ms`; None when there is none by then. Raises `HungUp`."""
        while not self._frames:
            if self._over:
                return self._last()
            settles_ms = self._heard_at_ms + self._patience.silence_ms
            left_ms = (min(until_ms, settles_ms) if self._unsettled else until_ms) - now_ms()
            if left_ms >= 0:
                self._listen(left_ms)
                continue
            ended = self._settled()
            if ended is not None or now_ms() > until_ms:
                return ended
        return self._frames.popleft()

    def close(self) -> None:
        """Hang up."""
        self._over = True
        self._connection.close()

    def _listen(self, left_ms: int) -> None:
        try:
            data = self._connection.receive(left_ms)
        except HungUp:
            self._over = True
            return
        if not data:
            return
        self._heard_at_ms, self._unsettled = now_ms(), True
        self._frames.extend(self._reader.feed(data))

    def _settled(self) -> Frame | None:
        """Take a frame that does not say where it ends, when nothing has come for a while."""
        if not self._unsettled or now_ms() - self._heard_at_ms < self._patience.silence_ms:
            return None
        self._unsettled = False
        return self._reader.silence()

    def _last(self) -> Frame:
        """Take what the end of the line ended."""
        frame = self._reader.silence()
        if frame is None:
            raise HungUp("the terminal hung up")
        return frame
