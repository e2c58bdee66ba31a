"""Reads ESC/POS as a printer does, from a stream that stops and goes on anywhere.

Real-time commands act when they arrive, even in the middle of a picture whose other half never came, where they are
also taken for dots; everything else waits its turn. Written from the command set, not from the driver.
"""

import re
from dataclasses import dataclass

_REAL_TIME = re.compile(
    rb"\x10\x04(?P<status>[\x01-\x04])"
    rb"|\x10\x14\x01(?P<pin>[\x00\x01])[\x01-\x08]"
    rb"|(?P<clear>\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08)",
    re.DOTALL,
)
_LONGEST_REAL_TIME = 10

# How many bytes each command takes in all, where that is fixed.
_LENGTHS = {
    b"\x10\x04": 3,
    b"\x10\x05": 3,
    b"\x1b@": 2,
    b"\x1b2": 2,
    b"\x1b3": 3,
    b"\x1ba": 3,
    b"\x1bd": 3,
    b"\x1bJ": 3,
    b"\x1bp": 5,
    b"\x1dr": 3,
    b"\x1da": 3,
    b"\x1dI": 3,
}
_DLE_DC4 = b"\x10\x14"
_DLE_DC4_LENGTHS = {1: 5, 2: 5, 8: 10}
_CUT = b"\x1dV"
_CUT_WITH_FEED = 65
_FUNCTION = b"\x1d("
_PICTURE = b"\x1dv"
_PICTURE_HEADER = 8
_INTRODUCERS = b"\x10\x1b\x1d"


@dataclass(frozen=True, slots=True)
class StatusAsked:
    """DLE EOT n: tell one of the four statuses, at once."""

    which: int


@dataclass(frozen=True, slots=True)
class Cleared:
    """DLE DC4 8: forget everything that was not printed yet."""


@dataclass(frozen=True, slots=True)
class PulseNow:
    """DLE DC4 1: open the drawer at once, whatever state the printer is in."""

    pin: int


@dataclass(frozen=True, slots=True)
class Command:
    """Any other command, whole, in its turn."""

    code: bytes


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a picture, as soon as they are complete."""

    width: int
    bits: bytes


@dataclass(frozen=True, slots=True)
class Stray:
    """Bytes that belong to no command: a real printer would print them as letters."""

    text: bytes


RealTime = StatusAsked | Cleared | PulseNow
Buffered = Command | Rows | Stray


class Stream:
    """Turns received bytes into what acts now and what waits its turn."""

    def __init__(self) -> None:
        self._seen = b""
        self._rest = b""
        self._row_bytes = 0
        self._rows_left = 0

    def feed(self, data: bytes) -> tuple[list[RealTime], list[Buffered]]:
        """Take the next bytes."""
        real_time: list[RealTime] = []
        window = self._seen + data
        self._rest += data
        for found in _REAL_TIME.finditer(window):
            if found.end() <= len(self._seen):
                continue
            real_time.append(_real_time(found))
            if found["clear"]:
                self._rest = window[found.end() :]
                self._rows_left = 0
        self._seen = window[-(_LONGEST_REAL_TIME - 1) :]
        return real_time, self._buffered()

    def _buffered(self) -> list[Buffered]:
        found: list[Buffered] = []
        while self._rest:
            if self._rows_left:
                rows = min(self._rows_left, len(self._rest) // self._row_bytes)
                if not rows:
                    break
                found.append(Rows(self._row_bytes * 8, self._take(rows * self._row_bytes)))
                self._rows_left -= rows
                continue
            length = self._length()
            if length > len(self._rest) or not length:
                break
            taken = self._take(length)
            if taken[0] not in _INTRODUCERS:
                found.append(Stray(taken))
            elif taken.startswith(_PICTURE):
                self._row_bytes = int.from_bytes(taken[4:6], "little")
                self._rows_left = int.from_bytes(taken[6:8], "little") if self._row_bytes else 0
            elif not taken.startswith(b"\x10"):
                found.append(Command(taken))
        return found

    def _take(self, count: int) -> bytes:
        taken, self._rest = self._rest[:count], self._rest[count:]
        return taken

    def _length(self) -> int:
        """Tell how long the next command is; 0 when that cannot be told yet."""
        rest = self._rest
        if rest[0] not in _INTRODUCERS:
            return next((at for at, byte in enumerate(rest) if byte in _INTRODUCERS), len(rest))
        code = rest[:2]
        if code in {_CUT, _DLE_DC4} and len(rest) > len(code):
            return _DLE_DC4_LENGTHS.get(rest[2], 3) if code == _DLE_DC4 else 3 + (rest[2] >= _CUT_WITH_FEED)
        if code == _FUNCTION:
            return 5 + int.from_bytes(rest[3:5], "little") if len(rest) >= len(b"\x1d(Hpp") else 0
        if code == _PICTURE:
            return _PICTURE_HEADER
        if len(code) == 1 or code in {_CUT, _DLE_DC4}:
            return 0
        return _LENGTHS.get(code, 2)


def _real_time(found: re.Match[bytes]) -> RealTime:
    if found["status"]:
        return StatusAsked(found["status"][0])
    if found["pin"]:
        return PulseNow(found["pin"][0])
    return Cleared()
