"""The words of the protocol: TAG(2 letters) LEN(3 digits) VALUE, one after the other, read byte by byte as they arrive.

A request has no length of its own and no end mark. It is over when another begins, or when nothing comes any more: what
a till may leave out can still follow what it must say.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

Fields = list[tuple[str, str]]

_START = b"CZ004"
_HEAD = re.compile(rb"([A-Z]{2})(\d{3})")
_HALF_A_HEAD = re.compile(rb"[A-Z]{0,2}|[A-Z]{2}\d{1,3}")
_HEAD_SIZE = 5
_LONGEST = 999
_FIELDS_MOST = 40
_QUIET_MORE_MS = 30
_QUIET_INCOMPLETE_MS = 1_000


class Tag(StrEnum):
    """What a field says. Amounts are minor units in 2 to 12 digits."""

    VERSION = "CZ"
    SOFTWARE = "CJ"
    REGISTER = "CA"
    AMOUNT = "CB"
    ACTION = "CD"
    CURRENCY = "CE"
    AT_ONCE = "BA"
    APPLICATION = "CC"
    REFERENCE = "CF"
    RECEIPT_WANTED = "CK"
    STATUS = "AE"
    REASON = "AF"
    APPROVAL = "AC"
    CARD = "AA"
    EXPIRY = "AB"
    CHIP_APPLICATION = "AI"
    ENTRY = "CI"
    CONTRACT = "CG"
    RECEIPT_LENGTH = "ZT"
    RECEIPT = "AK"


class Kind(StrEnum):
    """What a till can ask this terminal for."""

    DEBIT = "0"
    CREDIT = "1"


NEEDED = frozenset({Tag.VERSION, Tag.SOFTWARE, Tag.REGISTER, Tag.AMOUNT, Tag.ACTION, Tag.CURRENCY})


@dataclass(frozen=True, slots=True)
class Request:
    """What a till asked."""

    fields: dict[str, str]

    @property
    def missing(self) -> list[str]:
        """The tags that should have been there."""
        return sorted(NEEDED - self.fields.keys())

    def says(self, tag: Tag) -> str:
        """Give the value of a field, empty where there is none."""
        return self.fields.get(tag, "")


def encode(fields: Fields) -> bytes:
    """Write an answer as it goes over the line; an empty value is not said."""
    parts: list[str] = []
    for tag, value in fields:
        if len(value) > _LONGEST:
            raise ValueError(f"field {tag} is {len(value)} characters long, and its length has three digits only")
        if value:
            parts.append(f"{tag}{len(value):03}{value}")
    return "".join(parts).encode("ascii", "replace")


@dataclass(slots=True)
class RequestReader:
    """Puts bytes together to requests, whatever pieces they come in; what is none is counted and passed over."""

    garbage: int = 0
    _bytes: bytearray = field(default_factory=bytearray)
    _fields: dict[str, str] = field(default_factory=dict)

    @property
    def patience_ms(self) -> int | None:
        """How long to wait for more before `give_up`; None: for ever."""
        if not self._fields or self._bytes:
            return None
        return _QUIET_MORE_MS if self._fields.keys() >= NEEDED else _QUIET_INCOMPLETE_MS

    def feed(self, data: bytes) -> list[Request]:
        """Take what arrived, and give the requests that are whole."""
        self._bytes += data
        found: list[Request] = []
        while self._next_field(found):
            pass
        return found

    def give_up(self) -> list[Request]:
        """Take what there is for all there will be."""
        found: list[Request] = []
        self._finish(found)
        return found

    def _next_field(self, found: list[Request]) -> bool:
        """Read one field; tells whether there may be another."""
        if self._bytes.startswith(_START):
            self._finish(found)
        elif not self._fields:
            self._find_start()
        head = bytes(self._bytes[:_HEAD_SIZE])
        known = _HEAD.fullmatch(head)
        if known is None and _HALF_A_HEAD.fullmatch(head) is not None:
            return False
        if known is None or not self._may_follow(known):
            self._pass_over()
            return True
        size = _HEAD_SIZE + int(known[2])
        if len(self._bytes) < size:
            return False
        self._fields[known[1].decode()] = self._bytes[_HEAD_SIZE:size].decode("ascii", "replace")
        del self._bytes[:size]
        return True

    def _may_follow(self, head: re.Match[bytes]) -> bool:
        """Tell whether a field may stand here: it says something, and says it once."""
        once = head[1].decode() not in self._fields
        return once and int(head[2]) > 0 and len(self._fields) < _FIELDS_MOST

    def _find_start(self) -> None:
        at = self._bytes.find(_START)
        if at < 0:
            kept = next(size for size in range(len(_START) - 1, -1, -1) if self._bytes.endswith(_START[:size]))
            at = len(self._bytes) - kept
        self.garbage += at
        del self._bytes[:at]

    def _pass_over(self) -> None:
        self._fields.clear()
        self.garbage += 1
        del self._bytes[:1]

    def _finish(self, found: list[Request]) -> None:
        if self._fields:
            found.append(Request(dict(self._fields)))
        self._fields.clear()
