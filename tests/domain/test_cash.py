from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.cash import CashCount, Denomination, break_down, count_of, suggest
from pos.domain.money import Currency, Money
from pos.domain.tables import read_denominations

TABLES = Path(__file__).resolve().parents[2] / "resources" / "tables"
CASH = read_denominations((TABLES / "cash.json").read_text(encoding="utf-8"))
MAD = Currency.MAD
currencies = st.sampled_from(sorted(CASH))


def fewest(minor: int, worths: list[int]) -> int:
    """Count the fewest pieces that make an amount, by trying every one of them."""
    best = [0] + [10**9] * minor
    for amount in range(1, minor + 1):
        best[amount] = 1 + min((best[amount - worth] for worth in worths if worth <= amount), default=10**9)
    return best[minor]


@given(currencies, st.integers(0, 10**8))
def test_change_comes_out_to_less_than_the_smallest_coin(currency: Currency, minor: int) -> None:
    smallest = min(d.minor for d in CASH[currency] if d.counted)
    made = break_down(Money(minor, currency), CASH[currency]).total.minor
    assert 0 <= minor - made < smallest


@given(currencies, st.integers(0, 300))
def test_change_is_made_of_the_fewest_pieces(currency: Currency, tens: int) -> None:
    minor = tens * 10
    worths = [d.minor for d in CASH[currency] if d.counted]
    count = break_down(Money(minor, currency), CASH[currency])
    if count.total.minor == minor:
        assert sum(pieces for _, pieces in count.pieces) == fewest(minor, worths)


@given(st.dictionaries(st.sampled_from([20000, 2000, 500, 50]), st.integers(0, 400)))
def test_a_count_is_worth_its_pieces_and_lists_the_dearest_first(counted: dict[int, int]) -> None:
    count = count_of(MAD, counted)
    assert count.total.minor == sum(minor * pieces for minor, pieces in counted.items())
    assert [minor for minor, _ in count.pieces] == sorted((m for m in counted if counted[m]), reverse=True)


def test_what_is_not_there_is_not_listed() -> None:
    assert count_of(MAD, {2000: 0, 500: 2}) == CashCount(MAD, ((500, 2),))


@given(currencies, st.integers(1, 10**7))
def test_what_is_suggested_covers_the_amount_and_can_be_handed_over_in_notes(currency: Currency, minor: int) -> None:
    suggested = [amount.minor for amount in suggest(Money(minor, currency), CASH[currency])]
    notes = [d.minor for d in CASH[currency] if d.is_note and d.counted]
    assert suggested == sorted(set(suggested))
    assert len(suggested) <= 3
    assert all(amount > minor and any(amount % note == 0 for note in notes) for amount in suggested)


@pytest.mark.parametrize(
    ("minor", "expected"),
    [(180_00, [200_00]), (135_00, [140_00, 150_00, 200_00]), (430_00, [440_00, 450_00, 500_00]), (200_00, [])],
)
def test_a_customer_is_likely_to_hand_over_the_next_round_note(minor: int, expected: list[int]) -> None:
    assert [amount.minor for amount in suggest(Money(minor, MAD), CASH[MAD])] == expected


def test_coins_that_no_drawer_holds_are_not_given_as_change() -> None:
    coins = (Denomination(100, is_note=False), Denomination(1, is_note=False, counted=False))
    assert break_down(Money(101, MAD), coins) == CashCount(MAD, ((100, 1),))
