from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.facts import RefundedLine, RefundFinished, SaleFinished
from pos.domain.money import Currency, Money, total_of, zero
from pos.domain.quantity import Quantity, pieces
from pos.domain.refund import cash_left, refund_lines, refund_taxes, refund_total, returned
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter, Parties, finish
from pos.domain.tender import Means, Tender
from pos.domain.ticket import Ticket, add_product
from tests.domain.tickets import done, priced, product, tickets

MAD = Currency.MAD
COUNTER = Counter(3, "amina", ())


def sold(ticket: Ticket, *means: Means) -> SaleFinished:
    """Finish a ticket, paid by equal parts of the given means, or wholly in cash."""
    figures = priced(ticket)
    nothing = zero(ticket.currency)
    if means:
        part = Money(figures.total.minor // len(means), ticket.currency)
        tenders = [Tender(each, part, part, nothing) for each in means]
    else:
        tenders = [Tender(Means.CASH, figures.total, figures.total, nothing)]
    fact = finish(ticket, figures, tenders, COUNTER, Parties({}, {}))
    assert isinstance(fact, SaleFinished), fact
    return fact


def back(sale: SaleFinished, before: Sequence[RefundFinished], wanted: dict[int, Quantity]) -> RefundFinished:
    """Refund quantities by line number in cash."""
    lines = refund_lines(sale, before, wanted)
    assert not isinstance(lines, Refused), lines
    total = refund_total(sale, lines)
    tender = Tender(Means.CASH, -total, -total, zero(total.currency))
    return RefundFinished("", 3, "amina", 1, lines, refund_taxes(sale, lines), total, (tender,))


@st.composite
def pieces_of_everything(draw: st.DrawFn) -> tuple[SaleFinished, list[tuple[int, Quantity]]]:
    """Draw a sale and a way to bring all of it back: pieces of any size, in any order."""
    sale = sold(draw(tickets()))
    steps: list[tuple[int, Quantity]] = []
    for line in sale.lines:
        cuts = draw(st.lists(st.integers(1, line.quantity.milli), max_size=3, unique=True).map(sorted))
        ends = [*(cut for cut in cuts if cut < line.quantity.milli), line.quantity.milli]
        starts = [0, *ends[:-1]]
        steps += [(line.number, Quantity(end - start)) for start, end in zip(starts, ends, strict=True)]
    return sale, draw(st.permutations(steps))


@given(pieces_of_everything())
def test_bringing_all_of_it_back_gives_back_exactly_what_was_paid_tax_included(
    way: tuple[SaleFinished, list[tuple[int, Quantity]]],
) -> None:
    sale, steps = way
    refunds: list[RefundFinished] = []
    for number, quantity in steps:
        refunds.append(back(sale, refunds, {number: quantity}))
    currency = sale.total.currency
    assert total_of((refund.total for refund in refunds), currency) == sale.total
    for tax in sale.taxes:
        taken = [t for refund in refunds for t in refund.taxes if (t.seller, t.tax_id) == (tax.seller, tax.tax_id)]
        assert total_of((t.tax for t in taken), currency) == tax.tax
        assert total_of((t.base for t in taken), currency) == tax.base
    assert cash_left(sale, refunds) == zero(currency)


@given(tickets())
def test_bringing_everything_back_at_once_takes_back_the_taxes_of_the_sale(ticket: Ticket) -> None:
    sale = sold(ticket)
    refund = back(sale, [], {line.number: line.quantity for line in sale.lines})
    assert refund.taxes == sale.taxes
    assert refund.total == sale.total


@given(pieces_of_everything())
def test_no_piece_gives_back_more_than_its_line_nor_more_tax_than_money(
    way: tuple[SaleFinished, list[tuple[int, Quantity]]],
) -> None:
    sale, steps = way
    paid = {line.number: line.total.minor for line in sale.lines}
    refunds: list[RefundFinished] = []
    for number, quantity in steps:
        refund = back(sale, refunds, {number: quantity})
        refunds.append(refund)
        assert 0 <= refund.lines[0].tax.minor <= refund.lines[0].total.minor
        assert refund.lines[0].total.minor <= paid[number]


@given(pieces_of_everything(), st.integers(1, 5_000))
def test_more_than_was_sold_never_comes_back(way: tuple[SaleFinished, list[tuple[int, Quantity]]], more: int) -> None:
    sale, steps = way
    refunds: list[RefundFinished] = []
    for number, quantity in steps:
        refunds.append(back(sale, refunds, {number: quantity}))
    for line in sale.lines:
        too_much = refund_lines(sale, refunds, {line.number: Quantity(more)})
        assert too_much == Refused(Rule.MORE_THAN_SOLD)


def three_bowls() -> Ticket:
    return done(add_product(Ticket(1, MAD), product(price=33_33), pieces(3)))


def test_what_came_back_is_added_up_by_line() -> None:
    sale = sold(three_bowls())
    first = back(sale, [], {1: pieces(1)})
    assert returned([first, back(sale, [first], {1: pieces(2)})]) == {1: pieces(3)}


def test_what_a_terminal_may_be_giving_back_already_is_not_given_back_again() -> None:
    # Five bowls of 33.33 DH: one came back, the terminal was asked for two in two goes, so two are left to give back.
    sale = sold(done(add_product(Ticket(1, MAD), product(price=33_33), pieces(5))))
    first = back(sale, [], {1: pieces(1)})
    asked = RefundedLine(1, pieces(1), Money(33_33, MAD), Money(5_56, MAD))
    assert refund_lines(sale, [first], {1: pieces(3)}, (asked, asked)) == Refused(Rule.MORE_THAN_SOLD)
    rest = refund_lines(sale, [first], {1: pieces(2)}, (asked, asked))
    assert not isinstance(rest, Refused)
    assert [(line.quantity, line.total) for line in rest] == [(pieces(2), Money(66_66, MAD))]


@pytest.mark.parametrize(
    ("wanted", "rule"),
    [
        ({}, Rule.NOTHING_TO_REFUND),
        ({9: pieces(1)}, Rule.LINE_NOT_FOUND),
        ({1: pieces(0)}, Rule.QUANTITY_NOT_POSITIVE),
        ({1: pieces(-1)}, Rule.QUANTITY_NOT_POSITIVE),
        ({1: pieces(4)}, Rule.MORE_THAN_SOLD),
    ],
)
def test_a_refund_that_makes_no_sense_is_refused(wanted: dict[int, Quantity], rule: Rule) -> None:
    assert refund_lines(sold(three_bowls()), [], wanted) == Refused(rule)


def test_only_what_was_paid_in_cash_can_go_back_in_cash() -> None:
    ticket = done(add_product(Ticket(1, MAD), product(price=100_00), pieces(2)))
    sale = sold(ticket, Means.CASH, Means.CARD)
    assert cash_left(sale, []) == Money(100_00, MAD)
    assert cash_left(sale, [back(sale, [], {1: pieces(1)})]) == zero(MAD)


def test_what_a_phone_paid_goes_back_in_cash() -> None:
    sale = sold(three_bowls(), Means.MOBILE)
    assert cash_left(sale, ()) == sale.total
    some = back(sale, (), {1: pieces(1)})
    assert cash_left(sale, [some]) == sale.total - some.total


def test_a_refund_to_a_card_leaves_the_cash_where_it_is() -> None:
    ticket = done(add_product(Ticket(1, MAD), product(price=100_00), pieces(2)))
    sale = sold(ticket, Means.CASH, Means.CARD)
    refund = back(sale, [], {1: pieces(1)})
    to_card = replace(refund, tenders=(replace(refund.tenders[0], means=Means.CARD),))
    assert cash_left(sale, [to_card]) == Money(100_00, MAD)
