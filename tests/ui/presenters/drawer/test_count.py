"""Counting the drawer by notes and coins."""

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.cash import CashCount, Denomination
from pos.domain.money import Currency, Money
from pos.domain.names import Language
from pos.ui.presenters.drawer import count
from pos.ui.presenters.drawer.count import PIECES_MAX, Counting
from pos.words.speech import words_for

FR = words_for(Language.FR)
MET = (
    Denomination(100, is_note=False),
    Denomination(200_00, is_note=True),
    Denomination(25_00, is_note=True, counted=False),
    Denomination(50, is_note=False),
)


def begun(before: CashCount | None = None) -> Counting:
    return count.begin(Currency.MAD, MET, before)


def test_the_dearest_note_comes_first_and_what_no_drawer_holds_is_left_out() -> None:
    assert [each.minor for each in begun().denominations] == [200_00, 100, 50]
    assert begun().chosen == 200_00


def test_digits_are_pieces_of_the_chosen_pile() -> None:
    typed = count.digit(count.digit(begun(), "1"), "2")
    assert typed.count == CashCount(Currency.MAD, ((200_00, 12),))


def test_the_first_digit_on_a_pile_replaces_what_stood_there() -> None:
    typed = count.digit(count.digit(begun(), "1"), "2")
    there_and_back = count.step(count.step(typed, 1), -1)
    assert count.digit(there_and_back, "3").count.pieces == ((200_00, 3),)


def test_plus_and_minus_choose_the_pile_they_change() -> None:
    more = count.add(count.add(begun(), 50, 1), 50, 1)
    assert (more.chosen, more.count.total) == (50, Money(100, Currency.MAD))


def test_a_pile_never_holds_less_than_nothing() -> None:
    assert count.add(begun(), 50, -1).count.pieces == ()


def test_erasing_takes_the_last_digit_back() -> None:
    typed = count.digit(count.digit(begun(), "1"), "2")
    assert count.erase(typed).count.pieces == ((200_00, 1),)


def test_the_arrows_stop_at_the_first_and_the_last_pile() -> None:
    assert count.step(begun(), -1).chosen == 200_00
    assert count.step(begun(), 9).chosen == 50
    assert count.step(begun(), 9).last


def test_a_stuck_key_does_not_fill_the_drawer() -> None:
    stuck = begun()
    for _ in range(20):
        stuck = count.digit(stuck, "9")
    assert stuck.count.pieces == ((200_00, PIECES_MAX),)


def test_a_second_count_begins_from_the_first() -> None:
    first = count.digit(begun(), "7").count
    assert begun(first).count == first


@given(st.dictionaries(st.sampled_from([200_00, 100, 50]), st.integers(0, PIECES_MAX)))
def test_the_total_is_what_the_piles_are_worth_together(pieces: dict[int, int]) -> None:
    counting = begun()
    for minor, many in pieces.items():
        counting = count.add(counting, minor, many)
    assert counting.count.total.minor == sum(minor * many for minor, many in pieces.items())


def test_the_screen_shows_each_pile_and_the_whole() -> None:
    shown = count.count_view(count.digit(begun(), "3"), FR)
    assert [(pile.value, pile.pieces, pile.worth) for pile in shown.piles] == [
        ("200", "3", "600,00"),
        ("1", "0", ""),
        ("0,50", "0", ""),
    ]
    assert (shown.total, shown.unit, shown.told) == ("600,00", "DH", "3 billets et pièces")


def test_nothing_counted_yet_is_said_in_words() -> None:
    assert count.count_view(begun(), FR).told == "Rien encore"
