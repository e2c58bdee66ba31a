"""The terminal itself: its power, its hands-on side, and the payments that wait for a till's confirmation."""

import asyncio
from datetime import timedelta
from pathlib import Path

from pos.simulators.journal import DeviceJournal
from pos.simulators.naps import slip
from pos.simulators.naps.answers import Moment
from pos.simulators.naps.cards import CARDS
from pos.simulators.naps.clock import TerminalClock
from pos.simulators.naps.ledger import Capture, Ledger, State
from pos.simulators.naps.line import Line
from pos.simulators.naps.payment import CancelPressed, CardShown, Happening, Payment, PinTyped
from pos.simulators.naps.screen import Prompt, Screen

CONFIRMATION_MS = 40_000
SLIPS_KEPT = 8
_CLOCK_WRONG_BY = timedelta(days=-3_653)


class Terminal:
    """Holds what is in memory, and loses it with the power; the ledger is read from the journal again.

    `by_hand`: a person is the customer; otherwise an automatic one takes `pause_ms` for each thing done.
    """

    def __init__(self, journal: DeviceJournal, clock: TerminalClock, slips: Path | None, pause_ms: int) -> None:
        """Start with the power on, and a fresh window for each payment that waits since an earlier run."""
        self.clock = clock
        self.screen = Screen(journal)
        self.ledger = Ledger(journal)
        self.by_hand = False
        self.pause_ms = pause_ms
        self.power = True
        self.payment: Payment | None = None
        self.slips: list[str] = []
        self._journal = journal
        self._folder = slips
        self._register = ""
        self._awaited = ""
        self._asked_by: Line | None = None
        self._windows: dict[str, asyncio.Task[None]] = {}
        self._reopen_windows()

    # What a person does in front of it.

    def tap(self, card: str) -> None:
        """Tap or put in a card."""
        if card not in CARDS:
            raise ValueError(f"no card {card!r}; known: {', '.join(CARDS)}")
        self._happen(CardShown(CARDS[card]))

    def type_pin(self, digits: str) -> None:
        """Type a PIN and press the green key."""
        self._happen(PinTyped(digits))

    def press_cancel(self) -> None:
        """Press the red key."""
        self._happen(CancelPressed())

    def _happen(self, happening: Happening) -> None:
        if self.payment is None:
            raise ValueError("no payment is waiting for a customer")
        self.payment.happenings.put_nowait(happening)

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

    def end(self) -> None:
        """Let the customer go."""
        self.payment = None

    def let_go(self) -> None:
        """Wait for the till: what is not confirmed yet is in nobody's way any more."""
        self._awaited = ""
        if self.power:
            self.screen.show(Prompt.IDLE)

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

    # Power.

    def lose_power(self) -> None:
        """Forget everything that is not in the journal."""
        self.power = False
        for window in self._windows.values():
            window.cancel()
        self._windows.clear()
        if self.payment is not None:
            self.payment.over.set()
        self.payment, self._awaited = None, ""
        self.screen.show(Prompt.OFF)

    def get_power(self) -> None:
        """Start again from the journal."""
        self.power = True
        self.ledger = Ledger(self._journal)
        self._reopen_windows()

    def _reopen_windows(self) -> None:
        for one in self.ledger.held:
            self.open_window(one.capture)

    # Time and paper.

    def moment(self, *, wrong: bool) -> Moment:
        """Tell the time of day, ten years ago where the clock is `wrong`."""
        return Moment.of(self.clock.now() + (_CLOCK_WRONG_BY if wrong else timedelta()))

    def print_slip(self, name: str, lines: list[slip.SlipLine]) -> None:
        """Show a slip, and keep it as a file where there is a folder for slips."""
        text = slip.text(lines)
        self.slips = [*self.slips, text][-SLIPS_KEPT:]
        self._journal.show({"event": "slip", "name": name, "text": text})
        if self._folder is not None:
            (self._folder / f"{name}.txt").write_text(text, encoding="utf-8")
