"""A NAPS Pay terminal on the network: a payment is asked for, answered, and confirmed on the same connection.

One conversation is one connection, and the last one stays open for whatever the terminal still says. An answer that
repeats something else than was asked is kept as an orphan and waited past.
"""

import threading
from collections.abc import Iterator

from typing_extensions import override

from pos.devices.terminal.line import HungUp, now_ms
from pos.devices.terminal.naps import messages
from pos.devices.terminal.naps.exchange import Exchange, NapsAddress
from pos.devices.terminal.naps.frames import BadFrame
from pos.devices.terminal.naps.judging import Elsewhere, confirmed, judged, orphan_of, remembered
from pos.devices.terminal.naps.line import Deadlines, Line
from pos.devices.terminal.naps.messages import Answer, read_answer
from pos.devices.terminal.naps.tags import OK, Message
from pos.devices.terminal.naps.totals import totals_in
from pos.domain.money import Currency
from pos.domain.payment_facts import PaymentKind, TerminalLabel
from pos.ports.clock import Clock
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

_MS_PER_SECOND = 1_000
_SEQUENCES = 999_999
_AMOUNT_MAX = 10**12


class NapsTerminal(PaymentTerminal):
    """Speaks to one terminal. `cancel` and `stop_waiting` may come from any thread, all else from the lane's."""

    def __init__(
        self, label: TerminalLabel, address: NapsAddress, clock: Clock, *, deadlines: Deadlines | None = None
    ) -> None:
        """Connect to nothing yet; the clock dates what is asked beside payments."""
        self._label = label
        self._address = address
        self._register = address.register
        self._clock = clock
        self._deadlines = deadlines or Deadlines()
        self._exchange = Exchange(address, self._deadlines)
        self._line: Line | None = None
        self._referenced = False
        self._approved_at_ms = 0
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
            inquiry=Inquiry.BY_TRACE,
            cancel=True,
            confirm_seconds=self._deadlines.confirm_ms // _MS_PER_SECOND,
            answer_seconds=self._deadlines.payment_ms // _MS_PER_SECOND,
            void_last=True,
            refund=False,
            settles=True,
        )

    @override
    def next_reference(self, counter: int) -> str:
        """Write six digits; after 999999 they begin again, ten years from any payment that could be meant."""
        return f"{(self._address.sequence_from + counter - 1) % _SEQUENCES + 1:06}"

    @override
    def diagnose(self) -> bool:
        """Ask for a network test."""
        answer = self._exchange.asked(self._plain(Message.TEST), Message.TEST)
        return isinstance(answer, Answer) and answer.code == OK

    @override
    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        """Ask for a payment or a void and hear it out."""
        self._cancelled.clear()
        self._exchange.begin()
        yield from self.overheard()
        unsent = self._opened(attempt)
        if unsent is not None:
            yield NotSent(unsent)
            return
        is_void = attempt.kind is PaymentKind.VOID
        request = (messages.void if is_void else messages.payment)(attempt, self._register)
        gone = 0 if self._line is None else self._line.send(request)
        if self._line is None or not gone:
            yield NotSent(Unsent.REFUSED)
            return
        yield Sent()
        if gone < len(request):
            yield Lost(Doubt.HUNG_UP)
            return
        yield Prompted(Prompt.PROCESSING if is_void else Prompt.PRESENT_CARD)
        yield from self._until_answered(self._line, attempt)

    @override
    def confirm(self, attempt: Attempt, trace: str) -> Confirmed | Lost:
        """Send the confirmation and wait for the terminal to take it."""
        line, until_ms = self._line, self._approved_at_ms + self._deadlines.confirm_ms
        if line is None or now_ms() + self._deadlines.too_late_ms > until_ms:
            # It would arrive at a payment that has lapsed, or is about to.
            return Lost(Doubt.TOO_LATE)
        request = messages.confirmation(attempt, trace, self._register)
        if line.send(request) < len(request):
            return Lost(Doubt.HUNG_UP)
        return self._confirmation(line, attempt, trace)

    @override
    def cancel(self) -> None:
        """Have a reset sent; it may come too late."""
        self._cancelled.set()

    @override
    def stop_waiting(self) -> None:
        """End the wait at the next look."""
        self._exchange.stop()

    @override
    def inquire(self, attempt: Attempt, trace: str) -> InquiryAnswer:
        """Ask for the paper of a payment again."""
        answer = self._exchange.asked(messages.duplicate(attempt, trace, self._register), Message.DUPLICATE)
        if isinstance(answer, Unsent):
            return Unreachable(Doubt.SILENCE if answer is Unsent.SILENT else Doubt.HUNG_UP)
        if isinstance(answer, Doubt):
            return Unreachable(answer)
        said = remembered(answer, attempt, trace, trusted=self._address.trust_not_found)
        return Unreachable(Doubt.WRONG_REFERENCE) if isinstance(said, Elsewhere) else said

    @override
    def overheard(self) -> tuple[Orphan, ...]:
        """Read what has come on the last connection since; the end of it is the end of that.

        That a reset was done is often said after the payment it broke off, and is about no money.
        """
        orphans = self._exchange.beside()
        try:
            while self._line is not None and (frame := self._line.frame(now_ms())) is not None:
                answer = read_answer(frame)
                if answer.message != Message.RESET.answer:
                    orphans.append(orphan_of(answer))
        except (HungUp, BadFrame):
            self.close()
        return tuple(orphans)

    @override
    def settle(self) -> TerminalTotals | Unreachable | Unsent:
        """Ask for the totals; a terminal that only prints them leaves them to a person."""
        answer = self._exchange.asked(self._plain(Message.TOTALS), Message.TOTALS)
        if isinstance(answer, Unsent):
            return answer
        if isinstance(answer, Doubt):
            return Unreachable(answer)
        totals = totals_in(answer)
        return Unreachable(Doubt.NOBODY_KNOWS, answer.code) if totals is None else totals

    @override
    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _opened(self, attempt: Attempt) -> Unsent | None:
        """Connect, and make this till known if that was never done; all of it charges nothing."""
        self.close()
        too_much = attempt.amount.minor >= _AMOUNT_MAX or attempt.amount.currency is not Currency.MAD
        if attempt.kind is PaymentKind.REFUND or too_much:
            return Unsent.NOT_SUPPORTED
        try:
            self._line = self._exchange.connect()
        except TimeoutError:
            return Unsent.SILENT
        except OSError:
            return Unsent.REFUSED
        if not self._referenced:
            request = self._plain(Message.REFERENCE)
            answer = self._exchange.answered(self._line, request, Message.REFERENCE)
            self._referenced = isinstance(answer, Answer)
        return None if self._referenced else Unsent.SILENT

    def _until_answered(self, line: Line, attempt: Attempt) -> Iterator[TerminalEvent]:
        until_ms = now_ms() + self._deadlines.payment_ms
        elsewhere = reset = False
        while True:
            if self._cancelled.is_set() and not reset:
                reset = line.send(self._plain(Message.RESET)) > 0
            heard = self._exchange.look(line, until_ms)
            if isinstance(heard, Doubt):
                yield Lost(Doubt.WRONG_REFERENCE if elsewhere else heard)
                return
            if heard is None:
                yield Waiting()
            elif heard.message == Message.RESET.answer:
                until_ms = min(until_ms, now_ms() + self._deadlines.after_reset_ms)
            else:
                said = judged(heard, attempt, self._register)
                if not isinstance(said, Elsewhere):
                    self._approved_at_ms = now_ms()
                    yield said
                    return
                elsewhere = True
                yield said.orphan

    def _confirmation(self, line: Line, attempt: Attempt, trace: str) -> Confirmed | Lost:
        until_ms = now_ms() + self._deadlines.confirm_ms
        while True:
            heard = self._exchange.look(line, until_ms)
            if isinstance(heard, Doubt):
                return Lost(heard)
            if heard is not None:
                said = confirmed(heard, attempt, trace, self._register)
                if not isinstance(said, Elsewhere):
                    return said
                self._exchange.set_aside(said.orphan)

    def _plain(self, message: Message) -> bytes:
        return messages.plain(message, self._register, self._clock.now())
