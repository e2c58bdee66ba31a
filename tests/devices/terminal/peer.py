"""A tiny card terminal on a socket, written for these tests alone: it does as it is told, right or wrong.

It keeps what it authorised, captured and let lapse, so that a test can ask what really became of a card.
"""

import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from typing_extensions import override

from tests.devices.terminal.listening import Listening, Voice

Fields = dict[str, str]

PAPER = (
    "03000200031001G032001C033005TKpay*03000202031001S032001G033004VISA*03000204031001S032001G033016516794******3315*"
    "03000206031001S032001G033020Autorisation: {approval}*03000208031001S032001G0330{size:02}MONTANT: {amount} MAD"
)


def parsed(data: bytes) -> list[Fields]:
    """Read requests, which our driver sends whole; several may have been joined."""
    found: list[Fields] = []
    text, place = data.decode("ascii"), 0
    while place < len(text):
        tag, size = text[place : place + 3], int(text[place + 3 : place + 6])
        if tag == "001":
            found.append({})
        found[-1][tag] = text[place + 6 : place + 6 + size]
        place += 6 + size
    return found


def written(*fields: tuple[str, str], end: str = "?") -> bytes:
    return ("".join(f"{tag}{len(value):03}{value}" for tag, value in fields) + end).encode()


@dataclass
class Payment:
    """What the terminal knows of a payment: `state` is authorised, captured, lapsed or voided."""

    trace: str
    amount: int
    sequence: str
    since: float
    state: str = "authorised"


@dataclass
class Ledger:
    """What really became of the cards. An authorisation that nobody confirms within `lapse` of `now` lapses.

    `late` is set when nobody waits for an answer any more.
    """

    lapse: float = 40
    now: Callable[[], float] = time.monotonic
    payments: list[Payment] = field(default_factory=list)
    late: threading.Event = field(default_factory=threading.Event)

    def authorise(self, amount: int, sequence: str) -> Payment:
        trace = f"{481000 + len(self.payments)}"
        self.payments.append(Payment(trace, amount, sequence, self.now()))
        return self.payments[-1]

    def find(self, trace: str) -> Payment | None:
        self.settle()
        return next((payment for payment in self.payments if payment.trace == trace), None)

    def settle(self) -> None:
        """Let lapse what nobody confirmed in time."""
        for payment in self.payments:
            if payment.state == "authorised" and self.now() - payment.since > self.lapse:
                payment.state = "lapsed"

    @property
    def captured(self) -> list[int]:
        return [payment.amount for payment in self.payments if payment.state == "captured"]


class Conversation(Voice):
    """One connection, as the terminal's side of it."""

    def __init__(self, connection: socket.socket, ledger: Ledger, seen: list[Fields]) -> None:
        super().__init__(connection)
        self.ledger = ledger
        self._seen = seen
        self._waiting: list[Fields] = []

    def request(self) -> Fields:
        """Take the next request; an empty one when the till has hung up."""
        if not self._waiting:
            self._waiting = parsed(self._connection.recv(4096))
            self._seen += self._waiting
        return self._waiting.pop(0) if self._waiting else {}


Act = Callable[[Conversation, Fields], None]


def common(message: str, asked: Fields, code: str = "000") -> list[tuple[str, str]]:
    return [("001", message), ("003", asked["003"]), ("004", asked.get("004", "000001")), ("013", code)]


def approval(asked: Fields, payment: Payment, **changed: str) -> bytes:
    """Answer a payment with yes; `changed` holds other values by tag (t002=…)."""
    whole = f"{payment.amount // 100}.{payment.amount % 100:02}"
    paper = PAPER.format(approval=f"7{payment.trace[1:]}", size=13 + len(whole), amount=whole)
    fields = [
        *common("101", asked),
        ("002", asked["002"]),
        ("012", "504"),
        ("014", asked["014"]),
        ("015", asked["015"]),
        ("007", "516794******3315"),
        ("017", "3010"),
        ("016", "FATIMA ZAHRA"),
        ("040", "CC"),
        ("008", payment.trace),
        ("010", paper),
    ]
    return written(*((tag, changed.get(f"t{tag}", value)) for tag, value in fields))


def refusal(asked: Fields, code: str) -> bytes:
    return written(*common("101", asked, code), ("002", asked["002"]), ("012", "504"))


def authorise(talk: Conversation, asked: Fields) -> Payment:
    return talk.ledger.authorise(int(asked["002"]), asked["004"])


def approve(talk: Conversation, asked: Fields) -> None:
    talk.send(approval(asked, authorise(talk, asked)))


def confirmation(asked: Fields, code: str = "000", trace: str = "") -> bytes:
    return written(*common("102", asked, code), ("002", "0"), ("012", "504"), ("008", trace or asked["008"]))


def capture(talk: Conversation, asked: Fields) -> str:
    """Take the confirmation; gives the code of the answer."""
    payment = talk.ledger.find(asked["008"])
    if payment is None or payment.state != "authorised":
        return "302"
    payment.state = "captured"
    return "000"


def confirm(talk: Conversation, asked: Fields) -> None:
    talk.send(confirmation(asked, capture(talk, asked)))


def show_again(talk: Conversation, asked: Fields) -> None:
    payment = talk.ledger.find(asked["008"])
    if payment is None or payment.state != "captured":
        talk.send(written(*common("108", asked, "302")))
        return
    again = approval({**asked, "002": "0", "004": "000001"}, payment)
    talk.send(again.replace(b"001003101", b"001003108", 1))


def void(talk: Conversation, asked: Fields) -> None:
    payment = talk.ledger.find(asked["008"])
    known = payment is not None and payment is talk.ledger.payments[-1] and payment.state == "captured"
    if payment is not None and known:
        payment.state = "voided"
    talk.send(written(*common("103", asked, "000" if known else "302"), ("002", "0"), ("008", asked["008"])))


def take(message: str) -> Act:
    return lambda talk, asked: talk.send(written(*common(message, asked)))


def totals(talk: Conversation, asked: Fields) -> None:
    lines = [f"DEBIT {len(talk.ledger.captured)} {sum(talk.ledger.captured) / 100:.2f}", "ANNULATION 0 0.00"]
    paper = "*".join(f"030002{place:02}031001S032001G033{len(line):03}{line}" for place, line in enumerate(lines))
    talk.send(written(*common("110", asked), ("010", paper)))


ACTS: dict[str, Act] = {
    "001": approve,
    "002": confirm,
    "003": void,
    "008": show_again,
    "009": take("109"),
    "010": totals,
    "012": take("112"),
    "013": take("113"),
}


class Peer(Listening):
    """Listens on a free port of this machine; `acts` replaces what it does with requests, by their message."""

    def __init__(self, acts: dict[str, Act] | None = None, ledger: Ledger | None = None) -> None:
        self.acts = {**ACTS, **(acts or {})}
        self.ledger = ledger or Ledger()
        self.seen: list[Fields] = []
        super().__init__()

    def messages(self) -> list[str]:
        return [fields["001"] for fields in self.seen]

    @override
    def converse(self, connection: socket.socket) -> None:
        talk = Conversation(connection, self.ledger, self.seen)
        while fields := talk.request():
            self.acts[fields["001"]](talk, fields)
