"""The cable to a terminal: a serial port of this machine, or a box on the network that has one (`socket://HOST:PORT`).

It is held open between payments, because a terminal that comes late says so there.
"""

from typing import Protocol
from urllib.parse import urlsplit

from pos.devices.terminal.line import Connection, Ear, now_ms
from pos.domain.values import dataclass

SOCKET = "socket://"
USUAL_SPEED = 9_600
_MS_PER_SECOND = 1_000
_TURN_MS = 20
_CHUNK = 4_096


@dataclass(frozen=True, slots=True)
class Port:
    """Where the terminal is plugged in: a port's name or `socket://HOST:PORT`, and for a real port its speed (baud).

    `seven_even` is how terminals with a serial plug of their own count bits (7E1); those on USB take 8N1.
    """

    name: str
    speed: int = USUAL_SPEED
    seven_even: bool = False


class Wire(Protocol):
    """Bytes both ways. Reading raises `OSError` when the cable is gone."""

    def send(self, data: bytes) -> bool:
        """Send; tells whether all of it left."""
        ...

    def read(self, patience_ms: int) -> bytes:
        """Wait so long for some bytes; none at all when none came."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


class SocketWire:
    """A serial port behind a box on the network."""

    def __init__(self, url: str, connect_ms: int, send_ms: int, ear: Ear | None = None) -> None:
        """Connect."""
        place = urlsplit(url)
        self._connection = Connection(place.hostname or "", place.port or 0, connect_ms, ear)
        self._send_ms = send_ms

    def send(self, data: bytes) -> bool:
        """Send; tells whether all of it left."""
        return self._connection.send(data, self._send_ms) == len(data)

    def read(self, patience_ms: int) -> bytes:
        """Wait so long for some bytes; none at all when none came."""
        return self._connection.receive(patience_ms)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


class SerialWire:
    """A serial port of this machine, or what a USB plug makes of itself."""

    def __init__(self, port: Port, send_ms: int, ear: Ear | None = None) -> None:
        """Open it, for nobody else meanwhile; raises `OSError`."""
        self._ear = ear
        import serial  # noqa: PLC0415 -- only a till with a terminal on a cable has it to load

        try:
            self._port = serial.Serial(
                port.name,
                port.speed,
                serial.SEVENBITS if port.seven_even else serial.EIGHTBITS,
                serial.PARITY_EVEN if port.seven_even else serial.PARITY_NONE,
                timeout=_TURN_MS / _MS_PER_SECOND,
                write_timeout=send_ms / _MS_PER_SECOND,
                exclusive=True,
            )
        except Exception as wrong:
            # What a system says of a port it cannot set up differs from system to system.
            raise OSError(f"the port {port.name} cannot be opened: {wrong}") from wrong

    def send(self, data: bytes) -> bool:
        """Send; tells whether all of it left."""
        try:
            whole = self._port.write(data) == len(data)
        except OSError:
            return False
        if self._ear is not None:
            self._ear.sent(data)
        return whole

    def read(self, patience_ms: int) -> bytes:
        """Wait so long for some bytes; none at all when none came."""
        data = self._read(patience_ms)
        if self._ear is not None:
            self._ear.heard(data)
        return data

    def _read(self, patience_ms: int) -> bytes:
        until_ms = now_ms() + patience_ms
        while not (waiting := self._waiting()) and now_ms() < until_ms:
            # The port's own wait, some 20 ms long; its length cannot be changed without setting the port up again.
            if first := self._port.read(1):
                return first + self._port.read(min(_CHUNK, self._waiting()))
        return self._port.read(min(_CHUNK, waiting)) if waiting else b""

    def close(self) -> None:
        """Let go of the port."""
        self._port.close()

    def _waiting(self) -> int:
        return int(self._port.in_waiting)


def open_wire(port: Port, connect_ms: int, send_ms: int, ear: Ear | None = None) -> Wire:
    """Open whatever a port's name means; raises `OSError`."""
    if port.name.startswith(SOCKET):
        return SocketWire(port.name, connect_ms, send_ms, ear)
    return SerialWire(port, send_ms, ear)
