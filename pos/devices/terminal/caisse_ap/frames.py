"""Messages of Caisse-AP as bytes arrive: tag of 2 letters, length of 3 digits, value; nothing says where it all ends.

The version comes first, every tag once (only a paper that is too long for one length goes on in another). A message is
over when the next one begins, when the line ends, or when nothing comes any more.
"""

from collections.abc import Iterable
from string import ascii_uppercase, digits

from pos.devices.terminal.caisse_ap.tags import Status, Tag
from pos.domain.values import dataclass

BEGINNING = b"CZ004"
"""A message begins with the protocol's version."""

BYTES_MAX = 65_536
_HEADER = 5
_TAG = 2
_LETTERS, _DIGITS = frozenset(ascii_uppercase.encode()), frozenset(digits.encode())
_NEEDED = (Tag.REGISTER, Tag.AMOUNT, Tag.ACTION, Tag.CURRENCY)
_LINE_ENDS = b"\r\n"


class BadFrame(ValueError):
    """What arrives cannot be a message any more."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message, its fields in the order they came in."""

    fields: tuple[tuple[str, bytes], ...]

    def text(self, tag: Tag) -> str:
        """Give the value of a tag, stripped; empty when there is none."""
        return next((value.decode("ascii", "replace").strip() for name, value in self.fields if name == tag), "")

    def data(self, tag: Tag) -> bytes:
        """Give all values of a tag joined."""
        return b"".join(value for name, value in self.fields if name == tag)


def frame_bytes(fields: Iterable[tuple[Tag, str]]) -> bytes:
    """Write a request."""
    return "".join(f"{tag}{len(value):03}{value}" for tag, value in fields).encode("ascii")


class FrameReader:
    """Takes bytes in whatever pieces they come in; whatever does not begin as a message must is passed over."""

    def __init__(self) -> None:
        """Begin before the first byte."""
        self._bytes = bytearray()
        self._fields: list[tuple[str, bytes]] = []
        self._taken = 0
        self._broken = False

    def feed(self, data: bytes) -> list[Frame]:
        """Take some bytes, and give the answers that end with them; raises `BadFrame` when one never ends."""
        self._bytes += data
        frames: list[Frame] = []
        while self._advance(frames):
            pass
        if len(self._bytes) + self._taken > BYTES_MAX:
            self._reset()
            raise BadFrame("no end within 64 KB")
        return frames

    def silence(self) -> Frame | None:
        """Nothing comes any more: give the answer it ends; raises `BadFrame` when all that came was a broken one."""
        if self._bytes:
            # A value was begun: whatever comes next belongs to it.
            return None
        if self._fields:
            return self._ended() if _whole(Frame(tuple(self._fields))) else None
        if self._broken:
            self._reset()
            raise BadFrame("a message that is no message")
        return None

    def _advance(self, frames: list[Frame]) -> bool:
        """Take one field, or what stands between two messages; False when more bytes are needed."""
        if self._fields:
            del self._bytes[: len(self._bytes) - len(self._bytes.lstrip(_LINE_ENDS))]
            if self._bytes.startswith(BEGINNING):
                self._give(frames)
        if not self._fields and not self._at_beginning():
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
        tag, size = header[:_TAG].decode("ascii", "replace"), header[_TAG:]
        known = len(header) == _HEADER and tag != Tag.PAPER
        repeated = known and any(tag == name for name, _ in self._fields)
        if repeated or not _may_be_header(header):
            # This was no message, or it is broken: look for the next one behind it.
            self._break_off()
            return bool(self._bytes)
        if len(header) < _HEADER or len(self._bytes) < _HEADER + int(size):
            return False
        end = _HEADER + int(size)
        self._fields.append((tag, bytes(self._bytes[_HEADER:end])))
        self._taken += end
        del self._bytes[:end]
        return True

    def _break_off(self) -> None:
        self._broken = True
        self._drop()
        del self._bytes[:1]

    def _give(self, frames: list[Frame]) -> None:
        frame = self._ended()
        if frame is not None:
            frames.append(frame)

    def _ended(self) -> Frame | None:
        """Give the fields so far if they make an answer: it says what became of the request."""
        frame = Frame(tuple(self._fields))
        self._drop()
        if not frame.text(Tag.STATUS):
            return None
        self._broken = False
        return frame

    def _drop(self) -> None:
        self._fields.clear()
        self._taken = 0

    def _reset(self) -> None:
        self._drop()
        self._bytes.clear()
        self._broken = False


def _whole(frame: Frame) -> bool:
    """Tell whether a message that may still go on says all that is needed of it."""
    status = frame.text(Tag.STATUS)
    needed = _NEEDED if status == Status.DONE else ()
    return bool(status) and all(frame.text(tag) for tag in needed)


def _may_be_header(header: bytes) -> bool:
    """Tell whether bytes can be, or begin, a tag and a length that is not zero."""
    letters, numbers = header[:_TAG], header[_TAG:]
    return _LETTERS.issuperset(letters) and _DIGITS.issuperset(numbers) and numbers != b"000"
