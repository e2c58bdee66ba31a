"""The script of the played day: what a cashier does, step by step, with a picture of each moment worth one.

What is done with cards and phones has modules of its own.
"""

from pos.wiring.demo.card_story import cards_at_closing, give_back, sell_by_card
from pos.wiring.demo.phone_story import sell_by_phone
from pos.wiring.demo.script import Script
from pos.wiring.demo.seed import DEMO_PIN, MANAGER
from pos.wiring.demo.told import WORDS, DayTold, breathe, dirhams


def day_script(day: DayTold) -> Script:
    """Play the whole day."""
    yield from _sign_in(day)
    yield from _open(day)
    yield from _sell(day)
    yield from sell_by_phone(day)
    yield from sell_by_card(day)
    yield from _close(day)


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
    day.step(f"{WORDS.say('opening.float')} {dirhams(500)}")
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
    yield from day.fill(places)
    hands.press(WORDS.say("means.cash"))
    yield from day.done()


def _sale_with_change(day: DayTold, places: tuple[int, ...], notes: tuple[str, ...]) -> Script:
    hands = day.hands
    yield from day.fill(places)
    hands.press(WORDS.say("sell.other_sum"))
    yield hands.until_sees(notes[0])
    for note in notes:
        hands.press(note)
    yield hands.until_sees(WORDS.say("pay.take"))
    yield from day.picture("cash")
    hands.press(WORDS.say("pay.take"))
    yield from day.done("done-change")


def _haggled_sale(day: DayTold) -> Script:
    hands = day.hands
    yield from day.fill((0, 2))
    hands.press(WORDS.say("sell.discount"))
    yield hands.until_sees("5")
    hands.press("5")
    yield from day.picture("discount")
    hands.enter()
    yield hands.until_sees(WORDS.say("means.cash"))
    yield from day.picture("sell")
    hands.press(WORDS.say("means.cash"))
    yield from day.done()


def _parked_sale(day: DayTold) -> Script:
    hands = day.hands
    yield from day.fill((4,))
    hands.press(WORDS.say("sell.park"))
    day.step(WORDS.say("sell.park"))
    yield from _exact_sale(day, (7,))
    yield from day.picture("parked")
    hands.press(WORDS.say("sell.aside", number="1", total="480"))
    yield hands.until_sees(WORDS.say("means.cash"))
    hands.press(WORDS.say("means.cash"))
    yield from day.done()


def _close(day: DayTold) -> Script:
    yield from _look_back(day)
    yield from _count(day)
    hands = day.hands
    yield hands.until_sees(WORDS.say("close.do"))
    yield from cards_at_closing(day)
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
    yield from day.go_behind()
    yield from day.picture("menu")
    hands.press(WORDS.say("office.history"))
    yield hands.until("the past sales", lambda: hands.rows_shown() > 0)
    hands.down()
    yield hands.until_sees(WORDS.say("history.reprint"))
    yield from breathe()
    yield from day.picture("history")
    yield from give_back(day)
    hands.press(WORDS.say("word.back"))
    yield from day.go_behind()
    hands.press(WORDS.say("office.status"))
    yield hands.until_sees(WORDS.say("status.verify"))
    yield from day.picture("status")
    hands.press(WORDS.say("word.back"))
    yield from day.go_behind()
    hands.press(WORDS.say("office.close"))


def _count(day: DayTold) -> Script:
    """Count what is really there: the float, and what the sales in cash brought."""
    hands = day.hands
    yield hands.until_sees(WORDS.say("counting.confirm"))
    for minor, pieces in day.in_drawer().pieces:
        hands.count_pile(minor, pieces)
    yield from day.picture("count")
    hands.press(WORDS.say("counting.confirm"))
