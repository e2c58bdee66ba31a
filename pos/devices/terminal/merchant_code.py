"""A customer's phone: the till shows the merchant's code, and a person says what the phone shows then.

Nothing comes back over a line. A code that nobody answered for stands its time and is gone then; whether it was paid,
nobody knows, because a phone can pay what it has scanned at any moment.
"""

from collections.abc import Callable, Iterator

from typing_extensions import override

from pos.devices.terminal.standalone import CAPABILITIES, StandaloneTerminal
from pos.domain.money import Money
from pos.domain.payment_facts import TerminalLabel
from pos.ports.clock import Clock
from pos.ports.payment_terminal import (
    Attempt,
    Capabilities,
    Doubt,
    Lost,
    NotSent,
    Prompt,
    Prompted,
    Sent,
    TerminalEvent,
    Unsent,
    Waiting,
)

STANDS_MS = 5 * 60 * 1_000
"""How long a code is shown."""

_CAPABLE = Capabilities(
    inquiry=CAPABILITIES.inquiry,
    cancel=False,
    confirm_seconds=0,
    answer_seconds=0,
    void_last=False,
    refund=False,
    settles=False,
    typed_by_hand=True,
)


class MerchantCodeTerminal(StandaloneTerminal):
    """`shown` gives the code for an amount and a reference, empty where none is set; `series` begins the references."""

    def __init__(self, label: TerminalLabel, shown: Callable[[Money, str], str], series: str, clock: Clock) -> None:
        """Show nothing yet."""
        super().__init__(label)
        self._shown, self._series, self._clock = shown, series, clock

    @property
    @override
    def capabilities(self) -> Capabilities:
        """It takes money, and gives none back: that goes by the acquirer's own ways, or in cash."""
        return _CAPABLE

    @override
    def next_reference(self, counter: int) -> str:
        """Number the attempts, elsewhere for each till: an acquirer's list may hold several of them."""
        return f"{self._series}{counter}"

    @override
    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        """Show the code until a person answers, or its time is over."""
        code = self._shown(attempt.amount, attempt.reference)
        if not code:
            yield NotSent(Unsent.NOT_SUPPORTED)
            return
        until = self._clock.steady_ms() + STANDS_MS
        said = super().start(attempt)
        for event in said:
            if isinstance(event, Sent):
                yield event
            elif isinstance(event, Prompted):
                yield Prompted(Prompt.SHOW_CODE, code, STANDS_MS)
            elif isinstance(event, Waiting) and until <= self._clock.steady_ms():
                yield Lost(Doubt.EXPIRED)
                return
            else:
                yield event
