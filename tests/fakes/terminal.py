"""A card terminal that says what a test wrote down for it, and remembers what it was asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from typing_extensions import override

from pos.domain.card import CardReference
from pos.domain.money import Money
from pos.domain.payment_facts import TerminalLabel
from pos.ports.payment_terminal import (
    Approved,
    Attempt,
    Capabilities,
    Confirmed,
    Doubt,
    Inquiry,
    InquiryAnswer,
    Lost,
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

TWO_PHASES = Capabilities(
    inquiry=Inquiry.BY_TRACE,
    cancel=True,
    confirm_seconds=40,
    answer_seconds=135,
    void_last=True,
    refund=False,
    settles=True,
)
ONE_PHASE = Capabilities(
    inquiry=Inquiry.BY_REFERENCE,
    cancel=False,
    confirm_seconds=0,
    answer_seconds=135,
    void_last=False,
    refund=True,
    settles=True,
)


def yes(amount: Money, trace: str = "000481", approval: str = "762773", *, final: bool = False) -> Approved:
    return Approved(amount, approval, trace, CardReference("3315", "VISA"), "CC", ("VISA",), final=final)


@dataclass
class ScriptedTerminal:
    """`says` holds what it says to each request after taking it; `before` is called when its first byte would leave."""

    label: TerminalLabel = field(default_factory=lambda: TerminalLabel("tpe-1", "naps"))
    capabilities: Capabilities = TWO_PHASES
    says: list[list[TerminalEvent]] = field(default_factory=list)
    confirms: list[Confirmed | Lost] = field(default_factory=list)
    answers: list[InquiryAnswer] = field(default_factory=list)
    strays: list[Orphan] = field(default_factory=list)
    totals: TerminalTotals | Unreachable | Unsent = field(default_factory=lambda: Unreachable(Doubt.SILENCE))
    before: Callable[[str], None] = lambda _: None
    heard: list[str] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)

    def next_reference(self, counter: int) -> str:
        return f"{counter:06}"

    def diagnose(self) -> bool:
        self._hear("diagnose")
        return True

    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        self.attempts.append(attempt)
        self._hear(f"start {attempt.kind} {attempt.reference}")
        said = self.says.pop(0) if self.says else [yes(attempt.amount)]
        if not said or said[0].__class__.__name__ != "NotSent":
            yield Sent()
            yield Prompted(Prompt.PRESENT_CARD)
        yield from said

    def confirm(self, attempt: Attempt, trace: str) -> Confirmed | Lost:
        self._hear(f"confirm {attempt.reference} {trace}")
        return self.confirms.pop(0) if self.confirms else Confirmed()

    def cancel(self) -> None:
        self._hear("cancel")

    def stop_waiting(self) -> None:
        self._hear("stop")

    def inquire(self, attempt: Attempt, trace: str) -> InquiryAnswer:
        self._hear(f"inquire {attempt.reference} {trace}".strip())
        return self.answers.pop(0) if self.answers else Unreachable(Doubt.SILENCE)

    def overheard(self) -> tuple[Orphan, ...]:
        strays, self.strays = tuple(self.strays), []
        return strays

    def settle(self) -> TerminalTotals | Unreachable | Unsent:
        self._hear("settle")
        return self.totals

    def close(self) -> None:
        self._hear("close")

    def _hear(self, what: str) -> None:
        self.before(what)
        self.heard.append(what)


@dataclass
class Overseen:
    """Another terminal, with somebody who is told before each thing asked of it, and after each thing it said."""

    terminal: PaymentTerminal
    told: Callable[[str], None]

    @property
    def label(self) -> TerminalLabel:
        return self.terminal.label

    @property
    def capabilities(self) -> Capabilities:
        return self.terminal.capabilities

    def next_reference(self, counter: int) -> str:
        return self.terminal.next_reference(counter)

    def diagnose(self) -> bool:
        return self.terminal.diagnose()

    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        self.told("start")
        for event in self.terminal.start(attempt):
            yield event
            self.told(type(event).__name__.lower())

    def confirm(self, attempt: Attempt, trace: str) -> Confirmed | Lost:
        self.told("confirm")
        answer = self.terminal.confirm(attempt, trace)
        self.told(f"confirm {type(answer).__name__.lower()}")
        return answer

    def cancel(self) -> None:
        self.terminal.cancel()

    def stop_waiting(self) -> None:
        self.terminal.stop_waiting()

    def inquire(self, attempt: Attempt, trace: str) -> InquiryAnswer:
        self.told("inquire")
        return self.terminal.inquire(attempt, trace)

    def overheard(self) -> tuple[Orphan, ...]:
        return self.terminal.overheard()

    def settle(self) -> TerminalTotals | Unreachable | Unsent:
        return self.terminal.settle()

    def close(self) -> None:
        self.terminal.close()


@dataclass
class PatientTerminal(ScriptedTerminal):
    """Waits with its customer until somebody says what happens there, from any thread."""

    happens: SimpleQueue[TerminalEvent] = field(default_factory=SimpleQueue)
    waits: bool = False

    def say(self, *events: TerminalEvent) -> None:
        """Let this happen, one thing after the other."""
        for event in events:
            self.happens.put(event)

    @override
    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        self.attempts.append(attempt)
        self._hear(f"start {attempt.kind} {attempt.reference}")
        yield Sent()
        yield Prompted(Prompt.PRESENT_CARD)
        self.waits = True
        while self.waits:
            try:
                event = self.happens.get(timeout=0.01)
            except Empty:
                event = Waiting()
            self.waits = isinstance(event, Waiting | Prompted)
            yield event

    @override
    def stop_waiting(self) -> None:
        super().stop_waiting()
        if self.waits:
            self.say(Lost(Doubt.STOPPED_WAITING))
