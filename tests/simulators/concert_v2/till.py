"""A till written by hand from the protocol's description, sharing no code with the terminal that it talks to."""

import socket
from functools import reduce
from types import TracebackType
from typing import Self

from tests.simulators.device_process import PATIENCE_SECONDS

STX, ETX, EOT, ENQ, ACK, NAK = b"\x02", b"\x03", b"\x04", b"\x05", b"\x06", b"\x15"
Answer = dict[str, str]


def request(amount: int, reference: str = "", **changed: str) -> bytes:
    """Ask for a payment in E+; `changed` holds other values by name, an empty `plus` for E."""
    fields = {"pos": "01", "amount": f"{amount:08}", "flag": "0", "mode": "1", "type": "0", "currency": "504"}
    fields |= {"private": reference.ljust(10), "plus": "A010B010"} | changed
    return "".join(fields.values()).encode()


def framed(body: bytes) -> bytes:
    return STX + body + ETX + bytes([reduce(lambda one, other: one ^ other, body + ETX)])


def read(body: bytes) -> Answer:
    text = body.decode("ascii")
    assert len(text) in {25, 80}, text
    names = {"pos": text[:2], "result": text[2], "amount": text[3:11], "mode": text[11], "report": text[12:-13]}
    return names | {"currency": text[-13:-10], "private": text[-10:]}


class Till:
    """One end of the cable."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE_SECONDS)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()

    def say(self, data: bytes) -> None:
        self._socket.sendall(data)

    def heard(self, count: int) -> bytes:
        """Take so many bytes; fewer when the terminal lets go."""
        said = b""
        while len(said) < count:
            try:
                more = self._socket.recv(count - len(said))
            except ConnectionError:
                break
            if not more:
                break
            said += more
        return said

    def hand_over(self, body: bytes) -> None:
        """Take the word, say it, and end; everything is understood."""
        self.say(ENQ)
        assert self.heard(1) == ACK
        self.say(framed(body))
        assert self.heard(1) == ACK
        self.say(EOT)

    def frame(self) -> bytes:
        """Take a frame as it comes, its check last."""
        said = self.heard(1)
        while said and said[-1:] != ETX:
            more = self.heard(1)
            if not more:
                return said
            said += more
        return said + self.heard(1)

    def hear(self) -> bytes:
        """Give the word, take the frame, and hear the end."""
        assert self.heard(1) == ENQ
        self.say(ACK)
        whole = self.frame()
        assert whole == framed(whole[1:-2])
        self.say(ACK)
        assert self.heard(1) == EOT
        return whole[1:-2]

    def ask(self, body: bytes) -> Answer:
        self.hand_over(body)
        return read(self.hear())

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
