"""Cash first and the rest by card, on one ticket: kept through a refusal, a park and a power cut, and given back."""

import pytest

from pos.domain.cash_terms import CashTerms, DutyBearer
from pos.domain.foreign import DayRate
from pos.domain.money import Currency
from pos.domain.payment_facts import DeclineCategory
from pos.domain.tender import Means
from pos.ports.payment_terminal import Declined, Doubt, Lost
from pos.ui.presenters.paying.unknown_told import OTHERWISE
from pos.ui.presenters.selling.sell_view import Pane
from tests.fakes.terminal import ScriptedTerminal
from tests.ui.booth import DAY, PIN, Booth
from tests.ui.seat import Seat, dirhams, seat
from tests.ui.till_cards import TillCards


def beside_a_terminal(booth: Booth) -> tuple[Seat, TillCards]:
    booth.found()
    beside = TillCards(booth)
    return seat(booth, cards=beside.cards()), beside


@pytest.fixture
def at_work(booth: Booth) -> Seat:
    return beside_a_terminal(booth)[0]


def hand_two_hundred(at_work: Seat) -> None:
    at_work.take("plate")
    at_work.hands.press_second()
    at_work.hands.add_piece(200_00)


def by_card(at_work: Seat) -> None:
    assert at_work.hands.card is not None
    at_work.hands.card.open()


def test_two_hundred_in_cash_and_the_rest_on_the_card_are_one_sale(at_work: Seat) -> None:
    hand_two_hundred(at_work)
    third = at_work.view.foot.third
    assert third is not None
    assert (third.caption, third.enabled) == ("le reste\u00a0: 120\u00a0DH", True)
    by_card(at_work)
    view = at_work.view
    assert (view.pane, view.foot.figure) == (Pane.CARD, "120,00")
    assert [(each.label, each.figure) for each in view.ticket.paid] == [("Espèces", "−200,00")]
    at_work.hands.press_primary()
    (sale,) = at_work.sales()
    assert [(each.means, each.applied) for each in sale.tenders] == [
        (Means.CASH, dirhams(200)),
        (Means.CARD, dirhams(120)),
    ]
    assert at_work.sell.sold_now


def test_cash_that_was_taken_first_is_given_back_before_the_card_is_asked(at_work: Seat) -> None:
    hand_two_hundred(at_work)
    by_card(at_work)
    assert at_work.hands.card is not None
    at_work.hands.card.take_back(at_work.view.ticket.paid[0].request)
    assert (at_work.view.ticket.paid, at_work.view.foot.figure) == ((), "320,00")
    at_work.hands.press_primary()
    (sale,) = at_work.sales()
    assert [each.means for each in sale.tenders] == [Means.CARD]


def test_after_a_refused_card_the_cash_is_in_hand_again_and_the_rest_is_cash_too(booth: Booth) -> None:
    at_work, beside = beside_a_terminal(booth)
    assert isinstance(beside.terminal, ScriptedTerminal)
    beside.terminal.says.append([Declined("51", DeclineCategory.INSUFFICIENT_FUNDS)])
    hand_two_hundred(at_work)
    by_card(at_work)
    at_work.hands.press_primary()
    assert at_work.sales() == []
    assert [ticket.cash[0].received for ticket in booth.journal.open_tickets()] == [dirhams(200)]
    at_work.hands.back()
    at_work.hands.press_second()
    pay = at_work.view.pay
    assert pay is not None
    assert pay.received == "200"
    at_work.hands.back()
    assert at_work.view.foot.figure == "120,00"
    at_work.hands.press_primary()
    assert [(each.received, each.change) for each in at_work.sales()[0].tenders] == [
        (dirhams(200), dirhams(0)),
        (dirhams(120), dirhams(0)),
    ]


def test_a_till_that_starts_again_still_knows_the_cash_on_its_ticket(at_work: Seat) -> None:
    hand_two_hundred(at_work)
    by_card(at_work)
    again = seat(at_work.booth, cards=TillCards(at_work.booth).cards())
    view = again.view
    assert (view.foot.figure, [each.figure for each in view.ticket.paid]) == ("120,00", ["−200,00"])
    again.hands.press_primary()
    (sale,) = again.sales()
    assert [each.applied for each in sale.tenders] == [dirhams(200), dirhams(120)]


def test_the_cash_part_bears_its_duty_in_whatever_currency_it_came(booth: Booth) -> None:
    booth.cash_terms = CashTerms(bearer=DutyBearer.CUSTOMER, rates=(DayRate(Currency.EUR, DAY, 108_532, 150),))
    at_work, _ = beside_a_terminal(booth)
    at_work.take("plate")
    at_work.hands.press_second()
    at_work.hands.pay.choose_currency("EUR")
    at_work.hands.add_piece(20_00)
    by_card(at_work)
    assert at_work.view.ticket.paid[0].detail == "reçu 20,00\u00a0€"
    at_work.hands.press_primary()
    (sale,) = at_work.sales()
    cash, card = sale.tenders
    assert sale.duty is not None
    # Twenty euros are worth 213,80: 213,27 of the goods and their stamp.
    assert (cash.applied.minor, sale.duty.amount.minor, card.applied.minor) == (213_27, 53, 106_73)
    assert cash.received == cash.applied + sale.duty.amount


def test_cash_in_place_of_a_card_that_may_have_paid_is_the_cash_in_hand_and_what_is_missing(booth: Booth) -> None:
    at_work, beside = beside_a_terminal(booth)
    assert isinstance(beside.terminal, ScriptedTerminal)
    beside.terminal.says.append([Lost(Doubt.SILENCE)])
    hand_two_hundred(at_work)
    by_card(at_work)
    at_work.hands.press_primary()
    assert at_work.hands.card is not None
    at_work.hands.card.choose(OTHERWISE)
    at_work.type(PIN)
    at_work.hands.press_primary()
    view = at_work.view
    assert view.pay is not None
    assert (view.pay.received, view.ticket.paid, view.notice) == ("200", (), None)
    at_work.hands.choose_quick(0)
    (sale,) = at_work.sales()
    assert [each.received for each in sale.tenders] == [dirhams(320)]
