"""Rounding and stamp duty, from the sale to the closing: sums still add up, and the drawer holds what it should."""

from dataclasses import replace

from pos.domain.cash import CashCount
from pos.domain.cash_terms import CashTerms, DutyBearer, StampDuty, cash_due
from pos.domain.facts import DutyOfShift
from pos.domain.money import Money
from pos.domain.permissions import Role
from pos.domain.quantity import pieces
from pos.domain.refusals import Refused, Rule
from pos.domain.sale import Counter
from pos.domain.tender import Tender, cash_tender
from pos.usecases.read_shift import read_shift
from pos.usecases.refund import RefundRequest
from tests.fakes.stall import BOWL, FLOAT, cash, cost
from tests.usecases.till import Till, dirhams, must

CENTS = replace(BOWL, id="cents", price=replace(BOWL.price, amount=dirhams(99_98)))
ROUND = CashTerms(coin=10)
ADDED = CashTerms(coin=10, bearer=DutyBearer.CUSTOMER)


def on(terms: CashTerms, till: Till) -> Counter:
    return replace(till.shift, terms=terms)


def paid(part: Money, terms: CashTerms, received: Money | None = None) -> Tender:
    due = cash_due(part, terms)
    return must(cash_tender(due, received or due.to_pay))


def test_the_difference_of_rounding_stands_beside_the_sale_and_not_in_it(till: Till) -> None:
    fact = must(
        till.finish(till.ticket(CENTS), paid(dirhams(99_98), ROUND, dirhams(200_00)), counter=on(ROUND, till))
    ).fact
    assert (fact.total, fact.rounding) == (dirhams(99_98), dirhams(2))
    tender = fact.tenders[0]
    assert (tender.applied, tender.received, tender.change) == (dirhams(99_98), dirhams(200_00), dirhams(100_00))
    figures = must(read_shift(journal=till.journal))
    assert (figures.sold, figures.rounding) == (dirhams(99_98), dirhams(2))
    assert figures.expected == FLOAT.total + dirhams(100_00)


def test_only_the_part_in_cash_is_rounded(till: Till) -> None:
    ticket = till.ticket(CENTS)
    card = till.charged(ticket, dirhams(49_93))
    fact = must(till.finish(ticket, card, paid(dirhams(50_05), ROUND), counter=on(ROUND, till))).fact
    assert [tender.kept for tender in fact.tenders] == [dirhams(49_93), dirhams(50_10)]
    assert fact.rounding == dirhams(5)


def test_a_card_pays_to_the_unit_whatever_is_set(till: Till) -> None:
    ticket = till.ticket(CENTS)
    fact = must(till.finish(ticket, till.charged(ticket, cost(ticket)), counter=on(ADDED, till))).fact
    assert (fact.rounding, fact.duty) == (None, None)


def test_cash_that_was_not_taken_on_the_terms_that_are_set_is_refused(till: Till) -> None:
    ticket = till.ticket(CENTS)
    assert till.finish(ticket, cash(cost(ticket)), counter=on(ROUND, till)) == Refused(
        Rule.PAYMENT_SHORT, amount=dirhams(2)
    )
    rounded = paid(cost(ticket), ROUND)
    assert till.finish(ticket, rounded) == Refused(Rule.PAYMENT_OVER, amount=dirhams(2))


def test_a_duty_added_to_the_ticket_is_in_the_drawer_and_on_the_closing(till: Till) -> None:
    ticket = till.ticket(BOWL)
    fact = must(till.finish(ticket, paid(dirhams(120_00), ADDED), counter=on(ADDED, till))).fact
    assert fact.duty == StampDuty(dirhams(120_00), dirhams(30), 25, DutyBearer.CUSTOMER)
    assert fact.tenders[0].received == dirhams(120_30)
    till.sell(BOWL)
    figures = till.closed(CashCount(FLOAT.currency, ())).figures
    assert figures.duty == DutyOfShift(1, dirhams(120_00), dirhams(30), dirhams(30))
    assert figures.expected == FLOAT.total + dirhams(240_30)


def test_a_duty_that_the_seller_bears_is_declared_and_changes_no_drawer(till: Till) -> None:
    terms = CashTerms(bearer=DutyBearer.SELLER)
    must(till.finish(till.ticket(BOWL), paid(dirhams(120_00), terms), counter=on(terms, till)))
    figures = must(read_shift(journal=till.journal))
    assert figures.duty == DutyOfShift(1, dirhams(120_00), dirhams(30), dirhams(0))
    assert figures.expected == FLOAT.total + dirhams(120_00)


def test_a_refund_in_cash_is_rounded_and_the_duty_stays(till: Till) -> None:
    sale = must(till.finish(till.ticket(CENTS), paid(dirhams(99_98), ADDED), counter=on(ADDED, till)))
    assert sale.fact.tenders[0].kept == dirhams(100_20)
    asked = RefundRequest(sale.number, {1: pieces(1)}, on(ADDED, till), Role.MANAGER, till.ids.short())
    back = must(till.refund(asked)).fact
    rounding = sale.fact.rounding
    assert rounding is not None
    assert back.tenders[0].kept == -(dirhams(99_98) + rounding)
    duty = sale.fact.duty
    assert duty is not None
    assert must(read_shift(journal=till.journal)).expected == FLOAT.total + duty.amount
