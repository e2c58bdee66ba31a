"""A yes is for what was seen when it was given."""

from collections.abc import Callable

import pytest

from pos.domain.money import Money
from pos.domain.permissions import Action, Approval
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused
from pos.domain.ticket import (
    Discount,
    Ticket,
    add_product,
    agree_price,
    agree_round_sum,
    approve,
    change_quantity,
    discount_line,
    discount_ticket,
    remove_line,
)
from tests.fakes.stall import BOWL, LAMP, MAD, RUG, ticket_of

Change = Callable[[Ticket], Ticket | Refused]
TENTH, HALF = Discount(1_000), Discount(5_000)
LARGE, FLOOR, CASH, AGAIN = (
    Approval(action, "manager")
    for action in (Action.DISCOUNT_LARGE, Action.BREAK_FLOOR, Action.CASH_OVER_LIMIT, Action.PAY_AGAIN)
)


def done(outcome: Ticket | Refused) -> Ticket:
    assert isinstance(outcome, Ticket), outcome
    return outcome


def agreed(ticket: Ticket) -> Ticket:
    """Have everything said yes to on the ticket as it is."""
    for yes in (LARGE, FLOOR, CASH, AGAIN):
        ticket = approve(ticket, yes)
    return ticket


@pytest.fixture
def reduced() -> Ticket:
    """Give a bowl at a tenth less and a lamp at its price, with somebody's yes."""
    return agreed(done(discount_line(ticket_of(BOWL, LAMP), 1, TENTH)))


@pytest.fixture
def all_reduced() -> Ticket:
    """Give a ticket that is reduced as a whole, with somebody's yes."""
    return agreed(done(discount_ticket(ticket_of(BOWL, LAMP), TENTH)))


CHANGES: list[Change] = [
    lambda ticket: discount_line(ticket, 1, HALF),
    lambda ticket: discount_line(ticket, 2, TENTH),
    lambda ticket: agree_price(ticket, 1, Money(50_00, MAD)),
    lambda ticket: change_quantity(ticket, 1, pieces(9)),
    lambda ticket: discount_ticket(ticket, HALF),
    lambda ticket: agree_round_sum(ticket, (1, 2), Money(100_00, MAD)),
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_reduced_otherwise_or_more_asks_again(reduced: Ticket, change: Change) -> None:
    assert done(change(reduced)).approvals == (AGAIN,)


STAYS: list[Change] = [
    lambda ticket: add_product(ticket, RUG, pieces(1)),
    lambda ticket: add_product(ticket, LAMP, pieces(1)),
    lambda ticket: change_quantity(ticket, 2, pieces(4)),
    lambda ticket: discount_line(ticket, 1, None),
    lambda ticket: remove_line(ticket, 1),
]


@pytest.mark.parametrize("change", STAYS)
def test_what_takes_nothing_more_off_does_not_ask_again_but_for_the_sum_in_cash(
    reduced: Ticket, change: Change
) -> None:
    assert done(change(reduced)).approvals == (LARGE, FLOOR, AGAIN)


WHOLE: list[Change] = [
    lambda ticket: add_product(ticket, RUG, pieces(1)),
    lambda ticket: change_quantity(ticket, 2, pieces(4)),
    lambda ticket: remove_line(ticket, 1),
    lambda ticket: discount_ticket(ticket, HALF),
]


@pytest.mark.parametrize("change", WHOLE)
def test_a_yes_to_a_reduction_of_the_whole_ticket_is_for_what_was_on_it(all_reduced: Ticket, change: Change) -> None:
    assert done(change(all_reduced)).approvals == (AGAIN,)


def test_taking_the_reduction_back_leaves_nothing_to_ask_about(all_reduced: Ticket) -> None:
    assert done(discount_ticket(all_reduced, None)).approvals == (LARGE, FLOOR, AGAIN)


def test_the_same_again_changes_nothing(reduced: Ticket) -> None:
    assert done(discount_line(reduced, 1, TENTH)) == reduced
