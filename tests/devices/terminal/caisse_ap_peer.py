"""A tiny Caisse-AP terminal on a socket, written for these tests alone: it does as it is told, right or wrong.

It keeps what it charged, so that a test can ask what really became of a card.
"""

import socket
from collections.abc import Callable

from typing_extensions import override

from tests.devices.terminal.listening import CardLedger, Listening, Voice

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


class Talk(Voice):
    """One connection, as the terminal's side of it; closed after the answer, as terminals do, unless told to stay."""

    def __init__(self, connection: socket.socket, ledger: CardLedger) -> None:
        super().__init__(connection)
        self.ledger = ledger
        self.stays = False

    def charge(self, asked: Fields, amount: int = 0) -> None:
        self.ledger.charged[asked["CF"]] = amount or int(asked["CB"])

    def request(self) -> Fields:
        return parsed(self._connection.recv(4096).decode("ascii"))


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


class CaisseApPeer(Listening):
    """Listens on a free port of this machine, and does `act` with each request."""

    def __init__(self, act: Act = approve, ledger: CardLedger | None = None) -> None:
        self.act = act
        self.ledger = ledger or CardLedger()
        self.seen: list[Fields] = []
        super().__init__()

    @override
    def converse(self, connection: socket.socket) -> None:
        talk = Talk(connection, self.ledger)
        asked = talk.request()
        if asked:
            self.seen.append(asked)
            self.act(talk, asked)
            if talk.stays:
                talk.wait_for_the_end()
