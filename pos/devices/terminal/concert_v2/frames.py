"""The signs and frames of Concert V2 as bytes arrive: STX, the message, ETX, and a check over it that ends the frame.

The check may have the value of any sign, so a frame is over one byte behind its ETX and nowhere else. Between frames
whatever is no sign is noise; within one no sign can stand, so a frame that meets another beginning was broken off.
"""

from enum import IntEnum
from functools import reduce
from operator import xor

from pos.domain.values import dataclass

BODY_MAX = 256
"""Three times the longest message there is: whatever goes on longer is none."""

_FIRST_LETTER = 0x20


class Sign(IntEnum):
    """The single bytes by which the two ends take turns."""

    STX = 0x02
    ETX = 0x03
    EOT = 0x04
    ENQ = 0x05
    ACK = 0x06
    NAK = 0x15

    @property
    def wire(self) -> bytes:
        """The sign as it is sent."""
        return bytes([self])


@dataclass(frozen=True, slots=True)
class Frame:
    """A message whose check was right."""

    body: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """A frame that cannot be read: its check was wrong, it was broken off, or it does not end."""


Heard = Sign | Frame | Broken

_ALONE = frozenset({Sign.EOT, Sign.ENQ, Sign.ACK, Sign.NAK})
_GIVES_UP = frozenset({Sign.EOT, Sign.ENQ})


class BadFrame(ValueError):
    """What the terminal says cannot be read, however often it is asked to say it again."""


def check(body: bytes) -> int:
    """Compute the check of a message (LRC): every byte behind STX, ETX among them, by exclusive or."""
    return reduce(xor, body, int(Sign.ETX))


def frame_bytes(body: bytes) -> bytes:
    """Put a message into a frame."""
    return Sign.STX.wire + body + Sign.ETX.wire + bytes([check(body)])


class FrameReader:
    """Takes bytes in whatever pieces they come in, and tells the signs and frames among them."""

    def __init__(self) -> None:
        """Begin before the first byte."""
        self._body: bytearray | None = None
        self._ended = False

    @property
    def within(self) -> bool:
        """Whether a frame was begun and is not over."""
        return self._body is not None

    def feed(self, data: bytes) -> list[Heard]:
        """Take some bytes."""
        return [heard for heard in map(self._take, data) if heard is not None]

    def give_up(self) -> None:
        """Nothing comes any more: what was begun is no frame."""
        self._body, self._ended = None, False

    def _take(self, byte: int) -> Heard | None:
        if self._body is None:
            if byte == Sign.STX:
                self._body = bytearray()
            return Sign(byte) if byte in _ALONE else None
        if self._ended:
            body = bytes(self._body)
            self.give_up()
            return Frame(body) if byte == check(body) else Broken()
        return self._within(byte, self._body)

    def _within(self, byte: int, body: bytearray) -> Heard | None:
        if byte == Sign.STX:
            body.clear()
        elif byte == Sign.ETX:
            self._ended = True
        elif byte < _FIRST_LETTER or len(body) == BODY_MAX:
            self.give_up()
            # Whoever asks for the word, or ends, has given up the frame too.
            return Sign(byte) if byte in _GIVES_UP else Broken()
        else:
            body.append(byte)
        return None
