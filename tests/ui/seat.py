"""Somebody seated at the bench, ready to sell, and what a test says to them."""

from dataclasses import dataclass, field

from pos.domain.facts import SaleFinished
from pos.domain.money import Money
from pos.domain.names import Language
from pos.domain.pricing import PricedTicket
from pos.ports.journal import Somebody
from pos.ui.presenters.paying.card_book import CardBook
from pos.ui.presenters.selling.bench import Bench
from pos.ui.presenters.selling.sell import Sell
from pos.ui.presenters.selling.sell_hands import SellHands
from pos.ui.presenters.selling.sell_told import SellTold
from pos.ui.presenters.selling.sell_view import SellView
from pos.ui.presenters.shown.lane import Lane
from pos.ui.ways.cards import Cards
from pos.words.speech import words_for
from tests.ui.booth import Booth
from tests.ui.lanes_in_hand import PromptLane


@dataclass
class Seat:
    """A seller at work."""

    booth: Booth
    sell: Sell
    hands: SellHands
    told: SellTold
    shown: list[SellView] = field(default_factory=list)

    @property
    def view(self) -> SellView:
        """What the screen shows now."""
        return self.told.view()

    def type(self, keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            assert self.hands.hear(key), key

    def take(self, *pieces: str) -> None:
        """Touch pieces."""
        for piece in pieces:
            self.hands.take(piece)

    def lines(self) -> list[tuple[str, int]]:
        """The ticket in hand, as names and whole pieces."""
        return [(line.names.fr, line.quantity.milli // 1000) for line in self.sell.bench.ticket.lines]

    def total(self) -> int:
        """What the ticket in hand comes to, in minor units."""
        priced = self.sell.bench.priced(self.sell.bench.ticket)
        assert isinstance(priced, PricedTicket)
        return priced.total.minor

    def sales(self) -> list[SaleFinished]:
        """The sales in the journal, the oldest first."""
        return [fact for _, fact in self.booth.journal.memory.facts(SaleFinished)]

    def kept(self) -> list[tuple[int, list[str]]]:
        """The open tickets as the journal keeps them."""
        tickets = self.booth.journal.open_tickets()
        return [(ticket.nickname, [line.names.fr for line in ticket.lines]) for ticket in tickets]


def seat(
    booth: Booth,
    person: Somebody | None = None,
    lane: Lane | None = None,
    language: Language = Language.FR,
    cards: Cards | None = None,
) -> Seat:
    """Seat somebody (the manager, unless said otherwise) at the booth, beside a card terminal if there is one."""
    manager = booth.journal.people()[0] if booth.journal.people() else booth.found()
    session, lane = booth.session(person or manager), lane or PromptLane()
    book = None if cards is None else CardBook(cards, lane, booth.clock)
    bench = Bench(booth.services(), lane, session, booth.stall(), words_for(language), book)
    if cards is not None and book is not None:
        cards.begin(book.hear)
    sell = Sell(bench)
    return Seat(booth, sell, SellHands(sell), SellTold(sell))


def dirhams(whole: int) -> Money:
    """Give an amount of whole dirhams."""
    return Money(whole * 100, Booth().goods[0].price.amount.currency)
