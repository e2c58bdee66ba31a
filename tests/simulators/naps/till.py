"""A till written by hand from the protocol's description, sharing no code with the terminal that it talks to."""

import socket
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from tests.simulators.device_process import PATIENCE_SECONDS

WHEN = ("014008", "21112026", "015006", "120000")
ALSO_WHEN = ("018008", "21112026", "019006", "120000")


def tlv(tag: str, value: str) -> str:
    return f"{tag}{len(value):03}{value}"


def payment(amount: int, ns: str, till: str = "0100001", currency: str = "504") -> str:
    head = "001003001" + tlv("002", str(amount)) + tlv("003", till) + tlv("004", ns) + tlv("012", currency)
    return head + "".join(WHEN + ALSO_WHEN)


def confirmation(stan: str, ns: str, till: str = "0100001") -> str:
    return "001003002" + tlv("008", stan) + tlv("003", till) + tlv("004", ns) + "".join(WHEN + ALSO_WHEN)


def void(stan: str, nsa: str, till: str = "0100001") -> str:
    return "001003003" + tlv("008", stan) + tlv("003", till) + tlv("005", nsa) + "".join(WHEN)


def duplicate(stan: str = "") -> str:
    return bare("008") + (tlv("008", stan) if stan else "")


def bare(kind: str, till: str = "0100001") -> str:
    """Network test 009, settlement 010, reset 012 and referencing 013 say no more than this."""
    return f"001003{kind}" + tlv("003", till) + "".join(WHEN)


@dataclass(frozen=True)
class Answer:
    """An answer's fields in their order, and what came before its first one."""

    fields: list[tuple[str, str]]
    before: bytes = b""

    def __getitem__(self, tag: str) -> str:
        return dict(self.fields)[tag]

    def has(self, tag: str) -> bool:
        return tag in dict(self.fields)

    @property
    def slip(self) -> list[str]:
        """The texts of the printed lines."""
        return [line["033"] for line in sub_fields(self["010"])]


def sub_fields(slip: str) -> list[dict[str, str]]:
    """Read the lines of a slip: row 030, weight 031, side 032, text 033, with `*` between lines."""
    lines: list[dict[str, str]] = []
    while slip:
        line: dict[str, str] = {}
        while len(line) < 4:
            size = int(slip[3:6])
            line[slip[:3]] = slip[6 : 6 + size]
            slip = slip[6 + size :]
        lines.append(line)
        assert slip[:1] in {"", "*"}
        slip = slip[1:]
    return lines


class Till:
    """One connection to the terminal."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE_SECONDS)
        self.received: list[bytes] = []
        self._unread = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hang_up()

    def say(self, frame: str | bytes) -> None:
        self._socket.sendall(frame.encode() if isinstance(frame, str) else frame)

    def say_byte_by_byte(self, frame: str) -> None:
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in frame.encode():
            self._socket.sendall(bytes([byte]))

    def ask(self, frame: str | bytes) -> Answer:
        self.say(frame)
        return self.hear()

    def hear(self) -> Answer:
        """Read one answer up to its end mark, and leave the rest for the next."""
        while (start := self._unread.find(b"001003")) < 0:
            self._more()
        before, self._unread = self._unread[:start], self._unread[start:]
        fields: list[tuple[str, str]] = []
        while self._peek(1) != b"?":
            size = int(self._peek(6)[3:])
            field = self._peek(6 + size)
            fields.append((field[:3].decode(), field[6:].decode()))
            self._unread = self._unread[6 + size :]
        self._unread = self._unread[1:]
        return Answer(fields, before)

    def is_silent(self) -> bool:
        """Tell that nothing has come: a network test sent now is the first thing that is answered."""
        return self.ask(bare("009"))["001"] == "109"

    def until_hung_up(self) -> bytes:
        """Read what comes until the terminal hangs up."""
        try:
            while data := self._socket.recv(65_536):
                self._unread += data
        except ConnectionError:
            pass
        return self._unread

    def hang_up(self) -> None:
        self._socket.close()

    def _peek(self, size: int) -> bytes:
        while len(self._unread) < size:
            self._more()
        return self._unread[:size]

    def _more(self) -> None:
        data = self._socket.recv(65_536)
        assert data, f"the terminal hung up after {self._unread!r}"
        self.received.append(data)
        self._unread += data
