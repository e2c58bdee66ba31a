"""A Caisse-AP terminal on the network: one connection, one request, one answer, and nothing that can be asked later.

The protocol has no word for a past payment, none to stop a customer, none for totals. So a lost answer is unknown
until a person has read the terminal's own journal; what comes late on a payment's own connection is still heard.
"""

from collections.abc import Iterator

from typing_extensions import override

from pos.devices.terminal.caisse_ap.call import Call, Deadlines
from pos.devices.terminal.caisse_ap.frames import FrameReader
from pos.devices.terminal.caisse_ap.judging import Elsewhere, Taken, judged, orphan_of
from pos.devices.terminal.caisse_ap.messages import Register, request
from pos.devices.terminal.line import Ear, Line, now_ms
from pos.devices.terminal.one_answer import OneAnswerTerminal
from pos.domain.payment_facts import PaymentKind, TerminalLabel
from pos.domain.values import dataclass
from pos.ports.payment_terminal import (
    Attempt,
    Doubt,
    Lost,
    NotSent,
    Orphan,
    Prompt,
    Prompted,
    Sent,
    TerminalEvent,
    Unsent,
    Waiting,
)

PORT = 8_888
_THIS_TILL = Register()
_AMOUNT_MAX = 10**12
_REFERENCES = range(1, 100)


@dataclass(frozen=True, slots=True)
class CaisseApAddress:
    """Where the terminal is and how it calls this till.

    `series` stands before the counter in every reference: letters that differ for each till and each restoring of one,
    so that no two payments at a terminal ever have the same. `ear` hears what is said there.
    """

    host: str
    port: int = PORT
    register: Register = _THIS_TILL
    series: str = ""
    ear: Ear | None = None


class CaisseApTerminal(OneAnswerTerminal):
    """Speaks to one terminal. `stop_waiting` may come from any thread, all else from the lane's."""

    def __init__(self, label: TerminalLabel, address: CaisseApAddress, *, deadlines: Deadlines | None = None) -> None:
        """Connect to nothing yet."""
        self._deadlines = deadlines or Deadlines()
        super().__init__(label, self._deadlines.payment_ms)
        self._address = address
        self._calls: list[Call] = []

    @override
    def next_reference(self, counter: int) -> str:
        """Write the series and the counter."""
        return f"{self._address.series}{counter:06}"

    @override
    def diagnose(self) -> bool:
        """Connect, and hang up: the protocol has no request that moves no money."""
        try:
            self._connected("").hang_up()
        except OSError:
            return False
        return True

    @override
    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        """Ask for a payment or a refund and hear it out."""
        self._stopped.clear()
        for earlier in self._calls:
            earlier.give_up()
        yield from self.overheard()
        call = self._opened(attempt)
        if isinstance(call, Unsent):
            yield NotSent(call)
            return
        asked = request(attempt, self._address.register)
        gone = call.send(asked)
        if not gone:
            call.hang_up()
            yield NotSent(Unsent.REFUSED)
            return
        self._calls.append(call)
        yield Sent()
        if gone < len(asked):
            yield Lost(Doubt.HUNG_UP)
            return
        yield Prompted(Prompt.PRESENT_CARD)
        yield from self._until_answered(call, attempt)

    @override
    def overheard(self) -> tuple[Orphan, ...]:
        """Read what has come to payments that nobody waits for any longer."""
        return tuple(self._strays(None))

    @override
    def close(self) -> None:
        """Hang up."""
        for call in self._calls:
            call.hang_up()
        self._calls.clear()

    def _opened(self, attempt: Attempt) -> Call | Unsent:
        """Connect, unless the protocol cannot say what is asked."""
        amount_fits = 0 < attempt.amount.minor < _AMOUNT_MAX
        if attempt.kind is PaymentKind.VOID or not amount_fits or len(attempt.reference) not in _REFERENCES:
            return Unsent.NOT_SUPPORTED
        try:
            return self._connected(attempt.reference)
        except TimeoutError:
            return Unsent.SILENT
        except OSError:
            return Unsent.REFUSED

    def _connected(self, reference: str) -> Call:
        line = Line(self._address.host, self._address.port, self._deadlines, FrameReader(), self._address.ear)
        return Call(line, reference, self._deadlines)

    def _until_answered(self, call: Call, attempt: Attempt) -> Iterator[TerminalEvent]:
        until_ms = now_ms() + self._deadlines.payment_ms
        elsewhere, taken = False, ""
        while True:
            heard = Doubt.STOPPED_WAITING if self._stopped.is_set() else call.look(until_ms)
            if isinstance(heard, Doubt):
                call.give_up()
                yield Lost(Doubt.WRONG_REFERENCE if elsewhere else heard, taken)
                return
            if heard is None:
                yield from self._strays(call)
                yield Waiting()
                continue
            said = judged(heard, attempt, self._address.register)
            match said:
                case Taken():
                    taken = heard.codes
                case Elsewhere(orphan=orphan):
                    elsewhere = True
                    yield orphan
                case _:
                    call.answered()
                    yield said
                    return

    def _strays(self, under_way: Call | None) -> Iterator[Orphan]:
        """Hear the other connections, and forget those on which nothing more can come."""
        for call in [each for each in self._calls if each is not under_way]:
            for answer in call.overheard():
                yield orphan_of(answer, self._address.register, call.reference)
        self._calls = [call for call in self._calls if not call.over]
