"""What terminals of one answer have in common: a yes is final, and there is nothing that they can be asked later.

Their protocols have no word for a past payment, none to stop a customer, none to take a payment back by its name, none
for totals. All of that is a person's to look up.
"""

import threading

from typing_extensions import override

from pos.devices.terminal.unasked import UnaskedTerminal
from pos.domain.payment_facts import TerminalLabel
from pos.ports.payment_terminal import Capabilities, Inquiry

_MS_PER_SECOND = 1_000


class OneAnswerTerminal(UnaskedTerminal):
    """Declares what cannot be done. `stop_waiting` may come from any thread, all else from the lane's."""

    def __init__(self, label: TerminalLabel, payment_ms: int) -> None:
        """Wait `payment_ms` for an answer at the most (milliseconds)."""
        super().__init__(label)
        self._payment_ms = payment_ms
        self._stopped = threading.Event()

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
    def stop_waiting(self) -> None:
        """End the wait at the next look."""
        self._stopped.set()
