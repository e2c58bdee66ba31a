"""Asks a terminal one thing and listens for its answer: sealed on its way, opened when it comes, look by look."""

import threading

from pos.devices.terminal.line import Ear, HungUp, now_ms
from pos.devices.terminal.nexo.answers import Heard, Reply
from pos.devices.terminal.nexo.call import Call, Deadlines, Place, Stranger
from pos.devices.terminal.nexo.messages import Names
from pos.devices.terminal.nexo.requests import Asked, Request
from pos.devices.terminal.nexo.seals import NotSealed, Passphrase, Seals, Trailer
from pos.devices.terminal.nexo.wire import BadMessage, Envelope, Header, Sealed, SealedTrailer, read, written
from pos.domain.values import dataclass
from pos.ports.clock import Clock
from pos.ports.payment_terminal import Doubt, Unsent

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_QUESTION = "Q"
_QUESTION_DIGITS = 9


@dataclass(frozen=True, slots=True)
class NexoAddress:
    """Where the terminal is, who it is, what was agreed on with it, and how it and the till call each other.

    `series` stands before the counter in every reference: letters that differ for each till and each restoring of one,
    so that no two payments at a terminal ever have the same. `trust_not_found` takes the terminal's word that it knows
    no payment for proof that nothing was charged; that is its acquirer's to promise. `ear` hears what is said, opened.
    """

    place: Place
    agreed: Passphrase
    names: Names
    series: str = ""
    trust_not_found: bool = False
    ear: Ear | None = None


def numbered(number: int, digits: int) -> str:
    """Write a number in so many digits and letters; beyond them it begins again."""
    text = ""
    for _ in range(digits):
        number, digit = divmod(number, len(_DIGITS))
        text = _DIGITS[digit] + text
    return text


class Exchange:
    """Speaks to one terminal. `stop` may come from any thread and ends the listening at its next look."""

    def __init__(self, address: NexoAddress, clock: Clock, deadlines: Deadlines) -> None:
        """Connect to nothing yet."""
        self._address = address
        self._clock = clock
        self._deadlines = deadlines
        self._seals = Seals(address.agreed)
        self._stopped = threading.Event()
        self._last_question = 0

    def begin(self) -> None:
        """Forget that somebody stopped an earlier one."""
        self._stopped.clear()

    def stop(self) -> None:
        """Listen no longer."""
        self._stopped.set()

    def question(self) -> str:
        """Give the number of a question: it moves no money, so the clock is good enough to keep them apart."""
        self._last_question = max(self._last_question + 1, self._clock.now().utc_ms)
        return _QUESTION + numbered(self._last_question, _QUESTION_DIGITS)

    def connect(self, reference: str = "") -> Call | Unsent:
        """Connect to the terminal, and to nobody else."""
        try:
            return Call(self._address.place, self._deadlines, reference)
        except TimeoutError:
            return Unsent.SILENT
        except Stranger:
            return Unsent.STRANGER
        except OSError:
            return Unsent.REFUSED

    def send(self, call: Call, asked: Asked) -> bool:
        """Seal a request and send it; tells whether all of it left."""
        plain = written(Request(asked))
        blob, seal = self._seals.seal(plain)
        trailer = SealedTrailer(seal.crypto_version, seal.key, seal.key_version, seal.nonce, seal.hmac)
        whole = call.send(written(Envelope(sale_to_poi_request=Sealed(asked.message_header, blob, trailer))))
        if self._address.ear is not None:
            self._address.ear.sent(plain)
        return whole

    def look(self, call: Call, until_ms: int) -> Heard | Doubt | None:
        """Listen for a moment; None when there is nothing yet."""
        if self._stopped.is_set():
            return Doubt.STOPPED_WAITING
        try:
            body = call.look(min(until_ms, now_ms() + self._deadlines.look_ms))
        except HungUp:
            return Doubt.HUNG_UP
        except BadMessage:
            return Doubt.BAD_FRAME
        if body is not None:
            return self.opened(body) or Doubt.BAD_FRAME
        return Doubt.SILENCE if now_ms() >= until_ms else None

    def opened(self, body: bytes) -> Heard | None:
        """Open an answer; None for what is not the terminal's, or says outside something else than inside."""
        try:
            sealed = read(body, Envelope).sale_to_poi_response
            if sealed is None:
                return None
            told = sealed.security_trailer
            trailer = Trailer(told.adyen_crypto_version, told.key_identifier, told.key_version, told.nonce, told.hmac)
            heard = read(self._seals.open(sealed.nexo_blob, trailer), Reply).sale_to_poi_response
        except (BadMessage, NotSealed):
            return None
        if self._address.ear is not None:
            # As far as it is read: what a terminal says beside that of a card is nobody's to see.
            self._address.ear.heard(written(heard))
        return heard if _who(heard.message_header) == _who(sealed.message_header) else None

    def asked(self, question: Asked) -> Heard | Doubt | Unsent:
        """Ask something that is no payment, on a connection of its own."""
        self.begin()
        call = self.connect()
        if isinstance(call, Unsent):
            return call
        try:
            if not self.send(call, question):
                return Doubt.HUNG_UP
            until_ms = now_ms() + self._deadlines.answer_ms
            while (heard := self.look(call, until_ms)) is None:
                pass
        finally:
            call.hang_up()
        if isinstance(heard, Heard) and _who(heard.message_header) != _who(question.message_header):
            return Doubt.WRONG_REFERENCE
        return heard


def _who(header: Header) -> tuple[str, str, str, str]:
    return header.message_category, header.service_id, header.sale_id, header.poiid
