"""Tells a payment that was made twice: the card was charged, and its ticket was paid in another way meanwhile.

A phone may also have paid one code twice, or more than it was asked for.

The money is the customer's. It goes back to the card where the terminal can do that, else in cash.
"""

from enum import StrEnum

from pos.domain.payment_tenders import is_short
from pos.ports.clock import Clock
from pos.ui.presenters.paying.by_phone import told_of
from pos.ui.presenters.paying.card_told import terminal_told
from pos.ui.presenters.paying.card_views import BoardView, Choice, EndedView, Page
from pos.ui.presenters.paying.tenders_told import means_named
from pos.ui.presenters.paying.unknown_told import asked_at
from pos.ui.presenters.shown.choices import ButtonView
from pos.ui.presenters.shown.tone import Tone
from pos.ui.ways.cards import OwedPayment
from pos.words.speech import Words


class Back(StrEnum):
    """How it goes back."""

    TO_THE_CARD = "to_the_card"
    IN_CASH = "in_cash"


def owed_view(owed: OwedPayment, clock: Clock, words: Words, *, free: bool) -> BoardView:
    """Tell it; `free` when the terminal can be asked now."""
    last, amount, terminal = owed.payment.last, words.money(owed.amount), owed.payment.asked.terminal
    short = "_short" if is_short(owed.payment) else "_beyond" if owed.beyond else ""
    facts = [
        means_named(owed.payment, words),
        terminal_told(terminal, words),
        asked_at(owed.at, clock.now(), words),
    ]
    if last is not None and last.approval:
        facts.insert(1, words.say(told_of("card.approved_as", terminal), approval=last.approval))
    told = EndedView(
        tone=Tone.LOOK,
        title=words.say("owed.title", amount=amount),
        told=words.say(f"owed.told{short}" if short else told_of("owed.told", terminal)),
        customer_label=words.say("card.say_to_customer"),
        customer=words.say(f"owed.customer{short}"),
        data=" · ".join(facts),
        choices=_choices(owed, words, free=free),
    )
    return BoardView(Page.ENDED, ended=told)


def _choices(owed: OwedPayment, words: Words, *, free: bool) -> tuple[Choice, ...]:
    cash = Choice(Back.IN_CASH, ButtonView(words.say("owed.in_cash"), words.say("owed.in_cash_caption"), enabled=free))
    if not owed.by_card:
        return (cash,)
    card = ButtonView(words.say("owed.to_the_card"), words.say("owed.to_the_card_caption"), enabled=free)
    return (Choice(Back.TO_THE_CARD, card), cash)
