"""What terminals that cannot be asked afterwards have in common: whatever became of a payment, a person looks it up."""

from typing_extensions import override

from pos.domain.payment_facts import TerminalLabel
from pos.ports.payment_terminal import (
    Attempt,
    Confirmed,
    Doubt,
    InquiryAnswer,
    Lost,
    Orphan,
    PaymentTerminal,
    TerminalTotals,
    Unreachable,
)


class UnaskedTerminal(PaymentTerminal):
    """Says nothing of the past, and nothing by itself."""

    def __init__(self, label: TerminalLabel) -> None:
        """Go by the name that its papers have."""
        self._label = label

    @property
    @override
    def label(self) -> TerminalLabel:
        """Which terminal this is."""
        return self._label

    @override
    def confirm(self, attempt: Attempt, trace: str) -> Confirmed | Lost:
        """Never needed: what it says once is final."""
        return Lost(Doubt.NOBODY_KNOWS)

    @override
    def cancel(self) -> None:
        """Only a person can, there."""

    @override
    def inquire(self, attempt: Attempt, trace: str) -> InquiryAnswer:
        """Only a person can look."""
        return Unreachable(Doubt.NOBODY_KNOWS)

    @override
    def overheard(self) -> tuple[Orphan, ...]:
        """It says nothing by itself."""
        return ()

    @override
    def settle(self) -> TerminalTotals | Unreachable:
        """Only its paper can tell."""
        return Unreachable(Doubt.NOBODY_KNOWS)

    @override
    def close(self) -> None:
        """There is no line."""
