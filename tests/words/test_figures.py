"""Money, numbers, quantities and rates as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import Currency, Money
from pos.domain.quantity import Quantity
from pos.domain.ticket import AMOUNT_MAX
from pos.words import figures
from pos.words.figures import MINUS, SPACE, THOUSANDS
from pos.words.typed import typed_amount, typed_quantity

CURRENCIES = st.sampled_from(Currency)
AMOUNTS = st.integers(0, AMOUNT_MAX)


def test_a_dirham_is_written_with_a_comma_and_a_narrow_space() -> None:
    assert figures.amount(Money(1_234_567_05, Currency.MAD)) == "1\u202f234\u202f567,05"


@pytest.mark.parametrize(
    ("minor", "currency", "written"),
    [(1250, Currency.JPY, "1\u202f250"), (1250, Currency.KWD, "1,250"), (5, Currency.TND, "0,005")],
)
def test_a_currency_has_the_decimals_it_has(minor: int, currency: Currency, written: str) -> None:
    assert figures.amount(Money(minor, currency)) == written


@given(minor=AMOUNTS, currency=CURRENCIES)
def test_what_is_written_reads_back_as_the_same_amount(minor: int, currency: Currency) -> None:
    amount = Money(minor, currency)
    assert typed_amount(figures.amount(amount).replace(THOUSANDS, ""), currency) == amount
    assert typed_amount(figures.short_amount(amount).replace(THOUSANDS, ""), currency) == amount


@given(minor=AMOUNTS.filter(bool), currency=CURRENCIES)
def test_a_negative_amount_is_the_positive_one_behind_a_minus(minor: int, currency: Currency) -> None:
    assert figures.amount(Money(-minor, currency)) == MINUS + figures.amount(Money(minor, currency))
    assert figures.short_amount(Money(-minor, currency)) == MINUS + figures.short_amount(Money(minor, currency))


@given(value=st.integers())
def test_digits_stand_in_groups_of_three_from_the_right(value: int) -> None:
    first, *others = figures.number(value).removeprefix(MINUS).split(THOUSANDS)
    assert 1 <= len(first) <= 3
    assert all(len(group) == 3 for group in others)


@pytest.mark.parametrize(
    ("minor", "written"), [(1_250_00, "1\u202f250"), (1_250_50, "1\u202f250,50"), (-50, f"{MINUS}0,50"), (0, "0")]
)
def test_a_short_amount_drops_decimals_that_say_nothing(minor: int, written: str) -> None:
    assert figures.short_amount(Money(minor, Currency.MAD)) == written


@given(milli=st.integers(1, 10**9))
def test_a_quantity_reads_back_as_itself(milli: int) -> None:
    written = figures.quantity(Quantity(milli))
    assert typed_quantity(written.replace(THOUSANDS, "")) == Quantity(milli)
    assert not written.endswith(",")


@pytest.mark.parametrize(
    ("basis_points", "written"), [(2000, "20"), (1250, "12,5"), (25, "0,25"), (0, "0"), (-500, f"{MINUS}5")]
)
def test_a_rate_has_no_decimals_it_does_not_need(basis_points: int, written: str) -> None:
    assert figures.percent(basis_points) == f"{written}{SPACE}%"


def test_only_signs_that_mean_one_currency_are_used() -> None:
    signs = [figures.unit(currency) for currency in Currency]
    assert len(set(signs)) == len(signs)
    assert figures.unit(Currency.CAD) == "CAD"
