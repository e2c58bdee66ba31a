"""A nexo terminal on the network: one request a connection, an approval that is final, and a memory that can be asked.

A lost answer is asked for by the reference of the payment that was lost, in a question with a number of its own. What
comes late on a payment's own connection is still heard.
"""

import threading
from collections.abc import Iterator

from typing_extensions import override

from pos.devices.terminal.line import now_ms
from pos.devices.terminal.nexo import messages
from pos.devices.terminal.nexo.answers import Heard
from pos.devices.terminal.nexo.call import Call, Deadlines
from pos.devices.terminal.nexo.calls import Calls
from pos.devices.terminal.nexo.exchange import Exchange, NexoAddress, numbered
from pos.devices.terminal.nexo.judging import Elsewhere, judged, remembered
from pos.devices.terminal.nexo.reading import read_movement
from pos.devices.terminal.nexo.totals import totals_in
from pos.devices.terminal.nexo.wire import Result
from pos.domain.payment_facts import PaymentKind, TerminalLabel
from pos.ports.clock import Clock
from pos.ports.payment_terminal import (
    Attempt,
    Capabilities,
    Confirmed,
    Doubt,
    Found,
    Inquiry,
    InquiryAnswer,
    Lost,
    NotSent,
    Orphan,
    Outcome,
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

PORT = 8_443
_MS_PER_SECOND = 1_000
_AMOUNT_MAX = 10**12
_COUNTER_DIGITS = 4
_REFERENCES = range(1, 11)


class NexoTerminal(PaymentTerminal):
    """Speaks to one terminal. `cancel` and `stop_waiting` may come from any thread, all else from the lane's."""

    def __init__(
        self, label: TerminalLabel, address: NexoAddress, clock: Clock, *, deadlines: Deadlines | None = None
    ) -> None:
        """Connect to nothing yet; the clock numbers what is asked beside payments."""
        self._label = label
        self._address = address
        self._names = address.names
        self._deadlines = deadlines or Deadlines()
        self._exchange = Exchange(address, clock, self._deadlines)
        self._calls = Calls(self._exchange, self._names)
        self._greeted = False
        self._cancelled = threading.Event()

    @property
    @override
    def label(self) -> TerminalLabel:
        """Which terminal this is."""
        return self._label

    @property
    @override
    def capabilities(self) -> Capabilities:
        """What the protocol offers."""
        return Capabilities(
            inquiry=Inquiry.BY_REFERENCE,
            cancel=True,
            confirm_seconds=0,
            answer_seconds=self._deadlines.payment_ms // _MS_PER_SECOND,
            void_last=True,
            refund=True,
            settles=True,
        )

    @override
    def next_reference(self, counter: int) -> str:
        """Write the series and the counter, which has room for 1.6 million; it is asked about for two days at most."""
        return f"{self._address.series}{numbered(counter, _COUNTER_DIGITS)}"

    @override
    def diagnose(self) -> bool:
        """Ask how it is."""
        heard = self._exchange.asked(messages.diagnosis(self._exchange.question(), self._names))
        told = heard.diagnosis_response if isinstance(heard, Heard) else None
        return told is not None and told.response.result == Result.SUCCESS

    @override
    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        """Ask for a payment, a refund or a void and hear it out."""
        self._cancelled.clear()
        self._calls.give_up(self._deadlines.payment_ms)
        yield from self.overheard()
        call = self._opened(attempt)
        if isinstance(call, Unsent):
            yield NotSent(call)
            return
        self._exchange.begin()
        self._calls.add(call)
        whole = self._exchange.send(call, messages.movement(attempt, self._names))
        yield Sent()
        if not whole:
            call.give_up(self._deadlines.payment_ms)
            yield Lost(Doubt.HUNG_UP)
            return
        yield Prompted(Prompt.PROCESSING if attempt.kind is PaymentKind.VOID else Prompt.PRESENT_CARD)
        yield from self._until_answered(call, attempt)

    @override
    def confirm(self, attempt: Attempt, trace: str) -> Confirmed | Lost:
        """Never needed: an approval is final."""
        return Lost(Doubt.NOBODY_KNOWS)

    @override
    def cancel(self) -> None:
        """Have an abort sent; it may come too late."""
        self._cancelled.set()

    @override
    def stop_waiting(self) -> None:
        """End the wait at the next look."""
        self._exchange.stop()

    @override
    def inquire(self, attempt: Attempt, trace: str) -> InquiryAnswer:
        """Ask what became of a payment; once that is proved, its own connection has nothing more to tell."""
        heard = self._exchange.asked(messages.status(attempt, self._exchange.question(), self._names))
        if not isinstance(heard, Heard):
            return Unreachable(_doubt(heard))
        status = heard.transaction_status_response
        if status is None:
            return Unreachable(Doubt.BAD_FRAME)
        said = remembered(status, attempt, self._names, trusted=self._address.trust_not_found)
        if isinstance(said, Found):
            self._calls.hang_up(attempt.reference)
        return said

    @override
    def overheard(self) -> tuple[Orphan, ...]:
        """Read what has come to payments that nobody waits for any longer."""
        return tuple(self._calls.strays())

    @override
    def settle(self) -> TerminalTotals | Unreachable | Unsent:
        """Have the terminal end its day; one that keeps its totals to itself leaves them to a person."""
        heard = self._exchange.asked(messages.reconciliation(self._exchange.question(), self._names))
        if isinstance(heard, Unsent):
            return heard
        if isinstance(heard, Doubt):
            return Unreachable(heard)
        told = heard.reconciliation_response
        totals = None if told is None else totals_in(told)
        return Unreachable(Doubt.NOBODY_KNOWS) if totals is None else totals

    @override
    def close(self) -> None:
        """Hang up."""
        self._calls.hang_up()

    def _opened(self, attempt: Attempt) -> Call | Unsent:
        """Connect, unless the protocol cannot say what is asked; nothing is asked of a machine that is not known."""
        amount_fits = 0 < attempt.amount.minor < _AMOUNT_MAX
        untraced = attempt.kind is PaymentKind.VOID and not attempt.trace
        if untraced or not amount_fits or len(attempt.reference) not in _REFERENCES:
            return Unsent.NOT_SUPPORTED
        return self._greet() or self._exchange.connect(attempt.reference)

    def _greet(self) -> Unsent | None:
        """Make sure once, before the first payment, that both have the same key; it moves no money."""
        if self._greeted:
            return None
        heard = self._exchange.asked(messages.diagnosis(self._exchange.question(), self._names))
        match heard:
            case Heard():
                self._greeted = True
                return None
            case Unsent():
                return heard
            case Doubt.BAD_FRAME | Doubt.WRONG_REFERENCE:
                return Unsent.STRANGER
            case _:
                return Unsent.SILENT

    def _until_answered(self, call: Call, attempt: Attempt) -> Iterator[TerminalEvent]:
        until_ms = now_ms() + self._deadlines.payment_ms
        aborted = False
        while True:
            if self._cancelled.is_set() and not aborted:
                aborted = True
                self._abort(attempt)
            heard = self._exchange.look(call, until_ms)
            if heard is None:
                yield from self._calls.strays(call)
                yield Waiting()
                continue
            if isinstance(heard, Doubt):
                call.give_up(self._deadlines.payment_ms)
                yield Lost(heard)
                return
            call.hang_up()
            yield from self._answer(heard, attempt)
            return

    def _answer(self, heard: Heard, attempt: Attempt) -> Iterator[TerminalEvent]:
        answer = read_movement(heard)
        said: Outcome | Lost | Elsewhere = Lost(Doubt.BAD_FRAME)
        if answer is not None:
            said = judged(answer, attempt, self._names)
        if isinstance(said, Elsewhere):
            yield said.orphan
            said = Lost(Doubt.WRONG_REFERENCE)
        yield said

    def _abort(self, attempt: Attempt) -> None:
        """Ask it to stop, on a connection of its own; nothing depends on the answer, which says nothing."""
        call = self._exchange.connect()
        if isinstance(call, Unsent):
            return
        self._exchange.send(call, messages.abort(attempt, self._exchange.question(), self._names))
        call.give_up(self._deadlines.linger_ms)
        self._calls.add(call)


def _doubt(why: Doubt | Unsent) -> Doubt:
    """Say why a question has no answer."""
    if isinstance(why, Doubt):
        return why
    return Doubt.SILENCE if why is Unsent.SILENT else Doubt.HUNG_UP
