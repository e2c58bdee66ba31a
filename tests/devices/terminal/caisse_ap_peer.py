"""A tiny Caisse-AP terminal on a socket, written for these tests alone: it does as it is told, right or wrong.

It keeps what it charged, so that a test can ask what really became of a card.
"""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

Fields = dict[str, str]


def parsed(text: str) -> Fields:
    """Read a request, which our driver sends whole."""
    found: Fields = {}
    while text:
        size = int(text[2:5])
        found[text[:2]] = text[5 : 5 + size]
        text = text[5 + size :]
    return found


def written(*fields: tuple[str, str]) -> bytes:
    return "".join(f"{tag}{len(value):03}{value}" for tag, value in fields if value).encode()


@dataclass
class CardLedger:
    """What cards were charged, by reference (minor units). `late` is set when nobody waits for an answer any more."""

    charged: dict[str, int] = field(default_factory=dict)
    late: threading.Event = field(default_factory=threading.Event)

    @property
    def captured(self) -> list[int]:
        return list(self.charged.values())


class Talk:
    """One connection, as the terminal's side of it; closed after the answer, as terminals do, unless told to stay."""

    def __init__(self, connection: socket.socket, ledger: CardLedger) -> None:
        self._connection = connection
        self.ledger = ledger
        self.stays = False

    def charge(self, asked: Fields, amount: int = 0) -> None:
        self.ledger.charged[asked["CF"]] = amount or int(asked["CB"])

    def request(self) -> Fields:
        return parsed(self._connection.recv(4096).decode("ascii"))

    def send(self, data: bytes) -> None:
        self._connection.sendall(data)

    def send_slowly(self, data: bytes) -> None:
        """Send each byte in a packet of its own."""
        for byte in data:
            self._connection.sendall(bytes([byte]))

    def wait_for_the_end(self) -> None:
        """Stay until the till hangs up."""
        while self._connection.recv(4096):
            pass

    def hang_up(self) -> None:
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        self._connection.close()


Act = Callable[[Talk, Fields], None]


def yes(asked: Fields, **changed: str) -> bytes:
    """Answer a payment with yes, in the order of the published answer; `changed` holds other values by tag."""
    fields = {
        "CZ": "0300",
        "CJ": asked["CJ"],
        "CA": asked["CA"],
        "AE": "10",
        "AF": "",
        "CC": "00B",
        "CI": "2",
        "AC": "348368",
        "AA": "205774######5942",
        "AI": "A0000000031010",
        "CF": asked["CF"],
        "CG": "6424242",
        "CB": asked["CB"],
        "CD": asked["CD"],
        "CE": asked["CE"],
    }
    return written(*(fields | changed).items())


def no(asked: Fields, reason: str, **changed: str) -> bytes:
    """Answer with no, without what terminals leave out of a no."""
    fields = {"CZ": "0300", "CJ": asked["CJ"], "CA": asked["CA"], "AE": "01", "AF": reason}
    return written(*(fields | changed).items())


def approve(talk: Talk, asked: Fields) -> None:
    talk.charge(asked)
    talk.send(yes(asked))


class CaisseApPeer:
    """Listens on a free port of this machine, and does `act` with each request."""

    def __init__(self, act: Act = approve, ledger: CardLedger | None = None) -> None:
        self.act = act
        self.ledger = ledger or CardLedger()
        self.seen: list[Fields] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._open: list[Talk] = []
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self.stop()

    def stop(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for talk in self._open:
            talk.hang_up()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                talk = Talk(connection, self.ledger)
                self._open.append(talk)
                threading.Thread(target=self._converse, args=(talk,), daemon=True).start()

    def _converse(self, talk: Talk) -> None:
        with suppress(OSError):
            asked = talk.request()
            if asked:
                self.seen.append(asked)
                self.act(talk, asked)
                if talk.stays:
                    talk.wait_for_the_end()
        talk.hang_up()
