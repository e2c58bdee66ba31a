"""The script of the played day: what a cashier does, step by step, with a picture of each moment worth one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pos.domain.cash import CashCount
from pos.domain.money import Currency, Money
from pos.domain.names import Language
from pos.ui.widgets.who_button import WhoButton
from pos.wiring.demo.hands import Hands
from pos.wiring.demo.script import Script, Until
from pos.wiring.demo.seed import DEMO_PIN, MANAGER
from pos.words.speech import words_for

WORDS = words_for(Language.FR)
"""The day is played in French; its pictures are taken in French and in Arabic."""


_TURNS = 3


@dataclass(slots=True)
class DayTold:
    """The hands that play, where the pictures go, how each step is told; what the papers and the drawer are at.

    `printed` says whether every paper is out, `in_drawer` what notes and coins a careful count would find,
    `last_sale` tells the newest sale in a line.
    """

    hands: Hands
    pictures: Path
    tell: Callable[[str], None]
    printed: Callable[[], bool]
    in_drawer: Callable[[], CashCount]
    last_sale: Callable[[], str]
    _count: Iterator[int] = field(default_factory=lambda: iter(range(1, 100)))

    def step(self, line: str) -> None:
        """Tell a step."""
        self.tell(f"· {line}")

    def picture(self, name: str) -> Script:
        """Take the moment's picture in both languages, each after the screen had the time to turn."""
        number = next(self._count)
        for language in (Language.AR, Language.FR):
            self.hands.window.speak(language)
            yield from _breathe()
            self.hands.picture(self.pictures / f"{number:02d}-{name}-{language}.png")


def day_script(day: DayTold) -> Script:
    """Play the whole day."""
    yield from _sign_in(day)
    yield from _open(day)
    yield from _sell(day)
    yield from _close(day)


def _breathe() -> Script:
    """Let the window lay itself out and paint, twice round its loop."""
    for _ in range(_TURNS):
        yield Until("a moment", lambda: True)


def _sign_in(day: DayTold) -> Script:
    hands = day.hands
    yield hands.until_sees(MANAGER)
    hands.press(MANAGER)
    yield from day.picture("sign-in")
    for digit in DEMO_PIN:
        yield hands.until_sees(digit)
        hands.press(digit)
    hands.enter()
    day.step(f"{MANAGER} · {WORDS.say('cli.demo_pin', pin=DEMO_PIN)}")


def _open(day: DayTold) -> Script:
    hands = day.hands
    yield hands.until_sees(WORDS.say("opening.open_empty"))
    for note, pieces in (("100", 3), ("50", 2), ("20", 5)):
        for _ in range(pieces):
            hands.press(note)
    yield hands.until_sees(WORDS.say("opening.open"))
    yield from day.picture("float")
    hands.press(WORDS.say("opening.open"))
    day.step(f"{WORDS.say('opening.float')} {_dirhams(500)}")
    yield hands.until("the shelf", lambda: hands.pieces_shown() > 0)
    yield from day.picture("empty-ticket")


def _sell(day: DayTold) -> Script:
    yield from _exact_sale(day, (1,))
    yield from _sale_with_change(day, (6, 8), ("200", "100"))
    yield from _haggled_sale(day)
    yield from _parked_sale(day)
    yield from _exact_sale(day, (9, 9, 11))
    yield from _sale_with_change(day, (3,), ("200", "200"))


def _exact_sale(day: DayTold, places: tuple[int, ...]) -> Script:
    hands = day.hands
    yield from _fill(day, places)
    hands.press(WORDS.say("means.cash"))
    yield from _done(day, "done-exact")


def _sale_with_change(day: DayTold, places: tuple[int, ...], notes: tuple[str, ...]) -> Script:
    hands = day.hands
    yield from _fill(day, places)
    hands.press(WORDS.say("sell.other_sum"))
    yield hands.until_sees(notes[0])
    for note in notes:
        hands.press(note)
    yield hands.until_sees(WORDS.say("pay.take"))
    yield from day.picture("cash")
    hands.press(WORDS.say("pay.take"))
    yield from _done(day, "done-change")


def _haggled_sale(day: DayTold) -> Script:
    hands = day.hands
    yield from _fill(day, (0, 2))
    hands.press(WORDS.say("sell.discount"))
    yield hands.until_sees("5")
    hands.press("5")
    yield from day.picture("discount")
    hands.enter()
    yield hands.until_sees(WORDS.say("means.cash"))
    yield from day.picture("sell")
    hands.press(WORDS.say("means.cash"))
    yield from _done(day, "done-discount")


def _parked_sale(day: DayTold) -> Script:
    hands = day.hands
    yield from _fill(day, (4,))
    hands.press(WORDS.say("sell.park"))
    day.step(WORDS.say("sell.park"))
    yield from _exact_sale(day, (7,))
    yield from day.picture("parked")
    hands.press(WORDS.say("sell.aside", number="1", total="480"))
    yield hands.until_sees(WORDS.say("means.cash"))
    hands.press(WORDS.say("means.cash"))
    yield from _done(day, "done-parked")


def _close(day: DayTold) -> Script:
    yield from _look_back(day)
    yield from _count(day)
    hands = day.hands
    yield hands.until_sees(WORDS.say("close.do"))
    yield from day.picture("close")
    hands.press(WORDS.say("close.do"))
    day.step(WORDS.say("close.do"))
    yield hands.until_sees(WORDS.say("close.finish"))
    yield hands.until("the report", day.printed)
    yield from day.picture("closed")
    hands.press(WORDS.say("close.finish"))
    yield hands.until_sees(MANAGER)


def _look_back(day: DayTold) -> Script:
    """Go behind the counter: past sales, and the state of the till."""
    hands = day.hands
    yield hands.until("the papers", day.printed)
    yield from _go_behind(day)
    yield from day.picture("menu")
    hands.press(WORDS.say("office.history"))
    yield from _breathe()
    hands.down()
    yield hands.until_sees(WORDS.say("history.reprint"))
    yield from _breathe()
    yield from day.picture("history")
    hands.press(WORDS.say("word.back"))
    yield from _go_behind(day)
    hands.press(WORDS.say("office.status"))
    yield hands.until_sees(WORDS.say("status.verify"))
    yield from day.picture("status")
    hands.press(WORDS.say("word.back"))
    yield from _go_behind(day)
    hands.press(WORDS.say("office.close"))


def _go_behind(day: DayTold) -> Script:
    yield from _breathe()
    if not day.hands.sees(WORDS.say("office.history")):
        day.hands.touch(WhoButton)
    yield day.hands.until_sees(WORDS.say("office.history"))


def _count(day: DayTold) -> Script:
    """Count what is really there: the float, and what the five sales brought."""
    hands = day.hands
    yield hands.until_sees(WORDS.say("counting.confirm"))
    for minor, pieces in day.in_drawer().pieces:
        hands.count_pile(minor, pieces)
    yield from day.picture("count")
    hands.press(WORDS.say("counting.confirm"))


def _fill(day: DayTold, places: tuple[int, ...]) -> Script:
    hands = day.hands
    for place in places:
        hands.take(place)
    yield hands.until_sees(WORDS.say("means.cash"))


def _done(day: DayTold, name: str) -> Script:
    yield day.hands.until_sees(WORDS.say("done.next"))
    yield from day.picture(name)
    day.step(f"{WORDS.say('done.title')} · {day.last_sale()}")


def _dirhams(amount: int) -> str:
    return WORDS.money(Money(amount * 100, Currency.MAD))
