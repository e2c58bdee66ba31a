"""A card terminal: its power, the hands in front of it, the payment it is busy with, its clock and its paper."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from pos.simulators.control import Values
from pos.simulators.journal import DeviceJournal
from pos.simulators.terminal import slip
from pos.simulators.terminal.cards import CARDS
from pos.simulators.terminal.clock import TerminalClock
from pos.simulators.terminal.customer import CancelPressed, CardShown, Happening, Payment, PinTyped
from pos.simulators.terminal.screen import Prompt, Screen

SLIPS_KEPT = 8
_CLOCK_WRONG_BY = timedelta(days=-3_653)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date DDMMYYYY and a time HHMMSS, as a terminal tells them."""

    date: str
    time: str

    @classmethod
    def of(cls, at: datetime) -> "Moment":
        """Tell a time of day."""
        return cls(f"{at:%d%m%Y}", f"{at:%H%M%S}")


class CardTerminal(ABC):
    """Holds what is in memory, and loses it with the power; a terminal's own part is read from the journal again.

    `by_hand`: a person is the customer; otherwise an automatic one takes `pause_ms` for each thing done. `crash` takes
    the power for a moment, and is set by who holds the plug.
    """

    def __init__(self, journal: DeviceJournal, slips: Path | None, pause_ms: int) -> None:
        """Start with the power on."""
        self.clock = TerminalClock()
        self.screen = Screen(journal)
        self.by_hand = False
        self.pause_ms = pause_ms
        self.power = True
        self.payment: Payment | None = None
        self.slips: list[str] = []
        self.crash: Callable[[], None] = lambda: None
        self.journal = journal
        self._folder = slips

    @abstractmethod
    def forget(self) -> None:
        """Lose what was in memory."""

    @abstractmethod
    def remember(self) -> None:
        """Read the journal again."""

    @abstractmethod
    def told(self) -> Values:
        """Tell what its status says beyond that of every terminal."""

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

    def end(self) -> None:
        """Let the customer go."""
        self.payment = None

    def let_go(self) -> None:
        """Wait for the till."""
        if self.power:
            self.screen.show(Prompt.IDLE)

    # Power.

    def lose_power(self) -> None:
        """Forget everything that is not in the journal."""
        self.power = False
        self.forget()
        if self.payment is not None:
            self.payment.over.set()
        self.payment = None
        self.screen.show(Prompt.OFF)

    def get_power(self) -> None:
        """Start again from the journal."""
        self.power = True
        self.remember()

    # Time and paper.

    def moment(self, *, wrong: bool) -> Moment:
        """Tell the time of day, ten years ago where the clock is `wrong`."""
        return Moment.of(self.clock.now() + (_CLOCK_WRONG_BY if wrong else timedelta()))

    def print_slip(self, name: str, lines: list[slip.SlipLine]) -> None:
        """Show a slip, and keep it as a file where there is a folder for slips."""
        text = slip.text(lines)
        self.slips = [*self.slips, text][-SLIPS_KEPT:]
        self.journal.show({"event": "slip", "name": name, "text": text})
        if self._folder is not None:
            (self._folder / f"{name}.txt").write_text(text, encoding="utf-8")
