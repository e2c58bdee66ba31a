"""Where a conversation with a card terminal stands: the payment under way, and those that nobody knows the end of."""

from dataclasses import replace
from enum import Enum, auto

from pos.domain.payment import Payment
from pos.domain.payment_facts import PaymentKind, PaymentMoved, PaymentRequested, TerminalLabel
from pos.domain.values import dataclass
from pos.ports.payment_terminal import Approved, Capabilities, Inquiry, Prompt
from pos.usecases.card.signals import Commit
from pos.usecases.card.view import Alarm

LAPSE_MARGIN_MS = 5_000
"""How much longer than its own limit an unconfirmed approval is given to lapse."""

_MS_PER_SECOND = 1_000


class Phase(Enum):
    """What the payment under way waits for."""

    REQUEST_KEPT = auto()
    ATTEMPT_KEPT = auto()
    SENT = auto()
    ANSWERED = auto()
    APPROVAL_KEPT = auto()
    CONFIRMED = auto()
    END_KEPT = auto()
    KEPT_AT_LAST = auto()


@dataclass(frozen=True, slots=True)
class Live:
    """The payment under way. `trace` is that of the payment it takes back; `end` is how it ended, being kept.

    `sent_at_ms` is when the terminal was asked, on the steady clock. It `shows` a phone a code for `expires_ms`.
    """

    asked: PaymentRequested
    reference: str
    completes: bool
    trace: str
    phase: Phase
    request: int = 0
    attempt: int = 1
    sent_at_ms: int = 0
    prompt: Prompt | None = None
    shows: str = ""
    expires_ms: int = 0
    approved: Approved | None = None
    cancel_asked: bool = False
    alarm: Alarm | None = None
    end: PaymentMoved | None = None
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A payment that nobody knows the end of.

    From `settles_at_ms` on (steady clock) what the terminal says of it is final; until `taps_until_ms` it may still
    take the card of a customer whom nobody waits for any more. `was_asked`: the terminal was asked and could not settle
    it; `shown` is the slip it showed then, `said` its word for not showing one.
    """

    payment: Payment
    settles_at_ms: int
    taps_until_ms: int = 0
    being_asked: bool = False
    was_asked: bool = False
    shown: Approved | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """All of it. `unkept` are facts that the journal could not take yet, tried again at each tick."""

    terminal: TerminalLabel
    capabilities: Capabilities
    live: Live | None = None
    unknown: tuple[Unknown, ...] = ()
    recovering: bool = True
    unkept: tuple[Commit, ...] = ()

    @property
    def free(self) -> bool:
        """Tell whether a payment can begin (rule R2), now that what was left open has been looked into (R9)."""
        return self.live is None and not self.recovering and not any(known.being_asked for known in self.unknown)

    def known_unknown(self, request: int) -> Unknown | None:
        """Find the unknown payment of that journal number."""
        return next((known for known in self.unknown if known.payment.request == request), None)

    def with_unknown(self, changed: Unknown) -> "Talk":
        """Put an unknown payment in, in the place of what was known of it."""
        others = tuple(known for known in self.unknown if known.payment.request != changed.payment.request)
        return replace(self, unknown=(*others, changed))

    def without_unknown(self, request: int) -> "Talk":
        """Take a payment out that is no longer unknown."""
        return replace(self, unknown=tuple(known for known in self.unknown if known.payment.request != request))

    def can_ask(self, payment: Payment) -> bool:
        """Tell whether the terminal can be asked about a payment at all: not about those of another terminal."""
        if payment.asked.terminal.id != self.terminal.id:
            return False
        match self.capabilities.inquiry:
            case Inquiry.BY_REFERENCE:
                return bool(payment.reference)
            case Inquiry.BY_TRACE:
                return bool(payment.trace)
            case Inquiry.NONE:
                return False

    def lapse_ms(self, kind: PaymentKind) -> int:
        """Tell how long an approval that nobody confirms can still lapse."""
        return self.capabilities.confirm_seconds * _MS_PER_SECOND + LAPSE_MARGIN_MS if self._lapses(kind) else 0

    def tap_ms(self, kind: PaymentKind) -> int:
        """Tell for how long after it was asked the terminal may take a card by itself, and mean it."""
        return 0 if self._lapses(kind) else self.capabilities.answer_seconds * _MS_PER_SECOND

    def _lapses(self, kind: PaymentKind) -> bool:
        return kind is PaymentKind.SALE and bool(self.capabilities.confirm_seconds)
