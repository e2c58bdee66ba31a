"""A Caisse-AP terminal on the network: one connection, one request, one answer, and nothing that can be asked later.

The protocol has no word for a past payment, none to stop a customer, none for totals. So a lost answer is unknown
until a person has read the terminal's own journal; what comes late on the same connection is still heard.
"""

import threading
from collections.abc import Iterator

from typing_extensions import override

from pos.devices.terminal.caisse_ap.frames import BadFrame, Frame, FrameReader
from pos.devices.terminal.caisse_ap.judging import Elsewhere, Taken, judged, orphan_of
from pos.devices.terminal.caisse_ap.messages import Answer, Register, read_answer, request
from pos.devices.terminal.line import HungUp, Line, now_ms
from pos.domain.payment_facts import PaymentKind, TerminalLabel
from pos.domain.values import dataclass
from pos.ports.payment_terminal import (
    Attempt,
    Capabilities,
    Confirmed,
    Doubt,
    Inquiry,
    InquiryAnswer,
    Lost,
    NotSent,
    Orphan,
    PaymentTerminal,
    Prompt,
    Prompted,
    Sent,
    TerminalEvent,
    TerminalTotals,
    Unreachable,
    Unsent,
    Waiting,
)

PORT = 8_888
_THIS_TILL = Register()
_MS_PER_SECOND = 1_000
_AMOUNT_MAX = 10**12
_REFERENCES = range(1, 100)


@dataclass(frozen=True, slots=True)
class CaisseApAddress:
    """Where the terminal is and how it calls this till.

    `series` stands before the counter in every reference: letters that differ for each till and each restoring of one,
    so that no two payments at a terminal ever have the same.
    """

    host: str
    port: int = PORT
    register: Register = _THIS_TILL
    series: str = ""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How long things may take, in milliseconds.

    To connect; to take our bytes; for the customer and the bank (longer than the terminal's own patience); without a
    byte before an answer is taken to have ended; between two looks at whoever else wants something; after its answer
    before we hang up.
    """

    connect_ms: int = 3_000
    send_ms: int = 5_000
    payment_ms: int = 180_000
    silence_ms: int = 300
    look_ms: int = 200
    linger_ms: int = 1_000


class CaisseApTerminal(PaymentTerminal):
    """Speaks to one terminal. `stop_waiting` may come from any thread, all else from the lane's."""

    def __init__(self, label: TerminalLabel, address: CaisseApAddress, *, deadlines: Deadlines | None = None) -> None:
        """Connect to nothing yet."""
        self._label = label
        self._address = address
        self._deadlines = deadlines or Deadlines()
        self._line: Line[Frame] | None = None
        self._waited = ""
        self._answered_at_ms = 0
        self._stopped = threading.Event()

    @property
    @override
    def label(self) -> TerminalLabel:
        """Which terminal this is."""
        return self._label

    @property
    @override
    def capabilities(self) -> Capabilities:
        """What the protocol offers: payments and refunds, and no more."""
        return Capabilities(
            inquiry=Inquiry.NONE,
            cancel=False,
            confirm_seconds=0,
            answer_seconds=self._deadlines.payment_ms // _MS_PER_SECOND,
            void_last=False,
            refund=True,
            settles=False,
        )

    @override
    def next_reference(self, counter: int) -> str:
        """Write the series and the counter."""
        return f"{self._address.series}{counter:06}"

    @override
    def diagnose(self) -> bool:
        """Connect, and hang up: the protocol has no request that moves no money."""
        try:
            self._connected().close()
        except OSError:
            return False
        return True

    @override
    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        """Ask for a payment or a refund and hear it out."""
        self._stopped.clear()
        yield from self.overheard()
        unsent = self._opened(attempt)
        if unsent is not None:
            yield NotSent(unsent)
            return
        asked = request(attempt, self._address.register)
        gone = 0 if self._line is None else self._line.send(asked)
        if self._line is None or not gone:
            yield NotSent(Unsent.REFUSED)
            return
        self._waited = attempt.reference
        yield Sent()
        if gone < len(asked):
            yield Lost(Doubt.HUNG_UP)
            return
        yield Prompted(Prompt.PRESENT_CARD)
        yield from self._until_answered(self._line, attempt)

    @override
    def confirm(self, attempt: Attempt, trace: str) -> Confirmed | Lost:
        """Never needed: an approval is final."""
        return Lost(Doubt.NOBODY_KNOWS)

    @override
    def cancel(self) -> None:
        """Only its customer can, there."""

    @override
    def stop_waiting(self) -> None:
        """End the wait at the next look."""
        self._stopped.set()

    @override
    def inquire(self, attempt: Attempt, trace: str) -> InquiryAnswer:
        """Only a person can look."""
        return Unreachable(Doubt.NOBODY_KNOWS)

    @override
    def overheard(self) -> tuple[Orphan, ...]:
        """Read what has come on the last connection since; hang up once it has answered and says no more."""
        orphans: list[Orphan] = []
        try:
            while self._line is not None and (frame := self._line.frame(now_ms())) is not None:
                orphans.append(self._orphan(read_answer(frame)))
        except (HungUp, BadFrame):
            self.close()
        if self._answered_at_ms and now_ms() - self._answered_at_ms >= self._deadlines.linger_ms:
            self.close()
        return tuple(orphans)

    @override
    def settle(self) -> TerminalTotals | Unreachable:
        """Only a person can read its totals."""
        return Unreachable(Doubt.NOBODY_KNOWS)

    @override
    def close(self) -> None:
        """Hang up."""
        self._answered_at_ms = 0
        if self._line is not None:
            self._line.close()
            self._line = None

    def _opened(self, attempt: Attempt) -> Unsent | None:
        """Connect, unless the protocol cannot say what is asked."""
        self.close()
        amount_fits = 0 < attempt.amount.minor < _AMOUNT_MAX
        if attempt.kind is PaymentKind.VOID or not amount_fits or len(attempt.reference) not in _REFERENCES:
            return Unsent.NOT_SUPPORTED
        try:
            self._line = self._connected()
        except TimeoutError:
            return Unsent.SILENT
        except OSError:
            return Unsent.REFUSED
        return None

    def _connected(self) -> Line[Frame]:
        return Line(self._address.host, self._address.port, self._deadlines, FrameReader())

    def _until_answered(self, line: Line[Frame], attempt: Attempt) -> Iterator[TerminalEvent]:
        until_ms = now_ms() + self._deadlines.payment_ms
        elsewhere, taken = False, ""
        while True:
            heard = self._look(line, until_ms)
            if isinstance(heard, Doubt):
                yield Lost(Doubt.WRONG_REFERENCE if elsewhere else heard, taken)
                return
            if heard is None:
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
                    self._answered_at_ms = now_ms()
                    yield said
                    return

    def _look(self, line: Line[Frame], until_ms: int) -> Answer | Doubt | None:
        """Listen for a moment; None when there is nothing yet."""
        if self._stopped.is_set():
            return Doubt.STOPPED_WAITING
        try:
            frame = line.frame(min(until_ms, now_ms() + self._deadlines.look_ms))
        except HungUp:
            return Doubt.HUNG_UP
        except BadFrame:
            return Doubt.BAD_FRAME
        if frame is not None:
            return read_answer(frame)
        return Doubt.SILENCE if now_ms() >= until_ms else None

    def _orphan(self, answer: Answer) -> Orphan:
        return orphan_of(answer, self._address.register, self._waited)
