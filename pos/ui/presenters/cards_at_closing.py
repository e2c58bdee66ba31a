"""What cards leave open when the till is closed: payments that are carried over, and the terminal's totals."""

from dataclasses import dataclass

from pos.domain.money import total_of
from pos.ui.presenters.card_book import CardBook
from pos.ui.presenters.card_told import terminal_told
from pos.ui.presenters.choices import ButtonView
from pos.ui.presenters.settle_told import difference_told
from pos.ui.presenters.tone import Tone
from pos.usecases.card.settle import Settlement
from pos.words.speech import Words


@dataclass(frozen=True, slots=True)
class CardsLine:
    """A line of the card: what is so, how it is to be taken, and the way to it; an empty line is not shown."""

    told: str
    tone: Tone
    button: ButtonView


@dataclass(frozen=True, slots=True)
class CardsAtClosing:
    """Nothing here holds the closing up."""

    title: str
    unknown: CardsLine | None
    totals: CardsLine


def cards_at_closing(book: CardBook, shift: int, words: Words) -> CardsAtClosing:
    """Tell it for the shift whose opening has that journal number."""
    unknown = None
    if book.open:
        first = book.open[0].payment.asked.amount.currency
        total = total_of((each.payment.asked.amount for each in book.open), first)
        told = words.count("payments.carried", len(book.open), amount=words.money(total))
        unknown = CardsLine(told, Tone.LOOK, ButtonView(words.say("card.look")))
    return CardsAtClosing(words.say("payments.cards"), unknown, _totals(book, shift, words))


def _totals(book: CardBook, shift: int, words: Words) -> CardsLine:
    settled: Settlement | None = book.settled
    name = terminal_told(book.cards.terminal, words)
    if settled is None or settled.fact.shift != shift:
        told, tone = words.say("settle.of_not_yet", terminal=name), Tone.PLAIN
    else:
        differs = bool(settled.differing)
        told = words.say("settle.of_told", terminal=name, told=difference_told(settled, words))
        tone = Tone.WRONG if differs else Tone.WELL
    return CardsLine(told, tone, ButtonView(words.say("settle.compare")))
