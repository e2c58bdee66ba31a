"""What the played day does with phones: one is heard of from its wallet, and what another says is read by eye."""

from pos.wiring.demo.script import Script
from pos.wiring.demo.told import WORDS, DayTold, breathe, short

_REFERENCE = "4417"


def sell_by_phone(day: DayTold) -> Script:
    """Sell a ticket that a phone pays and its wallet tells of, and one as far as eyes can tell."""
    yield from _show_code(day, 11, 380)
    yield from day.picture("phone-code")
    day.phone.pay()
    yield from day.done("done-phone")
    yield from _show_code(day, 9, 220)
    yield from _see(day, 220)
    yield from day.done("done-phone-seen")


def _show_code(day: DayTold, place: int, total: int) -> Script:
    hands = day.hands
    yield from day.fill((place,))
    hands.press(WORDS.say("means.mobile"))
    show = WORDS.say("mobile.show", amount=short(total))
    yield hands.until_sees(show)
    hands.press(show)
    yield hands.until_sees(WORDS.say("mobile.paid"))


def _see(day: DayTold, total: int) -> Script:
    """Read on the customer's phone that it paid."""
    hands = day.hands
    hands.press(WORDS.say("mobile.paid"))
    yield hands.until_reads(WORDS.say("typed.seen_phone"))
    yield from _type(day, str(total))
    hands.enter()
    yield from breathe()
    yield from _type(day, _REFERENCE)
    yield hands.until_sees(WORDS.say("typed.seen_send_phone"))
    yield from day.picture("phone-seen")
    hands.press(WORDS.say("typed.seen_send_phone"))


def _type(day: DayTold, figures: str) -> Script:
    for figure in figures:
        yield day.hands.until_sees(figure)
        day.hands.press(figure)
