"""A tiny nexo terminal behind HTTPS, written for these tests alone: it does as it is told, right or wrong.

It keeps what it charged and what it would have answered, so that a test can ask what really became of a card, and the
till too. Seals and certificate are the simulator's; the driver has its own.
"""

import json
import socket
import ssl
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from typing_extensions import override

from pos.simulators.nexo.identity import Identity, identity
from pos.simulators.nexo.seals import Seal
from tests.devices.terminal.listening import CardLedger, Listening, Voice

Values = dict[str, Any]
POI = "V400m-324688179"
TILL = "TILL-1"


@dataclass(frozen=True)
class Trusted:
    """What terminal and till agreed on, and the certificate that stands for it."""

    who: Identity
    context: ssl.SSLContext


def _trusted() -> Trusted:
    """Make one certificate and one key for all tests."""
    with tempfile.TemporaryDirectory() as folder:
        made = identity(Path(folder) / "terminal.jsonl", datetime(2026, 1, 1, tzinfo=UTC))
        return Trusted(replace(made, terminal=POI, key="mykey", passphrase="mypassphrase"), made.context())


TRUSTED = _trusted()


@dataclass
class Asked:
    """A request: its header, and what stands beside it."""

    header: Values
    body: Values

    @property
    def number(self) -> str:
        return str(self.header["ServiceID"])

    @property
    def category(self) -> str:
        return str(self.header["MessageCategory"])

    @property
    def minor(self) -> int:
        return round(float(self.body["PaymentTransaction"]["AmountsReq"]["RequestedAmount"]) * 100)


@dataclass
class Memory(CardLedger):
    """What a card was charged, what was answered, and the payments under way."""

    answers: dict[str, tuple[str, Values]] = field(default_factory=dict)
    under_way: set[str] = field(default_factory=set)
    aborted: threading.Event = field(default_factory=threading.Event)


def yes(asked: Asked, minor: int = 0, **changed: str) -> Values:
    """Answer a payment with yes; `changed` names another `reference` or `currency`."""
    amount = minor or asked.minor
    return {
        "Response": {"Result": "Success" if amount == asked.minor else "Partial"},
        "SaleData": {"SaleTransactionID": {"TransactionID": changed.get("reference", asked.number), "TimeStamp": ""}},
        "POIData": {"POITransactionID": {"TransactionID": "v4W5001707426906003.RM4Z", "TimeStamp": "2026-11-21T12:00"}},
        "PaymentResult": {
            "AmountsResp": {"Currency": changed.get("currency", "MAD"), "AuthorizedAmount": amount / 100},
            "PaymentAcquirerData": {"ApprovalCode": "348368"},
            "PaymentInstrumentData": {
                "CardData": {"PaymentBrand": "visa", "MaskedPan": "417631 **** 5942", "EntryMode": ["Contactless"]}
            },
        },
    }


def no(condition: str, message: str = "") -> Values:
    """Answer with no."""
    return {"Response": {"Result": "Failure", "ErrorCondition": condition, "AdditionalResponse": f"message={message}"}}


class Talk(Voice):
    """One connection, as the terminal's side of it: one request, one answer."""

    def __init__(self, connection: socket.socket, ledger: Memory, seal: Seal) -> None:
        super().__init__(connection)
        self.ledger = ledger
        self.seal = seal

    def charge(self, asked: Asked, minor: int = 0) -> Values:
        """Charge the card; gives the true answer, which is remembered."""
        self.ledger.charged[asked.number] = minor or asked.minor
        body = yes(asked, minor)
        self.remember(asked, body)
        return body

    def remember(self, asked: Asked, body: Values) -> None:
        self.ledger.answers[asked.number] = (asked.category, body)

    def answer(self, asked: Asked, body: Values, **header: str) -> None:
        self.send(self.sealed(asked, body, **header))

    def sealed(self, asked: Asked, body: Values, **header: str) -> bytes:
        """Write an answer; `header` changes the one inside and outside."""
        return post(self.envelope(asked, body, header))

    def envelope(self, asked: Asked, body: Values, header: Values | None = None, nonce: bytes = b"") -> Values:
        told = {**asked.header, "MessageType": "Response", **(header or {})}
        plain = {"MessageHeader": told, f"{told['MessageCategory']}Response": body}
        blob, trailer = self.seal.close(json.dumps({"SaleToPOIResponse": plain}).encode(), nonce=nonce)
        return {"SaleToPOIResponse": {"MessageHeader": told, "NexoBlob": blob, "SecurityTrailer": trailer}}

    def request(self) -> Asked | None:
        data = b""
        while b"\r\n\r\n" not in data:
            more = self._connection.recv(8192)
            if not more:
                return None
            data += more
        head, _, body = data.partition(b"\r\n\r\n")
        size = int(next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length"))[15:])
        while len(body) < size:
            body += self._connection.recv(8192)
        sealed = json.loads(body)["SaleToPOIRequest"]
        plain = json.loads(self.seal.open(sealed["NexoBlob"], sealed["SecurityTrailer"]))["SaleToPOIRequest"]
        header = plain["MessageHeader"]
        assert header == sealed["MessageHeader"]
        return Asked(header, plain[f"{header['MessageCategory']}Request"])


def post(values: Values | bytes) -> bytes:
    """Write an HTTP answer."""
    body = values if isinstance(values, bytes) else json.dumps(values).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body


Act = Callable[[Talk, Asked], None]


def approve(talk: Talk, asked: Asked) -> None:
    talk.answer(asked, talk.charge(asked))


def tell_status(talk: Talk, asked: Asked) -> None:
    """Say what became of a payment."""
    number = asked.body["MessageReference"]["ServiceID"]
    known_answer = talk.ledger.answers.get(number)
    if number in talk.ledger.under_way:
        talk.answer(asked, no("InProgress"))
    elif known_answer is None:
        talk.answer(asked, no("NotFound"))
    else:
        category, body = known_answer
        header = {**asked.header, "MessageType": "Response", "MessageCategory": category, "ServiceID": number}
        repeated = {"MessageHeader": header, "RepeatedResponseMessageBody": {f"{category}Response": body}}
        talk.answer(asked, {"Response": {"Result": "Success"}, "RepeatedMessageResponse": repeated})


def tell_well(talk: Talk, asked: Asked) -> None:
    talk.answer(asked, {"Response": {"Result": "Success"}, "POIStatus": {"GlobalStatus": "OK"}})


def take_abort(talk: Talk, asked: Asked) -> None:
    talk.ledger.aborted.set()
    talk.send(post(b""))


REJECTED: Values = {"SaleToPOIRequest": {"EventNotification": {"EventToNotify": "Reject"}}}
ACTS: dict[str, Act] = {
    "Payment": approve,
    "TransactionStatus": tell_status,
    "Diagnosis": tell_well,
    "Abort": take_abort,
}


class NexoPeer(Listening):
    """Listens on a free port of this machine, and does what `acts` say with each kind of request."""

    def __init__(self, acts: dict[str, Act] | None = None, ledger: Memory | None = None) -> None:
        self.acts = {**ACTS, **(acts or {})}
        self.ledger = ledger or Memory()
        self.seen: list[Asked] = []
        who = TRUSTED.who
        self._seal = Seal(who.key, who.version, who.passphrase)
        super().__init__()

    def of(self, category: str) -> list[Asked]:
        """Give the requests of that kind."""
        return [asked for asked in self.seen if asked.category == category]

    @override
    def converse(self, connection: socket.socket) -> None:
        with TRUSTED.context.wrap_socket(connection, server_side=True) as secure:
            talk = Talk(secure, self.ledger, self._seal)
            try:
                asked = talk.request()
            except ValueError:
                talk.send(post(REJECTED))
                asked = None
            if asked is not None:
                self.seen.append(asked)
                self.acts[asked.category](talk, asked)
            talk.hang_up()
