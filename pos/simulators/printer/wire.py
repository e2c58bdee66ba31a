"""The network side: one talk at a time, as printers have it; who comes second waits. It can be cut and switched off."""

import asyncio

from pos.simulators.printer.condition import Condition
from pos.simulators.printer.mechanism import Mechanism
from pos.simulators.printer.stream import Stream

_CHUNK = 4_096


class Wire:
    """The printer's port. Its stream of bytes goes on from one connection to the next, as in a real printer."""

    def __init__(self, mechanism: Mechanism, condition: Condition, port: int) -> None:
        """Prepare to listen on `port` of this machine; 0 takes a free one, and keeps it."""
        self.port = port
        self._mechanism = mechanism
        self._condition = condition
        self._stream = Stream()
        self._server: asyncio.Server | None = None
        self._line = asyncio.Lock()
        self._writers: set[asyncio.StreamWriter] = set()

    async def switch_on(self) -> None:
        """Listen, as new."""
        self.forget()
        self._server = await asyncio.start_server(self._talk, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    def switch_off(self) -> None:
        """Listen no more and drop whoever is there."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for writer in tuple(self._writers):
            writer.transport.abort()

    def forget(self) -> None:
        """Expect nothing of what an earlier connection left open."""
        self._stream = Stream()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            async with self._line:
                self._mechanism.reply = writer.write
                await self._hear(reader, writer)
        except (ConnectionError, asyncio.CancelledError):
            # The other side is gone, and what it sent is still to be printed; or the device ends.
            pass
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _hear(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(_CHUNK):
            left = self._condition.bytes_until_cut
            self._mechanism.take(*self._stream.feed(data[:left]))
            if left is not None and left <= len(data):
                self._condition.bytes_until_cut = None
                self._mechanism.lose_line()
                writer.transport.abort()
                return
            if left is not None:
                self._condition.bytes_until_cut = left - len(data)
            await writer.drain()
