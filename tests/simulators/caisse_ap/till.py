"""A till written by hand from the protocol's description, sharing no code with the terminal that it talks to."""

import socket
from base64 import b64decode
from types import TracebackType
from typing import Self

from tests.simulators.device_process import PATIENCE_SECONDS

Answer = dict[str, str]


def tlv(tag: str, value: str) -> str:
    return f"{tag}{len(value):03}{value}"


def request(amount: int, reference: str = "", **changed: str) -> str:
    """Ask for a payment; `changed` holds other values by tag, empty for none."""
    fields = {"CZ": "0300", "CJ": "012345678901", "CA": "01", "CB": f"{amount:02}", "CD": "0", "CE": "504", "BA": "0"}
    fields |= {"CF": reference} | changed
    return "".join(tlv(tag, value) for tag, value in fields.items() if value)


def fields_of(text: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    while text:
        size = int(text[2:5])
        found.append((text[:2], text[5 : 5 + size]))
        text = text[5 + size :]
    return found


def receipt(answer: list[tuple[str, str]]) -> list[str]:
    """Read the slip that came with an answer."""
    pieces = "".join(value for tag, value in answer if tag == "AK")
    assert len(pieces) == int(dict(answer)["ZT"])
    return b64decode(pieces).decode("latin-1").splitlines()


class Till:
    """One connection to the terminal, which hangs up when it has answered."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hang_up()

    def say(self, text: str | bytes) -> None:
        self._socket.sendall(text.encode() if isinstance(text, str) else text)

    def say_byte_by_byte(self, text: str) -> None:
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in text.encode():
            self._socket.sendall(bytes([byte]))

    def until_hung_up(self) -> bytes:
        """Read what comes until the terminal hangs up."""
        heard = b""
        try:
            while data := self._socket.recv(65_536):
                heard += data
        except ConnectionError:
            pass
        return heard

    def ask_for_fields(self, text: str | bytes) -> list[tuple[str, str]]:
        self.say(text)
        return fields_of(self.until_hung_up().decode("ascii"))

    def ask(self, text: str | bytes) -> Answer:
        return dict(self.ask_for_fields(text))

    def is_silent(self) -> bool:
        """Tell that nothing has come yet."""
        self._socket.setblocking(False)
        try:
            self._socket.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        finally:
            self._socket.settimeout(PATIENCE_SECONDS)
        return False

    def hang_up(self) -> None:
        self._socket.close()
