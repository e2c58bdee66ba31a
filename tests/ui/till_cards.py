"""A card terminal beside the booth: a scripted one, behind the real conversation, on the thread of the test.

While the terminal waits for its customer the test does what the script says: presses, parks, speaks another language.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from pos.domain.refusals import Refused
from pos.ports.payment_terminal import Inquiry, PaymentTerminal
from pos.ui.ways.cards import Cards, Phone
from pos.usecases.card.news import CardNews
from pos.usecases.card.owed import give_cash
from pos.usecases.finish_sale import FinishSale, SaleDone, finish_sale
from pos.usecases.refund import refund
from pos.wiring.cards.counter import CardCounter
from pos.wiring.cards.desk import Around, Endings
from pos.wiring.cards.questions import CardQuestions
from tests.fakes.terminal import ScriptedTerminal
from tests.ui.booth import TREATMENTS, Booth


@dataclass
class TillCards:
    """The terminal's counter. `meanwhile` holds what the test does, one thing each time the terminal is waited for.

    `phone` is how phones pay, where a test has it.
    """

    booth: Booth
    terminal: PaymentTerminal = field(default_factory=ScriptedTerminal)
    meanwhile: list[Callable[[], object]] = field(default_factory=list)
    news: list[CardNews] = field(default_factory=list)
    phone: PaymentTerminal | None = None

    def __post_init__(self) -> None:
        booth = self.booth
        endings = Endings(
            self._sell,
            partial(refund, journal=booth.journal, key=booth.key, paper=booth.paper),
            partial(give_cash, journal=booth.journal, paper=booth.paper),
        )
        around = Around(booth.journal, booth.clock, endings, self._tell, booth.bugs.append)
        cards = replace(around, ours=lambda left: self.phone is None or left.id != self.phone.label.id)
        self.counter = CardCounter(self.terminal, cards, lambda: TREATMENTS, self._between)
        phones = replace(around, ours=lambda left: self.phone is not None and left.id == self.phone.label.id)
        made = (CardCounter(each, phones, lambda: TREATMENTS, self._between) for each in [self.phone] if each)
        self.phones = next(made, None)
        self._listener: Callable[[CardNews], None] = lambda _news: None

    def cards(self) -> Cards:
        """Bind what the screens ask."""
        questions = CardQuestions(self.booth.journal, self.terminal.label, self.terminal.capabilities)
        return Cards(
            terminal=self.terminal.label,
            capabilities=self.terminal.capabilities,
            begin=self._begin,
            ask=self.counter.take,
            payments_of=self.booth.journal.payments_of,
            open_payments=questions.open_payments,
            owed_payments=questions.owed_payments,
            settlements=questions.settlements,
            stray_answers=questions.stray_answers,
            sold=questions.sold,
            given_back=questions.given_back,
            may_give_back=questions.may_give_back,
            printed_as=questions.printed_as,
            phone=self._phone(),
        )

    def _begin(self, listener: Callable[[CardNews], None]) -> None:
        self._listener = listener
        for each in (self.counter, self.phones):
            if each is not None:
                each.tick()

    def _phone(self) -> Phone | None:
        if self.phone is None or self.phones is None:
            return None
        phone = self.phone
        return Phone(phone.label, lambda: phone.capabilities.inquiry is not Inquiry.NONE, self.phones.take)

    def _tell(self, news: CardNews) -> None:
        self.news.append(news)
        self._listener(news)

    def _between(self) -> None:
        if self.meanwhile:
            self.meanwhile.pop(0)()

    def _sell(self, request: FinishSale) -> SaleDone | Refused:
        booth = self.booth
        return finish_sale(
            request,
            journal=booth.journal,
            treatments=TREATMENTS,
            parties=booth.parties,
            key=booth.key,
            paper=booth.paper,
        )
