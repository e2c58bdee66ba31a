"""A stall that takes cards: the till of the use cases' tests, a terminal's counter, and all the news it tells."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from pos.domain.facts import SaleFinished
from pos.domain.money import Money
from pos.domain.payment import Payment
from pos.domain.payment_facts import PaymentState
from pos.domain.permissions import Approval, Role
from pos.domain.product import Product
from pos.domain.refusals import Refused
from pos.domain.tender import Tender
from pos.domain.ticket import Ticket
from pos.ports.journal import Journal
from pos.ports.payment_terminal import Doubt, Lost, PaymentTerminal
from pos.usecases.card.news import CardNews
from pos.usecases.card.owed import give_cash
from pos.usecases.card.requests import AskCard, Decide, NotDone, Verdict
from pos.usecases.card.view import CardStep, CardView
from pos.usecases.finish_sale import FinishSale, SaleDone, finish_sale
from pos.usecases.refund import RefundDone, RefundRequest
from pos.wiring.cards.counter import CardCounter
from pos.wiring.cards.desk import Around, Endings
from tests.fakes.stall import BOWL, PARTIES, TREATMENTS, cost
from tests.fakes.terminal import ScriptedTerminal
from tests.journal.booth import HandClock
from tests.usecases.till import Till


@dataclass
class CardStall:
    """A till with an open shift and a terminal. `news` holds all that was told, in its order."""

    journal: Journal
    clock: HandClock
    terminal: PaymentTerminal = field(default_factory=ScriptedTerminal)
    between: Callable[[], None] = lambda: None
    news: list[CardNews] = field(default_factory=list)
    bugs: list[BaseException] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.till = Till(self.journal)
        self.counter = self._counter()

    def open(self) -> "CardStall":
        """Set the till up and open its shift and its terminal."""
        self.till.set_up()
        self.till.open_shift()
        self.counter.recover()
        return self

    def restart(self, terminal: PaymentTerminal | None = None) -> None:
        """Begin again with nothing but the journal, as after a power cut."""
        self.terminal = terminal or self.terminal
        self.news.clear()
        self.counter = self._counter()
        self.counter.recover()

    def pay(
        self,
        ticket: Ticket | None = None,
        amount: Money | None = None,
        *tenders: Tender,
        role: Role = Role.MANAGER,
        approvals: tuple[Approval, ...] = (),
    ) -> Ticket:
        """Ask for a ticket's price by card."""
        ticket = ticket or self.till.ticket(BOWL)
        self.counter.take(AskCard(ticket, amount or cost(ticket), self.till.shift, role, tenders, approvals))
        return ticket

    def decide(self, payment: int, verdict: Verdict, *, role: Role = Role.MANAGER, approval: str = "") -> None:
        self.counter.take(Decide(payment, verdict, self.till.manager, role, approval=approval))

    def wait(self, seconds: int) -> None:
        """Let time pass, and tick."""
        self.clock.wait(seconds * 1_000)
        self.counter.tick()

    def ticket(self, *products: Product, nickname: int = 1) -> Ticket:
        return self.till.ticket(*(products or (BOWL,)), nickname=nickname)

    @property
    def views(self) -> list[CardView]:
        return [told for told in self.news if isinstance(told, CardView)]

    @property
    def view(self) -> CardView:
        return self.views[-1]

    @property
    def steps(self) -> list[CardStep]:
        """The steps that were shown, each once where it was shown several times in a row."""
        steps = [view.step for view in self.views]
        return [step for place, step in enumerate(steps) if place == 0 or steps[place - 1] is not step]

    @property
    def refused(self) -> Refused | None:
        """The last refusal told, if the last news is one."""
        last = self.news[-1] if self.news else None
        return last.refused if isinstance(last, NotDone) else None

    def payment(self, request: int = 0) -> Payment:
        """The payment of that number, or the one shown last."""
        found = self.journal.payment(request or self.view.request)
        assert found is not None
        return found

    @property
    def states(self) -> list[PaymentState]:
        return [payment.state for payment in self.journal.payments_in(self.till.shift.shift)]

    @property
    def sales(self) -> list[SaleFinished]:
        return self.till.facts(SaleFinished)

    def _counter(self) -> CardCounter:
        pay_out = partial(give_cash, journal=self.journal, paper=self.till.paper)
        endings = Endings(self._sell, self._give_back, pay_out)
        around = Around(self.journal, self.clock, endings, self.news.append, self.bugs.append)
        return CardCounter(self.terminal, around, lambda: TREATMENTS, self.between_)

    def between_(self) -> None:
        self.between()

    def _sell(self, request: FinishSale) -> SaleDone | Refused:
        till = self.till
        return finish_sale(
            request,
            journal=self.journal,
            treatments=TREATMENTS,
            parties=PARTIES,
            key=till.key,
            paper=till.paper,
        )

    def _give_back(self, request: RefundRequest) -> RefundDone | Refused:
        return self.till.refund(request)


def scripted(stall: CardStall) -> ScriptedTerminal:
    assert isinstance(stall.terminal, ScriptedTerminal)
    return stall.terminal


def lost_answer(stall: CardStall) -> Ticket:
    """Lose the answer to a payment: nothing is left to ask with."""
    scripted(stall).says.append([Lost(Doubt.HUNG_UP)])
    return stall.pay()


def lost_confirmation(stall: CardStall) -> Ticket:
    """Lose the answer to a confirmation: the terminal can be asked by its trace."""
    scripted(stall).confirms.append(Lost(Doubt.HUNG_UP))
    return stall.pay()
