"""The terminal itself, as this protocol has it: one that waits for a till's confirmation of what it charged."""

import asyncio
from pathlib import Path

from typing_extensions import override

from pos.simulators.control import Values
from pos.simulators.journal import DeviceJournal
from pos.simulators.naps.ledger import Capture, Ledger, State
from pos.simulators.terminal.customer import Payment
from pos.simulators.terminal.device import CardTerminal
from pos.simulators.terminal.network import Line
from pos.simulators.terminal.screen import Prompt

CONFIRMATION_MS = 40_000


class Terminal(CardTerminal):
    """Keeps the payments that wait for a confirmation, each with its window of forty seconds."""

    def __init__(self, journal: DeviceJournal, slips: Path | None, pause_ms: int) -> None:
        """Start with the power on, and a fresh window for each payment that waits since an earlier run."""
        super().__init__(journal, slips, pause_ms)
        self.ledger = Ledger(journal)
        self._register = ""
        self._awaited = ""
        self._asked_by: Line | None = None
        self._windows: dict[str, asyncio.Task[None]] = {}
        self._reopen_windows()

    @override
    def told(self) -> Values:
        """Tell what it is, and whether it was introduced to the bank."""
        return {"model": "NAPS Pay", "referenced": self.ledger.referenced}

    # Whose turn it is.

    def is_taken(self) -> bool:
        """Tell whether a conversation is live: a customer is here, or a till that is still connected may confirm."""
        one = self.ledger.find(self._awaited)
        waits = one is not None and one.state is State.HELD and self._asked_by is not None and self._asked_by.open
        return self.payment is not None or waits

    def may_reset(self, register: str) -> bool:
        """Tell whether that register may break off what is going on: a customer's payment is its own only."""
        return self.payment is None or register == self._register

    def begin(self, payment: Payment, register: str) -> None:
        """Give the terminal to a payment."""
        self.payment, self._register = payment, register

    @override
    def let_go(self) -> None:
        """Wait for the till: what is not confirmed yet is in nobody's way any more."""
        self._awaited = ""
        super().let_go()

    # The confirmation and its window.

    def await_confirmation(self, stan: str, line: Line) -> None:
        """Belong to the till on that line until it confirms or hangs up."""
        self._awaited, self._asked_by = stan, line

    def open_window(self, capture: Capture) -> None:
        """Give the till 40 seconds, from now, to confirm."""
        self._windows[capture.stan] = asyncio.create_task(self._watch(capture))

    def reverse_now(self, capture: Capture) -> None:
        """Let the window be over."""
        self._windows.pop(capture.stan, None)
        one = self.ledger.find(capture.stan)
        if one is not None and one.state is State.HELD:
            self.ledger.reverse(capture.stan, "not_confirmed")
            self.screen.show(Prompt.REVERSED, capture.amount)

    async def _watch(self, capture: Capture) -> None:
        await self.clock.wait(CONFIRMATION_MS)
        self.reverse_now(capture)

    @override
    def forget(self) -> None:
        """Let no window be over any more."""
        for window in self._windows.values():
            window.cancel()
        self._windows.clear()
        self._awaited = ""

    @override
    def remember(self) -> None:
        """Read the transactions again, and give each that waits a fresh window."""
        self.ledger = Ledger(self.journal)
        self._reopen_windows()

    def _reopen_windows(self) -> None:
        for one in self.ledger.held:
            self.open_window(one.capture)
