import pytest

from pos.domain.pin import weak


@pytest.mark.parametrize("pin", ["", "258", "258013579", "12a4", "12 4", "١٢٥٧", "²³⁵⁷", "-125"])
def test_a_pin_is_four_to_eight_plain_digits(pin: str) -> None:
    assert weak(pin)


@pytest.mark.parametrize(
    "pin", ["0000", "99999999", "1234", "0123", "4567", "7890", "4321", "9876", "3210", "12345678"]
)
def test_the_first_pins_that_anybody_tries_are_weak(pin: str) -> None:
    assert weak(pin)


@pytest.mark.parametrize("pin", ["1357", "2580", "1123", "4711", "90210", "31415926"])
def test_others_will_do(pin: str) -> None:
    assert not weak(pin)


def test_few_pins_of_four_digits_are_weak() -> None:
    # Ten of one digit, eight that count up, eight that count down: a person's choice stays free.
    assert sum(weak(f"{number:04}") for number in range(10_000)) == 26
