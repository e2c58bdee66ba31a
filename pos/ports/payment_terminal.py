"""A payment terminal: it is asked for an amount, and tells what it knows; what it cannot tell, it declares.

A driver only translates. Once a byte has been written nothing is raised: everything that can happen is an event. The
terminals differ in the one thing that matters, what can still be learnt after an answer was lost, so that is a
capability and never a surprise.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Protocol

from pos.domain.card import CardReference
from pos.domain.money import Money
from pos.domain.payment_facts import DeclineCategory, PaymentKind, TerminalLabel
from pos.domain.permissions import Approval
from pos.domain.values import dataclass


class Inquiry(StrEnum):
    """What a terminal can be asked about a past attempt."""

    NONE = "none"
    BY_TRACE = "by_trace"
    BY_REFERENCE = "by_reference"


class Prompt(StrEnum):
    """What the terminal shows its customer, or for one that works by hand, what the cashier does there now."""

    PRESENT_CARD = "present_card"
    ENTER_PIN = "enter_pin"
    PROCESSING = "processing"
    TYPE_ON_TERMINAL = "type_on_terminal"
    SHOW_CODE = "show_code"


class Unsent(StrEnum):
    """Why nothing reached the terminal; each is safe to try again."""

    REFUSED = "refused"
    SILENT = "silent"
    STRANGER = "stranger"
    BUSY = "busy"
    NOT_SUPPORTED = "not_supported"
    RESTART = "restart"


class Doubt(StrEnum):
    """Why an answer is missing or cannot be believed."""

    SILENCE = "silence"
    HUNG_UP = "hung_up"
    BAD_FRAME = "bad_frame"
    WRONG_REFERENCE = "wrong_reference"
    WRONG_AMOUNT = "wrong_amount"
    WRONG_CURRENCY = "wrong_currency"
    TOO_LATE = "too_late"
    CONFIRMATION_REFUSED = "confirmation_refused"
    NOBODY_KNOWS = "nobody_knows"
    STOPPED_WAITING = "stopped_waiting"
    JOURNAL = "journal"
    DRIVER_FAILED = "driver_failed"
    RESTART = "restart"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a terminal can do; `confirm_seconds` is how long an approval waits for its confirmation, 0 for none.

    After that time an approval nobody confirmed has lapsed, and what the terminal says of it is final.
    `answer_seconds` is the longest a customer may take: longer than the terminal's own patience (rule R14).
    `typed_by_hand` marks a stand-alone terminal, where a person carries the amount and the answer; without `sale` no
    payment can begin.
    """

    inquiry: Inquiry
    cancel: bool
    confirm_seconds: int
    answer_seconds: int
    void_last: bool
    refund: bool
    settles: bool
    typed_by_hand: bool = False
    sale: bool = True


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
    """Nothing reached the terminal: safe to try again."""

    code: Unsent


@dataclass(frozen=True, slots=True)
class Sent:
    """The request is with the terminal: from here on the card may be charged."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Nothing new; said a few times a second, so that whoever listens can turn to somebody else in between."""


@dataclass(frozen=True, slots=True)
class Prompted:
    """What the terminal shows its customer now; `shows` is the code for a phone, standing for `expires_ms`."""

    prompt: Prompt
    shows: str = ""
    expires_ms: int = 0


@dataclass(frozen=True, slots=True)
class Approved:
    """The terminal said yes. Unless it is `final` it lapses when it is not confirmed in time.

    `slip` holds the lines of the paper, masked; `printed` the acquirer and terminal it names, where a person read it.
    `on_sight`: nothing said so but a person who saw it on the customer's phone; `approvals` are the yeses that took.
    """

    amount: Money
    approval: str
    trace: str
    card: CardReference
    entry_mode: str = ""
    slip: tuple[str, ...] = ()
    final: bool = True
    printed: str = ""
    on_sight: bool = False
    approvals: tuple[Approval, ...] = ()


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
    """No answer that can be believed. `detail` is the terminal's own code or words, masked."""

    reason: Doubt
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The terminal took the confirmation: the approval is final."""


Outcome = Approved | Declined | Cancelled


@dataclass(frozen=True, slots=True)
class Orphan:
    """A frame nobody was waiting for: what it is about, and what it says, as far as it can be read.

    `outcome` is None when it says nothing that settles a payment. Texts are masked.
    """

    reference: str
    trace: str = ""
    outcome: Outcome | Confirmed | None = None
    detail: str = ""


TerminalEvent = NotSent | Sent | Waiting | Prompted | Approved | Declined | Cancelled | Lost | Orphan
"""What a conversation can hear. `NotSent`, `Approved`, `Declined`, `Cancelled` and `Lost` end it."""


@dataclass(frozen=True, slots=True)
class Found:
    """The terminal remembers the attempt, and how it ended: that is proof."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Shown:
    """The terminal shows a slip of it; a person compares it with the paper and decides."""

    approved: Approved


@dataclass(frozen=True, slots=True)
class NotFound:
    """The terminal does not know the attempt; `trusted` when that proves that nothing was charged."""

    trusted: bool


@dataclass(frozen=True, slots=True)
class StillBusy:
    """The terminal is still working on it."""


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The terminal could not be asked, or its answer could not be believed."""

    reason: Doubt
    detail: str = ""


InquiryAnswer = Found | Shown | NotFound | StillBusy | Unreachable


@dataclass(frozen=True, slots=True)
class TerminalTotals:
    """What a terminal counted since its last settlement, by kind: count and total, None where it tells none.

    `net` is sales less refunds and voids, if it tells that.
    """

    totals: tuple[tuple[PaymentKind, int, Money | None], ...]
    net: Money | None = None


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
        """Confirm an approval that is not final, on the conversation that is still open."""
        ...

    def cancel(self) -> None:
        """Ask the terminal to stop waiting for a card; the answer of `start` decides. From any thread."""
        ...

    def stop_waiting(self) -> None:
        """End `start` without an answer, because nobody wants to wait for it any longer. From any thread."""
        ...

    def inquire(self, attempt: Attempt, trace: str) -> InquiryAnswer:
        """Ask about a past attempt; only where `capabilities.inquiry` allows it."""
        ...

    def overheard(self) -> tuple[Orphan, ...]:
        """What the terminal said since the last conversation; asked between payments, and never waits."""
        ...

    def settle(self) -> TerminalTotals | Unreachable | Unsent:
        """Ask for the totals; only where it settles. Once that left, the terminal may have begun to count anew."""
        ...

    def close(self) -> None:
        """Let go of the line."""
        ...
