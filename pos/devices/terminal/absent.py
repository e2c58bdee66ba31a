"""Stands for a terminal that was taken away: it takes no payment, and a person decides on those it left open."""

from collections.abc import Iterator

from typing_extensions import override

from pos.devices.terminal.unasked import UnaskedTerminal
from pos.ports.payment_terminal import Attempt, Capabilities, Inquiry, NotSent, TerminalEvent, Unsent

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


class AbsentTerminal(UnaskedTerminal):
    """Nothing is ever sent to it; its name is that of the terminal that is gone."""

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
    def stop_waiting(self) -> None:
        """Nothing is waited for."""
