from fractions import Fraction

import pytest
from hypothesis import given

from pos.domain.money import Currency, Money, total_of
from pos.domain.pricing import empty, price_ticket, reduction
from pos.domain.product import Price
from pos.domain.quantity import Quantity, pieces
from pos.domain.refusals import Refused, Rule
from pos.domain.tax import TaxReason, TaxTreatment
from pos.domain.ticket import (
    AMOUNT_MAX,
    Discount,
    FreeAmount,
    Ticket,
    add_free_amount,
    add_product,
    discount_ticket,
)
from tests.domain.tickets import DAY, SINCE, TREATMENTS, done, priced, product, tickets

MAD = Currency.MAD


@given(tickets())
def test_the_lines_the_tax_groups_and_the_total_agree_to_the_minor_unit(ticket: Ticket) -> None:
    figures = priced(ticket)
    currency = ticket.currency
    assert total_of((line.total for line in figures.lines), currency) == figures.total
    assert total_of((group.total for group in figures.groups), currency) == figures.total
    assert total_of((line.tax for line in figures.lines), currency) == figures.tax


@given(tickets())
def test_the_tax_of_a_group_is_the_tax_of_its_lines(ticket: Ticket) -> None:
    figures = priced(ticket)
    for group in figures.groups:
        lines = [
            line
            for line in figures.lines
            if (line.line.seller, line.treatment.id) == (group.seller, group.treatment.id)
        ]
        assert total_of((line.tax for line in lines), ticket.currency) == group.tax
        assert total_of((line.total - line.tax for line in lines), ticket.currency) == group.base


@given(tickets())
def test_the_tax_of_a_group_is_within_half_a_unit_of_the_law_for_each_way_of_quoting(ticket: Ticket) -> None:
    figures = priced(ticket)
    for group in figures.groups:
        exact, ways = Fraction(0), set[bool]()
        for line in figures.lines:
            if (line.line.seller, line.treatment.id) != (group.seller, group.treatment.id):
                continue
            owed = (line.line.gross - line.discount).minor
            rate, included = line.treatment.rate_bp, line.line.asking.tax_included
            exact += Fraction(owed * rate, 10_000 + rate if included else 10_000)
            ways.add(included)
        assert abs(group.tax.minor - exact) <= Fraction(len(ways), 2)


@given(tickets())
def test_no_figure_of_a_line_is_negative_and_none_exceeds_what_it_is_part_of(ticket: Ticket) -> None:
    for line in priced(ticket).lines:
        assert 0 <= line.discount.minor <= line.line.gross.minor
        assert 0 <= line.tax.minor <= line.total.minor


@given(tickets())
def test_what_came_off_the_lines_is_what_the_discounts_say(ticket: Ticket) -> None:
    own = [reduction(line.discount, line.gross).minor for line in ticket.lines]
    left = sum(line.gross.minor for line in ticket.lines) - sum(own)
    whole = reduction(ticket.discount, Money(left, ticket.currency)).minor
    assert sum(line.discount.minor for line in priced(ticket).lines) == sum(own) + whole


def test_a_price_with_tax_inside_is_what_is_paid_and_shows_its_tax() -> None:
    figures = priced(done(add_product(Ticket(1, MAD), product(price=100_00), pieces(1))))
    assert (figures.total, figures.tax) == (Money(100_00, MAD), Money(16_67, MAD))
    assert figures.groups[0].base == Money(83_33, MAD)


def test_a_price_without_tax_has_it_added_on_top() -> None:
    price = Price(Money(100_00, MAD), tax_included=False)
    free = FreeAmount(price, "amina", "MA20", product().names)
    figures = priced(done(add_free_amount(Ticket(1, MAD), free, pieces(1))))
    assert (figures.total, figures.tax) == (Money(120_00, MAD), Money(20_00, MAD))


def test_tax_is_rounded_once_for_a_seller_and_a_rule_not_once_for_a_line() -> None:
    # Each line alone holds 1.6666… centimes of tax and would round to 2: eight lines would pay 16 instead of 13.
    ticket = Ticket(1, MAD)
    for number in range(8):
        ticket = done(add_product(ticket, product(f"p{number}", price=10), pieces(1)))
    figures = priced(ticket)
    assert figures.tax == Money(13, MAD)
    assert sorted(line.tax.minor for line in figures.lines) == [1, 1, 1, 2, 2, 2, 2, 2]


def test_sellers_and_rules_are_kept_apart_on_one_ticket() -> None:
    ticket = done(add_product(Ticket(1, MAD), product("lamp", 60_00), pieces(1)))
    ticket = done(add_product(ticket, product("rug", 900_00, tax="MA_EX_TAPIS"), pieces(1)))
    ticket = done(add_product(ticket, product("tray", 60_00, seller="brahim"), pieces(1)))
    groups = [(group.seller, group.treatment.id, group.tax.minor) for group in priced(ticket).groups]
    assert groups == [("amina", "MA20", 10_00), ("amina", "MA_EX_TAPIS", 0), ("brahim", "MA20", 10_00)]


def test_a_discount_of_the_whole_ticket_is_shared_by_what_each_line_costs() -> None:
    ticket = Ticket(1, MAD)
    for number in range(3):
        ticket = done(add_product(ticket, product(f"p{number}", price=100_00), pieces(1)))
    ticket = done(discount_ticket(ticket, Discount(amount=Money(100_00, MAD))))
    assert [line.discount.minor for line in priced(ticket).lines] == [33_34, 33_33, 33_33]


def test_a_ticket_given_away_costs_nothing_and_bears_no_tax() -> None:
    ticket = done(add_product(Ticket(1, MAD), product(), pieces(3)))
    figures = priced(done(discount_ticket(ticket, Discount(basis_points=10_000))))
    assert (figures.total.minor, figures.tax.minor) == (0, 0)


def test_saffron_is_priced_by_the_gram() -> None:
    ticket = done(add_product(Ticket(1, MAD), product(price=45_00), Quantity(1_250)))
    assert priced(ticket).total == Money(56_25, MAD)


def test_the_rate_is_the_one_in_force_on_the_day_of_the_shift() -> None:
    until = SINCE.replace(month=6)
    rules = (
        TaxTreatment("MA20", 1000, TaxReason.REDUCED, "before", SINCE, until),
        TaxTreatment("MA20", 2000, TaxReason.STANDARD, "after", until.replace(day=2)),
    )
    ticket = done(add_product(Ticket(1, MAD), product(price=110_00), pieces(1)))
    taxes = [price_ticket(ticket, rules, day) for day in (until, until.replace(day=2))]
    assert [not isinstance(tax, Refused) and tax.tax.minor for tax in taxes] == [10_00, 18_33]


def test_a_rule_that_is_not_in_force_is_refused_by_its_name() -> None:
    ticket = done(add_product(Ticket(1, MAD), product(tax="MA14"), pieces(1)))
    assert price_ticket(ticket, TREATMENTS, DAY) == Refused(Rule.TAX_NOT_IN_FORCE, detail="MA14")
    ticket = done(add_product(Ticket(1, MAD), product(), pieces(1)))
    early = price_ticket(ticket, TREATMENTS, SINCE.replace(year=2025))
    assert early == Refused(Rule.TAX_NOT_IN_FORCE, detail="MA20")


def test_a_ticket_cannot_reach_an_absurd_sum() -> None:
    ticket = done(add_product(Ticket(1, MAD), product("rug", price=AMOUNT_MAX), pieces(1)))
    assert priced(ticket).total.minor == AMOUNT_MAX
    ticket = done(add_product(ticket, product("bowl", price=1), pieces(1)))
    assert price_ticket(ticket, TREATMENTS, DAY) == Refused(Rule.AMOUNT_TOO_LARGE)


@pytest.mark.parametrize("currency", list(Currency))
def test_a_ticket_with_nothing_on_it_costs_nothing(currency: Currency) -> None:
    assert priced(Ticket(1, currency)) == empty(currency)
