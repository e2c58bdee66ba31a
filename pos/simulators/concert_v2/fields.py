"""What the messages say, by place: a till's request of 26 letters (E) or 34 (E+), and the terminal's answer."""

from dataclasses import dataclass
from enum import StrEnum

ACCEPTED, NOT_ACCEPTED, HANDLED = "0", "7", "9"
_E, _E_PLUS = 26, 34
_REPORT_SIZE = 55
_AT_ONCE = "A011"
_LONG = "1"
_FILL = range(0x21, 0x7F)


class Kind(StrEnum):
    """What a till can ask this terminal for."""

    DEBIT = "0"
    CREDIT = "1"


@dataclass(frozen=True, slots=True)
class Request:
    """What a till asked; the amount is in minor units, `private` ten letters that are the till's own."""

    register: str
    amount: int
    long: bool
    mode: str
    kind: str
    currency: str
    private: str
    at_once: bool

    @property
    def reference(self) -> str:
        """What the till wants to know it by."""
        return self.private.strip()


def read(body: bytes) -> Request | None:
    """Read a request; None for what is none."""
    text = body.decode("ascii", "replace")
    numbers = text[:10] + text[13:16]
    if len(text) not in {_E, _E_PLUS} or not (numbers.isascii() and numbers.isdigit()):
        return None
    return Request(
        register=text[:2],
        amount=int(text[2:10]),
        long=text[10] == _LONG,
        mode=text[11],
        kind=text[12],
        currency=text[13:16],
        private=text[16:26],
        at_once=text[26:30] == _AT_ONCE,
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """What the terminal says; `report` is what a long answer adds about the card."""

    register: str
    result: str
    amount: int
    mode: str
    report: str
    currency: str
    private: str

    def body(self) -> bytes:
        """Write it."""
        report = self.report.ljust(_REPORT_SIZE) if self.report else ""
        text = f"{self.register}{self.result}{self.amount:08}{self.mode}{report}{self.currency}{self.private}"
        return text.encode("ascii")


def report_for(checksum: int) -> str:
    """Make a report that turns a checksum of this much, so far, into one that looks like an ETX.

    `checksum` is that of the answer with a blank report.
    """
    turned = checksum ^ 0x03
    one = next(fill for fill in _FILL if fill ^ turned in _FILL)
    # Two letters stand where two blanks stood, which had cancelled each other out.
    return f"{chr(one)}{chr(one ^ turned)}"
