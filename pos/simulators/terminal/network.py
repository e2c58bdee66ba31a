"""The network side: a port with connections that stay open, a cable that can be cut, and a plug that can be pulled."""

import asyncio
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

_CHUNK = 4_096

Request = TypeVar("Request")


class Reader(Protocol[Request]):
    """Puts bytes together to requests; `garbage` counts those that are none of one, until somebody sets it back."""

    garbage: int

    @property
    def patience_ms(self) -> int | None:
        """How long to wait for more before `give_up`; None: for ever."""
        ...

    def feed(self, data: bytes) -> list[Request]:
        """Take what arrived, and give the requests that are whole."""
        ...

    def give_up(self) -> list[Request]:
        """Take what there is for all there will be."""
        ...


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


@dataclass
class Stopwatch:
    """The terminal's own time: how many answers it gave, and how long they took it, from last byte to first."""

    answers: int = 0
    took_ns: int = 0


class Line:
    """One till's connection."""

    def __init__(self, writer: asyncio.StreamWriter, cable: Cable, watch: Stopwatch) -> None:
        self._writer = writer
        self._cable = cable
        self._watch = watch
        self._heard_ns = 0
        self._sending = asyncio.Lock()
        self.open = True

    def heard(self) -> None:
        """Begin to count: something came."""
        self._heard_ns = time.perf_counter_ns()

    async def send(self, *pieces: bytes) -> None:
        """Send the pieces one by one; to a till that has gone, nothing."""
        async with self._sending:
            for piece in pieces:
                await self._cable.passable()
                if not self.open:
                    return
                self._answers()
                self._writer.write(piece)
                # Each piece is on its way before the next, so that the till can meet it alone.
                await asyncio.sleep(0)

    def _answers(self) -> None:
        if self._heard_ns:
            self._watch.answers += 1
            self._watch.took_ns += time.perf_counter_ns() - self._heard_ns
            self._heard_ns = 0

    def drop(self) -> None:
        """Hang up without a word."""
        self.open = False
        self._writer.transport.abort()

    def close(self) -> None:
        """Hang up when all is sent."""
        self.open = False
        self._writer.close()


@dataclass(frozen=True, slots=True)
class Ears(Generic[Request]):
    """What a port does with what it hears: how it reads, who is told a request, who is told how much says nothing.

    `met` is told that a till has come, before it says a word.
    """

    reader: Callable[[], Reader[Request]]
    hear: Callable[[Request, Line], Awaitable[None]]
    garbled: Callable[[int], None]
    met: Callable[[Line], None] = lambda _: None


class Port(Generic[Request]):
    """Where tills connect. It keeps its number while it is shut; with a `context` it speaks TLS."""

    context: ssl.SSLContext | None = None

    def __init__(self, number: int, cable: Cable, ears: Ears[Request]) -> None:
        """Prepare to listen here; `number` 0 takes a free one."""
        self.number = number
        self.watch = Stopwatch()
        self._cable = cable
        self._ears = ears
        self._server: asyncio.Server | None = None
        self._lines: set[Line] = set()

    @property
    def listening(self) -> bool:
        """Whether a till can connect."""
        return self._server is not None

    def told(self) -> dict[str, str]:
        """Tell what else a till must know to find it."""
        return {}

    async def listen(self) -> None:
        """Let tills connect."""
        if self._server is None:
            self._server = await asyncio.start_server(self._talk, "127.0.0.1", self.number, ssl=self.context)
            self.number = self._server.sockets[0].getsockname()[1]

    def shut(self) -> None:
        """Refuse whoever connects, and drop who is connected."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for line in tuple(self._lines):
            line.drop()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = Line(writer, self._cable, self.watch)
        self._lines.add(line)
        if not self.listening:
            # It came in at the moment when the port was shut.
            line.drop()
        self._ears.met(line)
        try:
            await self._listen_to(reader, line)
        except (ConnectionError, asyncio.CancelledError):
            # The till is gone, or the terminal ends: what was begun goes on without a line.
            pass
        finally:
            self._lines.discard(line)
            line.close()

    async def _listen_to(self, reader: asyncio.StreamReader, line: Line) -> None:
        requests = self._ears.reader()
        while True:
            patience = requests.patience_ms
            try:
                data = await asyncio.wait_for(reader.read(_CHUNK), None if patience is None else patience / 1_000)
            except TimeoutError:
                found = requests.give_up()
            else:
                line.heard()
                await self._cable.passable()
                if not (data and line.open):
                    return
                found = requests.feed(data)
            if requests.garbage:
                self._ears.garbled(requests.garbage)
                requests.garbage = 0
            for request in found:
                await self._ears.hear(request, line)
