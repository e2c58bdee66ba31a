"""A payment terminal: it is asked for an amount, and tells what it knows; what it cannot tell, it declares.

A driver only translates. Once a byte has been written nothing is raised: everything that can happen is an event. The
terminals differ in the one thing that matters, what can still be learnt after an answer was lost, so that is a
capability and never a surprise.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from pos.domain.card import CardReference
from pos.domain.money import Money
from pos.domain.payment_facts import DeclineCategory, PaymentKind, TerminalLabel


class Inquiry(StrEnum):
    """What a terminal can be asked about a past attempt."""

    NONE = "none"
    BY_TRACE = "by_trace"
    BY_REFERENCE = "by_reference"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a terminal can do; `confirm_seconds` is how long an approval waits for its confirmation, 0 for none.

    `answer_seconds` is the longest a customer may take: longer than the terminal's own patience (rule R14).
    `typed_by_hand` marks a stand-alone terminal, where a person carries the amount and the answer.
    """

    inquiry: Inquiry
    cancel: bool
    confirm_seconds: int
    answer_seconds: int
    void_last: bool
    refund: bool
    settles: bool
    typed_by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request for the wire. `reference` was committed before; `trace` names the original of a void or refund.

    `utc_ms` and `offset_minutes` are the moment the attempt was recorded.
    """

    kind: PaymentKind
    amount: Money
    reference: str
    utc_ms: int
    offset_minutes: int
    trace: str = ""


@dataclass(frozen=True, slots=True)
class NotSent:
    """Nothing reached the terminal: safe to try again. `code` is a word such as refused, busy, not_supported."""

    code: str


@dataclass(frozen=True, slots=True)
class Sent:
    """The request is with the terminal: from here on the card may be charged."""


@dataclass(frozen=True, slots=True)
class Prompted:
    """What the terminal shows its customer now, as a word (present_card, enter_pin, processing)."""

    prompt: str


@dataclass(frozen=True, slots=True)
class Approved:
    """The terminal said yes. With a two-phase terminal this is not final until it is confirmed."""

    amount: Money
    approval: str
    trace: str
    card: CardReference
    entry_mode: str = ""
    slip: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Declined:
    """The terminal, or the bank behind it, said no: nothing was charged."""

    code: str
    category: DeclineCategory
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The customer, the operator or the terminal's own patience ended it before anything was charged."""

    by: str


@dataclass(frozen=True, slots=True)
class Lost:
    """No answer that can be believed: silence, a broken line, a bad frame, an echo that does not match."""

    reason: str


@dataclass(frozen=True, slots=True)
class Orphan:
    """A frame nobody was waiting for. Texts are masked."""

    reference: str
    detail: str
    amount: Money | None = None
    approval: str = ""


TerminalEvent = NotSent | Sent | Prompted | Approved | Declined | Cancelled | Lost | Orphan
"""What a conversation can hear. `NotSent`, `Approved`, `Declined`, `Cancelled` and `Lost` end it."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The terminal took the confirmation: the approval is final."""


@dataclass(frozen=True, slots=True)
class Found:
    """The terminal remembers the attempt, and how it ended."""

    outcome: Approved | Declined | Cancelled


@dataclass(frozen=True, slots=True)
class NotFound:
    """The terminal does not know the attempt; `trusted` when that proves that nothing was charged."""

    trusted: bool


@dataclass(frozen=True, slots=True)
class StillBusy:
    """The terminal is still working on it."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The terminal could not be asked."""

    reason: str


InquiryAnswer = Found | NotFound | StillBusy | Unreachable


@dataclass(frozen=True, slots=True)
class TerminalTotals:
    """What a terminal counted since its last settlement, by kind: pairs of count and total."""

    totals: tuple[tuple[PaymentKind, int, Money], ...]


class PaymentTerminal(Protocol):
    """One terminal; one attempt at a time. Every call blocks its own thread and ends within its deadline."""

    @property
    def label(self) -> TerminalLabel:
        """Which terminal this is."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """What it can do."""
        ...

    def next_reference(self, counter: int) -> str:
        """Write a counter that never restarts as this protocol's reference."""
        ...

    def diagnose(self) -> bool:
        """Tell whether it answers; never by a financial request (rule R12)."""
        ...

    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        """Send a request and tell what happens until it ends."""
        ...

    def confirm(self, attempt: Attempt, trace: str) -> Confirmed | Lost:
        """Confirm an approval of a two-phase terminal, on the conversation that is still open."""
        ...

    def cancel(self) -> None:
        """Ask the terminal to stop waiting for a card; the answer of `start` decides. From any thread."""
        ...

    def inquire(self, attempt: Attempt, trace: str) -> InquiryAnswer:
        """Ask about a past attempt; only where `capabilities.inquiry` allows it."""
        ...

    def settle(self) -> TerminalTotals | Unreachable:
        """Ask for the totals; only where it settles."""
        ...

    def close(self) -> None:
        """Let go of the line."""
        ...
