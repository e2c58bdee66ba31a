"""What a person is shown of a card payment: one frozen value at each step, made by the conversation alone.

A screen that was closed and opened again shows the newest of them; it never holds anything that is not in here.
"""

from enum import StrEnum

from pos.domain.card import CardReference
from pos.domain.money import Money
from pos.domain.payment_facts import DeclineCategory, PaymentKind, TerminalLabel
from pos.domain.refusals import Refused
from pos.domain.values import dataclass
from pos.ports.payment_terminal import Prompt


class CardStep(StrEnum):
    """Where the payment stands for the person in front of the screen.

    RECOVERING comes first after a start: what an earlier run left open is looked into before the next payment.
    ASKING asks the terminal about an unknown payment. JOURNAL_FAILS: what is known could not be written down yet;
    it is tried again until it is.
    """

    RECOVERING = "recovering"
    READY = "ready"
    PREPARING = "preparing"
    SENDING = "sending"
    WAITING = "waiting"
    CONFIRMING = "confirming"
    APPROVED = "approved"
    PART_APPROVED = "part_approved"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    NOT_SENT = "not_sent"
    NOT_CHARGED = "not_charged"
    UNKNOWN = "unknown"
    ASKING = "asking"
    JOURNAL_FAILS = "journal_fails"


class CardAction(StrEnum):
    """What a person may do now, the most sensible first; charging again is never first after an unknown."""

    CANCEL = "cancel"
    TYPE_ANSWER = "type_answer"
    STOP_WAITING = "stop_waiting"
    ASK_TERMINAL = "ask_terminal"
    SAY_APPROVED = "say_approved"
    SAY_NOT_CHARGED = "say_not_charged"
    PARK = "park"
    TRY_AGAIN = "try_again"
    OTHER_MEANS = "other_means"
    GO_ON = "go_on"


class Alarm(StrEnum):
    """What somebody must look at, beside the payment itself."""

    ECHO_DIFFERS = "echo_differs"
    ANSWER_ORPHANED = "answer_orphaned"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class CardView:
    """One step as it is shown; `typed_by_hand` is a terminal whose answer a person types.

    `request` is the payment's journal number, 0 until it has one. `authorised` is what the terminal approved, which
    can be less than `amount`. `slip` is what the terminal would print, masked, to compare with its paper.
    `settles_ms` is how long the terminal still needs before what it says is final: until then nobody decides.
    `shows` is the code for the customer's phone, which stands for `expires_ms` from this view on.
    `tap_ms` is how long it may still take the customer's card: until then nobody says that nothing was charged.
    `paper` is the journal number of the sale or refund that the approval completed, 0 when it completed none, and
    then `refused` may say why it could not. `code` is the terminal's own, `failure` that of a page of help.
    """

    step: CardStep
    terminal: TerminalLabel
    actions: tuple[CardAction, ...] = ()
    request: int = 0
    ticket: str = ""
    kind: PaymentKind = PaymentKind.SALE
    amount: Money | None = None
    authorised: Money | None = None
    prompt: Prompt | None = None
    reference: str = ""
    approval: str = ""
    trace: str = ""
    card: CardReference | None = None
    slip: tuple[str, ...] = ()
    category: DeclineCategory | None = None
    code: str = ""
    reason: str = ""
    cancel_asked: bool = False
    alarm: Alarm | None = None
    settles_ms: int = 0
    tap_ms: int = 0
    paper: int = 0
    refused: Refused | None = None
    failure: str = ""
    typed_by_hand: bool = False
    shows: str = ""
    expires_ms: int = 0
