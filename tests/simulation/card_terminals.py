"""Card terminals of a simulated world: each does what chance says, and keeps the truth about every card."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from random import Random

from typing_extensions import override

from pos.domain.card import CardReference
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import DeclineCategory, PaymentKind, TerminalLabel
from pos.ports.payment_terminal import (
    Approved,
    Attempt,
    Cancelled,
    Capabilities,
    Confirmed,
    Declined,
    Doubt,
    Found,
    Inquiry,
    InquiryAnswer,
    Lost,
    NotFound,
    NotSent,
    Orphan,
    Prompt,
    Prompted,
    Sent,
    Shown,
    StillBusy,
    TerminalEvent,
    TerminalTotals,
    Unreachable,
    Unsent,
    Waiting,
)
from pos.ports.typed_terminal import TypedAnswer
from tests.journal.booth import HandClock

LAPSE_MS = 40_000
CUSTOMER_MS = 120_000
DEADLINE_SECONDS = 135


class WorldClock(HandClock):
    """The till's clocks, which jump and begin anew, beside the time that really passes (`real_ms`)."""

    def __init__(self) -> None:
        super().__init__()
        self.real_ms = 0

    @override
    def wait(self, ms: int) -> None:
        super().wait(ms)
        self.real_ms += ms


class Card(Enum):
    """What became of a card at the terminal."""

    ASKED = auto()
    UNTOUCHED = auto()
    AUTHORISED = auto()
    CAPTURED = auto()
    LAPSED = auto()


@dataclass
class Charge:
    """The truth about one attempt: `amount` is what was authorised, `since_ms` when, in the terminal's own time."""

    attempt: Attempt
    trace: str
    state: Card = Card.ASKED
    amount: int = 0
    since_ms: int = 0

    @property
    def captured(self) -> int:
        return self.amount if self.state is Card.CAPTURED else 0

    @property
    def at_rest(self) -> bool:
        """Tell whether the terminal has come to the end of it."""
        return self.state in {Card.UNTOUCHED, Card.CAPTURED, Card.LAPSED}


@dataclass
class WorldTerminal:
    """A terminal on a line, of one phase or two. The till may die around it: `line_breaks` is what it notices."""

    label: TerminalLabel
    capabilities: Capabilities
    clock: WorldClock
    chance: Random
    trusted: bool = True
    charges: dict[str, Charge] = field(default_factory=dict)
    frames: list[Orphan] = field(default_factory=list)
    cancelled: bool = False
    stopped: bool = False

    @property
    def two_phases(self) -> bool:
        return self.capabilities.confirm_seconds > 0

    def next_reference(self, counter: int) -> str:
        return f"{counter:06}"

    def diagnose(self) -> bool:
        return True

    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        self.cancelled = self.stopped = False
        if self.chance.random() < 0.08:
            yield NotSent(self.chance.choice([Unsent.REFUSED, Unsent.SILENT, Unsent.BUSY]))
            return
        yield from self.overheard()
        charge = self._asked(attempt)
        yield Sent()
        yield Prompted(Prompt.PRESENT_CARD)
        yield from self._customer(charge)

    def _customer(self, charge: Charge) -> Iterator[TerminalEvent]:
        for _ in range(self.chance.randrange(4)):
            self.clock.wait(self.chance.randrange(1_000, 20_000))
            yield Waiting()
            if self.stopped:
                yield Lost(Doubt.STOPPED_WAITING)
                return
            if self.cancelled and self.chance.random() < 0.6:
                charge.state = Card.UNTOUCHED
                yield Cancelled("terminal")
                return
        yield from self._answers(charge)

    def _answers(self, charge: Charge) -> Iterator[TerminalEvent]:
        fate = self.chance.random()
        if fate < 0.06:
            yield Lost(self.chance.choice([Doubt.HUNG_UP, Doubt.BAD_FRAME]))
        elif fate < 0.12:
            self._authorise(charge, charge.attempt.amount.minor)
            yield Lost(Doubt.HUNG_UP)
        elif fate < 0.18:
            yield from self._too_late(charge)
        elif fate < 0.26:
            charge.state = Card.UNTOUCHED
            yield Declined("051", DeclineCategory.INSUFFICIENT_FUNDS)
        elif fate < 0.30:
            self._authorise(charge, charge.attempt.amount.minor)
            yield replace(self._yes(charge), amount=charge.attempt.amount + Money(1, Currency.MAD))
        elif fate < 0.34:
            self._authorise(charge, charge.attempt.amount.minor)
            yield Orphan("999999", charge.trace, self._yes(charge))
            self.clock.wait(DEADLINE_SECONDS * 1_000)
            yield Lost(Doubt.WRONG_REFERENCE)
        else:
            yield from self._approves(charge)

    def _too_late(self, charge: Charge) -> Iterator[TerminalEvent]:
        """Answer when nobody waits any more."""
        self.clock.wait(DEADLINE_SECONDS * 1_000)
        yield Lost(Doubt.SILENCE)
        if charge.state is not Card.ASKED:
            return
        if self.chance.random() < 0.5:
            self._authorise(charge, charge.attempt.amount.minor)
            self.frames.append(Orphan(charge.attempt.reference, charge.trace, self._yes(charge)))
        else:
            charge.state = Card.UNTOUCHED
            no = Declined("005", DeclineCategory.NOT_PERMITTED)
            self.frames.append(Orphan(charge.attempt.reference, "", no))

    def _approves(self, charge: Charge) -> Iterator[TerminalEvent]:
        whole = charge.attempt.amount.minor
        part = self.chance.random() < 0.08 and charge.attempt.kind is PaymentKind.SALE and whole > 1
        if self.chance.random() < 0.04:
            before = self.chance.choice(list(self.charges.values()))
            outcome = self._yes(before) if before.captured else None
            if before is not charge:
                yield Orphan(before.attempt.reference, before.trace, outcome)
        self._authorise(charge, whole // 2 if part else whole)
        yield self._yes(charge)
        if self.chance.random() < 0.05:
            self.frames.append(Orphan(charge.attempt.reference, charge.trace, self._yes(charge)))

    def confirm(self, attempt: Attempt, trace: str) -> Confirmed | Lost:
        charge = self.charges[attempt.reference]
        self.clock.wait(self.chance.choice([100, 1_000, 50_000] if self.chance.random() < 0.1 else [100]))
        self.rest()
        if charge.state is not Card.AUTHORISED:
            return Lost(Doubt.CONFIRMATION_REFUSED, "302")
        fate = self.chance.random()
        if fate < 0.06:
            return Lost(Doubt.HUNG_UP)
        charge.state = Card.CAPTURED
        if fate < 0.12:
            return Lost(Doubt.HUNG_UP)
        if fate < 0.18:
            self.clock.wait(LAPSE_MS)
            self.frames.append(Orphan(attempt.reference, trace, Confirmed()))
            return Lost(Doubt.SILENCE)
        return Confirmed()

    def cancel(self) -> None:
        self.cancelled = True

    def stop_waiting(self) -> None:
        self.stopped = True

    def inquire(self, attempt: Attempt, trace: str) -> InquiryAnswer:
        self.clock.wait(1_000)
        self.rest()
        if self.chance.random() < 0.2:
            return Unreachable(Doubt.SILENCE)
        by_trace = self.capabilities.inquiry is Inquiry.BY_TRACE
        found = [each for each in self.charges.values() if by_trace and each.trace == trace]
        charge = found[0] if by_trace else self.charges.get(attempt.reference)
        if charge is None:
            return NotFound(trusted=True)
        if by_trace:
            # A terminal of two phases says no as long as nobody confirmed: whoever asks too early is misled.
            return Shown(self._yes(charge)) if charge.captured else NotFound(self.trusted)
        if not charge.at_rest:
            return StillBusy()
        return Found(self._yes(charge)) if charge.captured else NotFound(trusted=True)

    def overheard(self) -> tuple[Orphan, ...]:
        if self.chance.random() < 0.5:
            return ()
        heard, self.frames = tuple(self.frames), []
        return heard

    def settle(self) -> TerminalTotals | Unreachable:
        return Unreachable(Doubt.NOBODY_KNOWS)

    def close(self) -> None:
        """There is nothing to hang up."""

    def line_breaks(self) -> None:
        """Lose the till: what it did not read is gone; a customer who is there may still go on."""
        self.frames.clear()

    def rest(self) -> None:
        """Let time do its work: customers end what they began, approvals that nobody confirmed lapse."""
        for charge in self.charges.values():
            waited_ms = self.clock.real_ms - charge.since_ms
            if charge.state is Card.ASKED and waited_ms > CUSTOMER_MS:
                charge.state = Card.UNTOUCHED
            elif charge.state is Card.ASKED and waited_ms > 20_000 and self.chance.random() < 0.3:
                self._authorise(charge, charge.attempt.amount.minor)
            if charge.state is Card.AUTHORISED and self.clock.real_ms - charge.since_ms > LAPSE_MS:
                charge.state = Card.LAPSED

    def charged(self, reference: str) -> Charge | None:
        self.rest()
        return self.charges.get(reference)

    def _asked(self, attempt: Attempt) -> Charge:
        charge = Charge(attempt, f"{500_000 + len(self.charges)}", since_ms=self.clock.real_ms)
        self.charges[attempt.reference] = charge
        return charge

    def _authorise(self, charge: Charge, amount: int) -> None:
        final = not self.two_phases or charge.attempt.kind is not PaymentKind.SALE
        charge.state = Card.CAPTURED if final else Card.AUTHORISED
        charge.amount, charge.since_ms = amount, self.clock.real_ms

    def _yes(self, charge: Charge) -> Approved:
        amount = Money(charge.amount, charge.attempt.amount.currency)
        card = CardReference("3315", "VISA")
        final = charge.state is Card.CAPTURED
        return Approved(amount, f"7{charge.trace[1:]}", charge.trace, card, "CC", final=final)


NAPS_LIKE = Capabilities(
    inquiry=Inquiry.BY_TRACE,
    cancel=True,
    confirm_seconds=LAPSE_MS // 1_000,
    answer_seconds=DEADLINE_SECONDS,
    void_last=True,
    refund=False,
    settles=True,
)
PROVING = Capabilities(
    inquiry=Inquiry.BY_REFERENCE,
    cancel=True,
    confirm_seconds=0,
    answer_seconds=DEADLINE_SECONDS,
    void_last=False,
    refund=True,
    settles=True,
)
ON_A_LINE = {"naps": NAPS_LIKE, "proving": PROVING}
BY_HAND = replace(PROVING, inquiry=Inquiry.NONE, cancel=False, void_last=True, typed_by_hand=True, settles=False)


@dataclass
class HandTerminal(WorldTerminal):
    """A terminal that only a person can reach: its paper says the truth, the person may not."""

    typed: TypedAnswer | None = None

    @override
    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        self.typed, self.stopped = None, False
        charge = self._asked(attempt)
        if self.chance.random() < 0.7:
            self._authorise(charge, attempt.amount.minor)
        else:
            charge.state = Card.UNTOUCHED
        yield Sent()
        yield Prompted(Prompt.TYPE_ON_TERMINAL)
        while not self._left_or_typed():
            self.clock.wait(5_000)
            yield Waiting()
        yield self._told()

    def _left_or_typed(self) -> bool:
        return self.typed is not None or self.stopped

    def _told(self) -> TerminalEvent:
        if self.typed is None:
            return Lost(Doubt.STOPPED_WAITING)
        return self.typed.outcome or Lost(Doubt.NOBODY_KNOWS)

    def answer(self, answer: TypedAnswer) -> bool:
        self.typed = answer
        return True

    @override
    def inquire(self, attempt: Attempt, trace: str) -> InquiryAnswer:
        return Unreachable(Doubt.NOBODY_KNOWS)
