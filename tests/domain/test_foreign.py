from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.cash_terms import ROUNDINGS, CashDue, CashTerms, DutyBearer, cash_due
from pos.domain.foreign import (
    TAKEN,
    DayRate,
    ForeignCash,
    handed_over,
    price_in,
    rate_of,
    rate_on,
    stored,
    worth,
)
from pos.domain.money import Currency, Money, total_of
from pos.domain.refusals import Refused, Rule
from pos.domain.settings import Setting, terms_of
from pos.domain.tender import Means, Tender, cash_tenders, foreign_wrong, settle

MAD, EUR = Currency.MAD, Currency.EUR
DAY = date(2026, 11, 21)
RATE = DayRate(EUR, DAY, 108_532, 150)
rates = st.builds(DayRate, st.sampled_from(TAKEN), st.just(DAY), st.integers(10_000, 500_000), st.integers(0, 2_000))


def euros(minor: int) -> Money:
    return Money(minor, EUR)


def mad(minor: int) -> Money:
    return Money(minor, MAD)


@given(st.integers(1, 10_000_000), rates)
def test_the_price_in_a_currency_is_the_least_of_it_that_is_worth_the_price(minor: int, rate: DayRate) -> None:
    price = price_in(mad(minor), rate)
    assert mad(minor) <= worth(handed_over(price, rate), MAD)
    assert worth(handed_over(price - Money(1, rate.currency), rate), MAD) < mad(minor)


def test_the_margin_is_taken_off_the_rate_and_what_is_left_is_rounded_down() -> None:
    # 10,8532 less 1,5 % is 10,6904; fifty of them are 534,52 dirhams: 534,50 in coins.
    assert (RATE.applied, worth(handed_over(euros(50_00), RATE), MAD)) == (106_904, mad(534_50))


def test_what_a_euro_is_worth_is_rounded_down_to_ten_centimes() -> None:
    assert worth(handed_over(euros(1_00), RATE), MAD) == mad(10_60)


@given(
    st.integers(1, 2_000_00),
    st.lists(st.one_of(st.integers(0, 900_00).map(mad), st.integers(0, 90_00).map(euros)), min_size=1, max_size=4),
    st.builds(CashTerms, st.sampled_from((0, *ROUNDINGS)), st.sampled_from(DutyBearer)),
)
def test_any_mixture_of_cash_pays_to_the_unit_and_the_rest_is_change(
    minor: int, handed: list[Money], terms: CashTerms
) -> None:
    due = cash_due(mad(minor), terms)
    cash = [each if each.currency is MAD else handed_over(each, RATE) for each in handed]
    tenders = cash_tenders(due, cash)
    received = total_of((each if isinstance(each, Money) else worth(each, MAD) for each in cash), MAD)
    if isinstance(tenders, Refused):
        assert tenders == Refused(Rule.PAYMENT_SHORT, amount=due.to_pay - received)
        return
    assert settle(due.part, tenders, due.to_pay - due.part) is None
    assert total_of((tender.change for tender in tenders), MAD) == received - due.to_pay
    assert all(tender.change.minor >= 0 for tender in tenders)
    assert foreign_wrong(tenders, [RATE], DAY) is None


@pytest.mark.parametrize(
    "forged",
    [
        lambda tender: replace(tender, received=tender.received + mad(1)),
        lambda tender: replace(tender, foreign=ForeignCash(euros(50_00), 108_532, 0)),
        lambda tender: replace(tender, foreign=ForeignCash(Money(50_00, Currency.USD), 108_532, 150)),
        lambda tender: replace(tender, means=Means.CARD),
    ],
)
def test_cash_that_was_not_taken_at_the_rate_of_the_day_is_refused(forged: Callable[[Tender], Tender]) -> None:
    tenders = cash_tenders(CashDue(mad(500_00)), [handed_over(euros(50_00), RATE)])
    assert not isinstance(tenders, Refused)
    assert foreign_wrong([forged(tenders[0])], [RATE], DAY) == Refused(Rule.CURRENCY_DIFFERS)


def test_a_rate_counts_on_its_own_day_alone() -> None:
    tenders = cash_tenders(CashDue(mad(500_00)), [handed_over(euros(50_00), RATE)])
    assert not isinstance(tenders, Refused)
    assert rate_on([RATE], EUR, date(2026, 11, 22)) is None
    assert foreign_wrong(tenders, [RATE], date(2026, 11, 22)) == Refused(Rule.CURRENCY_DIFFERS)


@given(rates)
def test_a_rate_is_read_as_it_was_stored(rate: DayRate) -> None:
    assert rate_of(rate.currency, stored(rate)) == rate


@pytest.mark.parametrize("value", ["", "2026-11-21", "2026-02-31 108532 150", "yesterday 1 1", "2026-11-21 x 0"])
def test_a_rate_that_cannot_be_read_is_none(value: str) -> None:
    assert rate_of(EUR, value) is None


def test_without_an_authorisation_no_other_currency_is_taken() -> None:
    values = dict.fromkeys(Setting, "") | {Setting.RATE_EUR: stored(RATE)}
    assert terms_of(values).rates == ()
    assert terms_of({**values, Setting.FOREIGN_CASH: "OC 114/2026"}).rates == (RATE,)
