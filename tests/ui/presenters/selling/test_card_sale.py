"""Paying by card beside the ticket: one touch more than cash, part of it, and the answer that finds its ticket."""

import pytest

from pos.domain.tender import Means
from pos.ui.presenters.paying.card_views import Page
from pos.ui.presenters.selling.card_hands import CardHands
from pos.ui.presenters.selling.sell_view import Pane
from tests.fakes.terminal import ScriptedTerminal
from tests.ui.booth import Booth
from tests.ui.seat import Seat, dirhams, seat
from tests.ui.till_cards import TillCards


@pytest.fixture
def beside(booth: Booth) -> TillCards:
    booth.found()
    return TillCards(booth)


@pytest.fixture
def at_work(booth: Booth, beside: TillCards) -> Seat:
    return seat(booth, cards=beside.cards())


def says(beside: TillCards, *events: object) -> None:
    assert isinstance(beside.terminal, ScriptedTerminal)
    beside.terminal.says.append(list(events))  # type: ignore[arg-type]


def card_of(at_work: Seat) -> CardHands:
    assert at_work.hands.card is not None
    return at_work.hands.card


def test_two_touches_pay_all_of_a_ticket(at_work: Seat) -> None:
    at_work.take("plate")
    assert at_work.view.foot.third is not None
    card_of(at_work).open()
    assert at_work.view.pane is Pane.CARD
    assert at_work.view.card is not None
    assert at_work.view.card.page is Page.AMOUNT
    at_work.hands.press_primary()
    (sale,) = at_work.sales()
    assert [(tender.means, tender.applied) for tender in sale.tenders] == [(Means.CARD, dirhams(320))]
    assert at_work.sell.sold_now
