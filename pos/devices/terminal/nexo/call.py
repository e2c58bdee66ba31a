"""One connection, which carries one request and its answer: HTTPS to the one machine whose certificate is known.

Which machine that is tells the certificate's finger print and nothing else; a terminal makes its certificate itself,
so who signed it proves nothing. Nothing is said before the machine has proved who it is.
"""

import socket
import ssl
from hashlib import sha256
from hmac import compare_digest

from pos.devices.terminal.line import HungUp, now_ms
from pos.devices.terminal.nexo.http import Exchanged
from pos.devices.terminal.nexo.wire import BadMessage
from pos.domain.values import dataclass

_MS_PER_SECOND = 1_000
_CHUNK = 16_384


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long things may take, in milliseconds.

    To connect, and once more to prove who is there; to take our bytes; for the customer and the bank (longer than the
    terminal's own 120 s), and once more for what comes later still; for any other answer; between two looks at whoever
    else wants something; after an abort was taken before its connection is let go of.
    """

    connect_ms: int = 3_000
    send_ms: int = 5_000
    payment_ms: int = 135_000
    answer_ms: int = 15_000
    look_ms: int = 200
    linger_ms: int = 5_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a terminal listens, and the SHA-256 of its certificate, 64 hexadecimal digits."""

    host: str
    port: int
    pin: str


class Stranger(OSError):
    """The machine that answers has another certificate than the terminal."""


class Call:
    """Asks one thing. Failures to connect are `OSError`; what is heard raises `HungUp` or `BadMessage`."""

    def __init__(self, place: Place, deadlines: Deadlines, reference: str = "") -> None:
        """Connect, and make sure who is there; `reference` is what it is for."""
        self.reference = reference
        self.over = False
        self._deadlines = deadlines
        self._until_ms: int | None = None
        self._place = place
        self._http = Exchanged()
        bare = socket.create_connection((place.host, place.port), deadlines.connect_ms / _MS_PER_SECOND)
        try:
            bare.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._socket = _trusting().wrap_socket(bare)
        except BaseException:
            bare.close()
            raise
        if not compare_digest(_finger_print(self._socket), place.pin):
            self.hang_up()
            raise Stranger("another certificate than the terminal's")

    def send(self, body: bytes) -> bool:
        """Send a request; tells whether all of it left."""
        data = self._http.posted(f"{self._place.host}:{self._place.port}", body)
        self._socket.settimeout(self._deadlines.send_ms / _MS_PER_SECOND)
        try:
            self._socket.sendall(data)
        except OSError:
            return False
        return True

    def look(self, until_ms: int) -> bytes | None:
        """Listen until a moment of `now_ms`; gives the answer's body, or None when it is not there by then."""
        while (left_ms := until_ms - now_ms()) >= 0:
            body = self._listen(left_ms)
            if body is not None:
                return body
        return None

    def give_up(self, for_ms: int) -> None:
        """Wait no longer, unless that was said before; listen on for so long."""
        if self._until_ms is None:
            self._until_ms = now_ms() + for_ms

    def overheard(self) -> bytes | None:
        """Take what has come, without waiting; hang up when no more can be expected."""
        body = None
        try:
            body = self.look(now_ms())
        except (HungUp, BadMessage):
            self.hang_up()
        if body is not None or (self._until_ms is not None and now_ms() >= self._until_ms):
            self.hang_up()
        return body

    def hang_up(self) -> None:
        """Hear no more."""
        self.over = True
        self._socket.close()

    def _listen(self, left_ms: int) -> bytes | None:
        self._socket.settimeout(max(1, left_ms) / _MS_PER_SECOND)
        try:
            data = self._socket.recv(_CHUNK)
        except TimeoutError:
            return None
        except OSError:
            data = b""
        return self._http.feed(data)


def shown_certificate(host: str, port: int, deadlines: Deadlines) -> str:
    """Read the SHA-256 of the certificate that a machine shows, and say nothing to it; raises `OSError`.

    Who it is, only a person can tell, who compares it with what the terminal's acquirer wrote down.
    """
    patience = deadlines.connect_ms / _MS_PER_SECOND
    with socket.create_connection((host, port), patience) as bare, _trusting().wrap_socket(bare) as secure:
        return _finger_print(secure)


def _finger_print(secure: ssl.SSLSocket) -> str:
    return sha256(secure.getpeercert(binary_form=True) or b"").hexdigest()


def _trusting() -> ssl.SSLContext:
    """Make a context that asks for no signature: the finger print is looked at instead."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
