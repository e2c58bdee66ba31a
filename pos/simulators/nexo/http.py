"""As much of HTTP as a terminal's small server needs: a POST with a length, one answer, and the line is closed."""

from dataclasses import dataclass, field

_HEAD_END = b"\r\n\r\n"
_HEAD_MOST = 8_192
_BODY_MOST = 65_536
_QUIET_MS = 10_000


@dataclass(frozen=True, slots=True)
class Posted:
    """What was posted, and where."""

    path: str
    body: bytes


@dataclass(slots=True)
class RequestReader:
    """Puts bytes together to requests, whatever pieces they come in; behind what is none nothing is understood."""

    garbage: int = 0
    _deaf: bool = False
    _bytes: bytearray = field(default_factory=bytearray)

    @property
    def patience_ms(self) -> int | None:
        """How long to wait for more before `give_up`; None: for ever."""
        return _QUIET_MS if self._bytes else None

    def feed(self, data: bytes) -> list[Posted]:
        """Take what arrived, and give the requests that are whole."""
        self._bytes += data
        found: list[Posted] = []
        while (posted := self._next()) is not None:
            found.append(posted)
        return found

    def give_up(self) -> list[Posted]:
        """Take what there is for all there will be: half a request is none."""
        self._pass_over()
        return []

    def _next(self) -> Posted | None:
        end = self._bytes.find(_HEAD_END)
        unended = end < 0
        if self._deaf or (len(self._bytes) - len(_HEAD_END) if unended else end) > _HEAD_MOST:
            self._pass_over()
            return None
        if unended:
            return None
        first, *lines = bytes(self._bytes[:end]).decode("latin-1").split("\r\n")
        method, _, rest = first.partition(" ")
        size = _length(lines)
        if method != "POST" or size is None:
            self._pass_over()
            return None
        whole = end + len(_HEAD_END) + size
        if len(self._bytes) < whole:
            return None
        body = bytes(self._bytes[whole - size : whole])
        del self._bytes[:whole]
        return Posted(rest.partition(" ")[0], body)

    def _pass_over(self) -> None:
        self._deaf = True
        self.garbage += len(self._bytes)
        self._bytes.clear()


def _length(lines: list[str]) -> int | None:
    """Read how long the body is; None where that is not said, or is too long."""
    for line in lines:
        name, _, value = line.partition(":")
        if name.strip().lower() == "content-length":
            number = value.strip()
            return int(number) if number.isascii() and number.isdecimal() and int(number) <= _BODY_MOST else None
    return None


def answer(body: bytes, status: str = "200 OK") -> bytes:
    """Write an answer."""
    head = (
        f"HTTP/1.1 {status}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        "Connection: close",
    )
    return "\r\n".join(head).encode() + _HEAD_END + body
