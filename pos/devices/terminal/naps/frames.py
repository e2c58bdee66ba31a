"""Frames of NAPS Pay M2M as bytes arrive: tag of 3 digits, length of 3 digits, value; nothing says how long it all is.

Values are taken by their length and never searched for a sign: the `?` that may end a frame may stand in a value too.
Whatever does not begin as a frame must is passed over up to the next beginning.
"""

from collections.abc import Iterable

from pos.devices.terminal.naps.tags import OK, Message, Tag
from pos.domain.values import dataclass

BEGINNING = b"001003"
"""A frame begins with its message's number."""

BYTES_MAX = 65_536
_HEADER = 6
_TAG = 3
_END = b"?"
_NEEDED = {
    Message.PAY.answer: (Tag.TRACE, Tag.AMOUNT, Tag.CURRENCY),
    Message.CONFIRM.answer: (Tag.TRACE,),
    Message.VOID.answer: (Tag.TRACE,),
    Message.DUPLICATE.answer: (Tag.TRACE,),
}


class BadFrame(ValueError):
    """What arrives cannot be a frame any more."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message, its fields in the order they came in."""

    fields: tuple[tuple[str, bytes], ...]

    def text(self, tag: Tag) -> str:
        """Give the first value of a tag, stripped; empty when there is none."""
        return next((value.decode("utf-8", "replace").strip() for name, value in self.fields if name == tag), "")

    def data(self, tag: Tag) -> bytes:
        """Give all values of a tag joined: what is too long for one length comes in several."""
        return b"".join(value for name, value in self.fields if name == tag)


def frame_bytes(fields: Iterable[tuple[Tag, str]]) -> bytes:
    """Write a request."""
    return "".join(f"{tag}{len(value):03}{value}" for tag, value in fields).encode("ascii")


class FrameReader:
    """Takes bytes in whatever pieces they come in."""

    def __init__(self) -> None:
        """Begin before the first byte."""
        self._bytes = bytearray()
        self._fields: list[tuple[str, bytes]] = []
        self._taken = 0

    def feed(self, data: bytes) -> list[Frame]:
        """Take some bytes, and give the frames that end with them; raises `BadFrame` when one never ends."""
        self._bytes += data
        frames: list[Frame] = []
        while self._advance(frames):
            pass
        if len(self._bytes) + self._taken > BYTES_MAX:
            self._reset()
            raise BadFrame("no end within 64 KB")
        return frames

    def silence(self) -> Frame | None:
        """Nothing came for a while: give the frame that ended without saying so, if nothing of it is missing."""
        whole = not self._bytes and _whole(Frame(tuple(self._fields)))
        return self._ended() if whole else None

    def _advance(self, frames: list[Frame]) -> bool:
        """Take one field, or one sign; False when more bytes are needed."""
        if not self._bytes:
            return False
        if self._bytes.startswith(_END):
            del self._bytes[:1]
            self._give(frames)
            return True
        if self._fields and self._bytes.startswith(BEGINNING):
            self._give(frames)
        if not self._fields and not self._at_beginning():
            return False
        if len(self._bytes) < _HEADER and bytes(self._bytes).isdigit():
            return False
        return self._take_field()

    def _at_beginning(self) -> bool:
        """Pass over whatever is no beginning; False when there is none yet."""
        found = self._bytes.find(BEGINNING)
        if found < 0:
            # A beginning may be cut off at the end.
            keep = next(size for size in range(len(BEGINNING) - 1, -1, -1) if self._bytes.endswith(BEGINNING[:size]))
            del self._bytes[: len(self._bytes) - keep]
            return False
        del self._bytes[:found]
        return True

    def _take_field(self) -> bool:
        header = bytes(self._bytes[:_HEADER])
        if not header.isdigit() or len(header) < _HEADER:
            # This was no frame, or it is broken: look for the next one behind it.
            self._drop()
            del self._bytes[:1]
            return bool(self._bytes)
        end = _HEADER + int(header[_TAG:])
        if len(self._bytes) < end:
            return False
        self._fields.append((header[:_TAG].decode(), bytes(self._bytes[_HEADER:end])))
        self._taken += end
        del self._bytes[:end]
        return True

    def _give(self, frames: list[Frame]) -> None:
        frame = self._ended()
        if frame is not None:
            frames.append(frame)

    def _ended(self) -> Frame | None:
        """Give the fields so far if they make an answer: it says which, and how it went."""
        frame = Frame(tuple(self._fields))
        self._drop()
        return frame if frame.text(Tag.MESSAGE) and frame.text(Tag.CODE) else None

    def _drop(self) -> None:
        self._fields.clear()
        self._taken = 0

    def _reset(self) -> None:
        self._drop()
        self._bytes.clear()


def _whole(frame: Frame) -> bool:
    """Tell whether a frame that may still go on says all that is needed of it."""
    message, code = frame.text(Tag.MESSAGE), frame.text(Tag.CODE)
    needed = _NEEDED.get(message, ()) if code == OK else ()
    return bool(message and code) and all(frame.text(tag) for tag in needed)
