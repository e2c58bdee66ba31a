"""The cable's other end as a serial port of this machine, where it has such: two ends, and nothing in between.

A cable knows no hanging up. A terminal without power, or one that lets nobody connect, is one that says nothing.
"""

import asyncio
import os
import sys
from typing import Any

from typing_extensions import override

from pos.simulators.terminal.network import Cable, Ears, Line, Port


class NoPlug(OSError):
    """This system makes no serial ports out of nothing: the terminal is reached by `--port` there."""


if sys.platform == "win32":

    def _ends() -> tuple[int, str]:
        raise NoPlug

else:
    import pty
    import tty

    def _ends() -> tuple[int, str]:
        mine, tills = pty.openpty()
        tty.setraw(tills)
        return mine, os.ttyname(tills)


class CableLine(Line):
    """The one line there is; whatever is dropped on it is only not said."""

    @override
    def drop(self) -> None:
        """Say nothing."""

    @override
    def close(self) -> None:
        """Say nothing."""


class Plug(Port[Any]):
    """A pair of ends: the terminal's, and the one whose name a till is given."""

    def __init__(self, cable: Cable, ears: Ears[Any]) -> None:
        """Prepare the pair."""
        heard = Ears(ears.reader, self._hear, ears.garbled, ears.met)
        super().__init__(0, cable, heard)
        self._told = ears.hear
        self.device = ""
        self._deaf = True
        self._hearing: asyncio.Task[None] | None = None

    @property
    @override
    def listening(self) -> bool:
        """Whether the terminal hears anything."""
        return not self._deaf

    @override
    def told(self) -> dict[str, str]:
        """Tell the name of the till's end."""
        return {"device": self.device}

    @override
    async def listen(self) -> None:
        """Hear what is said."""
        self._deaf = False
        if self._hearing is None:
            await self._lay()

    @override
    def shut(self) -> None:
        """Hear nothing."""
        self._deaf = True

    async def _hear(self, said: Any, line: Line) -> None:  # noqa: ANN401 -- whatever its reader makes of bytes
        if not self._deaf:
            await self._told(said, line)

    async def _lay(self) -> None:
        # The till's end stays open here too: the terminal's would end with it, each time a till lets go.
        mine, self.device = _ends()
        loop, reader = asyncio.get_running_loop(), asyncio.StreamReader()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(mine, "rb", 0))
        transport, protocol = await loop.connect_write_pipe(
            asyncio.streams.FlowControlMixin, os.fdopen(os.dup(mine), "wb", 0)
        )
        line = CableLine(asyncio.StreamWriter(transport, protocol, reader, loop), self._cable, self.watch)
        self._ears.met(line)
        self._hearing = asyncio.create_task(self._listen_to(reader, line))
