"""What a person asks of a card terminal's lane: plain values, made on the screen's thread.

Where `approvals` stand they are the yeses given in place; each joins the fact it allowed.
"""

from collections.abc import Mapping
from enum import StrEnum

from pos.domain.card import CardReference
from pos.domain.money import Money
from pos.domain.payment_facts import DeclineCategory, PaymentKind
from pos.domain.permissions import Approval, Role
from pos.domain.quantity import Quantity
from pos.domain.refusals import Refused
from pos.domain.sale import Counter
from pos.domain.tender import Means, Tender
from pos.domain.ticket import Ticket
from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class AskCard:
    """Take `amount` (positive) for a ticket by card; `tenders` is what else pays it, earlier cards among them.

    When that is all the ticket costs, the sale is finished in the same step that writes the approval down. A phone pays
    by the same way.
    """

    ticket: Ticket
    amount: Money
    counter: Counter
    role: Role
    tenders: tuple[Tender, ...] = ()
    approvals: tuple[Approval, ...] = ()
    means: Means = Means.CARD


@dataclass(frozen=True, slots=True)
class AskCardRefund:
    """Give what was paid for lines (quantities by line number) of the sale of that journal number back to its card.

    `key` is a random id given when the refund was begun: it names the refund as a ticket's key names a sale.
    """

    sale: int
    lines: Mapping[int, Quantity]
    counter: Counter
    role: Role
    key: str
    reason: str = ""
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class AskVoid:
    """Take an approved payment back that no sale counts: its ticket is still open, or was paid in another way."""

    payment: int
    counter: Counter
    role: Role
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class GiveCash:
    """A card was charged for a ticket that was paid in another way: what it paid was given back in cash."""

    payment: int
    counter: Counter
    role: Role
    reason: str
    approvals: tuple[Approval, ...] = ()


class Verdict(StrEnum):
    """What a person says the terminal shows."""

    APPROVED = "approved"
    NOT_CHARGED = "not_charged"


@dataclass(frozen=True, slots=True)
class Decide:
    """A person has looked, and says how an unknown payment ended.

    For an approval `approval` or `slip` (the number on the paper) is the evidence, and `amount` what the paper
    shows, None for what was asked. `insist` says that an approval number seen before is right all the same.
    """

    payment: int
    verdict: Verdict
    person: str
    role: Role
    approval: str = ""
    slip: str = ""
    amount: Money | None = None
    approvals: tuple[Approval, ...] = ()
    insist: bool = False


class TypedResult(StrEnum):
    """What the paper of a stand-alone terminal says."""

    APPROVED = "approved"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    NOT_CLEAR = "not_clear"


@dataclass(frozen=True, slots=True)
class TypeAnswer:
    """What a person read on the paper of a stand-alone terminal; the amount is typed twice.

    `acquirer` and `terminal` (its number) are as the paper shows them, `slip` is the paper's own number.
    `insist` says that an approval number seen before is right all the same. `payment` is what it is the answer to,
    0 for whatever is under way.
    """

    result: TypedResult
    amount: Money
    amount_again: Money
    approval: str = ""
    slip: str = ""
    card: CardReference | None = None
    category: DeclineCategory | None = None
    acquirer: str = ""
    terminal: str = ""
    insist: bool = False
    payment: int = 0
    approvals: tuple[Approval, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedTotal:
    """A line of the totals on a terminal's paper, typed by a person."""

    kind: PaymentKind
    count: int
    total: Money


@dataclass(frozen=True, slots=True)
class SettleTerminal:
    """Compare a terminal's totals with ours; `typed` where a person reads them off its paper."""

    counter: Counter
    typed: tuple[TypedTotal, ...] = ()


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Make another attempt of a payment that surely charged nothing; everything else is as it was asked."""

    payment: int


@dataclass(frozen=True, slots=True)
class LookAt:
    """Show an unknown payment of this terminal."""

    payment: int


@dataclass(frozen=True, slots=True)
class AskTerminal:
    """Ask the terminal about an unknown payment; that charges nothing."""

    payment: int


@dataclass(frozen=True, slots=True)
class CancelPayment:
    """Ask the terminal to stop waiting for a card; its answer decides, and can be that it was too late.

    `payment` is the one meant, 0 for whatever is under way.
    """

    payment: int = 0


@dataclass(frozen=True, slots=True)
class LeaveWaiting:
    """Wait no longer for the terminal's answer: the payment becomes unknown. 0 is whatever is under way."""

    payment: int = 0


@dataclass(frozen=True, slots=True)
class Diagnose:
    """Find out whether the terminal answers; that charges nothing."""


Opens = AskCard | AskCardRefund | AskVoid | TryAgain
"""What begins a conversation: refused while another is under way, and never put in a queue (rule R2)."""

CardRequest = (
    Opens
    | GiveCash
    | Decide
    | TypeAnswer
    | SettleTerminal
    | LookAt
    | AskTerminal
    | CancelPayment
    | LeaveWaiting
    | Diagnose
)
"""All that can be asked of a terminal's lane."""


@dataclass(frozen=True, slots=True)
class NotDone:
    """A rule of trade said no to a request, or the journal cannot be asked now (`failure`: a page of help)."""

    request: CardRequest
    refused: Refused | None
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """Whether the terminal answered."""

    answers: bool
