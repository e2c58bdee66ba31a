"""What cards leave open when the till is closed: payments that are carried over, and the terminal's totals."""

from collections.abc import Iterator

from pos.domain.money import total_of
from pos.domain.values import dataclass
from pos.ui.presenters.paying.card_book import CardBook
from pos.ui.presenters.paying.card_told import terminal_told
from pos.ui.presenters.paying.settle_told import difference_told
from pos.ui.presenters.shown.choices import ButtonView
from pos.ui.presenters.shown.tone import Tone
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
    totals: CardsLine | None


def cards_at_closing(book: CardBook, shift: int, words: Words) -> CardsAtClosing | None:
    """Tell it for the shift whose opening has that journal number; None where there is nothing to tell."""
    left = "\n".join(_left(book, words))
    unknown = CardsLine(left, Tone.LOOK, ButtonView(words.say("card.look"))) if left else None
    totals = _totals(book, shift, words) if book.cards.settles else None
    if unknown is None and totals is None:
        return None
    return CardsAtClosing(words.say("payments.cards"), unknown, totals)


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
    settled = [each for each in book.settlements if each.fact.shift == shift]
    name = terminal_told(book.cards.terminal, words)
    told, tone = _compared(settled, words) if settled else ("", Tone.PLAIN)
    line = (
        words.say("settle.of_told", terminal=name, told=told) if told else words.say("settle.of_not_yet", terminal=name)
    )
    return CardsLine(line, tone, ButtonView(words.say("settle.compare")))


def _compared(settled: list[Settlement], words: Words) -> tuple[str, Tone]:
    """Say what the comparisons of a shift came to, the worst of it; what was not compared yet is no agreement."""
    # A difference that was found stays, however well a later stretch of the day agrees.
    differing = next((each for each in settled if not each.agrees and not each.lost), None)
    newest = settled[-1]
    if differing is not None:
        return difference_told(differing, words), Tone.WRONG
    if newest.lost:
        return words.say("settle.lost"), Tone.LOOK
    if newest.after:
        return words.count("settle.after", newest.after), Tone.LOOK
    return words.say("settle.agrees"), Tone.WELL
