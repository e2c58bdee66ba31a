import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.card import CardReference, holds_card_number, luhn, masked

NUMBERS = [
    "4242424242424242",
    "4242 4242 4242 4242",
    "4242-4242-4242-4242",
    "4242  4242\u00a04242.4242",
    "4242–4242_4242 - 4242",
    "5555555555554444",
    "378282246310005",
]


def with_check_digit(digits: str) -> str:
    """Add the digit that makes digits pass the Luhn check."""
    return next(f"{digits}{last}" for last in range(10) if luhn(f"{digits}{last}"))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_card_number_is_seen_however_it_is_written(number: str) -> None:
    assert holds_card_number(number)
    assert holds_card_number(f"paid with {number}, thanks")


@given(st.text("0123456789", min_size=12, max_size=18), st.text("0123456789", max_size=6))
def test_a_card_number_is_seen_with_digits_around_it(digits: str, more: str) -> None:
    assert holds_card_number(more + with_check_digit(digits))
    assert holds_card_number(with_check_digit(digits) + more)


@pytest.mark.parametrize(
    "text", ["", "4242", "1234567890123", "0612345678", "FES26-B12-T1.1-000042", "18/02/2026 14:05"]
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert not holds_card_number(text)


@given(st.text("0123456789", min_size=12, max_size=18), st.integers(0, 17), st.integers(1, 9))
def test_the_check_sees_any_single_digit_that_is_wrong(digits: str, place: int, off: int) -> None:
    good = with_check_digit(digits)
    place %= len(good)
    wrong = good[:place] + str((int(good[place]) + off) % 10) + good[place + 1 :]
    assert luhn(good)
    assert not luhn(wrong)


@pytest.mark.parametrize("last_four", ["424", "42424", "42 4", "4a42", "4242424242424242"])
def test_a_reference_holds_four_digits_and_no_more(last_four: str) -> None:
    with pytest.raises(ValueError, match="last four digits"):
        CardReference(last_four)


def test_a_reference_hides_no_number_in_its_scheme() -> None:
    with pytest.raises(ValueError, match="a scheme is a name"):
        CardReference("4242", "VISA 4242424242424242")
    assert CardReference().last_four == ""


@pytest.mark.parametrize("number", NUMBERS)
def test_a_card_number_is_blacked_out_and_the_words_around_it_stay(number: str) -> None:
    assert masked(f"card {number}, 3 bowls") == f"card {'*' * len(number)}, 3 bowls"


@given(st.text("0123456789 -ab", max_size=40))
def test_nothing_that_could_be_a_card_number_is_left(text: str) -> None:
    assert not holds_card_number(masked(text))
    assert len(masked(text)) == len(text)
    assert holds_card_number(text) or masked(text) == text
