from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import Currency, Money, divide_half_up, part_of, share_out, total_of

MAD = Currency.MAD
weights = st.lists(st.integers(0, 10**9), min_size=1, max_size=12).filter(any)
amounts = st.integers(-(10**12), 10**12)


@given(amounts, weights)
def test_what_is_shared_out_adds_up_to_the_whole(total: int, shares: list[int]) -> None:
    assert sum(share_out(total, shares)) == total


@given(amounts, weights)
def test_every_share_is_within_one_unit_of_its_exact_part(total: int, shares: list[int]) -> None:
    for part, weight in zip(share_out(total, shares), shares, strict=True):
        assert abs(part - Fraction(total * weight, sum(shares))) < 1


@given(st.integers(0, 10**12), weights)
def test_who_weighs_more_never_gets_less(total: int, shares: list[int]) -> None:
    parts = share_out(total, shares)
    ranked = [part for _, part in sorted(zip(shares, parts, strict=True))]
    assert ranked == sorted(ranked)


@given(amounts, weights)
def test_sharing_out_a_debt_mirrors_sharing_out_the_credit(total: int, shares: list[int]) -> None:
    assert share_out(-total, shares) == tuple(-part for part in share_out(total, shares))


@given(st.integers(0, 10**6), weights)
def test_the_units_left_over_go_to_the_largest_fractions(total: int, shares: list[int]) -> None:
    whole = sum(shares)
    got: list[Fraction] = []
    missed: list[Fraction] = []
    for part, weight in zip(share_out(total, shares), shares, strict=True):
        exact = Fraction(total * weight, whole)
        (got if part > exact else missed).append(exact - int(exact))
    assert min(got, default=1) >= max(missed, default=0)


@given(amounts, weights)
def test_who_weighs_nothing_gets_nothing(total: int, shares: list[int]) -> None:
    parts = share_out(total, [*shares, 0])
    assert parts[-1] == 0


@given(weights)
def test_nothing_shared_out_is_nothing_for_everybody(shares: list[int]) -> None:
    assert set(share_out(0, shares)) == {0}


def test_between_equal_fractions_the_first_gets_the_unit_left_over() -> None:
    assert share_out(7, [1]) == (7,)
    assert share_out(10, [1, 1, 1]) == (4, 3, 3)
    assert share_out(100, [50, 333, 617]) == (5, 33, 62)
    assert share_out(7, [2, 2]) == (4, 3)


@pytest.mark.parametrize("shares", [[], [0, 0], [3, -1]])
def test_shares_that_make_no_whole_are_a_mistake_of_ours(shares: list[int]) -> None:
    with pytest.raises(ValueError, match=r"weights|empty"):
        share_out(10, shares)


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**6))
def test_halves_are_rounded_away_from_zero(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)
    rounded = divide_half_up(numerator, denominator)
    assert abs(rounded - exact) <= Fraction(1, 2)
    if abs(rounded - exact) == Fraction(1, 2):
        assert abs(rounded) > abs(exact)


@pytest.mark.parametrize(("tenths", "whole"), [(5, 1), (15, 2), (4, 0), (16, 2), (0, 0), (-5, -1), (-15, -2), (-4, 0)])
def test_half_a_centime_is_a_whole_one_whichever_way_it_goes(tenths: int, whole: int) -> None:
    assert divide_half_up(tenths, 10) == whole


@given(amounts, st.integers(0, 10_000))
def test_a_part_and_its_refund_are_the_same_amount(minor: int, rate: int) -> None:
    assert part_of(Money(-minor, MAD), rate) == -part_of(Money(minor, MAD), rate)


def test_a_part_is_rounded_half_up() -> None:
    assert part_of(Money(125, MAD), 2_000) == Money(25, MAD)
    assert part_of(Money(5, MAD), 1_000) == Money(1, MAD)
    assert part_of(Money(4, MAD), 1_000) == Money(0, MAD)


@pytest.mark.parametrize(("currency", "decimals"), [("JPY", 0), ("XOF", 0), ("MAD", 2), ("EUR", 2), ("TND", 3)])
def test_each_currency_has_the_decimals_of_its_coins(currency: str, decimals: int) -> None:
    assert Currency(currency).decimals == decimals


def test_two_currencies_are_never_counted_together() -> None:
    dirhams, euros = Money(100, MAD), Money(100, Currency.EUR)
    for mix in (
        lambda: dirhams + euros,
        lambda: dirhams - euros,
        lambda: dirhams < euros,
        lambda: dirhams <= euros,
        lambda: total_of([euros], MAD),
    ):
        with pytest.raises(ValueError, match="cannot be counted together"):
            mix()


@given(st.lists(amounts, max_size=8))
def test_adding_and_taking_away_agree_with_whole_numbers(minors: list[int]) -> None:
    total = total_of((Money(minor, MAD) for minor in minors), MAD)
    assert total.minor == sum(minors)
    assert total - Money(7, MAD) + Money(7, MAD) == total
    assert (total - Money(7, MAD)).minor == total.minor - 7
    assert bool(total) is (sum(minors) != 0)


@given(amounts, st.integers(-1, 1))
def test_amounts_are_ordered_like_whole_numbers(minor: int, off: int) -> None:
    one, other = Money(minor, MAD), Money(minor + off, MAD)
    assert [one < other, one <= other, one == other] == [off > 0, off >= 0, off == 0]
