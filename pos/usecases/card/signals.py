"""What a conversation with a card terminal hears, and what it wants done: the two sides of the step machine.

Whoever runs it (a thread in the till, a simulated world in tests) carries out each command in order and tells the
machine what became of it; the machine itself touches nothing.
"""

from enum import StrEnum

from pos.domain.facts import Fact
from pos.domain.money import Money
from pos.domain.payment import Payment
from pos.domain.payment_facts import AnswerOrphaned, PaymentKind, PaymentMoved, PaymentRequested
from pos.domain.refusals import Refused
from pos.domain.values import dataclass
from pos.ports.payment_terminal import Confirmed, InquiryAnswer, Lost, Orphan, TerminalEvent
from pos.usecases.card.view import CardView


class Keep(StrEnum):
    """Why facts are committed: it tells what waits for them."""

    REQUEST = "request"
    ATTEMPT = "attempt"
    UNCONFIRMED = "unconfirmed"
    END = "end"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Commit:
    """Make facts durable in one step. With `completes` the ticket they pay is finished in that same step."""

    why: Keep
    facts: tuple[Fact, ...]
    completes: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """Send the request; everything the terminal says comes back as an event, the last one ends it."""

    kind: PaymentKind
    amount: Money
    reference: str
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Confirm:
    """Confirm the approval that is durable now."""

    trace: str


@dataclass(frozen=True, slots=True)
class Inquire:
    """Ask the terminal about a past attempt."""

    request: int
    kind: PaymentKind
    amount: Money
    reference: str
    trace: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """Ask the terminal to stop waiting for a card."""


@dataclass(frozen=True, slots=True)
class StopWaiting:
    """Stop listening for an answer."""


@dataclass(frozen=True, slots=True)
class Show:
    """Tell the screen."""

    view: CardView


Command = Commit | Start | Confirm | Inquire | Cancel | StopWaiting | Show


@dataclass(frozen=True, slots=True)
class Begun:
    """Somebody asks for a payment; `reference` is the next that this terminal was never told.

    `trace` is the terminal's own number of the payment that a void or refund takes back.
    """

    asked: PaymentRequested
    reference: str
    completes: bool = False
    trace: str = ""


@dataclass(frozen=True, slots=True)
class TriedAgain:
    """Somebody asks for another attempt of a payment that surely charged nothing."""

    payment: Payment
    reference: str
    completes: bool = False
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Committed:
    """The facts are durable, under these journal numbers.

    `paper` is the sale or refund that was finished with them; where there should have been one and is none, `refused`
    says why, and the facts are durable all the same.
    """

    commit: Commit
    numbers: tuple[int, ...]
    paper: int = 0
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class CommitFailed:
    """The facts are not durable; `code` is that of a page of help."""

    commit: Commit
    code: str


@dataclass(frozen=True, slots=True)
class ConfirmationEnded:
    """What became of the confirmation."""

    answer: Confirmed | Lost


@dataclass(frozen=True, slots=True)
class InquiryEnded:
    """What the terminal said of the payment of that journal number."""

    request: int
    answer: InquiryAnswer


@dataclass(frozen=True, slots=True)
class Overheard:
    """The terminal said something nobody waited for; `about` is the payment it was told under that reference."""

    orphan: Orphan
    about: Payment | None


@dataclass(frozen=True, slots=True)
class CancelAsked:
    """Somebody wants the payment under way to stop; the terminal's answer decides."""


@dataclass(frozen=True, slots=True)
class StopAsked:
    """Nobody wants to wait for an answer any longer: the payment becomes unknown."""


@dataclass(frozen=True, slots=True)
class InquiryAsked:
    """Somebody wants the terminal to be asked about an unknown payment."""

    request: int


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Somebody opens an unknown payment."""

    request: int


@dataclass(frozen=True, slots=True)
class Decided:
    """A person's decision about an unknown payment, found to be in order; `rest` is what is the customer's of it."""

    moved: PaymentMoved
    about: Payment
    rest: tuple[AnswerOrphaned, ...] = ()


@dataclass(frozen=True, slots=True)
class Restarted:
    """The till starts; these payments were left open, on this terminal or on one that is no longer there."""

    left: tuple[Payment, ...]


@dataclass(frozen=True, slots=True)
class Ticked:
    """Time passes; said at least every second while nothing else happens."""


Event = (
    Begun
    | TriedAgain
    | Committed
    | CommitFailed
    | ConfirmationEnded
    | InquiryEnded
    | Overheard
    | CancelAsked
    | StopAsked
    | InquiryAsked
    | LookedAt
    | Decided
    | Restarted
    | Ticked
    | TerminalEvent
)
