from hypothesis import given
from hypothesis import strategies as st

from pos.domain.money import Currency, Money
from pos.ui.presenters.selling.cash_entry import PIECES_MAX, CashEntry, add, begin, erase, press

MAD = Currency.MAD


def touched(*minors: int) -> CashEntry:
    cash = begin(MAD)
    for minor in minors:
        cash = add(cash, minor)
    return cash


@given(st.lists(st.sampled_from([200_00, 100_00, 50_00, 20_00, 50]), max_size=30))
def test_notes_and_coins_add_up(minors: list[int]) -> None:
    assert touched(*minors).amount() == Money(sum(minors), MAD)


def test_the_last_piece_is_taken_back_first() -> None:
    assert erase(touched(200_00, 50_00)).counted.pieces == ((200_00, 1),)
    assert erase(begin(MAD)).empty


def test_typing_forgets_the_pieces_and_a_piece_forgets_the_typing() -> None:
    typed = press(touched(200_00), "7")
    assert typed.amount() == Money(7_00, MAD)
    assert add(typed, 20_00).amount() == Money(20_00, MAD)
    assert erase(press(typed, "5")).amount() == Money(7_00, MAD)


def test_a_comma_and_a_point_are_the_same() -> None:
    for sign in ",.":
        cash = begin(MAD)
        for key in f"10{sign}5":
            cash = press(cash, key)
        assert cash.amount() == Money(10_50, MAD)


def test_a_finger_that_rests_on_a_note_stops_adding() -> None:
    assert len(touched(*[20_00] * (PIECES_MAX + 5)).pieces) == PIECES_MAX
