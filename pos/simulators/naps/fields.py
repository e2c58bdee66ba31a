"""The words of the protocol: TAG(3) LEN(3) VALUE, one after the other, read byte by byte as they arrive.

A request has no length of its own and no end mark. It is over when all that its kind must say was said; where more
could follow, when the next one begins, a `?` comes, or nothing comes any more.
"""

from dataclasses import dataclass, field
from enum import StrEnum

Fields = list[tuple[str, str]]

END = b"?"
_START = b"001003"
_HEAD = 6
_LONGEST = 999
_FIELDS_MOST = 40
_QUIET_MORE_MS = 50
_QUIET_INCOMPLETE_MS = 1_000


class Tag(StrEnum):
    """What a field says. Amounts are centimes without leading zeros; dates DDMMYYYY, times HHMMSS, expiry YYMM."""

    KIND = "001"
    AMOUNT = "002"
    TILL = "003"
    NS = "004"
    NSA = "005"
    CARD = "007"
    STAN = "008"
    APPROVAL = "009"
    SLIP = "010"
    CURRENCY = "012"
    CODE = "013"
    DATE = "014"
    TIME = "015"
    EXPIRY = "017"
    TILL_DATE = "018"
    TILL_TIME = "019"
    MESSAGE = "025"
    ENTRY = "040"


class Kind(StrEnum):
    """What a till can ask; the answer has 1 for the first digit."""

    PAYMENT = "001"
    CONFIRMATION = "002"
    VOID = "003"
    DUPLICATE = "008"
    NETWORK_TEST = "009"
    SETTLEMENT = "010"
    RESET = "012"
    REFERENCING = "013"

    @property
    def answer(self) -> str:
        """The kind of its answer."""
        return f"1{self[1:]}"


_ALWAYS = frozenset({Tag.KIND, Tag.TILL, Tag.DATE, Tag.TIME})
_NEEDED = {kind.value: _ALWAYS for kind in Kind} | {
    Kind.PAYMENT.value: _ALWAYS | {Tag.AMOUNT, Tag.NS, Tag.CURRENCY, Tag.TILL_DATE, Tag.TILL_TIME},
    Kind.CONFIRMATION.value: _ALWAYS | {Tag.STAN, Tag.NS, Tag.TILL_DATE, Tag.TILL_TIME},
    Kind.VOID.value: _ALWAYS | {Tag.STAN, Tag.NSA},
}


@dataclass(frozen=True, slots=True)
class Request:
    """What a till asked; `missing` names the fields that its kind needs and that did not come."""

    kind: Kind
    fields: dict[str, str]

    @property
    def missing(self) -> list[str]:
        """The tags that should have been there."""
        return sorted(_NEEDED[self.kind] - self.fields.keys())

    @property
    def register(self) -> str:
        """The till's number, two digits, without its cashier's."""
        return self.fields.get(Tag.TILL, "")[:2]

    def says(self, tag: Tag) -> str:
        """Give the value of a field, empty where there is none."""
        return self.fields.get(tag, "")


def encode(fields: Fields) -> bytes:
    """Write an answer as it goes over the line, with its end mark."""
    parts: list[bytes] = []
    for tag, value in fields:
        text = value.encode()
        if len(text) > _LONGEST:
            raise ValueError(f"field {tag} is {len(text)} bytes long, and its length has three digits only")
        parts.append(f"{tag}{len(text):03}".encode() + text)
    return b"".join(parts) + END


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
        return _QUIET_MORE_MS if self._complete() else _QUIET_INCOMPLETE_MS

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
        if not self._fields:
            self._find_start()
        elif self._bytes.startswith(END):
            del self._bytes[:1]
            self._finish(found)
            return True
        elif self._bytes.startswith(_START):
            self._finish(found)
        head = bytes(self._bytes[:_HEAD])
        if (head and not head.isdigit()) or len(self._fields) >= _FIELDS_MOST:
            self._pass_over()
            return True
        if len(head) < _HEAD or len(self._bytes) < _HEAD + int(head[3:]):
            return False
        size = _HEAD + int(head[3:])
        self._fields[head[:3].decode()] = self._bytes[_HEAD:size].decode(errors="replace")
        del self._bytes[:size]
        more_may_follow = self._fields.get(Tag.KIND) == Kind.DUPLICATE and Tag.STAN not in self._fields
        if self._complete() and not more_may_follow:
            self._finish(found)
        return True

    def _find_start(self) -> None:
        """Drop what comes before a request; the end mark of the one before is no garbage."""
        at = self._bytes.find(_START)
        if at < 0:
            kept = next(size for size in range(len(_START) - 1, -1, -1) if self._bytes.endswith(_START[:size]))
            at = len(self._bytes) - kept
        self.garbage += len(self._bytes[:at].removeprefix(END))
        del self._bytes[:at]

    def _pass_over(self) -> None:
        self._fields.clear()
        self.garbage += 1
        del self._bytes[:1]

    def _complete(self) -> bool:
        needed = _NEEDED.get(self._fields.get(Tag.KIND, ""))
        return needed is not None and needed <= self._fields.keys()

    def _finish(self, found: list[Request]) -> None:
        kind = self._fields.get(Tag.KIND, "")
        if kind in _NEEDED:
            found.append(Request(Kind(kind), dict(self._fields)))
        elif self._fields:
            self.garbage += 1
        self._fields.clear()
