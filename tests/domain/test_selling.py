from dataclasses import replace

import pytest

from pos.domain.money import Money
from pos.domain.permissions import Action, Approval, Role
from pos.domain.pricing import PricedTicket, price_ticket
from pos.domain.refusals import Refused, Rule
from pos.domain.selling import may_sell
from pos.domain.tender import Tender
from pos.domain.ticket import Discount, Ticket, approve, discount_ticket
from tests.fakes.stall import BOWL, DAY, MAD, TREATMENTS, cash, ticket_of


def priced(ticket: Ticket) -> PricedTicket:
    found = price_ticket(ticket, TREATMENTS, DAY)
    assert isinstance(found, PricedTicket)
    return found


def asked(ticket: Ticket, *tenders: Tender, role: Role = Role.CASHIER) -> Refused | None:
    return may_sell(ticket, priced(ticket), tenders, role)


def test_anybody_sells_at_the_asking_price() -> None:
    assert [asked(ticket_of(BOWL), role=role) for role in Role] == [None] * len(Role)


def test_a_large_reduction_and_a_broken_floor_each_need_a_yes() -> None:
    ticket = discount_ticket(ticket_of(BOWL), Discount(basis_points=5_000))
    assert isinstance(ticket, Ticket)
    for action in (Action.DISCOUNT_LARGE, Action.BREAK_FLOOR):
        assert asked(ticket) == Refused(Rule.NEEDS_APPROVAL, action=action)
        ticket = approve(ticket, Approval(action, "p1"))
    assert asked(ticket) is None


@pytest.mark.parametrize(("minor", "needs"), [(19_999_99, False), (20_000_00, True)])
def test_much_cash_needs_a_yes_however_the_rest_is_paid(minor: int, needs: bool) -> None:
    refused = Refused(Rule.NEEDS_APPROVAL, action=Action.CASH_OVER_LIMIT)
    ticket = replace(ticket_of(BOWL), note="client étranger sans carte")
    assert asked(ticket, cash(Money(minor, MAD))) == (refused if needs else None)
    assert asked(ticket, cash(Money(minor, MAD)), role=Role.MANAGER) is None


@pytest.mark.parametrize("role", Role)
def test_nobody_takes_as_much_cash_as_the_law_forbids_without_a_reason(role: Role) -> None:
    much = cash(Money(20_000_00, MAD))
    assert asked(ticket_of(BOWL), much, role=role) == Refused(Rule.CASH_LIMIT, amount=Money(20_000_00, MAD))
    assert asked(replace(ticket_of(BOWL), note="  "), much, role=role) is not None
