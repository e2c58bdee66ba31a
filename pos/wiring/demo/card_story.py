"""What the played day does with cards: one accepted, one refused, one that nobody knows the end of, and goods back.

Customers hold their cards to a simulated terminal; the word on one confirmation is lost on its way, and a person
clears that up while the next customer is served.
"""

from pos.wiring.demo.script import Script
from pos.wiring.demo.told import WORDS, DayTold, breathe, dirhams, short

_SETTLES_SECONDS = 46
"""Longer than an approval takes to lapse that nobody confirmed."""


def sell_by_card(day: DayTold) -> Script:
    """Sell three tickets by card, not all of them in the end."""
    yield from _accepted(day)
    yield from _refused(day)
    yield from _lost(day)


def _accepted(day: DayTold) -> Script:
    yield from day.fill((1,))
    yield from _hold_card(day, "visa", 320, "card-waited-for")
    yield from day.done("done-card")


def _refused(day: DayTold) -> Script:
    """Have a card refused for want of money: the customer pays in cash."""
    hands = day.hands
    yield from day.fill((6, 8))
    yield from _hold_card(day, "insufficient", 275)
    yield hands.until_sees(WORDS.say("card.do.try_again"))
    day.step(f"{WORDS.say('card.declined')} · {WORDS.say('card.declined.insufficient_funds')}")
    yield from day.picture("card-refused")
    hands.press(WORDS.say("means.cash"))
    yield hands.until_sees(WORDS.say("pay.take"))
    hands.press(WORDS.say("pay.take"))
    yield from day.done()


def _lost(day: DayTold) -> Script:
    """Lose the terminal's last word; serve somebody else; compare the paper the terminal shows, and say so."""
    hands = day.hands
    yield from day.fill((3,))
    day.terminal.lose_confirmation()
    yield from _hold_card(day, "visa", 250)
    nobody_knows = WORDS.say("card.unknown.sale")
    yield hands.until_reads(nobody_knows)
    day.step(nobody_knows)
    yield from day.picture("card-unknown")
    hands.press(WORDS.say("card.do.park"))
    yield hands.until("the shelf", lambda: hands.pieces_shown() > 0)
    yield from day.fill((11,))
    hands.press(WORDS.say("means.cash"))
    yield from day.done()
    hands.press(WORDS.say("done.next"))
    day.let_pass(_SETTLES_SECONDS)
    aside = WORDS.say("sell.aside", number="1", total="250")
    hands.press(f"{aside} {WORDS.say('card.mark_open')}")
    # The terminal is asked by itself once it is sure; what it shows stands first from then on.
    yield hands.until_reads(WORDS.say("card.slip"))
    yield from day.picture("card-shown")
    hands.press(WORDS.say("card.do.say_approved"))
    yield hands.until_sees(WORDS.say("typed.approved_send"))
    yield from day.picture("card-cleared-up")
    hands.press(WORDS.say("typed.approved_send"))
    day.step(WORDS.say("card.accepted_told"))
    yield from day.done("done-card")


def give_back(day: DayTold) -> Script:
    """Take back all that the newest receipt sold, and have the terminal give the money back to the card."""
    hands = day.hands
    hands.press(WORDS.say("refund.start"))
    yield hands.until_sees(WORDS.say("refund.everything"))
    hands.press(WORDS.say("refund.everything"))
    hands.press(WORDS.say("refund.why_defect"))
    give = WORDS.say("refund.go_amount", amount=short(250))
    yield hands.until_sees(give)
    yield from day.picture("refund")
    hands.press(give)
    yield hands.until_sees(WORDS.say("close.finish"))
    yield from day.picture("refunded")
    day.step(WORDS.say("refund.done_card", amount=dirhams(250)))
    hands.enter()
    yield from breathe()


def cards_at_closing(day: DayTold) -> Script:
    """Lay the terminal's totals beside the till's."""
    hands = day.hands
    hands.press(WORDS.say("settle.compare"))
    yield hands.until_sees(WORDS.say("settle.ask"))
    hands.press(WORDS.say("settle.ask"))
    yield hands.until_sees(WORDS.say("settle.again"))
    yield from day.picture("totals")
    day.step(f"{WORDS.say('settle.title')} · {WORDS.say('settle.agrees')}")
    hands.press(WORDS.say("word.back"))
    yield hands.until_sees(WORDS.say("close.do"))


def _hold_card(day: DayTold, card: str, total: int, moment: str = "") -> Script:
    """Ask for all of the ticket by card, and hold one to the terminal."""
    hands = day.hands
    hands.press(WORDS.say("means.card"))
    send = WORDS.say("card.send", amount=short(total))
    yield hands.until_sees(send)
    hands.press(send)
    yield hands.until("the terminal asks for a card", lambda: day.terminal.asks_for_card)
    yield hands.until_sees(WORDS.say("card.do.cancel"))
    if moment:
        yield from day.picture(moment)
    day.terminal.show(card)
