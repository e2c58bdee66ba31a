"""How the played day is told: its hands, a line for each step, and pictures of the moments that are worth one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pos.domain.cash import CashCount
from pos.domain.money import Currency, Money
from pos.domain.names import Language
from pos.ui.widgets.band.who_button import WhoButton
from pos.wiring.demo.hands import Hands
from pos.wiring.demo.script import Script, Until
from pos.wiring.demo.terminal import CardTerminal
from pos.wiring.demo.wallet import CustomersPhone
from pos.words.speech import words_for

WORDS = words_for(Language.FR)
"""The day is played in French; its pictures are taken in French and in Arabic."""

_TURNS = 3


@dataclass(slots=True)
class DayTold:
    """The hands that play, where the pictures go, how each step is told; what the papers and the drawer are at.

    `printed` says whether every paper is out, `in_drawer` what notes and coins a careful count would find,
    `last_sale` tells the newest sale in a line; `terminal` is where customers hold their cards, `phone` what they pay
    with otherwise, and `let_pass` lets so many seconds go by there and at the till.
    """

    hands: Hands
    pictures: Path
    tell: Callable[[str], None]
    printed: Callable[[], bool]
    in_drawer: Callable[[], CashCount]
    last_sale: Callable[[], str]
    terminal: CardTerminal
    phone: CustomersPhone
    let_pass: Callable[[int], None]
    _taken: set[str] = field(default_factory=set)

    def step(self, line: str) -> None:
        """Tell a step."""
        self.tell(f"· {line}")

    def picture(self, name: str) -> Script:
        """Take the moment's picture in both languages, each after the screen had the time to turn; the first time."""
        if name in self._taken:
            return
        self._taken.add(name)
        number = len(self._taken)
        for language in (Language.AR, Language.FR):
            self.hands.window.speak(language)
            yield from breathe()
            self.hands.picture(self.pictures / f"{number:02d}-{name}-{language}.png")

    def fill(self, places: tuple[int, ...]) -> Script:
        """Put the pieces in these places of the picture grid on the ticket."""
        for place in places:
            self.hands.take(place)
        yield self.hands.until_sees(WORDS.say("means.cash"))

    def done(self, name: str = "done-exact") -> Script:
        """See that the sale stands; most look the same."""
        yield self.hands.until_sees(WORDS.say("done.next"))
        yield from self.picture(name)
        self.step(f"{WORDS.say('done.title')} · {self.last_sale()}")

    def go_behind(self) -> Script:
        """Go behind the counter, unless one is there."""
        yield from breathe()
        if not self.hands.sees(WORDS.say("office.history")):
            self.hands.touch(WhoButton)
        yield self.hands.until_sees(WORDS.say("office.history"))


def breathe() -> Script:
    """Let the window lay itself out and paint, twice round its loop."""
    for _ in range(_TURNS):
        yield Until("a moment", lambda: True)


def dirhams(amount: int) -> str:
    """Tell whole dirhams, as a paper has them."""
    return WORDS.money(Money(amount * 100, Currency.MAD))


def short(amount: int) -> str:
    """Tell whole dirhams, as a button has them."""
    return WORDS.short(Money(amount * 100, Currency.MAD))
