from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.quantity import Quantity, pieces, times

millis = st.integers(1, 10**9)


@given(st.integers(0, 10**9), millis)
def test_a_quantity_costs_within_half_a_unit_of_its_exact_price(unit: int, milli: int) -> None:
    assert abs(times(unit, Quantity(milli)) - Fraction(unit * milli, 1000)) <= Fraction(1, 2)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_whole_pieces_cost_their_count_times_their_price(unit: int, count: int) -> None:
    assert times(unit, pieces(count)) == unit * count
    assert pieces(count).is_whole


@given(millis, millis)
def test_quantities_are_put_together_and_taken_apart(one: int, other: int) -> None:
    both = Quantity(one) + Quantity(other)
    assert both - Quantity(other) == Quantity(one)
    assert (Quantity(one) < both, both.is_whole) == (True, (one + other) % 1000 == 0)
