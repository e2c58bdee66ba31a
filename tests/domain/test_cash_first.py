"""Cash pays as much of a ticket as it can, with the duty and the rounding of just that part; a card pays the rest."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.cash_terms import ROUNDINGS, CashDue, CashTerms, DutyBearer, cash_due, part_paid_by
from pos.domain.foreign import DayRate, handed_over, rate_on
from pos.domain.money import Currency, Money
from pos.domain.refund import card_shares
from pos.domain.refusals import Refused, Rule
from pos.domain.tender import Means, Tender, cash_first, cash_tenders, foreign_wrong

MAD, EUR = Currency.MAD, Currency.EUR
TODAY = date(2026, 2, 12)
RATE = DayRate(EUR, TODAY, 108_000)
PLAIN, TENTHS = CashTerms(), CashTerms(coin=10)
TAXED = CashTerms(bearer=DutyBearer.CUSTOMER)


def mad(minor: int) -> Money:
    return Money(minor, MAD)


def first(due: int, received: int, terms: CashTerms = PLAIN) -> list[tuple[int, int]]:
    """Say what cash pays of what is due, and its change, in centimes."""
    return [(tender.applied.minor, tender.change.minor) for tender in cash_first(mad(due), [mad(received)], terms)]


@pytest.mark.parametrize(
    ("due", "received", "terms", "paid"),
    [
        (250_00, 100_00, PLAIN, [(100_00, 0)]),
        (250_00, 250_00, PLAIN, [(250_00, 0)]),
        (250_00, 300_00, PLAIN, [(250_00, 50_00)]),
        (99_98, 50_05, TENTHS, [(50_00, 5)]),
        (100_03, 100_00, TENTHS, [(100_03, 0)]),
        (800_00, 401_00, TAXED, [(400_00, 0)]),
        (800_00, 802_00, TAXED, [(800_00, 0)]),
        (800_00, 800_00, CashTerms(bearer=DutyBearer.SELLER), [(800_00, 0)]),
        (800_00, 401_04, CashTerms(10, DutyBearer.CUSTOMER), [(400_00, 4)]),
        (1, 1, PLAIN, [(1, 0)]),
        (250_00, 0, PLAIN, []),
        (250_00, 3, TENTHS, []),
        (0, 50_00, PLAIN, []),
    ],
)
def test_cash_pays_what_it_can(due: int, received: int, terms: CashTerms, paid: list[tuple[int, int]]) -> None:
    assert first(due, received, terms) == paid


@given(st.integers(1, 5_000_00), st.integers(1, 5_000_00), st.sampled_from(DutyBearer))
def test_not_a_centime_more_could_be_paid_with_the_cash(due: int, received: int, bearer: DutyBearer) -> None:
    terms = CashTerms(bearer=bearer)
    part = part_paid_by(mad(received), mad(due), terms)
    assert cash_due(part, terms).to_pay.minor <= received
    assert part.minor == due or cash_due(part + mad(1), terms).to_pay.minor > received


@given(st.integers(1, 5_000_00), st.integers(1, 5_000_00), st.sampled_from(ROUNDINGS), st.sampled_from(DutyBearer))
def test_a_part_in_cash_is_never_more_than_the_coins_in_hand(
    due: int, received: int, coin: int, bearer: DutyBearer
) -> None:
    terms = CashTerms(coin, bearer)
    part = part_paid_by(mad(received), mad(due), terms)
    assert 0 <= part.minor <= due
    assert cash_due(part, terms).to_pay.minor <= received


def test_euros_due_in_euros_bear_no_duty() -> None:
    assert part_paid_by(Money(40_00, EUR), Money(80_00, EUR), TAXED) == Money(40_00, EUR)


def test_euros_due_in_euros_pay_all_they_are_where_cash_is_rounded_too() -> None:
    terms = CashTerms(10, DutyBearer.CUSTOMER)
    assert part_paid_by(Money(802_00, EUR), Money(900_00, EUR), terms) == Money(802_00, EUR)


def test_twenty_euros_pay_a_part_of_a_lamp() -> None:
    euros = handed_over(Money(20_00, EUR), RATE)
    assert cash_first(mad(480_00), [euros], PLAIN) == (
        Tender(Means.CASH, mad(216_00), mad(216_00), mad(0), foreign=euros),
    )


def test_cash_that_falls_short_says_by_how_much_and_to_the_centime_is_enough() -> None:
    assert cash_tenders(CashDue(mad(120_00)), [mad(100_00)]) == Refused(Rule.PAYMENT_SHORT, amount=mad(20_00))
    exact = Tender(Means.CASH, mad(120_00), mad(120_00), mad(0))
    assert cash_tenders(CashDue(mad(120_00)), [mad(120_00)]) == (exact,)


def test_euros_at_another_rate_than_the_days_are_refused() -> None:
    euros = handed_over(Money(20_00, EUR), DayRate(EUR, TODAY, 110_000))
    tender = Tender(Means.CASH, mad(220_00), mad(220_00), mad(0), foreign=euros)
    assert foreign_wrong([tender], [RATE], TODAY) == Refused(Rule.CURRENCY_DIFFERS)
    assert foreign_wrong([tender], [DayRate(EUR, TODAY, 110_000)], TODAY) is None


def test_a_currency_worth_nothing_today_is_not_taken() -> None:
    assert rate_on([DayRate(EUR, TODAY, 0)], EUR, TODAY) is None
    assert rate_on([RATE], EUR, TODAY) == RATE


def test_cards_take_just_what_they_paid_and_cash_just_what_it_paid() -> None:
    assert card_shares(mad(500), [mad(500), mad(300)], mad(0)) == ((0, mad(500)),)
    assert card_shares(mad(500), [mad(0), mad(300), mad(200)], mad(0)) == ((1, mad(300)), (2, mad(200)))
    assert card_shares(mad(500), [mad(300), mad(100)], mad(200)) == ((0, mad(300)),)
