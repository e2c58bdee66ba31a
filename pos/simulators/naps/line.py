"""The network side: a port with connections that stay open, a cable that can be cut, and a plug that can be pulled."""

import asyncio
from collections.abc import Awaitable, Callable

from pos.simulators.naps.fields import Request, RequestReader

_CHUNK = 4_096


class Cable:
    """While it is cut nothing passes either way, and neither side notices; afterwards all that was sent arrives."""

    def __init__(self) -> None:
        self._whole = asyncio.Event()
        self._whole.set()

    @property
    def whole(self) -> bool:
        """Whether bytes pass."""
        return self._whole.is_set()

    def cut(self) -> None:
        """Let nothing pass."""
        self._whole.clear()

    def join(self) -> None:
        """Let everything pass, and what waited too."""
        self._whole.set()

    async def passable(self) -> None:
        """Wait until bytes pass."""
        await self._whole.wait()


class Line:
    """One till's connection."""

    def __init__(self, writer: asyncio.StreamWriter, cable: Cable) -> None:
        self._writer = writer
        self._cable = cable
        self._sending = asyncio.Lock()
        self.open = True

    async def send(self, *pieces: bytes) -> None:
        """Send the pieces one by one; to a till that has gone, nothing."""
        async with self._sending:
            for piece in pieces:
                await self._cable.passable()
                if not self.open:
                    return
                self._writer.write(piece)
                # Each piece is on its way before the next, so that the till can meet it alone.
                await asyncio.sleep(0)

    def drop(self) -> None:
        """Hang up without a word."""
        self.open = False
        self._writer.transport.abort()

    def close(self) -> None:
        """Hang up when all is sent."""
        self.open = False
        self._writer.close()


Hear = Callable[[Request, Line], Awaitable[None]]


class Port:
    """Where tills connect. It keeps its number while it is shut."""

    def __init__(self, number: int, cable: Cable, hear: Hear, garbled: Callable[[int], None]) -> None:
        """Prepare to listen here; `number` 0 takes a free one. `garbled` is told how many bytes say nothing."""
        self.number = number
        self._cable = cable
        self._hear = hear
        self._garbled = garbled
        self._server: asyncio.Server | None = None
        self._lines: set[Line] = set()

    @property
    def listening(self) -> bool:
        """Whether a till can connect."""
        return self._server is not None

    async def listen(self) -> None:
        """Let tills connect."""
        if self._server is None:
            self._server = await asyncio.start_server(self._talk, "127.0.0.1", self.number)
            self.number = self._server.sockets[0].getsockname()[1]

    def shut(self) -> None:
        """Refuse whoever connects, and drop who is connected."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for line in tuple(self._lines):
            line.drop()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = Line(writer, self._cable)
        self._lines.add(line)
        if not self.listening:
            # It came in at the moment when the port was shut.
            line.drop()
        try:
            await self._listen_to(reader, line)
        except (ConnectionError, asyncio.CancelledError):
            # The till is gone, or the terminal ends: what was begun goes on without a line.
            pass
        finally:
            self._lines.discard(line)
            line.close()

    async def _listen_to(self, reader: asyncio.StreamReader, line: Line) -> None:
        requests = RequestReader()
        while True:
            patience = requests.patience_ms
            try:
                data = await asyncio.wait_for(reader.read(_CHUNK), None if patience is None else patience / 1_000)
            except TimeoutError:
                found = requests.give_up()
            else:
                await self._cable.passable()
                if not (data and line.open):
                    return
                found = requests.feed(data)
            if requests.garbage:
                self._garbled(requests.garbage)
                requests.garbage = 0
            for request in found:
                await self._hear(request, line)
