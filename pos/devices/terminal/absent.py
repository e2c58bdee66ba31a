"""Stands for a terminal that was taken away: it takes no payment, and a person decides on those it left open."""

from collections.abc import Iterator

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
    NotSent,
    Orphan,
    PaymentTerminal,
    TerminalEvent,
    TerminalTotals,
    Unreachable,
    Unsent,
)

CAPABILITIES = Capabilities(
    inquiry=Inquiry.NONE,
    cancel=False,
    confirm_seconds=0,
    answer_seconds=0,
    void_last=False,
    refund=False,
    settles=False,
    sale=False,
)


class AbsentTerminal(PaymentTerminal):
    """Nothing is ever sent to it."""

    def __init__(self, label: TerminalLabel) -> None:
        """Go by the name of the terminal that is gone."""
        self._label = label

    @property
    @override
    def label(self) -> TerminalLabel:
        """Which terminal it was."""
        return self._label

    @property
    @override
    def capabilities(self) -> Capabilities:
        """None."""
        return CAPABILITIES

    @override
    def next_reference(self, counter: int) -> str:
        """Number what is not sent."""
        return str(counter)

    @override
    def diagnose(self) -> bool:
        """It is not there."""
        return False

    @override
    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        """Send nothing."""
        yield NotSent(Unsent.NOT_SUPPORTED)

    @override
    def confirm(self, attempt: Attempt, trace: str) -> Confirmed | Lost:
        """There is nobody to confirm to."""
        return Lost(Doubt.NOBODY_KNOWS)

    @override
    def cancel(self) -> None:
        """There is nothing to stop."""

    @override
    def stop_waiting(self) -> None:
        """Nothing is waited for."""

    @override
    def inquire(self, attempt: Attempt, trace: str) -> InquiryAnswer:
        """There is nobody to ask."""
        return Unreachable(Doubt.NOBODY_KNOWS)

    @override
    def overheard(self) -> tuple[Orphan, ...]:
        """It says nothing."""
        return ()

    @override
    def settle(self) -> TerminalTotals | Unreachable:
        """Only its paper can tell."""
        return Unreachable(Doubt.NOBODY_KNOWS)

    @override
    def close(self) -> None:
        """There is no line."""
