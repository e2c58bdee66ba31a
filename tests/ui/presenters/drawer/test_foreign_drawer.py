"""A drawer for each currency: its float, what moves in and out of it, and a count of its own at the closing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.cash import CashCount
from pos.domain.cash_terms import CashTerms
from pos.domain.facts import CashMoved, ShiftOpened
from pos.domain.foreign import DayRate
from pos.domain.money import Currency, Money
from pos.domain.names import Language
from pos.domain.refusals import Refused, Rule
from pos.ui.presenters.drawer import cash_move, close
from pos.ui.presenters.drawer.cash_move import CashMove, Way, Why
from pos.ui.presenters.drawer.closing import ClosingFlow, Step
from pos.ui.presenters.drawer.open_shift import OpenShift
from pos.words.speech import words_for
from tests.ui.back_office import BackOffice
from tests.ui.booth import DAY, MAD, Booth
from tests.ui.lanes_in_hand import PromptLane

FR = words_for(Language.FR)
EUR = Currency.EUR
TERMS = CashTerms(rates=(DayRate(EUR, DAY, 108_532, 150),))


@pytest.fixture
def back(tmp_path: Path) -> Iterator[BackOffice]:
    made = BackOffice.begin(tmp_path)
    yield made
    made.end()


def opening(terms: CashTerms) -> tuple[Booth, OpenShift]:
    booth = Booth(cash_terms=terms)
    return booth, OpenShift(booth.services(), PromptLane(), booth.found(), MAD, lambda _: None)


def test_the_drawer_is_given_a_float_in_each_currency_that_is_taken() -> None:
    booth, state = opening(TERMS)
    state.add_piece(200_00)
    state.choose_currency("EUR")
    state.add_piece(20_00)
    state.add_piece(20_00)
    view = state.view(FR)
    assert [(chip.label, chip.chosen) for chip in view.currencies] == [("DH", False), ("EUR", True)]
    assert (view.figure, view.unit, view.told) == ("40,00", "€", "2 × 20\n200,00\u00a0DH")
    state.open()
    ((_, fact),) = booth.journal.memory.facts(ShiftOpened)
    assert (fact.opening_float.pieces, fact.foreign) == (((200_00, 1),), (CashCount(EUR, ((20_00, 2),)),))


def test_a_float_that_cannot_be_taken_is_shown_in_its_own_currency() -> None:
    booth, state = opening(TERMS)
    state.press("0,07")
    state.choose_currency("EUR")
    state.add_piece(20_00)
    state.open()
    view = state.view(FR)
    assert (view.unit, view.notice is not None, booth.journal.memory.facts(ShiftOpened)) == ("DH", True, [])


def test_without_an_authorisation_only_dirhams_are_asked_for() -> None:
    _, state = opening(CashTerms())
    assert state.view(FR).currencies == ()


def euros_out(back: BackOffice, why: Why = Why.SAFE) -> CashMove:
    move = cash_move.turn(cash_move.begin(MAD, (EUR,)), Way.OUT)
    typed = replace(move, entry=move.entry.press("99"))
    move = cash_move.in_currency(typed, EUR)
    assert move.entry.text == ""
    return replace(move, entry=move.entry.press("40"), why=why)


def test_euros_go_to_the_safe_and_none_come_in_that_are_not_taken(back: BackOffice) -> None:
    move = euros_out(back)
    assert cash_move.cash_move_view(move, FR).button == "Sortir 40,00\u00a0€"
    out = cash_move.request(move, back.counter())
    come = cash_move.request(replace(move, way=Way.IN, why=Why.CHANGE), back.counter())
    assert out is not None
    assert come is not None
    office = back.office()
    assert office.move_cash(come) == Refused(Rule.CURRENCY_DIFFERS)
    assert office.move_cash(replace(come, counter=replace(come.counter, terms=TERMS))) is None
    assert office.move_cash(out) is None
    facts = [entry.fact for entry in back.journal.entries(1) if isinstance(entry.fact, CashMoved)]
    assert [(fact.amount, fact.reason) for fact in facts] == [
        (Money(40_00, EUR), "change"),
        (Money(-40_00, EUR), "safe"),
    ]


def test_a_currency_that_nobody_takes_any_more_is_counted_when_it_lies_in_the_drawer(back: BackOffice) -> None:
    come = cash_move.request(replace(euros_out(back), way=Way.IN, why=Why.CHANGE), back.counter())
    assert come is not None
    back.office().move_cash(replace(come, counter=replace(come.counter, terms=TERMS)))
    closing = ClosingFlow(back.office(), PromptLane(), back.counter(), FR)
    closing.count(CashCount(MAD, ((100_00, 5),)))
    assert (closing.step, closing.other) == (Step.COUNTING, EUR)
    closing.count(CashCount(EUR, ((20_00, 2),)))
    assert closing.closing is not None
    assert close.verdict(closing.closing, FR).told == "Le compte est juste"
    drawer = next(group for group in close.groups(closing.closing, {}, FR) if group.title == "Tiroir EUR")
    assert [line.figure for line in drawer.lines] == ["0,00", "0,00", "40,00", "40,00", "40,00"]
