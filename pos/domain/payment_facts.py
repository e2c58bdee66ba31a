"""The facts of payments that a terminal, or a wallet, decides.

A request is the intent to collect an amount; each attempt is one request on the wire. Both are facts before the first
byte leaves. What then happened is a move: an approval, a refusal, or the plain statement that nobody knows yet. None
of them can be made with a text that holds a whole card number.
"""

from enum import StrEnum

from pos.domain.card import CardReference, holds_card_number
from pos.domain.money import Money
from pos.domain.permissions import Approval
from pos.domain.sale_facts import RefundedLine
from pos.domain.tender import Means
from pos.domain.values import dataclass


class PaymentKind(StrEnum):
    """What is asked of the terminal."""

    SALE = "sale"
    REFUND = "refund"
    VOID = "void"


class PaymentState(StrEnum):
    """Where a payment stands. UNKNOWN is a state like any other: it lasts until somebody or something knows."""

    RECORDED = "recorded"
    SENDING = "sending"
    IN_PROGRESS = "in_progress"
    APPROVED_UNCONFIRMED = "approved_unconfirmed"
    APPROVED = "approved"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    NOT_SENT = "not_sent"
    NOT_CHARGED = "not_charged"
    UNKNOWN = "unknown"


class Source(StrEnum):
    """How a payment's state came to be known. ON_SIGHT: somebody saw it on the customer's phone, no more."""

    ANSWER = "answer"
    ON_SIGHT = "on_sight"
    INQUIRY = "inquiry"
    LATE_ANSWER = "late_answer"
    OPERATOR = "operator"
    RESTART = "restart"
    DRIVER = "driver"


class DeclineCategory(StrEnum):
    """What a refusal means for the person at the counter."""

    INSUFFICIENT_FUNDS = "insufficient_funds"
    WRONG_PIN = "wrong_pin"
    EXPIRED = "expired"
    BLOCKED = "blocked"
    LIMIT = "limit"
    ISSUER_UNAVAILABLE = "issuer_unavailable"
    NOT_PERMITTED = "not_permitted"
    TECHNICAL = "technical"


@dataclass(frozen=True, slots=True)
class TerminalLabel:
    """Which terminal: its id on this till, its driver, the acquirer and the acquirer's terminal number when known."""

    id: str
    driver: str
    acquirer: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class PaymentRequested:
    """Somebody is about to be asked for `amount` (positive); `ticket` is the open ticket's key, or the refund's.

    For a refund or a void, `original` is the journal number of the request it takes back, or of the answer that told
    what a phone paid beyond what was due; `sale` is that of the sale whose `lines` come back, so that a refund cut off
    after its approval can still be finished. Where several cards paid for them, `others` is what the other cards are
    still to get, each asked for by a request that makes this one good: its `original` is this one, `card` the request
    that the card paid.
    """

    shift: int
    person: str
    ticket: str
    kind: PaymentKind
    means: Means
    amount: Money
    terminal: TerminalLabel
    original: int = 0
    sale: int = 0
    lines: tuple[RefundedLine, ...] = ()
    reason: str = ""
    approvals: tuple[Approval, ...] = ()
    others: Money | None = None
    card: int = 0

    def __post_init__(self) -> None:
        """Refuse a card number among the words."""
        _keep_out_card_numbers(self.reason)


@dataclass(frozen=True, slots=True)
class PaymentAttempted:
    """One request of the wire is about to leave: `reference` is what the terminal will know it by."""

    request: int
    attempt: int
    reference: str


@dataclass(frozen=True, slots=True)
class PaymentMoved:
    """A payment came to stand in `state`. Texts are masked before they come here.

    `authorised` is what was really approved (positive, it can be less than asked); `trace` is the terminal's own
    number (STAN); `code` is the terminal's answer as it gave it. `person` and `evidence` say who resolved an unknown,
    and what was read on the slip; `approvals` are the yeses that took.
    """

    request: int
    attempt: int
    state: PaymentState
    source: Source
    authorised: Money | None = None
    approval: str = ""
    trace: str = ""
    card: CardReference | None = None
    entry_mode: str = ""
    code: str = ""
    category: DeclineCategory | None = None
    detail: str = ""
    person: str = ""
    evidence: str = ""
    approvals: tuple[Approval, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a card number among the words."""
        _keep_out_card_numbers(self.approval, self.trace, self.entry_mode, self.code, self.detail, self.evidence)


@dataclass(frozen=True, slots=True)
class AnswerOrphaned:
    """A terminal answered when nobody was asking, or about something nobody asked: kept, shown, to be reconciled.

    `request` is the payment it seems to be about, 0 when it is about none of ours.
    """

    terminal: TerminalLabel
    reference: str
    detail: str
    amount: Money | None = None
    approval: str = ""
    request: int = 0
    trace: str = ""

    def __post_init__(self) -> None:
        """Refuse a card number among the words."""
        _keep_out_card_numbers(self.reference, self.detail, self.approval, self.trace)


@dataclass(frozen=True, slots=True)
class UnknownPayment:
    """A payment that nobody knows yet, as a closing lists it: `request` is its journal number."""

    request: int
    kind: PaymentKind
    amount: Money
    terminal: TerminalLabel


@dataclass(frozen=True, slots=True)
class OwedPayment:
    """A payment that is to go back to its customer, as a closing lists it: how much of it has not gone back yet."""

    request: int
    amount: Money
    terminal: TerminalLabel


@dataclass(frozen=True, slots=True)
class SettledKind:
    """A terminal's count and total for one kind, beside ours; with `counts_only` it told no total of this kind."""

    kind: PaymentKind
    theirs_count: int
    theirs: Money
    ours_count: int
    ours: Money
    counts_only: bool = False

    @property
    def differs(self) -> bool:
        """Tell whether the two do not agree, as far as the terminal told."""
        return self.theirs_count != self.ours_count or (not self.counts_only and self.theirs != self.ours)


class TotalsSource(StrEnum):
    """How a terminal's totals came to be known: it told them, or a person read them off its paper.

    `LOST`: it was asked and may have closed its batch, and nobody heard its answer. Only its paper can tell then.
    """

    TERMINAL = "terminal"
    PAPER = "paper"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class TerminalSettled:
    """A terminal's totals were compared with ours for a shift; `unknown` lists the requests nobody knows yet.

    The net sums are sales less refunds and voids; theirs is None when the terminal told none. Ours are of the payments
    asked for after the journal number `since`: as a rule that of the settlement before.
    """

    shift: int
    person: str
    terminal: TerminalLabel
    kinds: tuple[SettledKind, ...]
    unknown: tuple[int, ...] = ()
    theirs_net: Money | None = None
    ours_net: Money | None = None
    since: int = 0
    source: TotalsSource = TotalsSource.TERMINAL


PaymentFact = PaymentRequested | PaymentAttempted | PaymentMoved | AnswerOrphaned | TerminalSettled


def _keep_out_card_numbers(*texts: str) -> None:
    if any(map(holds_card_number, texts)):
        raise ValueError("a text of a payment holds a whole card number: mask it, or ask for it to be typed again")
