"""What terminals of one answer have in common: a yes is final, and there is nothing that they can be asked later.

Their protocols have no word for a past payment, none to stop a customer, none to take a payment back by its name, none
for totals. All of that is a person's to look up.
"""

import threading

from typing_extensions import override

from pos.domain.payment_facts import TerminalLabel
from pos.ports.payment_terminal import (
    Attempt,
    Capabilities,
    Confirmed,
    Doubt,
    Inquiry,
    InquiryAnswer,
    Lost,
    PaymentTerminal,
    TerminalTotals,
    Unreachable,
)

_MS_PER_SECOND = 1_000


class OneAnswerTerminal(PaymentTerminal):
    """Declares what cannot be done. `stop_waiting` may come from any thread, all else from the lane's."""

    def __init__(self, label: TerminalLabel, payment_ms: int) -> None:
        """Wait `payment_ms` for an answer at the most (milliseconds)."""
        self._label = label
        self._payment_ms = payment_ms
        self._stopped = threading.Event()

    @property
    @override
    def label(self) -> TerminalLabel:
        """Which terminal this is."""
        return self._label

    @property
    @override
    def capabilities(self) -> Capabilities:
        """What such protocols offer: payments and refunds, and no more."""
        return Capabilities(
            inquiry=Inquiry.NONE,
            cancel=False,
            confirm_seconds=0,
            answer_seconds=self._payment_ms // _MS_PER_SECOND,
            void_last=False,
            refund=True,
            settles=False,
        )

    @override
    def confirm(self, attempt: Attempt, trace: str) -> Confirmed | Lost:
        """Never needed: an approval is final."""
        return Lost(Doubt.NOBODY_KNOWS)

    @override
    def cancel(self) -> None:
        """Only its customer can, there."""

    @override
    def stop_waiting(self) -> None:
        """End the wait at the next look."""
        self._stopped.set()

    @override
    def inquire(self, attempt: Attempt, trace: str) -> InquiryAnswer:
        """Only a person can look."""
        return Unreachable(Doubt.NOBODY_KNOWS)

    @override
    def settle(self) -> TerminalTotals | Unreachable:
        """Only a person can read its totals."""
        return Unreachable(Doubt.NOBODY_KNOWS)
