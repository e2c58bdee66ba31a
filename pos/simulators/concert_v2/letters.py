"""What goes over the cable: single signs, and messages between STX and ETX with a checksum behind them."""

from dataclasses import dataclass, field

STX, ETX, EOT, ENQ, ACK, NAK = b"\x02", b"\x03", b"\x04", b"\x05", b"\x06", b"\x15"
_SIGNS = (EOT, ENQ, ACK, NAK)
_LONGEST = 200
_QUIET_MS = 1_000
_CHECK_BYTES = 2


@dataclass(frozen=True, slots=True)
class Sign:
    """A single byte."""

    byte: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """A message; `intact` if its checksum is right."""

    body: bytes
    intact: bool


Said = Sign | Message


def checksum(body: bytes) -> int:
    """Add up a message and its ETX, bit by bit and without carrying."""
    total = 0
    for byte in body + ETX:
        total ^= byte
    return total


def frame(body: bytes, *, spoilt: bool = False) -> bytes:
    """Put a message between its signs, with a wrong checksum if it is to be `spoilt`."""
    return STX + body + ETX + bytes([checksum(body) ^ (0x55 if spoilt else 0)])


@dataclass(slots=True)
class Listener:
    """Puts bytes together to signs and messages, whatever pieces they come in; what is neither is counted."""

    garbage: int = 0
    _bytes: bytearray = field(default_factory=bytearray)

    @property
    def patience_ms(self) -> int | None:
        """How long to wait for more before `give_up`; None: for ever."""
        return _QUIET_MS if self._bytes else None

    def feed(self, data: bytes) -> list[Said]:
        """Take what arrived, and give what is whole."""
        self._bytes += data
        found: list[Said] = []
        while self._bytes and self._next(found):
            pass
        return found

    def give_up(self) -> list[Said]:
        """Take half a message for a spoilt one."""
        self.garbage += len(self._bytes)
        self._bytes.clear()
        return [Message(b"", intact=False)]

    def _next(self, found: list[Said]) -> bool:
        """Take one thing; False when more bytes are needed."""
        first = bytes(self._bytes[:1])
        if first != STX:
            del self._bytes[:1]
            if first in _SIGNS:
                found.append(Sign(first))
            else:
                self.garbage += 1
            return True
        end = self._bytes.find(ETX, 1, _LONGEST)
        if end < 0 and len(self._bytes) >= _LONGEST:
            # It would go on for ever: what stood at its beginning was no beginning.
            del self._bytes[:1]
            self.garbage += 1
            return True
        if end < 0 or len(self._bytes) < end + _CHECK_BYTES:
            return False
        body = bytes(self._bytes[1:end])
        found.append(Message(body, intact=self._bytes[end + 1] == checksum(body)))
        del self._bytes[: end + _CHECK_BYTES]
        return True
