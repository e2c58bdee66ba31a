from dataclasses import replace

import pytest

from pos.domain.money import Money
from pos.domain.refusals import Refused, Rule
from pos.domain.ticket import Discount, Ticket
from pos.ui.presenters.selling.editing import (
    Aim,
    Editing,
    about_whole,
    can_take_back,
    erase,
    in_percent,
    outcome,
    preset,
    press,
    taken_back,
    turn_to,
)
from tests.fakes.stall import BOWL, LAMP, MAD, cost, ticket_of


def typed(editing: Editing, keys: str) -> Editing:
    for key in keys:
        editing = press(editing, key)
    return editing


def done(editing: Editing, ticket: Ticket) -> Ticket:
    changed = outcome(editing, ticket)
    assert isinstance(changed, Ticket), changed
    return changed


def test_nothing_typed_changes_nothing() -> None:
    assert outcome(Editing(1, Aim.PRICE), ticket_of(BOWL)) is None


def test_a_quantity_is_set() -> None:
    assert cost(done(typed(Editing(1, Aim.QUANTITY), "3"), ticket_of(BOWL))) == Money(360_00, MAD)


def test_a_price_is_agreed_for_one_piece() -> None:
    ticket = done(typed(Editing(1, Aim.PRICE), "100"), ticket_of(BOWL, BOWL, LAMP))
    assert cost(ticket) == Money(680_00, MAD)


def test_a_round_sum_is_agreed_for_everything() -> None:
    editing = typed(about_whole(Editing(1, Aim.PRICE), whole=True), "500")
    assert cost(done(editing, ticket_of(BOWL, LAMP))) == Money(500_00, MAD)


@pytest.mark.parametrize(
    ("whole", "percent", "keys", "minor"),
    [
        (False, True, "10", 588_00),
        (True, True, "12,5", 525_00),
        (False, False, "20", 580_00),
        (True, False, "0,50", 599_50),
    ],
)
def test_a_reduction_of_a_line_or_of_all_in_percent_or_in_money(
    whole: bool, percent: bool, keys: str, minor: int
) -> None:
    editing = typed(Editing(1, Aim.DISCOUNT, whole=whole, percent=percent), keys)
    assert cost(done(editing, ticket_of(BOWL, LAMP))) == Money(minor, MAD)


def test_more_than_all_cannot_be_taken_off() -> None:
    assert outcome(typed(Editing(1, Aim.DISCOUNT), "101"), ticket_of(BOWL)) == Refused(Rule.DISCOUNT_TOO_LARGE)


def test_turning_to_another_thing_forgets_what_was_typed() -> None:
    editing = turn_to(typed(Editing(1, Aim.PRICE, whole=True), "7"), Aim.QUANTITY)
    assert (editing.entry.text, editing.whole) == ("", False)
    assert in_percent(typed(Editing(1, Aim.DISCOUNT), "7"), percent=False).entry.text == ""


def test_a_sheet_without_a_line_means_the_whole_ticket() -> None:
    assert about_whole(Editing(0, Aim.DISCOUNT), whole=False).whole


def test_what_stands_ready_is_as_if_typed() -> None:
    assert erase(preset(Editing(1, Aim.PRICE), "95")).entry.text == "9"


def test_an_agreed_price_is_taken_back() -> None:
    agreed = done(typed(Editing(1, Aim.PRICE), "100"), ticket_of(BOWL))
    assert can_take_back(Editing(1, Aim.PRICE), agreed)
    back = taken_back(Editing(1, Aim.PRICE), agreed)
    assert isinstance(back, Ticket)
    assert back.lines == ticket_of(BOWL).lines
    assert not can_take_back(Editing(1, Aim.PRICE), back)


def test_a_reduction_of_the_ticket_is_taken_back() -> None:
    reduced = done(typed(Editing(1, Aim.DISCOUNT, whole=True), "10"), ticket_of(BOWL))
    assert reduced.discount == Discount(1000)
    whole = Editing(1, Aim.DISCOUNT, whole=True)
    assert can_take_back(whole, reduced)
    back = taken_back(whole, reduced)
    assert isinstance(back, Ticket)
    assert back.discount is None


def test_a_quantity_has_nothing_to_go_back_to() -> None:
    assert not can_take_back(Editing(1, Aim.QUANTITY), ticket_of(BOWL))


@pytest.mark.parametrize("percent", [True, False])
def test_a_discount_of_nothing_takes_the_reduction_back(percent: bool) -> None:
    reduced = replace(ticket_of(BOWL), discount=Discount(1000))
    nothing = in_percent(Editing(0, Aim.DISCOUNT, whole=True), percent=percent)
    assert done(typed(nothing, "0"), reduced).discount is None


@pytest.mark.parametrize("percent", [True, False])
def test_a_discount_finer_than_can_be_counted_is_refused(percent: bool) -> None:
    fine = in_percent(Editing(1, Aim.DISCOUNT), percent=percent)
    assert outcome(typed(fine, "1.005"), ticket_of(BOWL)) == Refused(Rule.AMOUNT_UNREADABLE, detail="1,005")
