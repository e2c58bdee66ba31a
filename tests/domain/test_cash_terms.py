import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.cash_terms import (
    ROUNDINGS,
    CashDue,
    CashTerms,
    DutyBearer,
    StampDuty,
    bearer_of,
    cash_due,
    coin_of,
    rounded,
)
from pos.domain.money import Currency, Money

MAD = Currency.MAD
terms = st.builds(CashTerms, st.sampled_from((0, *ROUNDINGS)), st.sampled_from(DutyBearer))
parts = st.integers(0, 50_000_00).map(lambda minor: Money(minor, MAD))


@given(parts, terms)
def test_what_is_handed_over_can_be_made_of_the_coin_and_is_no_more_than_half_of_it_away(
    part: Money, asked: CashTerms
) -> None:
    due = cash_due(part, asked)
    collected = due.duty.amount.minor if due.duty is not None and asked.bearer is DutyBearer.CUSTOMER else 0
    exact = part.minor + collected
    if asked.coin:
        assert due.to_pay.minor % asked.coin == 0
    assert abs(due.to_pay.minor - exact) * 2 <= asked.coin
    assert due.to_pay.minor == exact + (due.rounding.minor if due.rounding is not None else 0)


@given(parts, terms)
def test_a_duty_is_a_quarter_of_a_hundredth_of_just_the_part_in_cash(part: Money, asked: CashTerms) -> None:
    duty = cash_due(part, asked).duty
    assert (duty is not None) == (bool(part) and asked.bearer is not DutyBearer.OFF)
    if duty is not None:
        assert duty == StampDuty(part, Money((part.minor * 25 + 5_000) // 10_000, MAD), 25, asked.bearer)


@given(parts)
def test_without_a_setting_cash_is_taken_to_the_unit(part: Money) -> None:
    assert cash_due(part, CashTerms()) == CashDue(part)


def test_a_ticket_paid_with_800_in_cash_and_450_by_card_owes_2_dirhams_of_duty() -> None:
    due = cash_due(Money(800_00, MAD), CashTerms(bearer=DutyBearer.CUSTOMER))
    assert due.to_pay == Money(802_00, MAD)


def test_a_duty_that_the_seller_bears_costs_the_customer_nothing() -> None:
    assert cash_due(Money(800_00, MAD), CashTerms(bearer=DutyBearer.SELLER)).to_pay == Money(800_00, MAD)


def test_other_currencies_owe_no_moroccan_duty() -> None:
    assert cash_due(Money(800_00, Currency.EUR), CashTerms(bearer=DutyBearer.CUSTOMER)).duty is None


@pytest.mark.parametrize(("minor", "coin", "to"), [(12_53, 5, 12_55), (12_52, 5, 12_50), (12_25, 50, 12_50), (7, 0, 7)])
def test_an_amount_is_rounded_to_the_nearest_coin_and_up_from_the_middle(minor: int, coin: int, to: int) -> None:
    assert rounded(Money(minor, MAD), coin) == Money(to, MAD)


@pytest.mark.parametrize("coin", [5, 10, 50, 100])
def test_cash_is_rounded_to_a_coin_that_is_in_use(coin: int) -> None:
    assert coin_of(str(coin)) == coin


@pytest.mark.parametrize("value", ["", "7", "0", "nearest"])
def test_a_setting_that_is_not_known_is_off(value: str) -> None:
    assert (coin_of(value), bearer_of(value)) == (0, DutyBearer.OFF)
    assert (coin_of("50"), bearer_of("seller")) == (50, DutyBearer.SELLER)
