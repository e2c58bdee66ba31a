"""A terminal without a line to the till: a person types the amount on it, and its answer here.

It waits for that answer as long as it takes; whatever the person cannot tell is an unknown payment.
"""

import threading
from collections.abc import Iterator

from typing_extensions import override

from pos.devices.terminal.unasked import UnaskedTerminal
from pos.domain.payment_facts import TerminalLabel
from pos.ports.payment_terminal import (
    Attempt,
    Capabilities,
    Doubt,
    Inquiry,
    Lost,
    Prompt,
    Prompted,
    Sent,
    TerminalEvent,
    Waiting,
)
from pos.ports.typed_terminal import TypedAnswer, TypedTerminal

LOOK_SECONDS = 0.05

CAPABILITIES = Capabilities(
    inquiry=Inquiry.NONE,
    cancel=False,
    confirm_seconds=0,
    answer_seconds=0,
    void_last=True,
    refund=True,
    settles=False,
    typed_by_hand=True,
)


class StandaloneTerminal(UnaskedTerminal, TypedTerminal):
    """The person is the line. One attempt waits at a time."""

    def __init__(self, label: TerminalLabel) -> None:
        """Name the terminal as its papers do."""
        super().__init__(label)
        self._changed = threading.Condition()
        self._waiting = False
        self._stopped = False
        self._answer: TypedAnswer | None = None

    @property
    @override
    def capabilities(self) -> Capabilities:
        """Whatever a person can do with it, and nothing by itself."""
        return CAPABILITIES

    @override
    def next_reference(self, counter: int) -> str:
        """Number the attempts, to talk about them."""
        return str(counter)

    @override
    def diagnose(self) -> bool:
        """It stands there."""
        return True

    @override
    def start(self, attempt: Attempt) -> Iterator[TerminalEvent]:
        """Wait for the person; from the beginning on the card may be charged."""
        with self._changed:
            self._answer, self._stopped, self._waiting = None, False, True
        try:
            yield Sent()
            yield Prompted(Prompt.TYPE_ON_TERMINAL)
            while not self._told():
                yield Waiting()
            yield self._outcome()
        finally:
            self._waiting = False

    @override
    def answer(self, answer: TypedAnswer) -> bool:
        """Take what a person read."""
        with self._changed:
            if not self._waiting or self._answer is not None:
                return False
            self._answer = answer
            self._changed.notify_all()
            return True

    @override
    def stop_waiting(self) -> None:
        """Let the person go: nobody knows then."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def _told(self) -> bool:
        with self._changed:
            if self._answer is None and not self._stopped:
                self._changed.wait(LOOK_SECONDS)
            return self._answer is not None or self._stopped

    def _outcome(self) -> TerminalEvent:
        answer = self._answer
        if answer is None:
            return Lost(Doubt.STOPPED_WAITING)
        return Lost(Doubt.NOBODY_KNOWS) if answer.outcome is None else answer.outcome
