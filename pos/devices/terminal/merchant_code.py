"""A customer's phone: the till shows the merchant's code, and a person says what the phone shows then.

Nothing comes back over a line. A code that nobody answered for stands its time and is gone then; whether it was paid,
nobody knows, because a phone can pay what it has scanned at any moment. Where a reference is written into the code and
there is a network, central is asked for what was paid under it: as long as the code stands, and for a day.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from typing_extensions import override

from pos.devices.terminal.phone_watch import PhoneWatch
from pos.devices.terminal.standalone import CAPABILITIES, StandaloneTerminal
from pos.domain.card import CardReference
from pos.domain.merchant_code.code import MerchantCode, read_code
from pos.domain.merchant_code.fields import Flaw, read_fields
from pos.domain.mobile import transaction_name
from pos.domain.money import Currency, Money
from pos.domain.payment_facts import TerminalLabel
from pos.domain.values import dataclass
from pos.ports.clock import Clock
from pos.ports.payment_terminal import (
    Approved,
    Attempt,
    Capabilities,
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
    TerminalEvent,
    Unreachable,
    Unsent,
    Waiting,
)
from pos.ports.phone_news import NobodyAsked, PhonePaid

STANDS_MS = 5 * 60 * 1_000
"""How long a code is shown."""

_SEEN_ONLY = Capabilities(
    inquiry=CAPABILITIES.inquiry,
    cancel=False,
    confirm_seconds=0,
    answer_seconds=0,
    void_last=False,
    refund=False,
    settles=False,
    typed_by_hand=True,
)
_ASKED = replace(_SEEN_ONLY, inquiry=Inquiry.BY_REFERENCE)
_ONE = Money(1_00, Currency.MAD)
_MORE, _REFERENCE = "62", "05"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A reference that an earlier run of the till has shown, and the transactions that its journal knows of."""

    reference: str
    transactions: tuple[str, ...]


class MerchantCodeTerminal(StandaloneTerminal):
    """`shown` gives the code for an amount and a reference, empty where none is set; `series` begins the references.

    `watch` asks what was paid under them.
    """

    def __init__(
        self,
        label: TerminalLabel,
        shown: Callable[[Money, str], str],
        series: str,
        clock: Clock,
        watch: PhoneWatch | None = None,
    ) -> None:
        """Show nothing yet."""
        super().__init__(label)
        self._shown, self._series, self._clock = shown, series, clock
        self._watch = PhoneWatch(NobodyAsked()) if watch is None else watch
        self._reported: set[tuple[str, str]] = set()
        self._earlier: Callable[[], Iterable[Earlier]] = tuple
        self._asks = self._look()

    def remember(self, earlier: Callable[[], Iterable[Earlier]]) -> None:
        """Go on asking about what earlier runs have shown, and tell nothing twice; looked up once there is time."""
        self._earlier = earlier

    @property
    @override
    def capabilities(self) -> Capabilities:
        """It takes money, and gives none back: that goes by the acquirer's own ways, or in cash."""
        return _ASKED if self._asks else _SEEN_ONLY

    @override
    def next_reference(self, counter: int) -> str:
        """Number the attempts, elsewhere for each till: an acquirer's list may hold several of them."""
        return f"{self._series}{counter}"

    @override
    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        """Show the code until a phone is known to have paid, a person answers, or its time is over."""
        code = self._shown(attempt.amount, attempt.reference)
        if not code:
            yield NotSent(Unsent.NOT_SUPPORTED)
            return
        asks = _carries(code, attempt.reference)
        if asks:
            self._watch.stands(attempt.reference)
        try:
            yield from self._stands(attempt, code, super().start(attempt))
        finally:
            if asks:
                self._watch.is_over(attempt.reference)

    @override
    def inquire(self, attempt: Attempt, trace: str) -> InquiryAnswer:
        """Ask what was paid; that nothing is known of it yet proves nothing."""
        paid = self._watch.ask(attempt.reference)
        if paid is None:
            return Unreachable(Doubt.SILENCE)
        best = _best(paid, attempt.amount)
        if best is None:
            return NotFound(trusted=False)
        if best.amount == attempt.amount:
            self._reported.add(_known_as(best))
        return Found(_approved(best))

    @override
    def overheard(self) -> tuple[Orphan, ...]:
        """Tell what was paid under codes that no longer stand, each payment once."""
        self._asks = self._look()
        self._recall()
        fresh = [paid for paid in self._watch.all_known() if _known_as(paid) not in self._reported]
        self._reported |= set(map(_known_as, fresh))
        return tuple(Orphan(*_known_as(paid), _approved(paid)) for paid in fresh)

    @override
    def close(self) -> None:
        """Ask nothing more."""
        self._watch.close()

    def _stands(self, attempt: Attempt, code: str, said: Iterator[TerminalEvent]) -> Iterator[TerminalEvent]:
        until = self._clock.steady_ms() + STANDS_MS
        for event in said:
            paid = _best(self._watch.known(attempt.reference), attempt.amount)
            if isinstance(event, Sent):
                yield event
            elif isinstance(event, Prompted):
                yield Prompted(Prompt.SHOW_CODE, code, STANDS_MS)
            elif isinstance(event, Waiting) and paid is not None:
                self._reported.add(_known_as(paid))
                yield _approved(paid)
                return
            elif isinstance(event, Waiting) and until <= self._clock.steady_ms():
                yield Lost(Doubt.EXPIRED)
                return
            else:
                yield event

    def _recall(self) -> None:
        earlier, self._earlier = self._earlier(), tuple
        for each in earlier:
            self._reported |= {(each.reference, transaction) for transaction in each.transactions}
            self._watch.is_over(each.reference)

    def _look(self) -> bool:
        """Tell whether codes carry a reference now, and there is anybody to ask about it: both can change."""
        reference = self.next_reference(0)
        return self._watch.able and _carries(self._shown(_ONE, reference), reference)


def _carries(code: str, reference: str) -> bool:
    """Tell whether a phone that scans a code says the reference to its wallet."""
    read = read_code(code)
    if not isinstance(read, MerchantCode):
        return False
    held = read_fields(read.value(_MORE))
    return not isinstance(held, Flaw) and any(one.id == _REFERENCE and one.value == reference for one in held)


def _best(paid: tuple[PhonePaid, ...], amount: Money) -> PhonePaid | None:
    """Choose the payment that answers what was asked for: the first of the right amount, else the first of any."""
    return next((each for each in paid if each.amount == amount), paid[0] if paid else None)


def _approved(paid: PhonePaid) -> Approved:
    return Approved(paid.amount, paid.transaction, transaction_name(paid.transaction), CardReference())


def _known_as(paid: PhonePaid) -> tuple[str, str]:
    """Name a payment as the journal does: by its reference and its transaction."""
    return paid.reference, transaction_name(paid.transaction)
