"""Keeps the last messages between the till and its terminal, so that somebody can see what was said.

It is kept in memory alone, and nothing of it that could be a whole card number: each message is masked field by field,
as the protocol divides it, before it is put away.
"""

from collections import deque
from collections.abc import Callable

from pos.domain.card import masked
from pos.ports.clock import Clock, Moment
from pos.ports.terminal_exchange import Said

MESSAGES_KEPT = 16
_LENGTH = 3
_LONGEST = 600
_SIGNS = {2: "<STX>", 3: "<ETX>", 4: "<EOT>", 5: "<ENQ>", 6: "<ACK>", 21: "<NAK>"}

Readable = Callable[[str], str]


def by_fields(tag: int) -> Readable:
    """Read a protocol whose fields are a tag of so many signs, a length of three digits, and a value."""

    def readable(text: str) -> str:
        parts, at = [], 0
        while (length := text[at + tag : at + tag + _LENGTH]).isdecimal() and len(length) == _LENGTH:
            start = at + tag + _LENGTH
            parts.append(f"{text[at : at + tag]}={masked(text[start : start + int(length)])}")
            at = start + int(length)
        return "  ".join([*parts, masked(text[at:])]).strip()

    return readable


class Transcript:
    """Hears both sides. What one side says without a word from the other is one message."""

    def __init__(self, clock: Clock, readable: Readable = masked) -> None:
        """Nothing was said yet; `readable` masks a text, as its protocol divides it."""
        self._clock = clock
        self._readable = readable
        self._said: deque[Said] = deque(maxlen=MESSAGES_KEPT)
        self._saying: tuple[Moment, bool] | None = None
        self._bytes = bytearray()

    def sent(self, data: bytes) -> None:
        """Hear what the till says."""
        self._hear(data, ours=True)

    def heard(self, data: bytes) -> None:
        """Hear what the terminal says."""
        self._hear(data, ours=False)

    def messages(self) -> tuple[Said, ...]:
        """Give the last messages, the oldest first; also from another thread."""
        return tuple(self._said)

    def _hear(self, data: bytes, *, ours: bool) -> None:
        if not data:
            return
        same = self._saying is not None and self._saying[1] is ours and len(self._bytes) < _LONGEST
        if self._saying is None or not same:
            self._saying, self._bytes = (self._clock.now(), ours), bytearray()
        elif self._said:
            self._said.pop()
        self._bytes += data
        at, mine = self._saying
        self._said.append(Said(at, mine, self._readable(_text(bytes(self._bytes)))))


def _text(data: bytes) -> str:
    written = data.decode("utf-8", "replace")
    # Looking at each sign takes longer than the terminal's next word should wait.
    if written.isprintable():
        return written
    return "".join(_SIGNS.get(ord(sign), sign if sign.isprintable() else ".") for sign in written)
