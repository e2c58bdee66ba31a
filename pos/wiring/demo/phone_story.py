"""What the played day does with a phone: the code is shown, and somebody reads on the customer's phone that it paid."""

from pos.wiring.demo.script import Script
from pos.wiring.demo.told import WORDS, DayTold, breathe, short

_REFERENCE = "4417"


def sell_by_phone(day: DayTold) -> Script:
    """Sell a ticket that a phone pays, as far as eyes can tell."""
    hands, total = day.hands, 220
    yield from day.fill((9,))
    hands.press(WORDS.say("means.mobile"))
    show = WORDS.say("mobile.show", amount=short(total))
    yield hands.until_sees(show)
    hands.press(show)
    yield hands.until_sees(WORDS.say("mobile.paid"))
    yield from day.picture("phone-code")
    hands.press(WORDS.say("mobile.paid"))
    yield hands.until_reads(WORDS.say("typed.seen_phone"))
    yield from _type(day, str(total))
    hands.enter()
    yield from breathe()
    yield from _type(day, _REFERENCE)
    yield hands.until_sees(WORDS.say("typed.seen_send_phone"))
    yield from day.picture("phone-seen")
    hands.press(WORDS.say("typed.seen_send_phone"))
    yield from day.done("done-phone")


def _type(day: DayTold, figures: str) -> Script:
    for figure in figures:
        yield day.hands.until_sees(figure)
        day.hands.press(figure)
