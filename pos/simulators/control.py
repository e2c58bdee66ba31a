"""The second port of a simulated device, by which people and tests make it misbehave: a line of JSON for a line.

A request names what to `do` and its values; the answer is `{"ok": true, …}` or `{"ok": false, "why": …}`. After
`{"do": "watch"}` the connection also carries every event of the device as it happens.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping

from pos.simulators.journal import DeviceJournal, Event, Value

Values = dict[str, Value]
Answer = Mapping[str, object]
Act = Callable[[Values], Awaitable[Answer]]
LINE_BYTES_MAX = 65_536


class ControlPort:
    """Answers requests from a table of acts, by name."""

    def __init__(self, acts: dict[str, Act], journal: DeviceJournal) -> None:
        self._acts = acts
        self._journal = journal

    async def listen(self, port: int) -> asyncio.Server:
        """Listen on this machine only; port 0 takes a free one."""
        return await asyncio.start_server(self._talk, "127.0.0.1", port, limit=LINE_BYTES_MAX)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def tell(event: Event) -> None:
            _send(writer, event)

        watching = False
        try:
            while line := await reader.readline():
                request = _read(line)
                if request.get("do") == "watch" and not watching:
                    watching = True
                    self._journal.watch(tell)
                _send(writer, await self._answer(request))
                await writer.drain()
        except (OSError, ValueError, asyncio.CancelledError):
            # Whoever asked went away or sends what is not a line, or the device ends: nothing is owed to anybody.
            pass
        finally:
            if watching:
                self._journal.unwatch(tell)
            writer.close()

    async def _answer(self, request: Values) -> Answer:
        name = str(request.get("do", ""))
        if name == "watch":
            return {"ok": True}
        act = self._acts.get(name)
        if act is None:
            return {"ok": False, "why": f"unknown act {name!r}; known: {', '.join(sorted(self._acts))}, watch"}
        try:
            return {"ok": True, **await act(request)}
        except (KeyError, TypeError, ValueError, OSError) as error:
            return {"ok": False, "why": f"{name}: {error}"}


def _read(line: bytes) -> Values:
    try:
        request = json.loads(line)
    except ValueError:
        return {}
    return request if isinstance(request, dict) else {}


def _send(writer: asyncio.StreamWriter, values: Answer) -> None:
    if not writer.is_closing():
        writer.write(json.dumps(values, ensure_ascii=False).encode() + b"\n")
