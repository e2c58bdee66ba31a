"""What cards leave open when the till is closed: payments that are carried over, and the terminal's totals."""

from collections.abc import Iterator
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
    left = "\n".join(_left(book, words))
    unknown = CardsLine(left, Tone.LOOK, ButtonView(words.say("card.look"))) if left else None
    return CardsAtClosing(words.say("payments.cards"), unknown, _totals(book, shift, words))


def _left(book: CardBook, words: Words) -> Iterator[str]:
    """Say what is carried over: payments that nobody knows, and those that must go back."""
    unknown = [each.payment.asked.amount for each in book.open]
    if unknown:
        amount = words.money(total_of(unknown, unknown[0].currency))
        yield words.count("payments.carried", len(unknown), amount=amount)
    owed = [each.payment.paid for each in book.owed]
    if owed:
        amount = words.money(total_of(owed, owed[0].currency))
        yield words.count("owed.carried", len(owed), amount=amount)


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
