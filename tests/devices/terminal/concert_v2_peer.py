"""A tiny Concert V2 terminal behind a box on the network, written for these tests alone: it does as it is told.

It keeps what it charged, so that a test can ask what really became of a card.
"""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from typing_extensions import override

from tests.devices.terminal.listening import CardLedger, Listening, Voice

STX, ETX, EOT, ENQ, ACK, NAK = b"\x02", b"\x03", b"\x04", b"\x05", b"\x06", b"\x15"
_LOOK_SECONDS = 0.005


@dataclass(frozen=True)
class Asked:
    """A request, field by field."""

    register: str
    amount: int
    flag: str
    mode: str
    kind: str
    currency: str
    reference: str
    plus: str

    @classmethod
    def read(cls, body: str) -> "Asked":
        places = (body[:2], int(body[2:10]), body[10], body[11], body[12], body[13:16], body[16:26], body[26:])
        return cls(*places)


def framed(body: str | bytes) -> bytes:
    """Put a message into a frame, with its check."""
    data = (body.encode() if isinstance(body, str) else body) + ETX
    check = 0
    for byte in data:
        check ^= byte
    return STX + data + bytes([check])


def answer(asked: Asked, result: str = "0", report: str = "", **changed: str) -> str:
    """Write an answer; `changed` holds other values by name."""
    fields = {
        "register": asked.register,
        "result": result,
        "amount": f"{asked.amount:08}",
        "mode": asked.mode,
        "report": report,
        "currency": asked.currency,
        "reference": asked.reference,
    }
    fields |= changed
    return "".join(fields.values())


class Talk(Voice):
    """The cable, as the terminal's side of it."""

    def __init__(self, connection: socket.socket, ledger: CardLedger, said: list[bytes]) -> None:
        super().__init__(connection)
        self.ledger = ledger
        self.said = said

    def charge(self, asked: Asked, amount: int | None = None) -> None:
        self.ledger.charged[asked.reference.strip()] = asked.amount if amount is None else amount

    def byte(self) -> bytes:
        """Take the next byte; raises `OSError` when the till has let go."""
        heard = self._connection.recv(1)
        if not heard:
            raise OSError("the till let go")
        self.said.append(heard)
        return heard

    def until(self, *signs: bytes) -> bytes:
        """Take bytes until one of these signs comes."""
        while (heard := self.byte()) not in signs:
            pass
        return heard

    def be_busy_until(self, free: threading.Event) -> None:
        """Refuse whoever asks for the word meanwhile."""
        self._connection.settimeout(_LOOK_SECONDS)
        while not free.is_set():
            with suppress(TimeoutError):
                if self.byte() == ENQ:
                    self.send(NAK)
        self._connection.settimeout(None)

    def request(self, ways: "Ways") -> Asked:
        """Hear a request out, in the ways it is to be met with."""
        while True:
            self.until(ENQ)
            meeting = ways.next_word()
            self.send(meeting)
            if meeting.endswith(ACK) and (asked := self._frame(ways)) is not None:
                return asked

    def _frame(self, ways: "Ways") -> Asked | None:
        """Take the frame; None when the till only wanted to know whether we are here."""
        while self.until(STX, EOT) == STX:
            data = b""
            while (heard := self.byte()) != ETX:
                data += heard
            self.byte()
            said = ways.next_answer()
            self.send(said)
            if not said.endswith(NAK):
                self.until(EOT, ENQ) if said else None
                return Asked.read(data.decode("ascii"))
        return None

    def tell(self, data: bytes, *, tries: int = 3) -> None:
        """Ask for the word, say this, again as long as it is not understood, and end."""
        self.send(ENQ)
        self.until(ACK)
        for _ in range(tries):
            self.send(data)
            if self.until(ACK, NAK) == ACK:
                break
        self.send(EOT)


@dataclass
class Ways:
    """How the till's asking for the word, and its frame, are met, time after time; at last as they should be."""

    words: list[bytes] = field(default_factory=list)
    answers: list[bytes] = field(default_factory=list)

    def next_word(self) -> bytes:
        return self.words.pop(0) if self.words else ACK

    def next_answer(self) -> bytes:
        return self.answers.pop(0) if self.answers else ACK


Act = Callable[[Talk, Asked], None]


def approve(talk: Talk, asked: Asked) -> None:
    talk.charge(asked)
    talk.tell(framed(answer(asked)))


class ConcertV2Peer(Listening):
    """Does `act` with each request."""

    def __init__(self, act: Act = approve, ways: Ways | None = None, ledger: CardLedger | None = None) -> None:
        self.act = act
        self.ways = ways or Ways()
        self.ledger = ledger or CardLedger()
        self.seen: list[Asked] = []
        self.said: list[bytes] = []
        super().__init__()

    @property
    def url(self) -> str:
        return f"socket://127.0.0.1:{self.port}"

    @override
    def converse(self, connection: socket.socket) -> None:
        talk = Talk(connection, self.ledger, self.said)
        while True:
            asked = talk.request(self.ways)
            self.seen.append(asked)
            self.act(talk, asked)
