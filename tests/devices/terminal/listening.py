"""What the tiny terminals of these tests share: they listen on a free port, and have a thread for each connection."""

import socket
import threading
from abc import ABC, abstractmethod
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self


@dataclass
class CardLedger:
    """What cards were charged, by reference (minor units). `late` is set when nobody waits for an answer any more."""

    charged: dict[str, int] = field(default_factory=dict)
    late: threading.Event = field(default_factory=threading.Event)

    @property
    def captured(self) -> list[int]:
        return list(self.charged.values())


class Voice:
    """The terminal's side of a connection."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def send(self, data: bytes) -> None:
        self._connection.sendall(data)

    def send_slowly(self, data: bytes) -> None:
        """Send each byte in a packet of its own."""
        for byte in data:
            self._connection.sendall(bytes([byte]))

    def wait_for_the_end(self) -> None:
        """Stay until the till hangs up."""
        while self._connection.recv(4096):
            pass

    def hang_up(self) -> None:
        _end(self._connection)


class Listening(ABC):
    """Listens on a free port of this machine until it is stopped."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._open: list[socket.socket] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self.stop()

    @abstractmethod
    def converse(self, connection: socket.socket) -> None:
        """Talk until one of the two hangs up."""

    def stop(self) -> None:
        _end(self._listener)
        for connection in self._open:
            _end(connection)

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._open.append(connection)
                threading.Thread(target=self._converse, args=(connection,), daemon=True).start()

    def _converse(self, connection: socket.socket) -> None:
        with suppress(OSError):
            self.converse(connection)
        _end(connection)


def _end(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
    connection.close()
