"""A payment that nobody knew the end of, and what the till does once somebody knows: finish what it paid for."""

from dataclasses import replace

import pytest

from pos.domain.mobile import DRIVER
from pos.domain.names import Language
from pos.domain.payment_facts import AnswerOrphaned, PaymentKind, TerminalLabel
from pos.domain.tender import Means
from pos.ports.clock import Moment
from pos.ports.payment_terminal import Doubt, Lost, Shown
from pos.ui.presenters.paying.card_views import BoardView, Page
from pos.ui.presenters.paying.payments import stray_told
from pos.ui.presenters.paying.unknown_told import Circumstances, unknown_view
from pos.ui.presenters.selling.card_hands import CardHands
from pos.ui.presenters.selling.sell_view import Pane
from pos.ui.ways.cards import StrayAnswer
from pos.usecases.card.view import CardAction, CardStep, CardView
from pos.words.speech import words_for
from tests.fakes.devices import SteadyClock
from tests.fakes.terminal import ScriptedTerminal, yes
from tests.ui.booth import Booth
from tests.ui.seat import Seat, dirhams, seat
from tests.ui.till_cards import TillCards

LAPSE_SECONDS = 45
SLIP = ("VISA", "-" * 32, "DEBIT")


@pytest.fixture
def beside(booth: Booth) -> TillCards:
    booth.found()
    shown = Shown(replace(yes(dirhams(320)), slip=SLIP))
    return TillCards(booth, ScriptedTerminal(confirms=[Lost(Doubt.HUNG_UP)], answers=[shown]))


@pytest.fixture
def at_work(booth: Booth, beside: TillCards) -> Seat:
    """Give a seat where the plate's payment was accepted, and the terminal's word on its confirmation was lost."""
    at_work = seat(booth, cards=beside.cards())
    at_work.take("plate")
    card_of(at_work).open()
    at_work.hands.press_primary()
    assert board(at_work).page is Page.UNKNOWN
    return at_work


def card_of(at_work: Seat) -> CardHands:
    assert at_work.hands.card is not None
    return at_work.hands.card


def board(at_work: Seat) -> BoardView:
    assert at_work.view.card is not None
    return at_work.view.card


def let_it_settle(beside: TillCards) -> None:
    for _ in range(LAPSE_SECONDS):
        beside.booth.clock.now()


def test_what_a_card_is_found_to_have_paid_becomes_a_sale_with_nothing_more_to_press(
    at_work: Seat, beside: TillCards
) -> None:
    let_it_settle(beside)
    beside.counter.tick()
    card_of(at_work).choose(CardAction.SAY_APPROVED)
    at_work.hands.press_primary()
    (sale,) = at_work.sales()
    assert [(tender.means, tender.applied) for tender in sale.tenders] == [(Means.CARD, dirhams(320))]
    assert at_work.sell.sold_now


def test_what_is_being_typed_stays_while_the_terminal_is_asked_and_answers(at_work: Seat, beside: TillCards) -> None:
    let_it_settle(beside)
    card_of(at_work).choose(CardAction.SAY_APPROVED)
    beside.counter.tick()
    assert isinstance(beside.terminal, ScriptedTerminal)
    assert any(heard.startswith("inquire") for heard in beside.terminal.heard)
    assert board(at_work).page is Page.PAPER


def test_the_rulers_of_a_slip_are_left_out_of_what_the_terminal_shows(at_work: Seat, beside: TillCards) -> None:
    let_it_settle(beside)
    beside.counter.tick()
    told = board(at_work).unknown
    assert told is not None
    assert told.slip == ("VISA", "DEBIT")


def test_a_card_that_paid_less_than_it_was_asked_for_is_told_of(booth: Booth) -> None:
    booth.found()
    at_work = seat(booth, cards=TillCards(booth, ScriptedTerminal(says=[[yes(dirhams(200))]])).cards())
    at_work.take("plate")
    card_of(at_work).open()
    at_work.hands.press_primary()
    assert at_work.view.pane is Pane.PAY
    assert at_work.view.notice is not None
    assert {"200,00", "320,00"} <= set(at_work.view.notice.means.replace("\u2069", " ").replace("\u2066", " ").split())


def test_a_terminal_that_is_looked_into_after_a_start_says_when_it_will_be_ready(at_work: Seat, booth: Booth) -> None:
    at_work.sell.park()
    started = TillCards(booth, ScriptedTerminal())
    again = seat(booth, cards=started.cards())
    again.take("box")
    card_of(again).open()
    assert "secondes" in terminal_told(again)
    let_it_settle(started)
    started.counter.tick()
    assert "secondes" not in terminal_told(again)


def terminal_told(at_work: Seat) -> str:
    amount = board(at_work).amount
    assert amount is not None
    return amount.terminal


@pytest.mark.parametrize("reason", [Doubt.HUNG_UP, Doubt.RESTART, Doubt.STOPPED_WAITING])
def test_of_money_that_goes_back_nobody_is_told_that_a_card_may_have_been_charged(reason: Doubt) -> None:
    label = ScriptedTerminal().label
    told = {
        kind: unknown_view(
            CardView(CardStep.UNKNOWN, label, kind=kind, reason=reason.value),
            Circumstances(None, Moment(0, 0)),
            words_for(Language.FR),
        ).means
        for kind in PaymentKind
    }
    assert "débitée" in told[PaymentKind.SALE]
    assert "débitée" not in told[PaymentKind.VOID]
    assert "rendu" in told[PaymentKind.VOID]
    assert told[PaymentKind.VOID] == told[PaymentKind.REFUND]


def test_another_amount_that_a_phone_paid_is_told() -> None:
    words, label = words_for(Language.EN), TerminalLabel("mobile-1", DRIVER)
    view = CardView(CardStep.UNKNOWN, label, amount=dirhams(320), authorised=dirhams(300), reason=Doubt.WRONG_AMOUNT)
    told = unknown_view(view, Circumstances(None, Moment(0, 0)), words).means
    assert told == words.say("card.doubt.other_amount_phone", amount=words.money(dirhams(300)))
    assert words.money(dirhams(300)) in told


def test_what_a_phone_paid_beyond_is_said_to_be_the_customer_s() -> None:
    words = words_for(Language.EN)
    drivers = (DRIVER, "naps")
    extra, strange = (
        StrayAnswer(AnswerOrphaned(TerminalLabel("t-1", driver), "QWERTY1", "", dirhams(320)), Moment(0, 0))
        for driver in drivers
    )
    assert words.say("mobile.stray") in stray_told(extra, SteadyClock(), words)
    assert words.say("mobile.stray") not in stray_told(strange, SteadyClock(), words)
