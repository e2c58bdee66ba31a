"""The lane of a terminal: payments go on whatever becomes of screens, and nobody waits in a queue (rules R2, R5)."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Event

import pytest

from pos.devices.terminal.naps.exchange import NapsAddress
from pos.devices.terminal.naps.line import Deadlines
from pos.devices.terminal.naps.terminal import NapsTerminal
from pos.domain.payment_facts import PaymentState, TerminalLabel
from pos.domain.permissions import Role
from pos.domain.product import Product
from pos.domain.refusals import Refused, Rule
from pos.journal.store import open_journal
from pos.ports.payment_terminal import Doubt
from pos.usecases.card.news import CardNews
from pos.usecases.card.owed import give_cash
from pos.usecases.card.requests import AskCard, CancelPayment, Diagnose, Diagnosed, NotDone
from pos.usecases.card.view import CardStep, CardView
from pos.usecases.finish_sale import FinishSale, SaleDone, finish_sale
from pos.wiring.cards.desk import Around, Endings
from pos.wiring.cards.lane import CardLane
from tests.devices.terminal.peer import Conversation, Fields, Peer, approval, approve, authorise, refusal
from tests.fakes.devices import SteadyClock
from tests.fakes.journal import TILL
from tests.fakes.stall import BOWL, LAMP, PARTIES, TREATMENTS, cost
from tests.usecases.till import Till

PATIENCE = 10


class Lane:
    """A lane in front of the tiny terminal, on a journal on disk, and the news it told so far."""

    def __init__(self, folder: Path) -> None:
        self.peer = Peer()
        self.journal = open_journal(folder / "journal.db", clock=SteadyClock(), secrets=bytes(32), till_id=TILL)
        self.till = Till(self.journal)
        self.news: SimpleQueue[CardNews] = SimpleQueue()
        self.bugs: list[BaseException] = []
        pay_out = partial(give_cash, journal=self.journal, paper=self.till.paper)
        endings = Endings(self._sell, self.till.refund, pay_out)
        around = Around(self.journal, SteadyClock(), endings, self.news.put, self.bugs.append)
        terminal = NapsTerminal(
            TerminalLabel("tpe-1", "naps"),
            NapsAddress("127.0.0.1", self.peer.port),
            SteadyClock(),
            deadlines=Deadlines(payment_ms=60_000, look_ms=10, silence_ms=50),
        )
        self.lane = CardLane(terminal, around, lambda: TREATMENTS)

    def _sell(self, request: FinishSale) -> SaleDone | Refused:
        return finish_sale(
            request,
            journal=self.journal,
            treatments=TREATMENTS,
            parties=PARTIES,
            key=self.till.key,
            paper=self.till.paper,
        )

    def ask(self, *products: Product) -> AskCard:
        """Ask for a ticket's price by card."""
        ticket = self.till.ticket(*(products or (BOWL,)))
        request = AskCard(ticket, cost(ticket), self.till.shift, Role.MANAGER)
        self.lane.ask(request)
        return request

    def until(self, step: CardStep) -> CardView:
        """Take news up to the next view of a step."""
        while True:
            told = self.news.get(timeout=PATIENCE)
            if isinstance(told, CardView) and told.step is step:
                return told

    def refusal(self) -> NotDone:
        while True:
            told = self.news.get(timeout=PATIENCE)
            if isinstance(told, NotDone):
                return told

    def states(self) -> list[PaymentState]:
        return [payment.state for payment in self.journal.payments_in(self.till.shift.shift)]

    def close(self) -> None:
        self.lane.stop()
        self.peer.stop()
        self.journal.close()


@pytest.fixture
def open_lane(tmp_path: Path) -> Iterator[Lane]:
    lane = Lane(tmp_path)
    lane.till.set_up()
    lane.till.open_shift()
    lane.lane.start()
    lane.until(CardStep.READY)
    yield lane
    lane.close()
    assert lane.bugs == []


def test_a_card_pays_while_nobody_looks(open_lane: Lane) -> None:
    open_lane.ask()
    view = open_lane.until(CardStep.APPROVED)
    assert view.paper
    assert (open_lane.states(), open_lane.peer.ledger.captured) == ([PaymentState.APPROVED], [120_00])


def test_a_second_customer_is_told_at_once_that_the_terminal_is_busy(open_lane: Lane) -> None:
    let_go = Event()

    def slow(talk: Conversation, asked: Fields) -> None:
        let_go.wait(PATIENCE)
        approve(talk, asked)

    open_lane.peer.acts["001"] = slow
    first = open_lane.ask()
    open_lane.until(CardStep.WAITING)
    second = open_lane.ask(LAMP)
    assert open_lane.refusal() == NotDone(second, Refused(Rule.TERMINAL_BUSY))
    open_lane.lane.ask(Diagnose())
    assert open_lane.refusal() == NotDone(Diagnose(), Refused(Rule.TERMINAL_BUSY))
    let_go.set()
    assert open_lane.until(CardStep.APPROVED).ticket == first.ticket.key
    open_lane.ask(LAMP)
    open_lane.until(CardStep.APPROVED)
    assert open_lane.states() == [PaymentState.APPROVED] * 2


def test_a_payment_is_cancelled_from_another_thread(open_lane: Lane) -> None:
    def give_up(talk: Conversation, asked: Fields) -> None:
        talk.send(refusal({**asked, "004": "000001", "002": "12000"}, "480"))

    open_lane.peer.acts.update({"001": lambda talk, asked: None, "012": give_up})
    open_lane.ask()
    open_lane.until(CardStep.WAITING)
    open_lane.lane.ask(CancelPayment())
    open_lane.until(CardStep.CANCELLED)
    assert open_lane.states() == [PaymentState.CANCELLED]


def test_a_till_that_closes_during_a_payment_leaves_it_unknown(open_lane: Lane) -> None:
    open_lane.peer.acts["001"] = lambda talk, asked: None
    open_lane.ask()
    open_lane.until(CardStep.WAITING)
    open_lane.lane.stop()
    (payment,) = open_lane.journal.open_payments()
    assert payment.last is not None
    assert (payment.state, payment.last.detail) == (PaymentState.UNKNOWN, Doubt.STOPPED_WAITING)


def test_what_the_terminal_says_by_itself_is_kept_at_the_next_tick(open_lane: Lane) -> None:
    def twice(talk: Conversation, asked: Fields) -> None:
        payment = authorise(talk, asked)
        talk.send(approval(asked, payment))
        talk.send(approval({**asked, "004": "000777"}, payment))

    open_lane.peer.acts["001"] = twice
    open_lane.ask()
    open_lane.until(CardStep.APPROVED)
    while True:
        told = open_lane.news.get(timeout=PATIENCE)
        if isinstance(told, CardView) and told.alarm is not None:
            break
    assert open_lane.states() == [PaymentState.APPROVED]


def test_a_health_check_is_answered(open_lane: Lane) -> None:
    open_lane.lane.ask(Diagnose())
    assert open_lane.news.get(timeout=PATIENCE) == Diagnosed(answers=True)


def test_a_journal_that_cannot_be_asked_is_told_by_the_page_of_help(open_lane: Lane) -> None:
    open_lane.journal.ready = lambda: "JRN-301"  # type: ignore[method-assign]
    request = open_lane.ask()
    assert open_lane.refusal() == NotDone(request, None, "JRN-301")
    assert open_lane.peer.seen == []
