"""Central as a running server: the application under uvicorn, the projection beside it, both ended together."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from typing_extensions import override

from pos.central.api.app import make_app
from pos.central.api.services import Services

_IDLE_SECONDS_MAX = 30
_BACKLOG = 1_024
_CONNECTIONS_MOST = 2_000
_END_SECONDS_MAX = 10


class _Server(uvicorn.Server):
    """Uvicorn, which tells when it is ready and leaves signals to whoever runs the process."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    @override
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def listen(host: str, port: int) -> socket.socket:
    """Take a port, 0 for a free one, before anything else is promised; raises `OSError`."""
    made = socket.create_server((host, port), backlog=_BACKLOG)
    # Only of a socket that says it is TCP does asyncio send small answers at once: an answer of two parts waits 40 ms
    # for the other side's acknowledgement of the first otherwise.
    taken = socket.socket(made.family, made.type, socket.IPPROTO_TCP, fileno=made.detach())
    taken.setblocking(False)  # noqa: FBT003 -- the standard library takes it by position
    return taken


async def serve(services: Services, taken: socket.socket, ready: Callable[[], None], ended: asyncio.Event) -> None:
    """Answer on a port until `ended` is set; `ready` is called when questions can be answered."""
    config = uvicorn.Config(
        make_app(services),
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        limit_concurrency=_CONNECTIONS_MOST,
        timeout_keep_alive=_IDLE_SECONDS_MAX,
        timeout_graceful_shutdown=_END_SECONDS_MAX,
    )
    server = _Server(config, ready)
    services.worker.start()
    try:
        serving = asyncio.create_task(server.serve(sockets=[taken]))
        ending = asyncio.create_task(ended.wait())
        await asyncio.wait({serving, ending}, return_when=asyncio.FIRST_COMPLETED)
        server.should_exit = True
        ending.cancel()
        await serving
    finally:
        await asyncio.to_thread(services.worker.stop)
