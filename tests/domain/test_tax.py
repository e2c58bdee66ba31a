from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import Currency, Money
from pos.domain.tax import TaxReason, TaxTreatment, tax_on_top, tax_within, treatment_on

MAD = Currency.MAD
minors, rates = st.integers(-(10**11), 10**11), st.integers(0, 10_000)


@given(minors, rates)
def test_the_tax_inside_a_price_is_within_half_a_unit_of_the_law(minor: int, rate: int) -> None:
    assert abs(tax_within(Money(minor, MAD), rate).minor - Fraction(minor * rate, 10_000 + rate)) <= Fraction(1, 2)


@given(minors, rates)
def test_the_tax_on_top_of_a_price_is_within_half_a_unit_of_the_law(minor: int, rate: int) -> None:
    assert abs(tax_on_top(Money(minor, MAD), rate).minor - Fraction(minor * rate, 10_000)) <= Fraction(1, 2)


@given(minors, rates)
def test_a_refund_takes_back_the_very_tax_of_the_sale(minor: int, rate: int) -> None:
    sale = Money(minor, MAD)
    assert tax_within(-sale, rate) == -tax_within(sale, rate)
    assert tax_on_top(-sale, rate) == -tax_on_top(sale, rate)


def test_a_rule_is_in_force_on_its_first_and_on_its_last_day() -> None:
    first, last = date(2024, 1, 1), date(2025, 12, 31)
    rule = TaxTreatment("MA14", 1400, TaxReason.REDUCED, "CGI art. 99", first, last)
    days = [date(2023, 12, 31), first, last, date(2026, 1, 1)]
    assert [treatment_on([rule], "MA14", day) for day in days] == [None, rule, rule, None]
    assert treatment_on([rule], "MA20", first) is None
