"""One request and one answer of HTTP, as bytes: made and read without a line, in whatever pieces the answer comes."""

import h11

from pos.devices.terminal.line import HungUp
from pos.devices.terminal.nexo.wire import BadMessage

_HEAD_MOST = 16_384
_ANSWER_MOST = 65_536


class Exchanged:
    """A request that is posted, and the answer to it; what comes after that one is not read."""

    def __init__(self) -> None:
        """Nothing was said yet."""
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=_HEAD_MOST)
        self._body = b""
        self._over = False

    def posted(self, host: str, body: bytes) -> bytes:
        """Write the request."""
        head = h11.Request(
            method="POST",
            target="/nexo",
            headers=[
                ("Host", host),
                ("Content-Type", "application/json"),
                ("Content-Length", str(len(body))),
                ("Connection", "close"),
            ],
        )
        parts = [self._http.send(event) or b"" for event in (head, h11.Data(data=body), h11.EndOfMessage())]
        return b"".join(parts)

    def feed(self, data: bytes) -> bytes | None:
        """Take some bytes, none at the end of the line; gives the answer's body when it is whole.

        Raises `BadMessage` for what is no answer, and `HungUp` when the line ends before it.
        """
        if self._over:
            return None
        self._http.receive_data(data)
        try:
            return self._read()
        except h11.RemoteProtocolError as wrong:
            self._over = True
            raise (BadMessage if data else HungUp)(str(wrong)) from wrong

    def _read(self) -> bytes | None:
        while True:
            event = self._http.next_event()
            match event:
                case h11.Data(data=data):
                    self._body += data
                case h11.EndOfMessage():
                    self._over = True
                    return self._body
                case h11.ConnectionClosed():
                    raise HungUp("the terminal hung up")
                case h11.Response() | h11.InformationalResponse():
                    pass
                case _:
                    return None
            if len(self._body) > _ANSWER_MOST:
                self._over = True
                raise BadMessage("an answer without an end")
